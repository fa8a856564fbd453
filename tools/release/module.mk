# What is released: built as it is published, and used as somebody uses it who has nothing else of this repository.
# Everything lies in bin/release, and dist/ is left to the release itself.

RELEASE         := bin/release
# The platforms that `make release-check` builds the plugin for. To run it needs this machine's; the workflow of a
# release builds them all.
RELEASE_SYSTEMS ?= $(shell go env GOOS)
RELEASE_CPUS    ?= $(shell go env GOARCH)

bin/actionlint: tools/actionlint/go.mod tools/actionlint/go.sum
	$(call say,building actionlint)
	@cd tools/actionlint && go build -o $(BIN)/actionlint -ldflags "-s -w" github.com/rhysd/actionlint/cmd/actionlint

# Shellcheck is left out: it is on some machines and not on others.
.PHONY: lint-actions
lint-actions: bin/actionlint ## Lint the workflows of GitHub Actions
	$(call say,linting the workflows)
	@bin/actionlint -shellcheck= -pyflakes=

# Goreleaser may want a newer Go than the plugin is built with. Where the workflows forbid Go to get one, it may here.
bin/goreleaser: tools/release/go.mod tools/release/go.sum
	$(call say,building goreleaser (some minutes, once))
	@cd tools/release && GOTOOLCHAIN=auto go build -o $(BIN)/$(@F) -ldflags "-s -w" github.com/goreleaser/goreleaser/v2

bin/cyclonedx-gomod: tools/release/go.mod tools/release/go.sum
	@cd tools/release && GOTOOLCHAIN=auto go build -o $(BIN)/$(@F) -ldflags "-s -w" github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod

# The configuration of the release, for fewer platforms and in a folder of its own.
$(RELEASE)/goreleaser.yml: .goreleaser.yml tools/release/module.mk
	@mkdir -p $(RELEASE)
	@sed -e 's/^    goos: .*/    goos: [$(RELEASE_SYSTEMS)]/' -e 's/^    goarch: .*/    goarch: [$(RELEASE_CPUS)]/' $< > $@
	@echo 'dist: $(RELEASE)/dist' >> $@

# A snapshot is a release that needs no tag and is not published.
$(RELEASE)/plugin.stamp: $(RELEASE)/goreleaser.yml bin/goreleaser bin/cyclonedx-gomod $(call GO_FILES,provider) $(wildcard provider/*/about*.md provider/*/*.asl.json) provider/VERSION README.md LICENSE
	$(call say,checking the configuration of goreleaser)
	@bin/goreleaser check --quiet .goreleaser.yml
	$(call say,building the archive of the plugin)
	@PATH="$(BIN):$(PATH)" bin/goreleaser release --snapshot --clean --skip=publish --config $(RELEASE)/goreleaser.yml \
		> $(RELEASE)/goreleaser.log 2>&1 || { cat $(RELEASE)/goreleaser.log; exit 1; }
	@touch $@

$(RELEASE)/npm.stamp: bin/typescript-sdk
	$(call say,packing the npm package)
	@rm -rf $(RELEASE)/npm && mkdir -p $(RELEASE)/npm
	@npm pack --silent --pack-destination $(RELEASE)/npm ./sdk/nodejs/bin >/dev/null
	@touch $@

$(RELEASE)/pypi.stamp: $(VENV)/.sdk
	@rm -rf $(RELEASE)/pypi && mkdir -p $(RELEASE)/pypi
	@cp bin/python/*.whl $(RELEASE)/pypi/
	@touch $@

.PHONY: release-check
release-check: $(RELEASE)/plugin.stamp $(RELEASE)/npm.stamp $(RELEASE)/pypi.stamp $(AWS) $(RANDOM) bin/pulumi bin/pulumi-language-yaml bin/hosts/pulumi-language-go ## Build what is released, install it in empty projects, and deploy with it
	$(call say,deploying with what is released)
	@go test ./tests/suites/release/artefacts/... -count=1 -parallel 2 -timeout 30m

.PHONY: version
version: ## Raise the version, with NEW=X.Y.Z: in all files, the changelog, and what is generated
	$(call say,raising the version to $(NEW))
	@go run ./tools/raise-version "$(NEW)"
	@$(MAKE) --no-print-directory generate
