# The state machines of provider/snapshots: run by moto's interpreter in simulated time, and read by a validator.
# What the components create around them is judged by simulators of IAM and S3, and by linters. The calls for clusters
# that AWS scales are judged by moto and the service's own model.

WORKFLOWS := bin/venv-workflows

$(WORKFLOWS)/.requirements: tests/suites/workflows/requirements.txt tests/suites/workflows/constraints.txt
	$(call say,making the Python environment of the state machines)
	@python3 -m venv --clear $(WORKFLOWS)
	@$(WORKFLOWS)/bin/pip install --quiet --disable-pip-version-check -r tests/suites/workflows/requirements.txt -c tests/suites/workflows/constraints.txt
	@touch $@

bin/workflow-tools: $(addprefix tests/suites/workflows/,package.json package-lock.json .npmrc)
	$(call say,installing the validator of state machines and the simulator of IAM)
	@mkdir -p bin
	@cd tests/suites/workflows && $(NPM_CI) >/dev/null
	@touch $@

bin/component-children: $(call GO_FILES,provider tests/support/wire tests/suites/workflows/children) $(wildcard provider/snapshots/*.json)
	$(call say,building what prints the resources of the components)
	@go build -o $@ ./tests/suites/workflows/children

# How many nights the property is tried on, for each of its seeds.
NIGHTS ?= 100

.PHONY: test-workflows
test-workflows: $(WORKFLOWS)/.requirements bin/workflow-tools bin/component-children ## Test the state machines that export snapshots, in simulated time
	$(call say,testing the state machines)
	@cd tests/suites/workflows && NIGHTS=$(NIGHTS) $(BIN)/venv-workflows/bin/pytest --numprocesses 2 --dist worksteal

# Ruff is the one of the other Python tests.
.PHONY: lint-workflows
lint-workflows: $(VENV)/.requirements ## Format and lint the tests of the state machines
	$(call say,linting the tests of the state machines)
	@$(VENV)/bin/ruff format --no-cache --quiet --diff --config $(PYTHON_TOOLS) tests/suites/workflows
	@$(VENV)/bin/ruff check --no-cache --quiet --config $(PYTHON_TOOLS) tests/suites/workflows

.PHONY: fmt-workflows
fmt-workflows: $(VENV)/.requirements ## Format the tests of the state machines
	$(call say,formatting the tests of the state machines)
	@$(VENV)/bin/ruff format --no-cache --quiet --config $(PYTHON_TOOLS) tests/suites/workflows
