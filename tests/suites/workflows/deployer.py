"""The calls that the AWS provider makes for the resources of a component, as whoever deploys.

For each type: the actions that the calls of terraform-provider-aws v5.100.0 need (pulumi-aws v6.83.4 is made of it), to
create, read, update, tag and delete one, and on what. Sources: internal/service of the provider's repository, and for
the resources that an action is about the Service Authorization Reference.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from children import OWNER, REGION, printed

VPC = f"arn:aws:ec2:{REGION}:{OWNER}:vpc/vpc-0123456789abcdef0"
GROUP = f"arn:aws:ec2:{REGION}:{OWNER}:security-group/sg-0123456789abcdef0"
RULE = f"arn:aws:ec2:{REGION}:{OWNER}:security-group-rule/sgr-0123456789abcdef0"
SUBNET = f"arn:aws:ec2:{REGION}:{OWNER}:subnet/subnet-0123456789abcdef0"
INTERFACE = f"arn:aws:ec2:{REGION}:{OWNER}:network-interface/eni-0123456789abcdef0"
ENDPOINT = f"arn:aws:ec2:{REGION}:{OWNER}:vpc-endpoint/vpce-0123456789abcdef0"
ANYTHING = "*"
IN_VPC = {"ec2:Vpc": VPC}
SERIAL = "20261130000000000000000001"
SCALING_SERVICE = "elasticache.application-autoscaling.amazonaws.com"
SCALABLE = f"arn:aws:application-autoscaling:{REGION}:{OWNER}:scalable-target/0ec5123456789abcdef0123456789abcdef0"


@dataclass(frozen=True)
class Call:
    action: str
    resource: str
    context: dict[str, str] = field(default_factory=dict, hash=False)

    def request(self, policy: dict[str, Any]) -> dict[str, Any]:
        """The request as simulate.mjs takes it."""
        parts = self.resource.split(":")
        service = self.action.split(":")[0]
        account = {"AWS": f"arn:aws:iam::{OWNER}:root"}
        opened = {"Effect": "Allow", "Principal": account, "Action": "s3:*", "Resource": "*"}
        return {
            "principal": f"arn:aws:iam::{OWNER}:role/deployer",
            "action": self.action,
            "resource": self.resource,
            "account": parts[4] if len(parts) > 4 and parts[4] else OWNER,
            "context": self.context,
            "identityPolicy": policy,
            "resourcePolicy": {"Version": "2012-10-17", "Statement": [opened]} if service == "s3" else None,
        }


def cache(kind: str, name: str) -> str:
    return f"arn:aws:elasticache:{REGION}:{OWNER}:{kind}:{name}"


def on(service: str, actions: str, *resources: str, **context: str) -> Iterator[Call]:
    """Actions on resources. A context has ":" in its keys, which are written with "__"."""
    keys = {key.replace("__", ":"): value for key, value in context.items()}
    for action in actions.split():
        for resource in resources or (ANYTHING,):
            yield Call(f"{service}:{action}", resource, keys)


def in_cache(kind: str, name: str, actions: str) -> Iterator[Call]:
    tags = "AddTagsToResource ListTagsForResource RemoveTagsFromResource"
    yield from on("elasticache", f"{actions} {tags}", cache(kind, name))


def replication_group(p: dict[str, Any]) -> Iterator[Call]:
    name = p["replicationGroupId"]
    changes = """ModifyReplicationGroup ModifyReplicationGroupShardConfiguration IncreaseReplicaCount
        DecreaseReplicaCount"""
    lifecycle = "CreateReplicationGroup DescribeReplicationGroups DeleteReplicationGroup"
    yield from in_cache("replicationgroup", name, f"{lifecycle} {changes}")
    yield from on("elasticache", "DescribeCacheClusters", cache("cluster", f"{name}-0001-001"))
    yield from on("elasticache", "DeleteReplicationGroup", cache("snapshot", p["finalSnapshotIdentifier"]))
    # With parameters, without them, and from the former to the latter.
    for group in [p["parameterGroupName"], "default.redis7.cluster.on"]:
        yield from on("elasticache", "CreateReplicationGroup ModifyReplicationGroup", cache("parametergroup", group))
    made_of = [cache("subnetgroup", p["subnetGroupName"]), cache("cluster", f"{name}-0001-001")]
    yield from on("elasticache", "CreateReplicationGroup", *made_of)
    for group in p.get("userGroupIds") or []:
        yield from on("elasticache", "CreateReplicationGroup ModifyReplicationGroup", cache("usergroup", group))
    yield from on("ec2", "DescribeNetworkInterfaces DescribeSubnets DescribeVpcs")
    yield from on("ec2", "CreateNetworkInterface", INTERFACE, GROUP, SUBNET)
    yield from on("ec2", "DeleteNetworkInterface", INTERFACE)
    yield from service_linked("elasticache.amazonaws.com", "AWSServiceRoleForElastiCache")


def service_linked(service: str, role: str) -> Iterator[Call]:
    arn = f"arn:aws:iam::{OWNER}:role/aws-service-role/{service}/{role}"
    yield from on("iam", "CreateServiceLinkedRole", arn, iam__AWSServiceName=service)


def subnet_group(p: dict[str, Any]) -> Iterator[Call]:
    calls = "CreateCacheSubnetGroup DescribeCacheSubnetGroups ModifyCacheSubnetGroup DeleteCacheSubnetGroup"
    yield from in_cache("subnetgroup", p["name"], calls)


def parameter_group(p: dict[str, Any]) -> Iterator[Call]:
    calls = "CreateCacheParameterGroup DescribeCacheParameterGroups DescribeCacheParameters ModifyCacheParameterGroup"
    changes = "ResetCacheParameterGroup DeleteCacheParameterGroup"
    yield from in_cache("parametergroup", p["name"], f"{calls} {changes}")


def user(p: dict[str, Any]) -> Iterator[Call]:
    # A group of users is about its users as well.
    calls = "CreateUser DescribeUsers ModifyUser DeleteUser CreateUserGroup ModifyUserGroup"
    yield from in_cache("user", p["userId"], calls)


def user_group(p: dict[str, Any]) -> Iterator[Call]:
    calls = "CreateUserGroup DescribeUserGroups ModifyUserGroup DeleteUserGroup"
    yield from in_cache("usergroup", p["userGroupId"], calls)


def serverless_cache(p: dict[str, Any]) -> Iterator[Call]:
    calls = "CreateServerlessCache DescribeServerlessCaches ModifyServerlessCache DeleteServerlessCache"
    yield from in_cache("serverlesscache", p["name"], calls)
    yield from on("elasticache", "CreateServerlessCache ModifyServerlessCache", cache("usergroup", p["userGroupId"]))
    yield from on("ec2", "DescribeSecurityGroups DescribeSubnets DescribeTags DescribeVpcEndpoints DescribeVpcs")
    yield from on("ec2", "CreateVpcEndpoint", VPC, ENDPOINT, GROUP, SUBNET)
    yield from on("ec2", "DeleteVpcEndpoints", ENDPOINT)
    yield from on("ec2", "CreateTags", ENDPOINT, ec2__CreateAction="CreateVpcEndpoint")
    yield from service_linked("elasticache.amazonaws.com", "AWSServiceRoleForElastiCache")


def security_group(_: dict[str, Any]) -> Iterator[Call]:
    yield from on("ec2", "DescribeSecurityGroups DescribeSecurityGroupRules DescribeNetworkInterfaces")
    yield from on("ec2", "CreateSecurityGroup", GROUP, VPC)
    yield from on("ec2", "DeleteSecurityGroup RevokeSecurityGroupEgress", GROUP, ec2__Vpc=VPC)
    yield from on("ec2", "CreateTags DeleteTags", GROUP)


def ingress_rule(_: dict[str, Any]) -> Iterator[Call]:
    yield from on("ec2", "DescribeSecurityGroupRules")
    changes = "AuthorizeSecurityGroupIngress ModifySecurityGroupRules"
    yield from on("ec2", f"{changes} RevokeSecurityGroupIngress", GROUP, ec2__Vpc=VPC)
    yield from on("ec2", f"{changes} CreateTags DeleteTags", RULE)


def alarm(name: str) -> str:
    return f"arn:aws:cloudwatch:{REGION}:{OWNER}:alarm:{name}"


def metric_alarm(p: dict[str, Any]) -> Iterator[Call]:
    calls = "PutMetricAlarm DescribeAlarms DeleteAlarms ListTagsForResource TagResource UntagResource"
    yield from on("cloudwatch", calls, alarm(p["name"]))


def composite_alarm(p: dict[str, Any]) -> Iterator[Call]:
    # Source: CloudWatch API reference, "PutCompositeAlarm" and "DescribeAlarms": a narrower scope is refused.
    # The simulator allows a call on everything if a part of it is allowed, so an alarm of others is asked for, too.
    yield from on("cloudwatch", "PutCompositeAlarm DescribeAlarms", ANYTHING, alarm("orders is unhealthy"))
    calls = "DeleteAlarms ListTagsForResource TagResource UntagResource"
    yield from on("cloudwatch", calls, alarm(p["alarmName"]))


def dashboard(p: dict[str, Any]) -> Iterator[Call]:
    # The command does not know the region, which ends the name.
    arn = f"arn:aws:cloudwatch::{OWNER}:dashboard/{p['dashboardName']}{REGION}"
    yield from on("cloudwatch", "PutDashboard GetDashboard DeleteDashboards", arn)


def log_group(p: dict[str, Any]) -> Iterator[Call]:
    yield from on("logs", "DescribeLogGroups")
    arn = f"arn:aws:logs:{REGION}:{OWNER}:log-group:{p['name']}"
    calls = "CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy"
    yield from on("logs", f"{calls} ListTagsForResource TagResource UntagResource", arn)
    if "/elasticache/" in p["name"]:
        # ElastiCache sets up the delivery as whoever changes the cluster.
        delivery = "CreateLogDelivery GetLogDelivery UpdateLogDelivery DeleteLogDelivery ListLogDeliveries"
        yield from on("logs", f"{delivery} PutResourcePolicy DescribeResourcePolicies")


SECRET = f"arn:aws:secretsmanager:{REGION}:{OWNER}:secret:cache-connection-secret-1a2b3c4-AbCdEf"


def secret(_: dict[str, Any]) -> Iterator[Call]:
    calls = "CreateSecret DescribeSecret GetResourcePolicy UpdateSecret DeleteSecret TagResource UntagResource"
    yield from on("secretsmanager", calls, SECRET)


def secret_version(_: dict[str, Any]) -> Iterator[Call]:
    calls = "PutSecretValue GetSecretValue DescribeSecret ListSecretVersionIds UpdateSecretVersionStage"
    yield from on("secretsmanager", calls, SECRET)


def record(p: dict[str, Any]) -> Iterator[Call]:
    calls = "GetHostedZone ChangeResourceRecordSets ListResourceRecordSets"
    yield from on("route53", calls, f"arn:aws:route53:::hostedzone/{p['zoneId']}")
    yield from on("route53", "GetChange", "arn:aws:route53:::change/C0123456789ABCDEFGHIJ")


def role_arn(name: str) -> str:
    return f"arn:aws:iam::{OWNER}:role/redis-snapshots/{name}"


def role(p: dict[str, Any]) -> Iterator[Call]:
    reads = "GetRole ListRolePolicies ListAttachedRolePolicies ListInstanceProfilesForRole"
    changes = "UpdateAssumeRolePolicy UpdateRole UpdateRoleDescription TagRole UntagRole"
    yield from on("iam", f"CreateRole DeleteRole {reads} {changes}", role_arn(p["namePrefix"] + SERIAL))
    service = {"run": "states", "start": "scheduler", "copy": "s3"}[p["namePrefix"].split("-")[-2]]
    arn = role_arn(p["namePrefix"] + SERIAL)
    yield from on("iam", "PassRole", arn, iam__PassedToService=f"{service}.amazonaws.com")


def role_policy(p: dict[str, Any]) -> Iterator[Call]:
    yield from on("iam", "PutRolePolicy GetRolePolicy DeleteRolePolicy", role_arn(p["role"]))


def state_machine(p: dict[str, Any]) -> Iterator[Call]:
    calls = "CreateStateMachine DescribeStateMachine ListStateMachineVersions UpdateStateMachine DeleteStateMachine"
    arn = f"arn:aws:states:{REGION}:{OWNER}:stateMachine:{p['name']}"
    yield from on("states", f"{calls} ListTagsForResource TagResource UntagResource", arn)
    yield from on("states", "ValidateStateMachineDefinition")


def schedule_group(p: dict[str, Any]) -> Iterator[Call]:
    calls = "CreateScheduleGroup GetScheduleGroup DeleteScheduleGroup ListTagsForResource TagResource UntagResource"
    yield from on("scheduler", calls, f"arn:aws:scheduler:{REGION}:{OWNER}:schedule-group/{p['name']}")


def schedule(p: dict[str, Any]) -> Iterator[Call]:
    arn = f"arn:aws:scheduler:{REGION}:{OWNER}:schedule/{p['groupName']}/{p['name']}"
    yield from on("scheduler", "CreateSchedule GetSchedule UpdateSchedule DeleteSchedule", arn)


def queue(p: dict[str, Any]) -> Iterator[Call]:
    calls = "CreateQueue GetQueueAttributes SetQueueAttributes ListQueueTags TagQueue UntagQueue DeleteQueue"
    yield from on("sqs", calls, f"arn:aws:sqs:{REGION}:{OWNER}:{p['name']}")


def of_bucket(actions: str) -> Callable[[dict[str, Any]], Iterator[Call]]:
    """The bucket of a setting is told by what the command answered for it."""
    return lambda p: on("s3", actions, f"arn:aws:s3:::{p.get('bucket') or p['bucketPrefix'] + SERIAL}")


def bucket(p: dict[str, Any]) -> Iterator[Call]:
    # All settings are read, whoever sets them.
    reads = """GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging
        GetBucketObjectLockConfiguration GetBucketPolicy GetBucketRequestPayment GetBucketTagging GetBucketVersioning
        GetBucketWebsite GetEncryptionConfiguration GetLifecycleConfiguration GetReplicationConfiguration ListBucket"""
    yield from of_bucket(f"CreateBucket {reads} PutBucketTagging DeleteBucket")(p)
    if "vault" not in p["bucketPrefix"]:
        # forceDestroy of an export.
        arn = f"arn:aws:s3:::{p['bucketPrefix']}{SERIAL}"
        yield from on("s3", "ListBucketVersions", arn)
        yield from on("s3", "DeleteObject DeleteObjectVersion", f"{arn}/sessions-001-2026-03-01-04-00-0001.rdb")


def scalable_target(p: dict[str, Any]) -> Iterator[Call]:
    calls = "RegisterScalableTarget DeregisterScalableTarget ListTagsForResource TagResource UntagResource"
    yield from on("application-autoscaling", "DescribeScalableTargets")
    yield from on("application-autoscaling", calls, SCALABLE)
    name = p["resourceId"].split("/")[1]
    yield from on("elasticache", "DescribeCacheClusters", cache("cluster", f"{name}-0001-001"))
    for group in [f"{name}-redis7", "default.redis7.cluster.on"]:
        yield from on("elasticache", "DescribeCacheParameters", cache("parametergroup", group))
    yield from service_linked(SCALING_SERVICE, "AWSServiceRoleForApplicationAutoScaling_ElastiCacheRG")


def scaling_policy(p: dict[str, Any]) -> Iterator[Call]:
    yield from on("application-autoscaling", "DescribeScalingPolicies")
    yield from on("application-autoscaling", "PutScalingPolicy DeleteScalingPolicy", SCALABLE)
    name = f"TargetTracking-{p['resourceId']}-AlarmHigh-0123"
    yield from on("cloudwatch", "PutMetricAlarm DescribeAlarms DeleteAlarms", alarm(name))


def scheduled_action(_: dict[str, Any]) -> Iterator[Call]:
    yield from on("application-autoscaling", "DescribeScheduledActions")
    yield from on("application-autoscaling", "PutScheduledAction DeleteScheduledAction", SCALABLE)


CALLS: dict[str, Callable[[dict[str, Any]], Iterator[Call]]] = {
    "ReplicationGroup": replication_group,
    "SubnetGroup": subnet_group,
    "ParameterGroup": parameter_group,
    "User": user,
    "UserGroup": user_group,
    "ServerlessCache": serverless_cache,
    "SecurityGroup": security_group,
    "SecurityGroupIngressRule": ingress_rule,
    "MetricAlarm": metric_alarm,
    "CompositeAlarm": composite_alarm,
    "Dashboard": dashboard,
    "LogGroup": log_group,
    "Secret": secret,
    "SecretVersion": secret_version,
    "Record": record,
    "Role": role,
    "RolePolicy": role_policy,
    "StateMachine": state_machine,
    "ScheduleGroup": schedule_group,
    "Schedule": schedule,
    "Queue": queue,
    "BucketV2": bucket,
    "BucketOwnershipControls": of_bucket("PutBucketOwnershipControls GetBucketOwnershipControls"),
    "BucketPublicAccessBlock": of_bucket("PutBucketPublicAccessBlock GetBucketPublicAccessBlock"),
    "BucketPolicy": of_bucket("PutBucketPolicy GetBucketPolicy DeleteBucketPolicy"),
    "BucketServerSideEncryptionConfigurationV2": of_bucket("PutEncryptionConfiguration GetEncryptionConfiguration"),
    "BucketVersioningV2": of_bucket("PutBucketVersioning GetBucketVersioning"),
    "BucketLifecycleConfigurationV2": of_bucket("PutLifecycleConfiguration GetLifecycleConfiguration"),
    "BucketObjectLockConfigurationV2": of_bucket(
        "PutBucketObjectLockConfiguration GetBucketObjectLockConfiguration PutBucketVersioning"
    ),
    "BucketReplicationConfig": of_bucket("PutReplicationConfiguration GetReplicationConfiguration"),
    "Target": scalable_target,
    "Policy": scaling_policy,
    "ScheduledAction": scheduled_action,
}

COMPONENTS = {
    "RedisCluster": ["cluster", "cluster-scaled"],
    "RedisServerlessCache": ["serverless"],
    "RedisSnapshotExport": ["export"],
    "RedisSnapshotVault": ["vault"],
    "RedisDnsRecords": ["dns"],
}
"""The scenarios of the command that together create everything of a component."""


def needed(component: str) -> list[Call]:
    """Every call for everything that a component can create, once."""
    found: dict[tuple[str, str], Call] = {}
    everything = json.loads(printed("permissions"))
    for scenario in COMPONENTS[component]:
        for resource in everything[scenario].values():
            if not resource["type"].startswith("aws:"):
                continue
            kind = resource["type"].rpartition(":")[2]
            for call in CALLS[kind](resource["properties"]):
                found[(call.action, call.resource + json.dumps(call.context))] = call
    assert found
    return list(found.values())


OTHERS = {
    "sessions": "orders",
    "user:job": "user:administrator",
    "cache-connection": "shop-connection",
    f":{OWNER}:": ":222222222222:",
    "vpc-0123456789abcdef0": "vpc-0fffffffffffffff0",
    "Z0123456789ABCDEFGHIJ": "Z9999999999ABCDEFGHIJ",
    "states.amazonaws.com": "lambda.amazonaws.com",
    "scheduler.amazonaws.com": "ec2.amazonaws.com",
    "s3.amazonaws.com": "ecs-tasks.amazonaws.com",
    "AWSServiceRoleFor": "AWSServiceRoleForSupport",
    "CreateVpcEndpoint": "RunInstances",
    f":{REGION}:": ":us-east-1:",
}
"""What tells what is the component's from what is not, and what it is in someone else's."""


def forbidden(component: str) -> list[Call]:
    """The same calls about what is not the component's: of another name, account, region, VPC, zone or service. An
    action that some resource needs on everything is also allowed on what is of others.
    """
    found = []
    calls = needed(component)
    anywhere = {call.action for call in calls if call.resource == ANYTHING}
    for call in calls:
        if call.action in anywhere:
            continue
        for own, other in OTHERS.items():
            context = {key: value.replace(own, other) for key, value in call.context.items()}
            changed = Call(call.action, call.resource.replace(own, other), context)
            if changed != call:
                found.append(changed)
        if call.context:
            services = {key: "ec2.amazonaws.com" for key in call.context if key.startswith("iam:")}
            found.append(Call(call.action, call.resource, services))
    return found
