# Everything TypeScript: the SDK in the shape in which it is published, the examples, and the tests against the real
# engine. Included by the Makefile of the root; paths are relative to it.
#
# A file bin/typescript-* says that a step is done. npm copies the SDK into the examples (install-links), so that a
# program has one copy of @pulumi/pulumi: a change of the SDK is a new install.

TS_EXAMPLES := typescript automation-typescript
TS_PROGRAMS := $(wildcard $(TS_EXAMPLES:%=examples/%/*.ts))
TS_SCENARIOS := $(wildcard examples/production-typescript/*.ts examples/iam-typescript/*.ts examples/cross-account-typescript/*.ts examples/serverless-typescript/*.ts tests/suites/release/artefacts/node/*.ts)
TS_TESTS    := $(wildcard tests/suites/typescript/*.ts)
TS_BIN       = $(CURDIR)/tests/suites/typescript/node_modules/.bin
# Without npm's notes on engines and install scripts of packages that are not ours.
NPM_CI      := npm ci --no-audit --no-fund --loglevel=error

.PHONY: sdk-nodejs
sdk-nodejs: bin/typescript-sdk ## Compile the npm package into sdk/nodejs/bin, from where it is published
	@:

.PHONY: lint-typescript
lint-typescript: bin/typescript-lint ## Check the format of the TypeScript code
	@:

.PHONY: test-typescript
test-typescript: $(PLUGIN) $(AWS) $(RANDOM) $(KUBERNETES) bin/awssim bin/redis-server bin/redis-for-tests bin/pulumi lint-typescript bin/typescript-tests bin/typescript-snippets $(TS_EXAMPLES:%=bin/typescript-example-%) ## Test types, examples and component from TypeScript, with the real engine
	$(call say,testing from TypeScript)
	@GOGC=$(TEST_GOGC) PATH="$(RUN_PATH)" NODE_PATH="$(CURDIR)/examples/typescript/node_modules" node --test --test-concurrency=2 --test-reporter=spec --enable-source-maps bin/typescript/*.test.js

bin/typescript-tools: $(addprefix tests/suites/typescript/,package.json package-lock.json .npmrc)
	$(call say,installing the TypeScript tools)
	@mkdir -p bin
	@cd tests/suites/typescript && $(NPM_CI) >/dev/null
	@touch $@

bin/typescript-sdk: $(wildcard sdk/nodejs/*.ts sdk/nodejs/types/*.ts sdk/nodejs/types/*/*.ts) $(addprefix sdk/nodejs/,package.json tsconfig.json README.md LICENSE scripts/prepare.js) tests/suites/typescript/tsconfig.sdk.json bin/typescript-tools
	$(call say,compiling the npm package)
	@rm -rf sdk/nodejs/bin
	@$(TS_BIN)/tsc -p tests/suites/typescript/tsconfig.sdk.json
	@node sdk/nodejs/scripts/prepare.js --compiled
	@touch $@

$(TS_EXAMPLES:%=bin/typescript-install-%): bin/typescript-install-%: examples/%/package.json examples/%/package-lock.json examples/%/.npmrc bin/typescript-sdk
	$(call say,installing the packages of examples/$*)
	@cd examples/$* && $(NPM_CI) >/dev/null
	@touch $@

$(TS_EXAMPLES:%=bin/typescript-example-%): bin/typescript-example-%: $(TS_PROGRAMS) examples/%/tsconfig.json bin/typescript-install-%
	$(call say,compiling examples/$*)
	@rm -rf examples/$*/bin
	@cd examples/$* && node_modules/.bin/tsc
	@touch $@

# This is the test of the types, too.
bin/typescript-tests: $(TS_TESTS) tests/suites/typescript/tsconfig.json bin/typescript-tools bin/typescript-install-typescript
	$(call say,compiling the TypeScript tests)
	@rm -rf bin/typescript
	@$(TS_BIN)/tsc -p tests/suites/typescript
	@touch $@

# The programs that the documentation shows: all compile, and the whole ones are run by the tests.
bin/typescript-snippets: $(DOCUMENTATION) tests/suites/typescript/tsconfig.snippets.json bin/typescript-tools bin/typescript-install-typescript
	$(call say,compiling the TypeScript programs of the documentation)
	@rm -rf bin/snippets/typescript
	@go run ./tests/support/snippets/cmd/snippets -language ts -out bin/snippets/typescript
	@$(TS_BIN)/tsc -p tests/suites/typescript/tsconfig.snippets.json
	@touch $@

bin/typescript-lint: $(TS_PROGRAMS) $(TS_SCENARIOS) $(TS_TESTS) tests/suites/typescript/.prettierrc.json bin/typescript-tools
	$(call say,checking the format of the TypeScript code)
	@$(TS_BIN)/prettier --config tests/suites/typescript/.prettierrc.json --log-level warn --check $(TS_PROGRAMS) $(TS_SCENARIOS) $(TS_TESTS) >/dev/null
	@touch $@

.PHONY: fmt-typescript
fmt-typescript: bin/typescript-tools ## Format the TypeScript code
	$(call say,formatting the TypeScript code)
	@$(TS_BIN)/prettier --config tests/suites/typescript/.prettierrc.json --log-level warn --write $(TS_PROGRAMS) $(TS_SCENARIOS) $(TS_TESTS) >/dev/null
