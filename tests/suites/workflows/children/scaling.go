package main

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/discovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// scalingScenarios are clusters that AWS scales: by each of the metrics, in each dimension, and by each form of a
// schedule.
var scalingScenarios = map[string]scenario{
	"shards-by-cpu": cluster(`
tags: { team: web, Project: sessions }
instanceType: cache.m7g.large
autoScaling:
  shards: { min: 2, max: 6 }`),
	"shards-by-memory": cluster(`
instanceType: cache.r7g.xlarge
parameters: { maxmemory-policy: noeviction, reserved-memory-percent: "25" }
autoScaling:
  shards:
    { min: 1, max: 8, metric: memory, target: 62.5, scaleIn: true, scaleInCooldown: 1800, scaleOutCooldown: 0 }`),
	"shards-by-capacity": cluster(`
instanceType: cache.r6gd.xlarge
parameters: { maxmemory-policy: noeviction }
autoScaling:
  shards: { min: 2, max: 4, metric: capacity, target: 35 }`),
	"replicas": cluster(`
instanceType: cache.m7g.large
parameters: { reserved-memory-percent: "25" }
autoScaling:
  replicas: { min: 1, max: 5, target: 70, scaleIn: false }`),
	"scheduled": cluster(`
instanceType: cache.m7g.large
parameters: { reserved-memory-percent: "25" }
autoScaling:
  shards: { min: 2, max: 6 }
  replicas: { min: 1, max: 3 }
  schedules:
    - name: morning
      schedule: cron(0 7 ? * MON-FRI *)
      timezone: Europe/Berlin
      shards: { min: 4 }
      replicas: { min: 2, max: 5 }
    - name: evening
      schedule: cron(0 20 ? * MON-FRI *)
      timezone: Europe/Berlin
      shards: { min: 2 }
      replicas: { min: 1, max: 3 }
    - name: weekly_check
      schedule: rate(7 days)
      startTime: "2026-12-01T00:00:00Z"
      endTime: "2027-01-31T00:00:00Z"
      shards: { min: 2, max: 6 }
    - name: sale.2026
      schedule: at(2026-12-24T06:00:00)
      timezone: America/New_York
      shards: { max: 12 }`),
}

// cluster is a change of the sound cluster with two shards of two nodes.
func cluster(change string) scenario { return scenario{rediscluster.Token, change} }

// under has the inputs that a scenario is a change of, by component.
var under = map[string][]string{
	rediscluster.Token: {wire.Sound, `
replicationGroupSize: 4
clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }`},
	serverlesscache.Token: {sound(serverlesscache.Token)},
	discovery.DnsToken:    {sound(discovery.DnsToken)},
}
