"""The policies of a deployment, a simulator of IAM for requests, and policies that lack something."""

import copy
import functools
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from children import Deployment


def simulate(requests: list[dict[str, Any]]) -> list[str]:
    command = ["node", str(Path(__file__).with_name("simulate.mjs"))]
    # The simulator knows the condition keys of all services, but not those that KMS forms from an encryption context.
    asked = json.dumps(requests).replace("kms:EncryptionContext:", "aws:PrincipalTag/")
    found = subprocess.run(command, input=asked, check=True, stdout=subprocess.PIPE, text=True)
    answers: list[str] = json.loads(found.stdout)
    assert set(answers) <= {"Allowed", "ExplicitlyDenied", "ImplicitlyDenied"}, set(answers)
    return answers


def documents(deployed: Deployment) -> dict[str, dict[str, Any]]:
    """All policies, by what they belong to."""
    found = {f"policy of {role}": deployed.policy(role) for role in deployed.roles}
    found |= {f"trust of {role}": deployed.trust(role) for role in deployed.roles}
    if deployed.bucket_policy:
        found["bucket"] = deployed.bucket_policy
    return found


def texts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else value


def parts(statement: dict[str, Any]) -> Iterator[tuple[list[str], str | None]]:
    """What can be left out of a statement: a value from a list, or a whole condition."""
    lists = [[key] for key in ("Action", "Resource") if key in statement]
    if isinstance(statement.get("Principal"), dict):
        lists += [["Principal", kind] for kind in statement["Principal"]]
    for operator, keys in statement.get("Condition", {}).items():
        for key, values in keys.items():
            yield ["Condition", operator, key], None
            lists += [["Condition", operator, key]] if len(texts(values)) > 1 else []
    for path in lists:
        for value in texts(functools.reduce(lambda at, key: at[key], path, statement)):
            yield path, value


def mutants(document: dict[str, Any]) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    """The policy without one thing: what is left out, whether that lets less through, and what is left."""
    for number, statement in enumerate(document["Statement"]):
        for path, value in parts(statement):
            mutant = copy.deepcopy(document)
            at = functools.reduce(lambda at, key: at[key], path[:-1], mutant["Statement"][number])
            at[path[-1]] = [one for one in texts(at[path[-1]]) if one != value]
            if value is None:
                del at[path[-1]]
            elif not at[path[-1]]:
                del mutant["Statement"][number]
            allows = statement["Effect"] == "Allow"
            yield f"{statement['Sid']} without {value or path[-1]}", allows == (value is not None), mutant
