"""ElastiCache's snapshots, as its API reference describes them; moto has no exports, and no pages.

What AWS does not document is an option of the model: see `Cluster.copying_shows`.
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from clock import Clock
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult


class Refusal(ServiceException):
    """An error of the service, with its code and its message."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


@dataclass
class Snapshot:
    name: str
    owner: str
    """The replication group with cluster mode, the member without."""
    began: datetime
    status: str = "creating"
    shards: int = 1
    cluster_mode: bool = False
    source: str = "automated"
    hidden: set[str] = field(default_factory=set)
    """What the listing leaves out. AWS does not say which of its fields are always there."""

    def describe(self) -> dict[str, Any]:
        return {name: value for name, value in self._describe().items() if name not in self.hidden}

    def _describe(self) -> dict[str, Any]:
        nodes = [self._node(shard) for shard in range(1, self.shards + 1)] if self.status != "creating" else []
        facts = {
            "SnapshotName": self.name,
            "SnapshotStatus": self.status,
            "SnapshotSource": self.source,
            "CacheNodeType": "cache.r7g.16xlarge",
            "Engine": "valkey",
            "EngineVersion": "8.1",
            "PreferredMaintenanceWindow": "sun:05:00-sun:06:00",
            "TopicArn": f"arn:aws:sns:eu-west-1:123456789012:{self.owner}",
            "Port": 6379,
            "CacheParameterGroupName": f"{self.owner}-parameters",
            "CacheSubnetGroupName": f"{self.owner}-subnets",
            "VpcId": "vpc-0123456789abcdef0",
            "AutoMinorVersionUpgrade": True,
            "SnapshotRetentionLimit": 35,
            "SnapshotWindow": "03:00-04:00",
            "NodeSnapshots": nodes,
            "ARN": f"arn:aws:elasticache:eu-west-1:123456789012:snapshot:{self.name}",
            "DataTiering": "disabled",
        }
        if self.cluster_mode:
            group = {"ReplicationGroupId": self.owner, "ReplicationGroupDescription": "Sessions of the shop"}
            return {**facts, **group, "NumNodeGroups": self.shards, "AutomaticFailover": "enabled"}
        member = {"CacheClusterId": self.owner, "NumCacheNodes": 1, "PreferredAvailabilityZone": "eu-west-1a"}
        return {**facts, **member, "CacheClusterCreateTime": self.began - timedelta(days=400)}

    def _node(self, shard: int) -> dict[str, Any]:
        times = {
            "CacheNodeCreateTime": self.began - timedelta(days=400),
            "SnapshotCreateTime": self.began + timedelta(seconds=7 + shard),
        }
        facts = {"CacheNodeId": "0001", "CacheSize": "1024 MB", **times}
        if not self.cluster_mode:
            return facts
        return {**facts, "NodeGroupId": f"{shard:04}", "CacheClusterId": f"{self.owner}-{shard:04}-001"}


@dataclass
class Export:
    """How the next exports go: seconds until each shard is in the bucket, and after how many shards one breaks off."""

    seconds_for_shard: float = 600
    stops_after: int | None = None


@dataclass
class Cluster:
    """A replication group and its snapshots."""

    clock: Clock
    put: Callable[[str, str], None]
    """Write an object to a bucket."""
    keys: Callable[[str], set[str] | None]
    """The keys in a bucket, or None where there is no such bucket."""
    id: str = "sessions"
    shards: int = 1
    cluster_mode: bool = False
    members: list[str] = field(default_factory=lambda: ["sessions-001", "sessions-002"])
    snapshotting_member: str | None = "sessions-001"
    retention: int = 35
    copying_shows: bool = False
    """Whether the source has the status `copying` during an export: AWS does not say."""
    granted: bool = True
    """Whether the policy of the bucket lets ElastiCache write."""
    outside_region: bool = False
    export: Export = field(default_factory=Export)
    snapshots: list[Snapshot] = field(default_factory=list)
    copies: list[dict[str, str]] = field(default_factory=list)
    """The exports that were accepted."""
    page_sizes: list[int] = field(default_factory=list)
    under_way: set[str] = field(default_factory=set)

    def take_snapshot(self, began: datetime | None = None, status: str = "available") -> Snapshot:
        began = began or self.clock.now
        owner = self.id if self.cluster_mode else self.snapshotting_member or self.members[0]
        name = f"automatic.{owner}-{began:%Y-%m-%d-%H-%M}"
        shards = self.shards if self.cluster_mode else 1
        snapshot = Snapshot(name, owner, began, status, shards, self.cluster_mode)
        # A listing has no order that AWS promises.
        self.snapshots.insert(random.randrange(len(self.snapshots) + 1), snapshot)
        return snapshot

    def describe_replication_groups(self, wanted: str | None) -> dict[str, Any]:
        if wanted != self.id:
            raise Refusal("ReplicationGroupNotFoundFault", f"ReplicationGroup {wanted} not found.")
        group: dict[str, Any] = {
            "ReplicationGroupId": self.id,
            "Description": "Sessions of the shop",
            "Status": "available",
            "MemberClusters": self.members,
            "SnapshotRetentionLimit": self.retention,
            "SnapshotWindow": "03:00-04:00",
            "ClusterEnabled": self.cluster_mode,
        }
        if not self.cluster_mode and self.retention and self.snapshotting_member:
            group["SnapshottingClusterId"] = self.snapshotting_member
        return {"ReplicationGroups": [group]}

    def describe_snapshots(self, wanted: dict[str, Any]) -> dict[str, Any]:
        size = int(wanted.get("MaxRecords") or 50)
        if not 20 <= size <= 50:
            raise Refusal("InvalidParameterValue", "MaxRecords must be between 20 and 50.")
        begin = int(wanted.get("Marker") or 0)
        found = list(self._matching(wanted))
        answer: dict[str, Any] = {"Snapshots": [one.describe() for one in found[begin : begin + size]]}
        if begin + size < len(found):
            answer["Marker"] = str(begin + size)
        return answer

    def _matching(self, wanted: dict[str, Any]) -> Iterable[Snapshot]:
        source = {"system": "automated", "user": "manual"}.get(wanted.get("SnapshotSource") or "")
        for one in self.snapshots:
            # An automatic snapshot names its group or its member, and never both.
            group, member = (one.owner, None) if one.cluster_mode else (None, one.owner)
            filters = (
                (source, one.source),
                (wanted.get("CacheClusterId"), member),
                (wanted.get("ReplicationGroupId"), group),
            )
            if all(asked in (None, found) for asked, found in filters):
                yield one

    def copy_snapshot(self, source: str, target: str, bucket: str) -> dict[str, Any]:
        snapshot = next((one for one in self.snapshots if one.name == source), None)
        if snapshot is None:
            raise Refusal("SnapshotNotFoundFault", f"Snapshot {source} not found.")
        if snapshot.status != "available":
            raise Refusal("InvalidSnapshotStateFault", f"Snapshot {source} is in state {snapshot.status}.")
        self._check_bucket(bucket)
        names = [f"{target.lower()}-{shard:04}.rdb" for shard in range(1, snapshot.shards + 1)]
        taken = sorted((self.keys(bucket) or set()).intersection(names))
        if taken:
            message = f"The S3 bucket {bucket} already contains an object with key {taken[0]}"
            raise Refusal("InvalidParameterValue", message)
        if target in self.under_way:
            raise Refusal("SnapshotAlreadyExistsFault", f"Snapshot {target} already exists.")
        self.copies.append({"source": source, "target": target, "bucket": bucket})
        self._begin_export(snapshot, target, [(bucket, name) for name in names])
        return {"Snapshot": {**snapshot.describe(), "SnapshotName": target, "SnapshotStatus": "creating"}}

    def _check_bucket(self, bucket: str) -> None:
        if self.keys(bucket) is None:
            raise Refusal("InvalidParameterValue", f"The S3 bucket {bucket} does not exist.")
        if self.outside_region:
            raise Refusal("InvalidParameterValue", f"The S3 bucket {bucket} is outside of the region.")
        if not self.granted:
            message = f"ElastiCache has not been granted WRITE permissions {bucket} on the S3 Bucket."
            raise Refusal("InvalidParameterValue", message)

    def _begin_export(self, snapshot: Snapshot, target: str, objects: list[tuple[str, str]]) -> None:
        self.under_way.add(target)
        if self.copying_shows:
            snapshot.status = "copying"
        pace, stops_after = self.export.seconds_for_shard, self.export.stops_after
        for number, (bucket, key) in enumerate(objects[:stops_after], start=1):
            self.clock.after(pace * number, lambda bucket=bucket, key=key: self.put(bucket, key))
        self.clock.after(pace * len(objects) + 1, lambda: self._end_export(snapshot, target))

    def _end_export(self, snapshot: Snapshot, target: str) -> None:
        self.under_way.discard(target)
        if snapshot.status == "copying":
            snapshot.status = "available"


def handlers(cluster: Cluster) -> dict[str, Callable[[Any], ActionResult]]:
    """The methods that take the place of moto's own in its ElastiCacheResponse."""

    def describe_replication_groups(response: Any) -> ActionResult:
        return ActionResult(cluster.describe_replication_groups(response._get_param("ReplicationGroupId")))

    def describe_snapshots(response: Any) -> ActionResult:
        return ActionResult(cluster.describe_snapshots(response._get_params()))

    def copy_snapshot(response: Any) -> ActionResult:
        names = ("SourceSnapshotName", "TargetSnapshotName", "TargetBucket")
        return ActionResult(cluster.copy_snapshot(*(response._get_param(name) for name in names)))

    return {
        "describe_replication_groups": describe_replication_groups,
        "describe_snapshots": describe_snapshots,
        "copy_snapshot": copy_snapshot,
    }
