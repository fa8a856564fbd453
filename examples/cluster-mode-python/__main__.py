"""A cluster with cluster mode enabled: three shards, each a primary and a replica, in the default VPC."""

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis

SHARDS = 3
REPLICAS = 1

vpc = aws.ec2.get_vpc_output(default=True)
subnets = aws.ec2.get_subnets_output(filters=[{"name": "vpc-id", "values": [vpc.id]}])
app = aws.ec2.SecurityGroup("app", vpc_id=vpc.id, description="The application that uses Redis")
alerts = aws.sns.Topic("alerts")

cache = redis.RedisCluster(
    "cache",
    name="catalog",
    instance_type="cache.r7g.large",
    # Change the number of shards or replicas at any time: AWS moves the keys while the cluster serves.
    cluster_mode={"num_node_groups": SHARDS, "replicas_per_node_group": REPLICAS},
    replication_group_size=SHARDS * (1 + REPLICAS),
    enable_automatic_failover=True,
    enable_multi_az=True,
    vpc_id=vpc.id,
    subnet_ids=subnets.ids,
    allow_connections_from_security_groups=[app.id],
    generate_auth_token=True,
    alarms_sns_topic_arns=[alerts.arn],
)

# A client that speaks the cluster protocol connects here first, and learns of the shards.
pulumi.export("configurationEndpoint", cache.configuration_endpoint)
pulumi.export("environment", cache.environment)
