# What somebody installs from the sources alone. Included by the Makefile of the root; paths are relative to it.
#
# The plugin is built from its source in two places: in the checkout, and in bin/source-home, where the CLI installs it.
# There the code of the plugin is compiled once more, and linked; the modules that it needs are compiled already.

.PHONY: test-source
test-source: $(PLUGIN) $(AWS) $(RANDOM) bin/pulumi bin/pulumi-language-yaml bin/hosts/pulumi-language-go $(VENV)/.requirements ## Test the plugin from source, and the SDKs from a clone
	$(call say,testing what is installed from the sources)
	@go test ./tests/suites/source/... -count=1 -timeout 30m
