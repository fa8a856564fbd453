"""An AWS account with a replication group, a serverless cache, a bucket and the state machines, in simulated time."""

import contextlib
import functools
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import boto3
import moto.s3.models
import serverless
from botocore.exceptions import ClientError
from clock import Clock
from elasticache import Cluster, handlers
from interpreter import Evaluator, Turns, simulated
from locks import checked_retention
from moto import mock_aws
from moto.elasticache.responses import ElastiCacheResponse
from moto.s3.models import FakeKey, S3Backend, s3_backends
from replication import Replication
from serverless import ServerlessCache

REGION = "eu-west-1"
ACCOUNT = "123456789012"
BUCKET = "sessions-snapshots"
DEFINITIONS = Path(__file__).parents[3] / "provider" / "snapshots"
RESULT_LIMIT = 256 * 1024
"""Bytes that a state may hand on: Step Functions, quotas of state executions."""


def definition(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DEFINITIONS / f"{name}.asl.json").read_text())
    return loaded


@functools.cache
def client(service: str) -> Any:
    """One for all tests: boto3 takes longer to make a client than most tests do."""
    return boto3.client(service, region_name=REGION)


@dataclass
class Call:
    run: str
    service: str
    action: str
    arguments: dict[str, Any]
    size: int = 0


@dataclass
class Outcome:
    status: str
    output: dict[str, Any] = field(default_factory=dict)
    """Empty, unless the run has succeeded."""
    error: str = ""
    cause: str = ""


Fault = Callable[[Call], str | None]
"""Answers the error code with which a call fails, or None."""


@dataclass
class Account:
    clock: Clock
    turns: Turns
    evaluator: Evaluator
    cluster: Cluster = field(init=False)
    cache: ServerlessCache = field(init=False)
    replication: Replication = field(init=False)
    calls: list[Call] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    puts: list[tuple[str, str]] = field(default_factory=list)
    stops: dict[str, int] = field(default_factory=dict)
    """After how many more calls a run is aborted."""

    def __post_init__(self) -> None:
        self._time_limits: dict[str, int] = {}
        self._count: Counter[str] = Counter()
        self.cluster = Cluster(self.clock, self.put, self.keys)
        self.cache = ServerlessCache(self.clock, self.put, self.keys)
        self.replication = Replication(self.clock)

    def client(self, service: str) -> Any:
        return client(service)

    # ---- the bucket ----

    def create_bucket(self, name: str = BUCKET) -> None:
        """Make a bucket with versions and Object Lock, as one that receives has them."""
        location = {"LocationConstraint": REGION}
        self.client("s3").create_bucket(
            Bucket=name, CreateBucketConfiguration=location, ObjectLockEnabledForBucket=True
        )

    def keys(self, bucket: str = BUCKET) -> set[str] | None:
        buckets = s3_backends[ACCOUNT]["aws"].buckets
        return set(buckets[bucket].keys.keys()) if bucket in buckets else None

    def put(self, bucket: str, key: str, body: bytes = b"REDIS0011") -> None:
        """Write an object. Each key is remembered, so that a test sees when one is written twice."""
        self.puts.append((bucket, key))
        self.replication.begin(s3_backends[ACCOUNT]["aws"].put_object(bucket, key, body))

    # ---- the state machines ----

    def create_machine(self, made: dict[str, Any], **settings: Any) -> str:
        made = json.loads(json.dumps(made))
        unknown = set(settings) - set(made["States"]["Settings"]["Assign"]) - {"TimeoutSeconds"}
        assert not unknown, unknown
        made["TimeoutSeconds"] = settings.pop("TimeoutSeconds", made["TimeoutSeconds"])
        made["States"]["Settings"]["Assign"].update(settings)
        created = self.client("stepfunctions").create_state_machine(
            name=f"machine-{len(self._time_limits)}",
            definition=json.dumps(made),
            roleArn=f"arn:aws:iam::{ACCOUNT}:role/machine",
        )
        self._time_limits[created["stateMachineArn"]] = made["TimeoutSeconds"]
        return str(created["stateMachineArn"])

    def start(self, machine: str) -> str:
        """Start a run, and come back when it waits for the first time or ends."""
        number = len(self.turns.deadlines) + 1
        run = machine.replace(":stateMachine:", ":execution:") + f":run-{number}"
        self.turns.deadlines[run] = self.clock.now + timedelta(seconds=self._time_limits[machine])
        started = self.client("stepfunctions").start_execution(stateMachineArn=machine, name=f"run-{number}")
        assert started["executionArn"] == run
        self.turns.wait_for_pause()
        return run

    def run(self, machine: str) -> Outcome:
        return self.finish(self.start(machine))

    def finish(self, run: str) -> Outcome:
        while (outcome := self.outcome(run)).status == "RUNNING":
            self.clock.step()
        return outcome

    def outcome(self, run: str) -> Outcome:
        found = self.client("stepfunctions").describe_execution(executionArn=run)
        output = json.loads(found["output"]) if found["status"] == "SUCCEEDED" else {}
        return Outcome(found["status"], output, found.get("error", ""), found.get("cause", ""))

    def stop(self, run: str) -> None:
        self.client("stepfunctions").stop_execution(executionArn=run)
        self.turns.give(run)

    def call(self, run: str, service: str, action: str, arguments: dict[str, Any]) -> dict[str, Any]:
        call = Call(run, service, action, arguments)
        self.calls.append(call)
        self._count[run] += 1
        assert self._count[run] < 2000, f"{run} calls without an end"
        for fault in self.faults:
            if code := fault(call):
                raise refused(code, action)
        method = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in action)
        result: dict[str, Any] = getattr(self.client(service), method)(**arguments)
        result.pop("ResponseMetadata", None)
        call.size = len(json.dumps(result, default=lambda value: "2026-03-01T00:00:00.000Z").encode())
        if run in self.stops:
            self.stops[run] -= 1
            if self.stops[run] <= 0:
                del self.stops[run]
                self.client("stepfunctions").stop_execution(executionArn=run)
        return result

    def count(self, action: str) -> int:
        return sum(call.action == action for call in self.calls)


def refused(code: str, action: str) -> ClientError:
    message = {
        "AccessDenied": f"User: arn:aws:sts::{ACCOUNT}:assumed-role/machine is not authorized to perform: {action}",
        "Throttling": "Rate exceeded",
    }.get(code, "The service cannot be reached")
    metadata = {"HTTPStatusCode": 400, "RequestId": "0"}
    return ClientError({"Error": {"Code": code, "Message": message}, "ResponseMetadata": metadata}, action)


@contextlib.contextmanager
def simulated_account(evaluator: Evaluator | None = None, seed: int = 1) -> Iterator[Account]:
    clock = Clock()
    turns = Turns(clock)
    evaluator = evaluator or Evaluator()
    account = Account(clock, turns, evaluator)
    random.seed(seed)
    config: Any = {"stepfunctions": {"execute_state_machine": True}}
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock_aws(config=config))
        stack.enter_context(simulated(clock, turns, evaluator, account))
        stack.enter_context(patch.object(moto.s3.models, "utcnow", clock.utcnow))
        described = account.replication.described(FakeKey.response_dict)
        stack.enter_context(patch.object(FakeKey, "response_dict", described))
        checked = checked_retention(account.clock, S3Backend.put_object_retention)
        stack.enter_context(patch.object(S3Backend, "put_object_retention", checked))
        for name, handler in (handlers(account.cluster) | serverless.handlers(account.cache)).items():
            stack.enter_context(patch.object(ElastiCacheResponse, name, handler, create=True))
        account.create_bucket()
        yield account
