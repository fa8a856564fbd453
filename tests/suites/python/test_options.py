"""Resource options that a program gives the cluster, and what they do to the resources that it is made of."""

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis
import pytest
from engine import CLUSTER, REPLICATION_GROUP, SECURITY_GROUP, SMALL, SUBNET_GROUP, TOPIC, Failed, Stack, network
from pulumi import ResourceOptions


def children(stack):
    """The cluster's resources in the state, by logical name."""
    (component,) = stack.resources(CLUSTER)
    return {r["urn"].rsplit("::", 1)[1]: r for r in stack.resources() if r.get("parent") == component["urn"]}


def program(name="cache", opts=None, inputs=None):
    return lambda: redis.RedisCluster(name, **SMALL, **network(), **(inputs or {}), opts=opts)


def test_rename_with_an_alias(cloud):
    allowed = {"allow_connections_from_cidr_blocks": ["10.0.0.0/16"]}
    stack = Stack("options", program("old", inputs=allowed))
    stack.up()
    before = cloud.resources()

    stack.program = program("new", ResourceOptions(aliases=[pulumi.Alias(name="old")]), allowed)
    assert stack.preview().changed() == {}
    assert stack.up().changed() == {}
    assert cloud.resources() == before
    assert "new-replication-group" in children(stack)

    # The alias has done its work once the update is through.
    stack.program = program("new", inputs=allowed)
    assert stack.up().changed() == {}


def test_protect(cloud):
    stack = Stack("options", program(opts=ResourceOptions(protect=True)))
    stack.up()
    assert {name: child.get("protect") for name, child in children(stack).items()} == dict.fromkeys(
        children(stack), True
    )
    before = cloud.resources()
    with pytest.raises(Failed, match="protect"):
        stack.destroy()
    assert cloud.resources() == before

    stack.program = program()
    stack.up()
    stack.destroy()
    assert cloud.is_empty()


def test_retain_on_delete(cloud):
    stack = Stack("options", program(opts=ResourceOptions(retain_on_delete=True)))
    stack.up()
    before = cloud.resources()
    assert all(child.get("retainOnDelete") for child in children(stack).values())

    # The program forgets the cluster, and AWS keeps it.
    stack.program = network
    stack.up()
    assert stack.resources(CLUSTER) == stack.resources(REPLICATION_GROUP) == []
    assert cloud.resources() == before


def test_transforms_reach_the_children(cloud):
    def describe(args):
        if args.type_ not in (SECURITY_GROUP, SUBNET_GROUP):
            return None
        return pulumi.ResourceTransformResult(props={**args.props, "description": "ours"}, opts=args.opts)

    stack = Stack("options", program(opts=ResourceOptions(transforms=[describe])))
    stack.up()
    assert cloud.one(SECURITY_GROUP)["properties"]["description"] == "ours"
    assert cloud.one(SUBNET_GROUP)["properties"]["description"] == "ours"
    assert stack.up().changed() == {}


@pytest.mark.parametrize("form", ["providers-list", "providers-dict", "provider"])
def test_explicit_provider(cloud, form):
    def in_virginia():
        virginia = aws.Provider("virginia", region="us-east-1")
        opts = {
            "providers-list": ResourceOptions(providers=[virginia]),
            "providers-dict": ResourceOptions(providers={"aws": virginia}),
            "provider": ResourceOptions(provider=virginia),
        }[form]
        net = network("us-east-1", ResourceOptions(provider=virginia))
        cluster = redis.RedisCluster("cache", **SMALL, **net, opts=opts)
        pulumi.export("arn", cluster.arn)

    stack = Stack("options", in_virginia)
    stack.up()
    assert {r["region"] for r in cloud.resources()} == {"us-east-1"}
    assert stack.outputs()["arn"] == "arn:aws:elasticache:us-east-1:123456789012:replicationgroup:orders"
    # No resource strays to a provider that the program did not ask for.
    (provider,) = stack.resources("pulumi:providers:aws")
    assert provider["urn"].endswith("::virginia")
    used = {child["provider"] for child in children(stack).values()}
    assert used == {f"{provider['urn']}::{provider['id']}"}


def test_depends_on(cloud):
    """What the cluster depends on is there before its first resource, and what depends on it comes after its last."""

    def run():
        net = network()
        before = aws.sns.Topic("before", name="before")
        cache = redis.RedisCluster("cache", **SMALL, **net, opts=ResourceOptions(depends_on=[before]))
        aws.sns.Topic("after", name="after", opts=ResourceOptions(depends_on=[cache]))

    stack = Stack("options", run)
    # Slow enough that whatever does not wait overtakes.
    cloud.slow("create", TOPIC)
    cloud.slow("create", REPLICATION_GROUP)
    order = stack.up().order
    names = list(children(stack))
    assert len(names) == 3 + 2 * 8
    for child in names:
        assert order.index(("before", "ends")) < order.index((child, "begins")), child
        assert order.index((child, "ends")) < order.index(("after", "begins")), child

    cloud.slow("delete", TOPIC)
    order = stack.destroy().order
    for child in names:
        assert order.index(("after", "ends")) < order.index((child, "begins")), child
        assert order.index((child, "ends")) < order.index(("before", "begins")), child
    assert cloud.is_empty()


def test_parent(cloud):
    """A cluster inside a component of the program's own."""

    class Platform(pulumi.ComponentResource):
        def __init__(self, name):
            super().__init__("test:index:Platform", name)
            net = network(opts=ResourceOptions(parent=self))
            self.cache = redis.RedisCluster("cache", **SMALL, **net, opts=ResourceOptions(parent=self))

    stack = Stack("options", lambda: Platform("platform"))
    stack.up()
    urn = children(stack)["cache-replication-group"]["urn"]
    assert f"test:index:Platform${CLUSTER}${REPLICATION_GROUP}::" in urn
    assert stack.up().changed() == {}


def test_two_clusters_in_one_program(cloud):
    def run():
        net = network()
        for name in ("orders", "sessions"):
            redis.RedisCluster(name, **{**SMALL, "name": name}, **net)

    stack = Stack("options", run)
    stack.up()
    assert [r["id"] for r in cloud.resources(REPLICATION_GROUP)] == ["orders", "sessions"]
    stack.destroy()
    assert cloud.is_empty()
