# Python: the SDK as a wheel, its examples, and the tests that run both against the real engine.

VENV           := bin/venv
PYTHON_CODE    := examples/python examples/automation-python examples/cluster-mode-python examples/restore-python examples/cross-account-python examples/serverless-python tests/suites/python tests/suites/dotnet tests/suites/release/artefacts/python
PYTHON_TOOLS   := tests/suites/python/pyproject.toml
PYTHON_SDK     := $(shell find sdk/python -type f -not -name '*.pyc')

$(VENV)/.requirements: tests/suites/python/requirements.txt tests/suites/python/constraints.txt
	$(call say,making the Python environment)
	@python3 -m venv --clear $(VENV)
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check -r tests/suites/python/requirements.txt -c tests/suites/python/constraints.txt
	@touch $@

$(VENV)/.sdk: $(VENV)/.requirements $(PYTHON_SDK)
	$(call say,building and installing the Python SDK)
	@rm -rf bin/python
	@$(VENV)/bin/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation -w bin/python ./sdk/python
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check --no-deps --force-reinstall bin/python/*.whl
	@touch $@

# The programs that the documentation shows: all pass the type checker, and the whole ones are run by the tests.
bin/python-snippets: $(DOCUMENTATION) $(VENV)/.sdk
	$(call say,type-checking the Python programs of the documentation)
	@rm -rf bin/snippets/python
	@go run ./tests/support/snippets/cmd/snippets -language python -out bin/snippets/python
	@$(VENV)/bin/mypy --no-error-summary --config-file $(PYTHON_TOOLS) --python-executable $(VENV)/bin/python bin/snippets/python/*/*.py
	@touch $@

.PHONY: test-python
test-python: $(PLUGIN) $(AWS) $(RANDOM) $(KUBERNETES) bin/awssim bin/redis-server bin/redis-for-tests bin/pulumi $(VENV)/.sdk bin/python-snippets ## Test the Python SDK and examples against the simulated AWS
	$(call say,testing in Python)
	@cd tests/suites/python && GOGC=$(TEST_GOGC) $(BIN)/venv/bin/pytest --basetemp $(BIN)/python-tests --numprocesses 2 --dist worksteal

.PHONY: lint-python
lint-python: $(VENV)/.sdk ## Format, lint and type-check the Python code
	$(call say,linting the Python code)
	@$(VENV)/bin/ruff format --no-cache --quiet --diff --config $(PYTHON_TOOLS) $(PYTHON_CODE)
	@$(VENV)/bin/ruff check --no-cache --quiet --config $(PYTHON_TOOLS) $(PYTHON_CODE)
	@$(VENV)/bin/mypy --no-error-summary --config-file $(PYTHON_TOOLS) --python-executable $(VENV)/bin/python examples/python/__main__.py
	@$(VENV)/bin/mypy --no-error-summary --config-file $(PYTHON_TOOLS) --python-executable $(VENV)/bin/python examples/automation-python/main.py

.PHONY: fmt-python
fmt-python: $(VENV)/.requirements ## Format the Python code
	$(call say,formatting the Python code)
	@$(VENV)/bin/ruff format --no-cache --quiet --config $(PYTHON_TOOLS) $(PYTHON_CODE)
