# The policy pack: its checks, asked as the engine asks them, and the pack with the real engine. Included by the
# Makefile of the root; paths are relative to it. Prettier is the one of the TypeScript tests.

POLICY_CODE := $(wildcard policy/*.ts policy/checks/*.ts policy/test/*.ts)

bin/policy-packages: $(addprefix policy/,package.json package-lock.json .npmrc)
	$(call say,installing the packages of the policy pack)
	@mkdir -p bin
	@cd policy && $(NPM_CI) >/dev/null
	@touch $@

bin/policy-tests: $(POLICY_CODE) policy/tsconfig.json bin/policy-packages
	$(call say,compiling the policy pack)
	@rm -rf bin/policy
	@policy/node_modules/.bin/tsc -p policy
	@touch $@

.PHONY: test-policy
test-policy: $(PLUGIN) $(AWS) $(RANDOM) bin/pulumi bin/pulumi-language-yaml bin/policy-tests ## Test the policy pack, alone and with the real engine
	$(call say,testing the policy pack)
	@NODE_PATH="$(CURDIR)/policy/node_modules" node --test --test-concurrency=2 --test-reporter=spec --enable-source-maps bin/policy/test/*.test.js

.PHONY: lint-policy
lint-policy: bin/policy-lint ## Check the format of the policy pack
	@:

bin/policy-lint: $(POLICY_CODE) tests/suites/typescript/.prettierrc.json bin/typescript-tools
	$(call say,checking the format of the policy pack)
	@$(TS_BIN)/prettier --config tests/suites/typescript/.prettierrc.json --log-level warn --check $(POLICY_CODE) >/dev/null
	@touch $@

.PHONY: fmt-policy
fmt-policy: bin/typescript-tools ## Format the policy pack
	$(call say,formatting the policy pack)
	@$(TS_BIN)/prettier --config tests/suites/typescript/.prettierrc.json --log-level warn --write $(POLICY_CODE) >/dev/null
