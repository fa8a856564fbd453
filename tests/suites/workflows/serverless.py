"""ElastiCache's snapshots of a serverless cache, as its API reference and its list of events describe them.

What AWS does not document is an option of the model: what objects are called, and what an export shows meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from clock import Clock
from elasticache import Export, Refusal
from moto.core.responses import ActionResult

PAGE = 50
"""The most snapshots on a page. Source: ElastiCache API, DescribeServerlessCacheSnapshots, MaxResults."""


@dataclass
class CacheSnapshot:
    name: str
    cache: str
    began: datetime
    status: str = "available"
    type: str = "automated"

    def describe(self) -> dict[str, Any]:
        facts: dict[str, Any] = {
            "ServerlessCacheSnapshotName": self.name,
            "ARN": f"arn:aws:elasticache:eu-west-1:123456789012:serverlesscachesnapshot:{self.name}",
            "SnapshotType": self.type,
            "Status": self.status,
            "ExpiryTime": self.began + timedelta(days=15),
            "ServerlessCacheConfiguration": {
                "ServerlessCacheName": self.cache,
                "Engine": "valkey",
                "MajorEngineVersion": "8",
            },
        }
        if self.status == "creating":
            return facts
        return {**facts, "CreateTime": self.began, "BytesUsedForCache": "104857600"}


@dataclass
class ServerlessCache:
    clock: Clock
    put: Callable[[str, str], None]
    keys: Callable[[str], set[str] | None]
    name: str = "sessions"
    ends: list[str] = field(default_factory=lambda: ["-0001.rdb"])
    """How the key of each object goes on after the name of the snapshot."""
    plain_keys: bool = False
    """Whether keys leave out what AWS puts before the name of the cache."""
    dates_only: bool = False
    """Whether names have a date, as in AWS's example of an export, or also a time, as those of clusters."""
    shows: str = "available"
    """The status of a snapshot during its export."""
    failure: str = ""
    """Why the next exports fail, as the event tells it."""
    export: Export = field(default_factory=Export)
    snapshots: list[CacheSnapshot] = field(default_factory=list)
    exports: list[str] = field(default_factory=list)
    """The snapshots of the exports that were accepted."""
    events: list[tuple[datetime, str]] = field(default_factory=list)

    def take_snapshot(self, began: datetime, status: str = "available") -> CacheSnapshot:
        form = "%Y-%m-%d" if self.dates_only else "%Y-%m-%d-%H-%M"
        snapshot = CacheSnapshot(f"automatic.{self.name}-{began:{form}}", self.name, began, status)
        self.snapshots.append(snapshot)
        return snapshot

    def objects_of(self, snapshot: CacheSnapshot) -> list[str]:
        name = snapshot.name.removeprefix("automatic.") if self.plain_keys else snapshot.name
        return [name + end for end in self.ends]

    def describe_snapshots(self, wanted: dict[str, Any]) -> dict[str, Any]:
        size = int(wanted.get("MaxResults") or PAGE)
        if not 1 <= size <= PAGE:
            raise Refusal("InvalidParameterValue", f"MaxResults must be at most {PAGE}.")
        if wanted.get("ServerlessCacheName") != self.name:
            raise Refusal("ServerlessCacheNotFoundFault", f"{wanted.get('ServerlessCacheName')} not found.")
        begin = int(wanted.get("NextToken") or 0)
        found = [one for one in self.snapshots if one.cache == self.name]
        answer: dict[str, Any] = {"ServerlessCacheSnapshots": [one.describe() for one in found[begin : begin + size]]}
        return {**answer, "NextToken": str(begin + size)} if begin + size < len(found) else answer

    def export_snapshot(self, name: str, bucket: str) -> dict[str, Any]:
        snapshot = next((one for one in self.snapshots if one.name == name), None)
        if snapshot is None:
            raise Refusal("ServerlessCacheSnapshotNotFoundFault", f"{name} not found.")
        if snapshot.status != "available":
            raise Refusal("InvalidServerlessCacheSnapshotStateFault", f"{name} is in state {snapshot.status}.")
        if self.keys(bucket) is None:
            raise Refusal("InvalidParameterValue", f"The S3 bucket {bucket} does not exist.")
        self.exports.append(name)
        snapshot.status = self.shows
        self._begin_export(snapshot, bucket)
        return {"ServerlessCacheSnapshot": snapshot.describe()}

    def _begin_export(self, snapshot: CacheSnapshot, bucket: str) -> None:
        objects, stops_after = self.objects_of(snapshot), self.export.stops_after
        for number, key in enumerate(objects[:stops_after], start=1):
            self.clock.after(self.export.seconds_for_shard * number, lambda key=key: self._write(bucket, key))
        failure = self.failure
        end = self.export.seconds_for_shard * (len(objects) if stops_after is None else stops_after) + 1
        self.clock.after(end, lambda: self._end_export(snapshot, bucket, failure))

    def _write(self, bucket: str, key: str) -> None:
        if key in (self.keys(bucket) or set()):
            self._fail(bucket, "because there is already an object with the same name in the bucket")
        else:
            self.put(bucket, key)

    def _end_export(self, snapshot: CacheSnapshot, bucket: str, failure: str) -> None:
        snapshot.status = "available"
        if failure:
            self._fail(bucket, failure)

    def _fail(self, bucket: str, reason: str, cache: str = "") -> None:
        """Source: ElastiCache user guide, "Serverless cache events"."""
        words = f"Could not export snapshot to bucket '{bucket}' {reason}."
        self.events.append((self.clock.now, f"Failed to export snapshot for cache {cache or self.name}. {words}"))

    def fail_elsewhere(self, bucket: str, cache: str = "") -> None:
        """Note an event that is about another bucket, or another cache."""
        self._fail(bucket, "because bucket does not exist", cache)

    def describe_events(self, wanted: dict[str, Any]) -> dict[str, Any]:
        assert wanted["SourceType"] == "serverless-cache-snapshot"
        # moto reads times without their zone.
        begin = wanted["StartTime"].replace(tzinfo=timezone.utc)
        created = f"Snapshot automatic.{self.name} created for cache {self.name}."
        told = [(self.clock.now, created), *self.events]
        events = [
            {"SourceIdentifier": self.name, "SourceType": "serverless-cache-snapshot", "Message": text, "Date": at}
            for at, text in told
            if at >= begin
        ]
        return {"Events": events[: int(wanted["MaxRecords"])]}


def handlers(cache: ServerlessCache) -> dict[str, Callable[[Any], ActionResult]]:
    """The methods that moto's ElastiCacheResponse does not have."""

    def describe_serverless_cache_snapshots(response: Any) -> ActionResult:
        return ActionResult(cache.describe_snapshots(response._get_params()))

    def export_serverless_cache_snapshot(response: Any) -> ActionResult:
        names = ("ServerlessCacheSnapshotName", "S3BucketName")
        return ActionResult(cache.export_snapshot(*(response._get_param(name) for name in names)))

    def describe_events(response: Any) -> ActionResult:
        return ActionResult(cache.describe_events(response._get_params()))

    return {
        "describe_serverless_cache_snapshots": describe_serverless_cache_snapshots,
        "export_serverless_cache_snapshot": export_serverless_cache_snapshot,
        "describe_events": describe_events,
    }
