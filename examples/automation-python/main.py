"""Redis clusters deployed by a Python program, with no Pulumi project on disk and no `pulumi up`.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    export AWS_REGION=eu-west-1
    .venv/bin/python main.py preview
    .venv/bin/python main.py up
    .venv/bin/python main.py destroy

The `pulumi` command must be on PATH. State goes wherever `pulumi login` or PULUMI_BACKEND_URL says; a backend without a
service, such as a folder or a bucket, needs PULUMI_CONFIG_PASSPHRASE as well. AWS credentials are the usual ones.
"""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Optional

import pulumi
import pulumi_aws_redis as redis
from pulumi import automation

# By name and up front: `aws.ec2` loads itself when it is first used, and two threads must not do that at the same time.
from pulumi_aws import get_availability_zones
from pulumi_aws.ec2 import Subnet, Vpc
from pulumi_aws.sns import Topic

PROJECT = "redis-automation-python"


@dataclass(frozen=True)
class Cluster:
    """What differs from one cluster to the next. Each is a stack of its own: it can change or go without the others."""

    name: str
    node_type: str
    # None: one primary and one replica. A number: that many shards, each with a replica.
    shards: Optional[int] = None


CLUSTERS = [
    Cluster("sessions", node_type="cache.t4g.small"),
    Cluster("catalog", node_type="cache.t4g.medium", shards=2),
]


def program(cluster: Cluster) -> None:
    """What one stack holds: a Pulumi program like any other."""
    tags = {"Cluster": cluster.name}
    vpc = Vpc("vpc", cidr_block="10.0.0.0/16", tags=tags)
    # Availability zones alone: an account may have local zones as well, which have no ElastiCache.
    zones = get_availability_zones(
        state="available",
        filters=[{"name": "opt-in-status", "values": ["opt-in-not-required"]}],
    ).names
    subnets = [
        Subnet(f"subnet-{letter}", vpc_id=vpc.id, cidr_block=f"10.0.{i}.0/24", availability_zone=zones[i], tags=tags)
        for i, letter in enumerate("ab")
    ]
    # The alarms tell this topic. Subscribe whoever is on call to it.
    alerts = Topic("alerts", tags=tags)
    replicas = 1
    cache = redis.RedisCluster(
        "cache",
        name=cluster.name,
        instance_type=cluster.node_type,
        replication_group_size=(cluster.shards or 1) * (1 + replicas),
        cluster_mode=(
            redis.ClusterModeArgs(num_node_groups=cluster.shards, replicas_per_node_group=replicas)
            if cluster.shards
            else None
        ),
        enable_automatic_failover=True,
        enable_multi_az=True,
        vpc_id=vpc.id,
        subnet_ids=[subnet.id for subnet in subnets],
        allow_connections_from_cidr_blocks=["10.0.0.0/16"],
        alarms_sns_topic_arns=[alerts.arn],
        tags=tags,
    )
    pulumi.export("endpoint", cache.endpoint)
    pulumi.export("port", cache.cache_port)


# What the engine calls its steps, and what a reader of the terminal does. Steps that are not here are not told.
DOING = {
    "create": "creating",
    "update": "updating",
    "delete": "deleting",
    "create-replacement": "creating anew",
    "delete-replaced": "deleting the old",
}


class Progress:
    """Tells on the terminal what happens to a cluster, a line each, with the cluster's name in front."""

    def __init__(self, cluster: Cluster) -> None:
        self.prefix = f"{cluster.name:>{max(len(c.name) for c in CLUSTERS)}} |"
        self.told = False

    def say(self, text: str) -> None:
        for line in text.splitlines():
            # One write for each line, so that lines of clusters that are deployed at the same time do not mix.
            sys.stdout.write(f"{self.prefix} {line}\n")
        sys.stdout.flush()

    def event(self, event: automation.EngineEvent) -> None:
        if event.resource_pre_event:
            step = event.resource_pre_event.metadata
            if step.op.value in DOING:
                # urn:pulumi:stack::project::types::name
                name = step.urn.split("::", 3)[3]
                self.say(f"{DOING[step.op.value]} {name} ({step.type})")
        elif event.diagnostic_event and event.diagnostic_event.severity in ("warning", "error"):
            self.told = True
            self.say(f"{event.diagnostic_event.severity}: {event.diagnostic_event.message.strip()}")


def run(operation: str, cluster: Cluster) -> bool:
    """Brings one cluster up or down, and says whether that went well."""
    progress = Progress(cluster)
    try:
        stack = automation.create_or_select_stack(
            stack_name=cluster.name, project_name=PROJECT, program=partial(program, cluster)
        )
        if operation == "preview":
            planned = stack.preview(on_event=progress.event, color="never").change_summary
            progress.say("would do: " + ", ".join(f"{operation} {n}" for operation, n in planned.items()))
        elif operation == "up":
            outputs = stack.up(on_event=progress.event, color="never").outputs
            progress.say(f"ready at {outputs['endpoint'].value}:{outputs['port'].value}")
        else:
            # remove: the stack's own record goes as well, once nothing is left in it.
            stack.destroy(on_event=progress.event, color="never", remove=True)
            progress.say("gone")
    except automation.CommandError as error:
        # What went wrong with a resource was told when it happened; what went wrong before that was not.
        progress.say("failed" if progress.told else f"failed: {error}")
        return False
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description="Deploys Redis clusters to AWS.")
    parser.add_argument("operation", choices=["preview", "up", "destroy"])
    operation = parser.parse_args().operation
    # The clusters do not depend on each other, so they are deployed at the same time.
    with ThreadPoolExecutor(len(CLUSTERS)) as pool:
        return 0 if all(list(pool.map(partial(run, operation), CLUSTERS))) else 1


if __name__ == "__main__":
    sys.exit(main())
