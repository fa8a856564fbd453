"""moto's interpreter of state machines, in simulated time.

moto evaluates JSONata in a Java machine that is not there, sleeps where a state waits, and writes times in its own way.
Here, jsonata-python evaluates, the clock jumps, and times and results look as Step Functions writes them.
"""

import contextlib
import copy
import functools
import json
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, Protocol
from unittest.mock import patch

import jsonata
from clock import Clock, iso
from jsonata.utils import Utils
from moto.stepfunctions.parser import models as parser_models
from moto.stepfunctions.parser.api import HistoryEventType
from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import FailureEvent, FailureEventException
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name import StatesErrorName
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name_type import StatesErrorNameType
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.common.string.string_expression import StringJSONata
from moto.stepfunctions.parser.asl.component.state import state as states
from moto.stepfunctions.parser.asl.component.state.exec.state_map.max_concurrency import MaxConcurrency
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_aws_sdk import (
    StateTaskServiceAwsSdk,
)
from moto.stepfunctions.parser.asl.component.state.wait.wait_function.wait_function import WaitFunction
from moto.stepfunctions.parser.asl.eval.environment import Environment
from moto.stepfunctions.parser.asl.eval.event.event_detail import EventDetails
from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser
from moto.stepfunctions.parser.backend.execution import BaseExecutionWorkerCommunication
from moto.stepfunctions.parser.backend.execution_worker import ExecutionWorker


class Services(Protocol):
    """What answers the calls of a state machine."""

    def call(self, run: str, service: str, action: str, arguments: dict[str, Any]) -> dict[str, Any]: ...


class Evaluator:
    """Evaluates JSONata, and keeps some evaluations of each expression so that another engine can repeat them."""

    KEPT = 40
    LONGEST = 20_000

    def __init__(self) -> None:
        self._compiled: dict[str, jsonata.Jsonata] = {}
        self._results: dict[tuple[str, str], str] = {}
        """An expression yields the same for the same, so that each look after the first costs little."""
        self.kept: dict[str, dict[str, Any]] = {}

    def evaluate(self, expression: str, bindings: dict[str, Any]) -> Any:
        """Answer what the expression yields; None means that it yields nothing."""
        if expression not in self._compiled:
            compiled = jsonata.Jsonata(expression)
            compiled.set_output_convert_nulls(False)
            self._compiled[expression] = compiled
        text = json.dumps(bindings)
        if known := self._results.get((expression, text)):
            return json.loads(known)
        result = self._compiled[expression].evaluate(None, json.loads(text))
        plain = None if result is None else json.loads(json.dumps(Utils.convert_nulls(result), default=list))
        if len(text) < self.LONGEST:
            self._results[expression, text] = json.dumps(plain)
        evaluations = self.kept.setdefault(expression, {})
        if len(evaluations) < self.KEPT and len(text) < self.LONGEST:
            evaluations[text] = plain
        return plain


def as_json(value: Any) -> Any:
    """Write times as Step Functions does."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return iso(value) if isinstance(value, datetime) else value


class Turns:
    """One thread at a time: a test, or the run that the clock has woken."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.deadlines: dict[str, datetime] = {}
        self.environments: dict[str, Any] = {}
        """That of each run. An iteration of a map has one of its own, which does not see when the run ends."""
        self._back = threading.Semaphore(0)
        self._wake: dict[str, threading.Semaphore] = {}
        self._pause: dict[str, int] = {}

    def give(self, run: str) -> None:
        """Wake a run, and wait until it waits again or ends."""
        if run in self._wake:
            self._wake.pop(run).release()
            self.wait_for_pause()

    def wait_for_pause(self) -> None:
        if not self._back.acquire(timeout=60):
            raise TimeoutError("a run of the state machine neither waits nor ends")

    def pause(self, run: str, seconds: float) -> None:
        """Let a run wait, at most until the time limit of its state machine."""
        until = min(self.clock.now + timedelta(seconds=seconds), self.deadlines.get(run, datetime.max.astimezone()))
        number = self._pause[run] = self._pause.get(run, 0) + 1
        wake = self._wake[run] = threading.Semaphore(0)
        # A run that was stopped meanwhile waits no more, or for something else.
        self.clock.at(until, lambda: self.give(run) if self._pause[run] == number else None)
        self._back.release()
        wake.acquire()
        env = self.environments[run]
        if env.is_running() and self.clock.now >= self.deadlines.get(run, datetime.max.astimezone()):
            env.set_timed_out()

    def end(self) -> None:
        self._back.release()


def run_of(env: Any) -> str:
    return str(env.states.context_object.context_object_data["Execution"]["Id"])


def _evaluation(evaluator: Evaluator) -> Any:
    def eval_body(self: StringJSONata, env: Any) -> None:
        expression = self.expression.strip()
        variables = {**env.variable_store._outer_scope, **env.variable_store._inner_scope}
        bindings = {name: item for name, item in variables.items() if f"${name}" in expression}
        parts = {name: item for name, item in env.states._states_data.items() if f"$states.{name}" in expression}
        bindings["states"] = {name: item for name, item in parts.items() if item is not None}
        try:
            result = evaluator.evaluate(expression, as_json(bindings))
            problem = None if result is not None else "returned nothing (undefined)"
        except Exception as error:
            problem = f"failed: {error}"
        if problem:
            raise _query_error(env, f"The JSONata expression '{expression}' {problem}.")
        env.stack.append(result)

    return eval_body


def _query_error(env: Any, cause: str) -> FailureEventException:
    name = StatesErrorName(typ=StatesErrorNameType.StatesQueryEvaluationError)
    details = EventDetails(evaluationFailedEventDetails={"error": name.error_name, "cause": cause})
    return FailureEventException(FailureEvent(env, name, HistoryEventType.EvaluationFailed, details))


def _service_task(services: Services) -> Any:
    def eval_service_task(self: Any, env: Any, normalised_parameters: dict[str, Any], **_: Any) -> None:
        arguments = copy.deepcopy(normalised_parameters)
        service, action = self.resource.api_name, self.resource.api_action
        env.stack.append(as_json(services.call(run_of(env), service, action, arguments)))

    return eval_service_task


parse_once = functools.cache(AmazonStateLanguageParser.parse)
"""Reads a definition, which takes moto half a second. What a run changes is in its environment."""


@contextlib.contextmanager
def simulated(clock: Clock, turns: Turns, evaluator: Evaluator, services: Services) -> Iterator[None]:
    """Change moto for a while."""
    now = SimpleNamespace(datetime=SimpleNamespace(now=lambda tz=None: clock.now), timezone=SimpleNamespace(utc=None))
    ended = BaseExecutionWorkerCommunication.terminated

    def terminated(self: Any) -> None:
        ended(self)
        turns.end()

    def wait(self: Any, env: Any, wait_seconds: float) -> None:
        turns.pause(run_of(env), wait_seconds)

    def retry_after(self: Any, env: Any) -> None:
        sleep = SimpleNamespace(sleep=lambda seconds: turns.pause(run_of(env), seconds))
        with patch.object(retrier_decl, "time", sleep):
            retry_body(self, env)

    def environment(self: ExecutionWorker) -> Environment:
        made = new_environment(self)
        return turns.environments.setdefault(run_of(made), made)

    def is_running(self: Environment) -> bool:
        return running(self) and running(turns.environments.get(run_of(self), self))

    def set_error(self: Environment, error: Any) -> None:
        # A map that was left on the way trips over what it did not evaluate.
        if running(turns.environments.get(run_of(self), self)):
            fail(self, error)

    running = Environment.is_running
    fail = Environment.set_error
    new_environment = ExecutionWorker._get_evaluation_environment
    retry_body = retrier_decl.RetrierDecl._eval_body
    with contextlib.ExitStack() as patches:
        for target, name, replacement in (
            (StringJSONata, "_eval_body", _evaluation(evaluator)),
            (StateTaskServiceAwsSdk, "_eval_service_task", _service_task(services)),
            (WaitFunction, "_wait_interval", wait),
            (retrier_decl.RetrierDecl, "_eval_body", retry_after),
            (BaseExecutionWorkerCommunication, "terminated", terminated),
            (ExecutionWorker, "_get_evaluation_environment", environment),
            (Environment, "is_running", is_running),
            (Environment, "set_error", set_error),
            # The iterations of a map come one after the other: two of them cannot wait in simulated time.
            (MaxConcurrency, "_eval_max_concurrency", lambda self, env: 1),
            (states, "datetime", now),
            (parser_models, "datetime", now),
            (AmazonStateLanguageParser, "parse", parse_once),
        ):
            patches.enter_context(patch.object(target, name, replacement))
        yield
