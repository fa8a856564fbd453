"""S3's replication, as its user guide describes it: moto keeps the rules, and copies nothing."""

from collections.abc import Callable
from typing import Any

from clock import Clock


class Replication:
    """Gives each new object a status that changes in time, as S3 writes it in the headers of an object."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.on = False
        """Whether a rule exists. Objects that are written without it never get a status."""
        self.seconds = 600.0
        self.ends: Callable[[str], str] = lambda key: "COMPLETED"
        """Answers the last status of a key."""
        self.copy: Callable[[Any], None] = lambda item: None
        """Writes an object to the other bucket."""

    def begin(self, item: Any) -> None:
        if self.on:
            item.replication_status = "PENDING"
            status = self.ends(item.name)
            self._clock.after(self.seconds, lambda: self._end(item, status))

    def _end(self, item: Any, status: str) -> None:
        item.replication_status = status
        if status.startswith("COMPLETE"):
            self.copy(item)

    def described(self, response: Any) -> property:
        """Answer moto's headers of an object with the status among them."""

        def headers(item: Any) -> dict[str, Any]:
            status = replication_status(item)
            return {**response.fget(item), **({"x-amz-replication-status": status} if status else {})}

        return property(headers)


def replication_status(item: Any) -> str | None:
    found: str | None = getattr(item, "replication_status", None)
    return found
