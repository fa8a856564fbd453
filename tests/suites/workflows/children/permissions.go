package main

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/discovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
)

// permissionScenarios create every resource that a component can create: whoever deploys needs permissions for it.
var permissionScenarios = map[string]scenario{
	"cluster": {rediscluster.Token, `
replicationGroupSize: 6
clusterMode: { numNodeGroups: 3, replicasPerNodeGroup: 1 }
engine: valkey` + everything + `
engineLog: {}
slowLog: {}
parameters: { timeout: "300" }`},
	"cluster-scaled": scalingScenarios["scheduled"],
	"serverless":     {serverlesscache.Token, everything + "\nconnectionUser: app"},
	"export":         snapshotScenarios["export"],
	"vault":          snapshotScenarios["vault"],
	"dns":            {discovery.DnsToken, ""},
}

const everything = `
tags: { team: web }
alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts]
compositeAlarmSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:pager]
enableDashboard: true
allowConnectionsFromSecurityGroups: [sg-0aaaaaaaaaaaaaaa1]
connectionSecret: {}
users:
  - { name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }
  - { name: job, accessString: on ~* +@read, iam: true }`

// sound are inputs with nothing wrong about them, of a component beside the cluster.
func sound(token string) string {
	component, _ := provider.ComponentOf(token)
	return component.Sound
}
