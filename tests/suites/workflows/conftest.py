"""What all tests share."""

import logging
import os
from collections.abc import Iterator

import pytest
from case import Case, new_case
from interpreter import Evaluator

# moto wants credentials, and boto3 looks for a region before it looks at its arguments.
os.environ.update(AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none", AWS_DEFAULT_REGION="eu-west-1")
# moto logs each state that fails, which is what many tests are about.
logging.getLogger("moto").setLevel(logging.CRITICAL + 1)


@pytest.fixture(scope="session")
def evaluator() -> Evaluator:
    """One for all tests: it keeps what each expression was evaluated with, see test_definitions.py."""
    return Evaluator()


@pytest.fixture
def case(evaluator: Evaluator) -> Iterator[Case]:
    with new_case(evaluator) as made:
        yield made
