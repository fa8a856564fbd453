"""A serverless cache. If you name a snapshot, of a serverless cache or of a cluster of nodes, it is filled from it.

    pulumi config set snapshot arn:aws:elasticache:eu-west-1:123456789012:snapshot:before-the-move
    pulumi up

Set it before the first update: on a cache that runs, a snapshot, the first one too, replaces the cache. Once the cache
is filled, the setting may go: that changes nothing.
"""

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis

config = pulumi.Config()
vpc = aws.ec2.get_vpc_output(default=True)
subnets = aws.ec2.get_subnets_output(filters=[{"name": "vpc-id", "values": [vpc.id]}])
app = aws.ec2.SecurityGroup("app", vpc_id=vpc.id, description="The application that uses Redis")
alerts = aws.sns.Topic("alerts")
snapshot = config.get("snapshot")
protected = config.get_bool("deletionProtection")

cache = redis.RedisServerlessCache(
    "cache",
    name="sessions",
    vpc_id=vpc.id,
    # Two or three, each in another zone. A default VPC may have more.
    subnet_ids=subnets.ids.apply(lambda ids: sorted(ids)[:2]),
    allow_connections_from_security_groups=[app.id],
    # The ceiling of the bill. It can be changed later, not removed.
    data_storage={"maximum": 10},  # GB
    ecpu_per_second={"maximum": 50_000},
    # The application logs in with its role of IAM: there is no password to keep.
    users=[{"name": "app", "access_string": "on ~* +@all -@dangerous +info", "iam": True}],
    restore_from_snapshot_arns=[snapshot] if snapshot else None,
    daily_snapshot_time="03:00",
    alarms_sns_topic_arns=[alerts.arn],
    # Nothing is left of the data of a cache that is deleted. To destroy the stack, set it to false and deploy first.
    deletion_protection=True if protected is None else protected,
)

# Clients must speak the cluster protocol, with TLS.
pulumi.export("endpoint", cache.endpoint)
# Attach this policy to the role of the application.
pulumi.export("policy", cache.iam_connect_policies["app"])
