# What is built lands in bin/, what npm installs and compiles beside its sources; `make clean` removes both. Outside the
# checkout, `make install` touches the Pulumi plugin folder, and the languages keep their package caches.
#
# `make help` lists the targets.

VERSION        := $(shell cat provider/VERSION)
# The Pulumi CLI of the tests, which is built where PATH has none as new, and the oldest that a user can have.
PULUMI_VERSION := 3.276.0
OLDEST_PULUMI  := 3.182.0
# The oldest Redis that will do for the tests with a real server: the first whose clusters know host names.
REDIS_VERSION  := 7.0
# The version of the aws plugin that the simulated AWS stands in for: what the component was compiled against.
AWS_VERSION    := $(shell awk '$$1 == "github.com/pulumi/pulumi-aws/sdk/v6" { sub("v", "", $$2); print $$2 }' go.mod)

# How many random cases each property is tried on.
RAPID_CHECKS   ?= 2000

BIN    := $(CURDIR)/bin
PLUGIN := bin/pulumi-resource-aws-redis
# The providers that the real ones are simulated by.
AWS        := bin/aws/pulumi-resource-aws
RANDOM     := bin/aws/pulumi-resource-random
KUBERNETES := bin/aws/pulumi-resource-kubernetes
# The way in which a plugin is built from its source by the Pulumi CLI, and for a release. With one way for all, the AWS
# SDK is compiled once.
export GOFLAGS := $(strip $(filter-out -trimpath,$(GOFLAGS)) -trimpath)

# What is on PATH when a Pulumi program runs in a test: our plugin, the simulated providers, the CLI and its language host.
RUN_PATH := $(BIN):$(BIN)/aws:$(PATH)

# The API server's code is a module of its own.
GO_FILES    = $(shell find $(1) -name '*.go' -not -name '*_test.go' -not -path 'tests/sim/kubernetes/api/*') go.mod go.sum
# The tests make many small plans, or start many short processes: collecting garbage less often takes a quarter or an
# eighth of their time away.
TEST_GOGC   = 400
# The packages whose tests need nothing that is built before: all that no other target tests.
UNIT        = $(shell go list ./... | grep -vE '/(provider/internal/elasticache/redistest|tests/sim/kubernetes|tests/support/redis|tests/suites/(engine|servers|source|broken|release/artefacts|majors|released|convert|java))(/|$$)|/tests/bench$$')
say         = @echo "==> $(1)"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-16s %s\n", $$1, $$2 }'

# ---- tests, and the demo ----

.PHONY: demo
demo: $(PLUGIN) $(AWS) bin/awssim bin/pulumi bin/pulumi-language-yaml ## Deploy the YAML example to a simulated AWS, show the outputs, and destroy it
	$(call say,running the demo)
	@AWS_VERSION=$(AWS_VERSION) tools/demo

.PHONY: test
test: lint lint-python lint-typescript lint-workflows lint-policy lint-actions check-generated test-unit test-workflows test-kubernetes test-servers test-engine test-broken test-bench test-majors test-released test-typescript test-python test-java test-convert test-dotnet test-policy test-source ## Everything that CI checks
	$(call say,all checks passed)

.PHONY: test-unit
test-unit: ## Test rules, plan, resources, wire and schema, without an engine
	$(call say,testing the rules, the component and the schema)
	@GOGC=$(TEST_GOGC) RAPID_CHECKS=$(RAPID_CHECKS) go test $(if $(SKIP),-skip '$(SKIP)') -timeout 30m $(UNIT)

# How often, and on how many random cases, `make soak` tries each property; and the packages that have some. Each round is
# a process of its own: Pulumi's SDK keeps a socket open for each component, and a process may have so many.
SOAK        ?= 3
SOAK_CHECKS ?= 5000
PROPERTIES   = $(shell grep -rl 'rapid[.]Check' --include='*_test.go' provider tests/suites | xargs dirname | sort -u | grep -v redistest | sed 's|^|./|')

.PHONY: soak
soak: ## Try the properties on more random cases than CI does, several times, and fuzz
	$(call say,trying each property $(SOAK) times on $(SOAK_CHECKS) random cases)
	@for round in $$(seq $(SOAK)); do \
	  GOGC=$(TEST_GOGC) RAPID_CHECKS=$(SOAK_CHECKS) go test -count 1 -timeout 0 $(PROPERTIES) || exit 1; done
	@$(MAKE) --no-print-directory test-workflows NIGHTS=400
	@$(MAKE) --no-print-directory test-broken BROKEN=all
	@$(MAKE) --no-print-directory fuzz

# How long each whole request is fuzzed, and which targets are: those whose names match.
FUZZ_TIME ?= 10m
FUZZ      ?= .

.PHONY: fuzz
fuzz: ## Fuzz the component, and each parser, with what grows from the corpus in testdata/fuzz
	$(call say,fuzzing for $(FUZZ_TIME))
	@GOGC=$(TEST_GOGC) tools/fuzz $(FUZZ_TIME) '$(FUZZ)'

.PHONY: test-kubernetes
test-kubernetes: bin/kubernetes-api ## Test that the API server of Kubernetes takes the objects that are made for it
	$(call say,testing objects with the code of the API server of Kubernetes)
	@RAPID_CHECKS=$(RAPID_CHECKS) go test ./tests/sim/kubernetes/...

.PHONY: test-servers
test-servers: bin/redis-server ## Test that clients get into a real Redis server by URL, environment and secret
	$(call say,testing with a real Redis server)
	@go test ./tests/suites/servers/... ./tests/support/redis/... ./provider/internal/elasticache/redistest/... -count=1

.PHONY: test-engine
test-engine: $(PLUGIN) $(AWS) $(RANDOM) $(KUBERNETES) bin/kubernetes-api bin/redis-server bin/pulumi bin/pulumi-language-yaml bin/hosts/pulumi-language-go ## Test with the real engine: the YAML and Go examples, and the wire
	$(call say,testing with the real engine)
	@GOGC=$(TEST_GOGC) go test ./tests/suites/engine/... -count=1 -parallel 4 -timeout 45m

# What the benchmarks run: the plugin, the simulated providers and the CLI.
BENCHED := $(PLUGIN) $(AWS) $(RANDOM) bin/pulumi

.PHONY: test-bench
test-bench: $(BENCHED) ## Test that the component takes little more processor time than the same resources without it
	$(call say,comparing the component with the same resources without it)
	@go test ./tests/bench -count=1 -timeout 15m

# BENCH_CASES=1,10 and BENCH_ROUNDS=2 are for a short run. The results of all cases are in bin/bench.json.
.PHONY: bench
bench: $(BENCHED) ## Measure the component against the same resources without it
	$(call say,measuring (a quarter of an hour; leave the machine alone))
	@BENCH_RESULTS=$(BIN)/bench.json go test ./tests/bench -run '^$$' -bench . -benchtime 1x -timeout 120m

# ---- building ----

.PHONY: build
build: $(PLUGIN) ## Build the plugin
	@:

.PHONY: install
install: $(PLUGIN) ## Install the plugin into the Pulumi plugin folder
	$(call say,installing the plugin)
	@pulumi=$$(tools/find-pulumi $(OLDEST_PULUMI)) || { $(MAKE) --no-print-directory bin/pulumi && pulumi=bin/pulumi; } && \
		"$$pulumi" plugin install resource aws-redis $(VERSION) --file $(PLUGIN) --reinstall

$(PLUGIN): $(call GO_FILES,provider) $(wildcard provider/*/about*.md provider/*/*.asl.json) provider/VERSION
	$(call say,building the plugin)
	@go build -o $@ ./provider/cmd/pulumi-resource-aws-redis

$(AWS): $(call GO_FILES,tests/sim/aws)
	$(call say,building the simulated AWS)
	@go build -o $@ ./tests/sim/aws/cmd/pulumi-resource-aws

$(RANDOM): $(call GO_FILES,tests/sim/random)
	$(call say,building the simulated random provider)
	@go build -o $@ ./tests/sim/random/cmd/pulumi-resource-random

$(KUBERNETES): $(call GO_FILES,tests/sim/kubernetes)
	$(call say,building the simulated Kubernetes provider)
	@go build -o $@ ./tests/sim/kubernetes/cmd/pulumi-resource-kubernetes

# The API server's own code, without the server. A module of its own: half a minute to build, once.
bin/kubernetes-api: $(wildcard tests/sim/kubernetes/api/*.go tests/sim/kubernetes/api/go.*)
	$(call say,building what the API server of Kubernetes says of objects)
	@cd tests/sim/kubernetes/api && go build -o $(BIN)/kubernetes-api .

bin/hosts/pulumi-language-go: $(call GO_FILES,tests/support/golanghost)
	@go build -o $@ ./tests/support/golanghost

bin/awssim: $(call GO_FILES,tests/sim/aws)
	@go build -o $@ ./tests/sim/aws/cmd/awssim

# A CLI on PATH that is new enough is used; otherwise one is made from the pinned Go module, which takes minutes once.
# Where one is found a script stands here, for make would take a link to be as old as what it leads to.
bin/pulumi: tools/pulumi/go.mod tools/pulumi/go.sum tools/find-pulumi
	@mkdir -p bin && rm -f $@
	@if found=$$(tools/find-pulumi $(PULUMI_VERSION)); then \
		echo "==> using the Pulumi CLI at $$found"; printf '#!/bin/sh\nexec "%s" "$$@"\n' "$$found" > $@; chmod +x $@; \
	else \
		echo "==> building the Pulumi CLI $(PULUMI_VERSION) (some minutes, once)"; \
		cd tools/pulumi && go build -o $(BIN)/pulumi -ldflags "-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=$(PULUMI_VERSION)" \
			github.com/pulumi/pulumi/pkg/v3/cmd/pulumi; \
	fi

bin/pulumi-language-yaml: tools/yaml/go.mod tools/yaml/go.sum
	$(call say,building the YAML language host (a minute or two, once))
	@cd tools/yaml && go build -o $(BIN)/pulumi-language-yaml -ldflags "-s -w" github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml

# A server on PATH that is new enough is used; otherwise Debian's is unpacked, without installing it. Either way a script
# stands here.
bin/redis-server: tools/find-redis tools/unpack-redis
	@mkdir -p bin && rm -f $@
	@if found=$$(tools/find-redis $(REDIS_VERSION)); then \
		echo "==> using the Redis server at $$found"; printf '#!/bin/sh\nexec "%s" "$$@"\n' "$$found" > $@; chmod +x $@; \
	else \
		echo "==> unpacking a Redis server"; tools/unpack-redis $(REDIS_VERSION) $@ bin/redis; \
	fi

bin/redis-for-tests: $(call GO_FILES,tests/support/redis)
	@go build -o $@ ./tests/support/redis/cmd/redis-for-tests

bin/golangci-lint: tools/lint/go.mod tools/lint/go.sum
	$(call say,building golangci-lint (two minutes, once))
	@cd tools/lint && go build -o $(BIN)/golangci-lint -ldflags "-s -w" github.com/golangci/golangci-lint/v2/cmd/golangci-lint

# ---- what is generated and committed ----

.PHONY: generate
generate: bin/generated.stamp ## Write schema.json, sdk/, the generated pages, and comments on fields
	$(call say,writing the generated files)
	@tools/check-generated --write bin/.generated

.PHONY: check-generated
check-generated: bin/generated.stamp ## Check that what is generated is up to date
	$(call say,comparing the generated files with the tree)
	@tools/check-generated bin/.generated

# What the generator of pages is made of: it asks the component over the wire, measures incidents on the simulated AWS, and
# shows what was measured last with `make bench`.
PAGES = Makefile $(call GO_FILES,tools/pages tools/pulumi/generate tests/support/wire tests/support/incidents tests/bench/figures tests/sim/aws) \
	tests/bench/results.json \
	$(wildcard tools/pages/page/about/* tools/pages/permissions/*.md tools/pulumi/generate/*.* tools/pulumi/generate/*/* tools/java/generate/*) README.md \
	examples/java/src/main/java/myproject/App.java examples/dotnet/Program.cs \
	tools/pulumi/go.mod tools/pulumi/go.sum tools/java/go.mod tools/java/go.sum

bin/generated.stamp: $(PLUGIN) bin/pulumi $(PAGES) LICENSE
	$(call say,generating the schema and the SDKs)
	@rm -rf bin/.generated
	@PULUMI_HOME=$(BIN)/home PULUMI_SKIP_UPDATE_CHECK=true bin/pulumi package get-schema ./$(PLUGIN) > bin/served-schema.json
	@cd tools/pulumi && go run ./generate -schema $(BIN)/served-schema.json -tree $(CURDIR) -out $(BIN)/.generated
	@go run ./tools/pages -schema $(BIN)/served-schema.json -tree $(CURDIR) -out $(BIN)/.generated
	@touch $@

# By hand, when there is a newer server to ask.
.PHONY: access-commands
access-commands: bin/redis-server ## Write the table of commands from what a real Redis server has
	$(call say,asking a real Redis server for its commands)
	@go run ./tests/support/redis/cmd/access-commands > bin/access-commands.go && cp bin/access-commands.go provider/internal/elasticache/access_commands.go

# By hand, for a later version 7 of the AWS provider: what the simulation plays version 7 by.
AWS_SEVEN ?= 7.48.0
.PHONY: aws-types
aws-types: ## Write the table of what version 7 of the AWS provider has, from its npm package
	$(call say,reading the types of @pulumi/aws $(AWS_SEVEN))
	@rm -rf bin/aws-seven && mkdir -p bin/aws-seven
	@cd bin/aws-seven && npm pack --silent @pulumi/aws@$(AWS_SEVEN) >/dev/null && tar -xzf *.tgz
	@go run ./tests/sim/aws/cmd/aws-types -package bin/aws-seven/package -out bin/aws-seven/types.json
	@cp bin/aws-seven/types.json tests/sim/aws/internal/seven/types.json && rm -r bin/aws-seven

# ---- TypeScript and Python ----

# The pages whose programs are tested, and what takes the programs out of them.
DOCUMENTATION = README.md schema.json $(wildcard docs/*.md docs/reference/*.md examples/README.md examples/*/index.ts examples/*/__main__.py) $(call GO_FILES,tests/support/snippets)

include tests/suites/typescript/module.mk tests/suites/python/module.mk tests/suites/workflows/module.mk tests/suites/source/module.mk tests/suites/majors/module.mk tests/suites/broken/module.mk tests/suites/released/module.mk policy/module.mk tests/suites/java/module.mk tests/suites/dotnet/module.mk

# ---- what is released ----

include tools/release/module.mk

# ---- checks ----

# The modules that are linted. The SDK is generated, and only vetted.
LINTED    := . tools/pulumi tools/java tests/sim/kubernetes/api examples/go examples/automation-go examples/cross-account-go examples/serverless-go
FORMATTED := main.go provider tests tools examples/go examples/automation-go examples/cross-account-go examples/serverless-go
# What `make check` takes the changes from: a commit, or a branch.
SINCE     ?= HEAD
# What `make check` leaves to `make test`: a test that wants more random cases than these few, and one that takes the
# longest of all.
CHECK_SKIPS := ^(TestMutations|TestExamplesOfChanges)$$

export GOLANGCI_LINT_CACHE := $(BIN)/lint-cache

.PHONY: lint
lint: bin/golangci-lint ## Lint the Go code, and see that it is formatted
	$(call say,linting)
	@for module in $(LINTED); do (cd $$module && $(BIN)/golangci-lint run ./...) || exit 1; done
	@cd sdk && go vet ./...

.PHONY: fmt
fmt: bin/golangci-lint ## Format the Go code
	$(call say,formatting)
	@bin/golangci-lint fmt $(FORMATTED)

.PHONY: check
check: bin/golangci-lint ## Before each commit: format, lint of what has changed, and unit tests with few random cases
	$(call say,looking at the format)
	@bin/golangci-lint fmt --diff $(FORMATTED) || { echo "run make fmt"; exit 1; }
	$(call say,linting what has changed)
	@PATH=$(BIN):$$PATH tools/lint-changed $(SINCE) $(LINTED)
	@$(MAKE) --no-print-directory test-unit RAPID_CHECKS=50 SKIP='$(CHECK_SKIPS)'

.PHONY: clean
clean: ## Remove what was built
	rm -rf bin sdk/nodejs/bin sdk/nodejs/node_modules sdk/java/target examples/*/node_modules examples/*/bin examples/*/target \
		tests/suites/*/node_modules policy/node_modules dist pulumi-aws-redis
