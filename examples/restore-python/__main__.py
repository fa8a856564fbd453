"""A cluster that is filled from a snapshot, if you name one: for a restore, and for practising one.

    pulumi config set snapshot automatic.orders-2026-11-28-06-00
    pulumi up

Without the setting the cluster starts empty. Once it is filled, the setting may stay or go: it changes nothing.
"""

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis

config = pulumi.Config()
vpc = aws.ec2.get_vpc_output(default=True)
subnets = aws.ec2.get_subnets_output(filters=[{"name": "vpc-id", "values": [vpc.id]}])
app = aws.ec2.SecurityGroup("app", vpc_id=vpc.id, description="The application that uses Redis")
alerts = aws.sns.Topic("alerts")

cache = redis.RedisCluster(
    "cache",
    # A name of its own: the cluster that the snapshot is from may still be running.
    name="orders-restored",
    instance_type="cache.t4g.small",
    replication_group_size=2,
    enable_automatic_failover=True,
    enable_multi_az=True,
    vpc_id=vpc.id,
    subnet_ids=subnets.ids,
    allow_connections_from_security_groups=[app.id],
    generate_auth_token=True,
    snapshot_name=config.get("snapshot"),
    alarms_sns_topic_arns=[alerts.arn],
)

pulumi.export("endpoint", cache.endpoint)
# The snapshot that deleting this cluster leaves.
pulumi.export("finalSnapshotName", cache.final_snapshot_name)
