"""Simulated time. Nothing sleeps: the clock jumps from one event to the next."""

import heapq
import itertools
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

START = datetime(2026, 3, 1, tzinfo=timezone.utc)


class Clock:
    """The time, and what is due to happen. Events of one moment happen in the order in which they were planned."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now
        self._order = itertools.count()
        self._due: list[tuple[datetime, int, Callable[[], None]]] = []

    def after(self, seconds: float, event: Callable[[], None]) -> None:
        self.at(self.now + timedelta(seconds=seconds), event)

    def at(self, moment: datetime, event: Callable[[], None]) -> None:
        heapq.heappush(self._due, (max(moment, self.now), next(self._order), event))

    def step(self) -> None:
        """Jump to the next event, and let it happen."""
        self.now, _, event = heapq.heappop(self._due)
        event()

    def run_until(self, moment: datetime) -> None:
        while self._due and self._due[0][0] <= moment:
            self.step()
        self.now = max(self.now, moment)

    def utcnow(self) -> datetime:
        """Stand in for moto's function, which answers without a time zone."""
        return self.now.replace(tzinfo=None)


def iso(moment: datetime) -> str:
    """Write a time as Step Functions does in results and in the context object."""
    utc = moment.replace(tzinfo=timezone.utc) if moment.tzinfo is None else moment.astimezone(timezone.utc)
    return utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")
