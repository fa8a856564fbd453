"""S3's Object Lock, as far as moto leaves it out: a lock cannot be shortened, or end in the past."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from clock import Clock
from moto.s3.exceptions import S3ClientError

Retention = tuple[str | None, str | None]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def checked_retention(clock: Clock, put: Callable[..., None]) -> Callable[..., None]:
    """Answer moto's function with the checks that S3 makes before it."""

    def checked(backend: Any, bucket_name: str, key_name: str, version_id: str | None, retention: Retention) -> None:
        until = moment(retention[1] or "")
        if until <= clock.now:
            raise S3ClientError("InvalidArgument", "The retain until date must be in the future!")
        before = backend.get_object(bucket_name, key_name, version_id=version_id).lock_until
        if before and until < moment(before):
            raise S3ClientError("AccessDenied", "Access Denied because object protected by object lock.")
        put(backend, bucket_name, key_name, version_id, retention)

    return checked
