# Version 7 of the AWS provider next to version 6, with the real engine.

.PHONY: test-majors
test-majors: $(PLUGIN) $(AWS) $(RANDOM) $(KUBERNETES) bin/kubernetes-api bin/pulumi bin/pulumi-language-yaml ## Test with version 7 of the AWS provider, as programs pass it
	$(call say,testing with version 7 of the AWS provider)
	@go test ./tests/suites/majors/... -count=1 -parallel 4 -timeout 20m
