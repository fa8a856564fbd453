"""What a program in Python needs to connect is in the outputs, and nothing else is needed."""

import json

import pulumi
import pulumi_aws_redis as redis
import pytest
from application import Application
from engine import SMALL, Stack, network
from servers import serving

TOKEN = "every-kind-AZaz09!&#$^<>-"
PASSWORD = "every-symbol-!#$%&'()*+-.:;<=>?[]^_`{|}~"

ACCESSES = {
    "token": {"auth_token": TOKEN},
    "generated": {"generate_auth_token": True},
    "users": {
        "users": [
            redis.UserArgs(name="app", access_string="on ~* &* +@all -@dangerous", passwords=[PASSWORD]),
            redis.UserArgs(name="web", access_string="on ~* &* +@read", iam=True),
        ]
    },
}
SHARDED = {
    "cluster_mode": {"num_node_groups": 3, "replicas_per_node_group": 0},
    "replication_group_size": 3,
    "enable_multi_az": False,
}


@pytest.mark.parametrize("cluster", [False, True], ids=["cluster-mode-off", "cluster-mode-on"])
@pytest.mark.parametrize("access", ACCESSES)
def test_the_outputs_are_enough(cloud, tmp_path, access, cluster):
    with serving(tls=True, cluster=cluster) as server:
        cloud.serve("orders", server.host)

        def program():
            inputs = {**SMALL, "enable_cloudwatch_alarms": False, **network(), **(SHARDED if cluster else {})}
            made = redis.RedisCluster(
                "cache", **inputs, **ACCESSES[access], port=server.port, connection_secret=redis.ConnectionSecretArgs()
            )
            pulumi.export("url", made.connection_url)
            pulumi.export("reader", made.reader_connection_url)
            pulumi.export("environment", made.environment)
            pulumi.export("secret", made.connection_secret_arn)
            pulumi.export("policies", made.iam_connect_policies)

        stack = Stack("access", program)
        said = stack.up().text()
        outputs = stack.outputs()
        server.admit(*cloud.logins("orders"))

        application = Application(server.ca, cluster)
        application.use_url(outputs["url"])
        if not cluster:
            application.read_url(outputs["reader"])
        Application(server.ca).use_environment(outputs["environment"])
        secret = cloud.secret(outputs["secret"])
        application.use_secret(secret)
        assert list(outputs["policies"]) == (["web"] if access == "users" else [])

        password = json.loads(secret)["password"]
        assert password not in said
        assert password not in json.dumps(stack.state())
        files = [file for file in tmp_path.rglob("*") if file.is_file()]
        assert files
        assert [file for file in files if password.encode() in file.read_bytes()] == []
