# What releases left behind in tests/released, brought to the present version with the real engine.

RELEASED := $(PLUGIN) $(AWS) $(RANDOM) $(KUBERNETES) bin/kubernetes-api bin/pulumi bin/pulumi-language-yaml

.PHONY: test-released
test-released: $(RELEASED) ## Test that stacks and programs of released versions move to this one
	$(call say,updating the stacks of released versions)
	@go test ./tests/suites/released/... -count=1 -parallel 4 -timeout 20m

# Once for each version, before it is released. FORCE=1 records a version again that has no date in the changelog yet.
.PHONY: record-release
record-release: $(RELEASED) ## Record the stacks and the schema of the present version in tests/released
	$(call say,recording version $(VERSION))
	@RECORD=1 FORCE=$(FORCE) go test ./tests/suites/released -run '^TestRecord$$' -count=1 -timeout 20m
