"""What the components create, as the Go command next to this file prints it. `make` builds the command."""

import functools
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = Path(__file__).parents[3] / "bin" / "component-children"
REGION = "eu-west-1"
OWNER = "123456789012"
"""The account in which the command creates everything."""
SOURCE = "111111111111"
"""An account of a cluster, which the vaults of the command let in."""
VAULT_ACCOUNT = "222222222222"
VAULT_BUCKET = "sessions-vault"
"""The account and the bucket to which the exports of the command are copied."""


@functools.cache
def printed(which: str = "snapshots") -> str:
    """What the command prints: "snapshots" for the components for snapshots, "scaling" for clusters that AWS scales."""
    return subprocess.run([COMMAND, which], check=True, stdout=subprocess.PIPE, text=True).stdout


@functools.cache
def scenarios(which: str = "snapshots") -> list[str]:
    return sorted(json.loads(printed(which)))


@dataclass
class Deployment:
    """The resources of one scenario, by the part of their names that tells what they are."""

    scenario: str
    account: str
    resources: dict[str, dict[str, Any]]

    def of(self, kind: str) -> dict[str, dict[str, Any]]:
        """The properties of all resources of a kind, as the provider spells it, for example `Role`."""
        return {
            name: one["properties"] for name, one in self.resources.items() if one["type"].rpartition(":")[2] == kind
        }

    def only(self, kind: str) -> dict[str, Any] | None:
        found = list(self.of(kind).values())
        assert len(found) < 2, f"{self.scenario} has several {kind}"
        return found[0] if found else None

    @property
    def is_vault(self) -> bool:
        return self.only("BucketObjectLockConfigurationV2") is not None

    @property
    def bucket(self) -> str:
        """The name of the bucket, which is the program's own where the component creates none."""
        created = self.only("BucketPolicy")
        return created["bucket"] if created else self.settings["bucket"]

    @property
    def bucket_policy(self) -> dict[str, Any] | None:
        created = self.only("BucketPolicy")
        return json.loads(created["policy"]) if created else None

    @property
    def definition(self) -> dict[str, Any]:
        machine = self.only("StateMachine")
        assert machine
        definition: dict[str, Any] = json.loads(machine["definition"])
        return definition

    @property
    def settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = self.definition["States"]["Settings"]["Assign"]
        return settings

    @property
    def machine(self) -> str:
        """The name of the state machine, its queue, and its schedule."""
        machine = self.only("StateMachine")
        assert machine
        return str(machine["name"])

    @property
    def roles(self) -> dict[str, str]:
        """The name of each role, by what it is for: run, start, copy."""
        return {one["name"]: one["role"] for one in self.of("RolePolicy").values()}

    def role_arn(self, role: str) -> str:
        return f"arn:aws:iam::{self.account}:role/redis-snapshots/{self.roles[role]}"

    def policy(self, role: str) -> dict[str, Any]:
        policy: dict[str, Any] = json.loads(self.resources[f"cache-{role}-policy"]["properties"]["policy"])
        return policy

    def trust(self, role: str) -> dict[str, Any]:
        trust: dict[str, Any] = json.loads(self.resources[f"cache-{role}-role"]["properties"]["assumeRolePolicy"])
        return trust


def deployment(scenario: str) -> Deployment:
    """A scenario, in an account of its own: exports in that of the cluster, and vaults in the other, where the copies
    go. So what two scenarios say of each other fits together.
    """
    resources = json.loads(printed())[scenario]
    vault = f"{VAULT_BUCKET}-20261130000000000000000001"
    account = VAULT_ACCOUNT if vault in json.dumps(resources) else SOURCE
    text = json.dumps(resources).replace(OWNER, account).replace(vault, VAULT_BUCKET)
    return Deployment(scenario, account, json.loads(text))
