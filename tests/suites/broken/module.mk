# Deployments that are broken off, with the real engine. With BROKEN=all every way to break one is tried, which takes
# about 40 minutes; BROKEN_RECORD names a file that gets the figures.

.PHONY: test-broken
test-broken: $(PLUGIN) $(AWS) $(RANDOM) bin/pulumi bin/pulumi-language-yaml ## Test that deployments that are broken off come to their end
	$(call say,breaking deployments)
	@BROKEN=$(BROKEN) BROKEN_RECORD=$(BROKEN_RECORD) go test ./tests/suites/broken/... -count=1 -parallel 4 -timeout $(if $(BROKEN),0,20m)
