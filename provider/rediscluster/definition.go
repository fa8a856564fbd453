package rediscluster

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/clusteralarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// sound are the inputs of a cluster with nothing wrong or unwise about it.
const sound = `name: sessions
instanceType: cache.m7g.large
replicationGroupSize: 2
enableAutomaticFailover: true
enableMultiAz: true
vpcId: vpc-0aaaaaaaaaaaaaaa1
subnetIds: [subnet-0aaaaaaaaaaaaaaa1, subnet-0aaaaaaaaaaaaaaa2]
allowConnectionsFromSecurityGroups: [sg-0aaaaaaaaaaaaaaa1]
alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts]
`

// Definition registers a [RedisCluster].
func Definition() component.Definition {
	return component.Definition{
		Token: Token, Inputs: inputDocs(), Outputs: outputDocs,
		Objects: []component.Object{
			component.ObjectOf[User]("A user who can log in, an element of `users`.", access.UserDocs),
			component.ObjectOf[ConnectionSecret]("The secret in AWS Secrets Manager that `connectionSecret` creates.",
				connection.SecretDocs),
			component.ObjectOf[Log]("Where a log goes: `slowLog` or `engineLog`.", logs.LogDocs),
			component.ObjectOf[ClusterMode]("The shards of a cluster with cluster mode enabled.",
				topology.ClusterModeDocs),
			component.ObjectOf[AutoScaling]("Scaling by AWS, between limits: `autoScaling`.", scaling.AutoScalingDocs),
			component.ObjectOf[AutoScalingDimension]("How AWS scales the shards, or the replicas of each shard: "+
				"`shards` and `replicas` of `autoScaling`.", scaling.AutoScalingDimensionDocs),
			component.ObjectOf[AutoScalingSchedule]("A time at which the limits of scaling change, an element of "+
				"`schedules` of `autoScaling`.", scaling.AutoScalingScheduleDocs),
			component.ObjectOf[AutoScalingLimits]("The limits that a schedule sets: its `shards` and `replicas`.",
				scaling.AutoScalingLimitsDocs),
			component.ObjectOf[Alarm]("Changes to one alarm, a field of `alarms`. What you leave out stays as "+
				"[docs/alarms.md](../alarms.md) lists it.", monitoring.AlarmDocs),
			component.ObjectOf[Alarms]("Changes to single alarms, by name. Naming an alarm that is off by default "+
				"turns it on.", clusteralarms.AlarmsDocs()),
		},
		Elsewhere: ofServerlessCaches,
		CouldBe:   couldBe, Sound: sound, Rules: Rules, Changes: ChangeRules, Observations: Observations,
	}
}
