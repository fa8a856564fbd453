"""A Redis cluster for production, in a network of its own.

    pulumi install
    pulumi stack init dev
    pulumi config set aws:region eu-west-1
    pulumi up

Every setting below has a default; `pulumi config set shards 3` changes one.
"""

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis

config = pulumi.Config()
tls = config.get_bool("tls")
# Without this setting the cluster is one primary and one replica ("cluster mode disabled"). With it the data is spread
# over that many shards, a primary and a replica each ("cluster mode enabled"): clients must speak the cluster protocol.
shards = config.get_int("shards")
# Two nodes in each shard, so that the loss of one, or of its zone, leaves the other.
replicas = 1
tags = {"Environment": config.get("environment") or "production"}

# The network. If there is one already, pass its ids to the cluster instead and leave this part out.
vpc = aws.ec2.Vpc("vpc", cidr_block="10.0.0.0/16", tags=tags)
# Availability zones alone: an account may have local zones as well, which have no ElastiCache.
zones = aws.get_availability_zones(
    state="available",
    filters=[{"name": "opt-in-status", "values": ["opt-in-not-required"]}],
).names
subnets = [
    aws.ec2.Subnet(
        f"subnet-{letter}",
        vpc_id=vpc.id,
        cidr_block=f"10.0.{i}.0/24",
        availability_zone=zones[i],
        tags=tags,
    )
    for i, letter in enumerate("ab")
]

# Whatever carries this security group may connect to the cluster: give it to the instances, tasks or functions of the
# application.
app = aws.ec2.SecurityGroup("app", description="The application that uses the cluster", vpc_id=vpc.id, tags=tags)

# The alarms tell this topic. Subscribe whoever is on call to it.
alerts = aws.sns.Topic("alerts", tags=tags)

cache = redis.RedisCluster(
    "cache",
    # The id of the replication group: the endpoints begin with it. Another name is another cluster.
    name=config.get("name") or "sessions",
    instance_type=config.get("nodeType") or "cache.t4g.small",
    # All nodes count, primaries and replicas of all shards.
    replication_group_size=(shards or 1) * (1 + replicas),
    # None leaves an input at its default.
    cluster_mode=None if shards is None else {"num_node_groups": shards, "replicas_per_node_group": replicas},
    enable_automatic_failover=True,
    enable_multi_az=True,
    vpc_id=vpc.id,
    subnet_ids=[subnet.id for subnet in subnets],
    port=config.get_int("port") or 6379,
    allow_connections_from_security_groups=[app.id],
    enable_transit_encryption=True if tls is None else tls,
    # The password of the clients, where there is one: `pulumi config set --secret authToken ...`. It needs TLS.
    auth_token=config.get_secret("authToken"),
    alarms_sns_topic_arns=[alerts.arn],
    tags=tags,
)

# Connect to `endpoint` and `port`; the other endpoints exist in one of the two modes and are absent in the other.
pulumi.export("endpoint", cache.endpoint)
pulumi.export("port", cache.cache_port)
pulumi.export("primaryEndpoint", cache.primary_endpoint)
pulumi.export("readerEndpoint", cache.reader_endpoint)
pulumi.export("configurationEndpoint", cache.configuration_endpoint)
pulumi.export("replicationGroupId", cache.replication_group_id)
pulumi.export("securityGroupId", cache.security_group_id)
pulumi.export("engineVersionActual", cache.engine_version_actual)
pulumi.export("cacheClusterIds", cache.cache_cluster_ids)
pulumi.export("alarmArns", cache.alarm_arns)
