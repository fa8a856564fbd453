package snapshots

import (
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// serverlessExample is an example about a serverless cache, with further inputs.
func serverlessExample(name string, further ...string) string {
	return strings.Join(append([]string{"replicationGroupId: null", "serverlessCacheName: " + name}, further...), "\n")
}

// sourceOfExportRules are about the cluster, or the serverless cache, whose snapshots are exported.
var sourceOfExportRules = slices.Concat(sourceNameRules, sourceKindRules, snapshotTimeRules)

// sourceNameRules are about which cluster or cache it is.
var sourceNameRules = []check.Rule[*exportPlan]{
	{
		Name: "source-one", Input: "serverlessCacheName",
		Holds:           "One of `replicationGroupId` and `serverlessCacheName` is given, and not both.",
		Example:         "serverlessCacheName: sessions",
		Source:          "the component itself",
		StricterThanAWS: "An export is of one cluster or cache. For a second one there is another export.",
		Reads:           ofKind,
		Quotes:          []string{},
		Check: func(p *exportPlan, say check.Say) {
			switch group, cache := inputs.Said(p.source.group), inputs.Said(p.source.cache); {
			case group && cache:
				say("serverlessCacheName", "cannot be combined with replicationGroupId: leave one of them out, and "+
					"create another RedisSnapshotExport for it")
			case !group && !cache && p.source.group.Known && p.source.cache.Known:
				// A value of a wrong type is not known, and is reported as such.
				say("replicationGroupId", "is left out, as is serverlessCacheName, so there is nothing to export: "+
					"pass the ID of a replication group, or the name of a serverless cache")
			}
		},
	},
	check.Form(check.Rule[*exportPlan]{
		Name: "group-form", Input: "replicationGroupId",
		Holds: "The replication group is given by its ID: 1 to 40 lower-case letters, digits and single hyphens, a " +
			"letter first, no hyphen at the end.",
		Example: "replicationGroupId: Sessions",
		Source:  "ElastiCache API, CreateReplicationGroup, ReplicationGroupId",
		StricterThanAWS: "AWS would take capital letters and look for small ones; the names of objects begin with " +
			"what AWS stores.",
	}, func(p *exportPlan) (string, bool) { return check.UnlessEmpty(p.source.group) },
		check.Parses(elasticache.ParseReplicationGroupID)),
	check.Form(check.Rule[*exportPlan]{
		Name: "cache-name-form", Input: "serverlessCacheName",
		Holds: "The serverless cache is given by its name: 1 to 40 lower-case letters, digits and single hyphens, a " +
			"letter first, no hyphen at the end.",
		Example: serverlessExample("Sessions"),
		Source:  "ElastiCache console, name of a serverless cache: up to 40 characters, no spaces",
		StricterThanAWS: "AWS documents no more than the length. It stores names in lower case, and the names of " +
			"objects begin with what it stores.",
	}, func(p *exportPlan) (string, bool) { return check.UnlessEmpty(p.source.cache) },
		check.Parses(elasticache.ParseReplicationGroupID)),
}

// sourceKindRules are about inputs that only a cluster has, or only a serverless cache.
var sourceKindRules = []check.Rule[*exportPlan]{
	{
		Name: "serverless-inputs", Input: "instanceType",
		Holds:           "`instanceType` and `snapshotWindow` are only used with `replicationGroupId`.",
		Example:         serverlessExample("sessions", "instanceType: cache.r7g.large"),
		Source:          "ElastiCache API, CreateServerlessCache: no CacheNodeType, and DailySnapshotTime for a window",
		StricterThanAWS: "AWS does not see them. A serverless cache has neither, so another cluster was meant.",
		Reads:           append([]string{"instanceType", "snapshotWindow"}, ofKind...),
		Quotes:          []string{},
		Check: func(p *exportPlan, say check.Say) {
			if !p.source.serverless() {
				return
			}
			if inputs.Said(p.source.nodeType) {
				say("instanceType", "cannot be combined with serverlessCacheName, since a serverless cache has no "+
					"nodes: leave it out")
			}
			if inputs.Said(p.source.window) {
				say("snapshotWindow", "cannot be combined with serverlessCacheName, since a serverless cache has a "+
					"daily time in place of a window: pass dailySnapshotTime")
			}
		},
	},
	{
		Name: "daily-time-serverless", Input: "dailySnapshotTime",
		Holds:           "`dailySnapshotTime` is only used with `serverlessCacheName`.",
		Example:         "dailySnapshotTime: \"06:00\"",
		Source:          "ElastiCache API, CreateReplicationGroup: SnapshotWindow",
		StricterThanAWS: "AWS does not see it, and the export would not follow it.",
		Reads:           append([]string{"dailySnapshotTime"}, ofKind...),
		Quotes:          []string{},
		Check: func(p *exportPlan, say check.Say) {
			if inputs.Said(p.source.group) && inputs.Said(p.source.dailyTime) {
				say("dailySnapshotTime", "is only used with serverlessCacheName: a replication group has a window; "+
					"pass snapshotWindow")
			}
		},
	},
	{
		Name: "node-type-exports", Input: "instanceType",
		Holds:   "The nodes have no data tiering: AWS does not export snapshots of such nodes.",
		Example: "instanceType: cache.r6gd.xlarge",
		Source:  exportGuide + ", limitations",
		Needs:   []string{"instanceType"},
		Check: func(p *exportPlan, say check.Say) {
			node, err := elasticache.ParseNodeType(p.source.nodeType.Value)
			if p.source.nodeType.Value != "" && err == nil && node.DataTiering() {
				say("instanceType", "%s has data tiering, and AWS does not export its snapshots: use a node type "+
					"without it, for example \"cache.r7g.xlarge\"", spelling.Quote(node.String()))
			}
		},
	},
}

// snapshotTimeRules are about when AWS takes snapshots, and how long it keeps them.
var snapshotTimeRules = []check.Rule[*exportPlan]{
	check.Form(check.Rule[*exportPlan]{
		Name: "window-form", Input: "snapshotWindow",
		Holds:   "The snapshot window is `hh24:mi-hh24:mi`, in UTC, and at least 60 minutes long.",
		Example: "snapshotWindow: 06:00-06:30",
		Source:  "ElastiCache API, CreateReplicationGroup, SnapshotWindow",
	}, func(p *exportPlan) (string, bool) { return check.UnlessEmpty(p.source.window) },
		check.Parses(elasticache.ParseDailyWindow)),
	check.Form(check.Rule[*exportPlan]{
		Name: "daily-time-form", Input: "dailySnapshotTime",
		Holds:   "The daily time of snapshots is `hh:mm`, in UTC.",
		Example: serverlessExample("sessions", "dailySnapshotTime: 6 am"),
		Source:  "ElastiCache API, CreateServerlessCache, DailySnapshotTime",
	}, func(p *exportPlan) (string, bool) { return check.UnlessEmpty(p.source.dailyTime) },
		check.Parses(elasticache.ParseDailyTime)),
	{
		Name: "snapshots-off", Input: "snapshotRetentionLimit",
		Holds: "There are automatic snapshots: `snapshotRetentionLimit` is 1 to 35, and `snapshotWindow` of a " +
			"cluster is not empty.",
		Example:         "snapshotRetentionLimit: 0",
		Source:          "ElastiCache API, CreateReplicationGroup and CreateServerlessCache, SnapshotRetentionLimit",
		StricterThanAWS: "AWS does not see the two together. Every run would fail, for there is nothing to export.",
		Needs:           []string{"snapshotRetentionLimit", "snapshotWindow"},
		Reads:           ofKind,
		Check: func(p *exportPlan, say check.Say) {
			switch n := p.source.snapshotRetentionDays.Value; {
			case p.source.window.Value == "" && !p.source.serverless():
				say("snapshotWindow", "is empty, which turns automatic snapshots off, so there is nothing to export: "+
					"give the cluster a window, for example \"06:00-07:00\"")
			case n == 0:
				say("snapshotRetentionLimit", "0 turns automatic snapshots off, so there is nothing to export: keep "+
					"them for 1 day or more")
			case n < 0 || n > maxAge/24:
				say("snapshotRetentionLimit", "%d is out of range: AWS keeps automatic snapshots for 1 to %d days", n,
					maxAge/24)
			}
		},
	},
}
