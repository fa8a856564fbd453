"""A cluster, and a copy of its snapshot in another account every night.

    pulumi config set aws:region eu-west-1
    pulumi config set backupRole arn:aws:iam::<account>:role/<role>
    pulumi up

Whoever takes over the account of the cluster can neither delete nor change the copies.
"""

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis

# The account that keeps the copies, by a role there that you can assume. Another region also outlasts the loss of the
# first one.
config = pulumi.Config()
backup = aws.Provider(
    "backup",
    region=config.get("backupRegion") or "eu-central-1",
    # Not a dict: its keys would reach the provider as they are, and it knows no role_arn.
    assume_role=aws.ProviderAssumeRoleArgs(
        role_arn=config.get("backupRole") or "arn:aws:iam::222222222222:role/deploy"
    ),
)
in_backup = pulumi.ResourceOptions(provider=backup)
cluster_account = aws.get_caller_identity_output().account_id
backup_account = aws.get_caller_identity_output(opts=pulumi.InvokeOutputOptions(provider=backup)).account_id

# CloudWatch notifies topics of its own region, so each account has one. Subscribe whoever is on call to both.
alerts = aws.sns.Topic("alerts")
backup_alerts = aws.sns.Topic("backup-alerts", opts=in_backup)

vpc = aws.ec2.get_vpc_output(default=True)
subnets = aws.ec2.get_subnets_output(filters=[{"name": "vpc-id", "values": [vpc.id]}])
app = aws.ec2.SecurityGroup("app", vpc_id=vpc.id, description="The application that uses Redis")

NAME = "sessions"
INSTANCE_TYPE = "cache.t4g.small"
SNAPSHOT_WINDOW = "03:00-04:00"

cache = redis.RedisCluster(
    "cache",
    name=NAME,
    instance_type=INSTANCE_TYPE,
    replication_group_size=2,
    enable_automatic_failover=True,
    enable_multi_az=True,
    vpc_id=vpc.id,
    subnet_ids=subnets.ids,
    allow_connections_from_security_groups=[app.id],
    generate_auth_token=True,
    snapshot_window=SNAPSHOT_WINDOW,
    alarms_sns_topic_arns=[alerts.arn],
)

# In the other account: a bucket that locks every copy for 30 days, and an alarm if no new one arrives.
vault = redis.RedisSnapshotVault(
    "vault",
    name=NAME,
    source_account_ids=[cluster_account],
    # By its name, so that the vault does not depend on the cluster, which can be deleted while copies are locked.
    replication_group_ids=[NAME],
    alarms_sns_topic_arns=[backup_alerts.arn],
    opts=pulumi.ResourceOptions(providers=[backup]),
)

# In the account of the cluster: an export each night, 3 hours after the snapshot window, which S3 copies to the vault.
nightly = redis.RedisSnapshotExport(
    "export",
    name=NAME,
    replication_group_id=cache.replication_group_id,
    instance_type=INSTANCE_TYPE,
    snapshot_window=SNAPSHOT_WINDOW,
    copy_to={"account_id": backup_account, "bucket_arn": vault.bucket_arn},
    alarms_sns_topic_arns=[alerts.arn],
)

pulumi.export("endpoint", cache.endpoint)
pulumi.export("exportBucket", nightly.bucket_name)
pulumi.export("vaultBucket", vault.bucket_name)
# Start it to export at once: aws stepfunctions start-execution --state-machine-arn <ARN>
pulumi.export("stateMachine", nightly.state_machine_arn)
# What to pass as snapshot_arns to fill a new cluster from a copy.
pulumi.export("restoreInputs", nightly.restore_inputs)
