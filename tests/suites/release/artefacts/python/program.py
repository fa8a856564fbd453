"""A whole life of a cluster in an empty environment: it is previewed, created, looked at and destroyed. The last line
that is printed says how it went."""

import json

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis
from pulumi import automation


def cluster():
    vpc = aws.ec2.get_vpc(default=True)
    subnets = aws.ec2.get_subnets(filters=[{"name": "vpc-id", "values": [vpc.id]}])
    cache = redis.RedisCluster(
        "cache",
        name="released",
        instance_type="cache.t4g.small",
        replication_group_size=2,
        enable_automatic_failover=True,
        enable_multi_az=True,
        vpc_id=vpc.id,
        subnet_ids=subnets.ids,
        generate_auth_token=True,
    )
    pulumi.export("endpoint", cache.endpoint)
    pulumi.export("url", cache.connection_url)


def summary(changes):
    return {getattr(operation, "value", operation): count for operation, count in changes.items()}


stack = automation.create_stack(project_name="released", stack_name="dev", program=cluster)
previewed = stack.preview()
up = stack.up()
again = stack.preview()
stack.destroy()
print(
    json.dumps(
        {
            "previewed": summary(previewed.change_summary),
            "created": summary(up.summary.resource_changes),
            "again": summary(again.change_summary),
            "outputs": {name: {"value": output.value, "secret": output.secret} for name, output in up.outputs.items()},
        }
    )
)
