package rediscluster

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// creationRules hold for a cluster that is created, as a new one or to replace another.
var creationRules = slices.Concat(migrationOfNew, whereReplaced(check.Of(scaling.CreationRules, ofReadScaling)))

// whereReplaced are rules that also read what replaces a cluster, and quote nothing of it.
func whereReplaced(rules []check.Rule[*plan]) []check.Rule[*plan] {
	for i := range rules {
		rules[i].Reads, rules[i].Quotes = check.Read(replacements), rules[i].Needs
	}
	return rules
}

// migrationOfNew is about the migration of a cluster that does not run.
var migrationOfNew = []check.Rule[*plan]{
	{
		Name: "migration-of-new", Input: "clusterModeMigration",
		Holds:   "What migrates is a cluster that runs, and stays.",
		Example: "clusterModeMigration: compatible\nport: 6380",
		Source:  topology.MigrationSource,
		StricterThanAWS: "AWS makes clusters between the modes, whose nodes have other ids than those of one that " +
			"was moved.",
		Needs:  []string{"clusterModeMigration"},
		Reads:  check.Read(replacements),
		Quotes: []string{"clusterModeMigration"},
		Check: func(p *plan, say check.Say) {
			if p.topology.Migration == topology.ModeCompatible || p.topology.Migration == topology.ModeEnabled {
				say("clusterModeMigration",
					"is for a cluster that runs, and this one is made anew: leave it out; clusterMode alone makes "+
						"one in cluster mode")
			}
		},
	},
}

// migrationAlone is about changes that come together with a change of the mode.
var migrationAlone = []check.Rule[planChange]{
	{
		Name: "migration-alone", Input: "instanceType",
		Holds: "Nothing else of the replication group changes with its mode, and it is neither scaled nor upgraded " +
			"between the modes.",
		Example: "clusterModeMigration: compatible\ninstanceType: cache.m7g.xlarge\napplyImmediately: true",
		Source:  topology.MigrationSource,
		Needs: slices.Concat([]string{
			"autoScaling", "clusterMode", "clusterModeMigration", "instanceType", "replicationGroupSize",
		},
			engine.VersionInputs),
		Reads: []string{
			"description",
			"maintenanceWindow",
			"snapshotRetentionLimit",
			"snapshotWindow",
			"enableTransitEncryption",
			"transitEncryptionMode",
			"users",
			"userGroupId",
			"ipDiscovery",
			"snsTopicForNotifications",
			"autoMinorVersionUpgrade",
			"enableMultiAz",
			"additionalSecurityGroupIds",
			"securityGroupIds",
			"slowLog",
			"engineLog",
		},
		Check: func(c planChange, say check.Say) {
			then, now := c.Was.topology.Mode(), c.Now.topology.Mode()
			if then == now && now != topology.ModeCompatible || topology.StepRefused(check.PartOf(c, ofTopology)) {
				return
			}
			why := fmt.Sprintf(
				"AWS changes the mode of a cluster (%s to %s) by itself: make this change in an update before or after",
				then,
				now,
			)
			if then == now {
				why = "AWS makes no such change between the modes: finish the migration first, or go back " +
					"(clusterModeMigration: \"disabled\")"
			}
			for _, one := range groupChanges(c) {
				if then == now && !one.scales {
					continue
				}
				say(one.input, "changes, and %s", why)
			}
		},
	},
}

// accessWaits is about changes of access that wait for the maintenance window.
var accessWaits = []check.Rule[planChange]{
	{
		Name: "access-waits", Input: "applyImmediately",
		Holds:   "Who may log in, and how, changes when the program says so.",
		Example: "transitEncryptionMode: preferred",
		Source:  "ElastiCache API, ReplicationGroupPendingModifiedValues: TransitEncryptionMode, UserGroups",
		Silence: "`applyImmediately: true`",
		Needs: slices.Concat(access.ChangeInputs,
			[]string{"enableTransitEncryption", "transitEncryptionMode", "applyImmediately"}, engine.VersionInputs),
		Quotes: access.ChangeQuotes,
		Check: func(c planChange, say check.Say) {
			if c.Now.upkeep.applyImmediately.Value {
				return
			}
			var waiting []string
			switch then := c.Was; {
			case then.access.MovesToUsers():
			case c.Now.access.AuthenticatesUsers() &&
				!(then.access.AuthenticatesUsers() && then.access.Users.Group() == c.Now.access.Users.Group()):
				waiting = append(waiting, c.Now.access.Users.Input())
			case !c.Now.access.AuthenticatesUsers() && then.access.AuthenticatesUsers():
				waiting = append(waiting, then.access.Users.Input())
			}
			switch {
			case access.TogglesTLS(check.PartOf(c, ofTLS)):
				waiting = append(waiting, "enableTransitEncryption")
			case access.MovesTLSMode(check.PartOf(c, ofTLS)):
				waiting = append(waiting, "transitEncryptionMode")
			}
			if len(waiting) > 0 {
				say("applyImmediately",
					"is not true, so AWS may let the change of %s wait for the maintenance window: the update "+
						"succeeds, and clients are let in as before until then; write true",
					strings.Join(waiting, " and "))
			}
		},
	},
}

// groupInUse is about parameter groups that are deleted while a cluster still uses them.
var groupInUse = []check.Rule[planChange]{
	{
		Name: "group-in-use", Input: "parameters",
		Holds:   "A parameter group is left at once, so that the old one can be deleted.",
		Before:  "parameters: { maxmemory-policy: allkeys-lru }",
		Example: "",
		Source:  "ElastiCache API, DeleteCacheParameterGroup, InvalidCacheParameterGroupState",
		Silence: "`applyImmediately: true`",
		Needs:   slices.Concat([]string{"parameters", "applyImmediately"}, engine.VersionInputs),
		Reads:   windowInputs,
		Check: func(c planChange, say check.Say) {
			then, now := c.Was.parameters.Own, c.Now.parameters.Own
			if then == nil || c.Now.upkeep.applyImmediately.Value || now != nil && !check.Changed(then.Name, now.Name) {
				return
			}
			say("parameters",
				"leaves the parameter group %s, which this update deletes, and AWS refuses that while a cluster uses "+
					"it: without applyImmediately: true that may be until %s, and the update fails until then",
				spelling.Quote(then.Name.Value), c.Now.windows.next())
		},
	},
}

// oneAtATime is about several changes of the replication group at once.
var oneAtATime = []check.Rule[planChange]{
	{
		Name: "one-at-a-time", Input: "replicationGroupSize",
		Holds:   "Nodes are added or taken away in an update of its own.",
		Example: "replicationGroupSize: 3\ninstanceType: cache.m7g.xlarge\napplyImmediately: true",
		Source:  "https://github.com/hashicorp/terraform-provider-aws/issues/50096",
		Silence: "change the number of nodes in one update, and the node type or the version in another",
		Needs: slices.Concat([]string{
			"replicationGroupSize", topology.ShardsInput, topology.ReplicasInput, "instanceType", "autoScaling",
		}, engine.VersionInputs),
		Check: func(c planChange, say check.Say) {
			if !changesNodes(c) {
				return
			}
			for _, other := range []struct {
				input   string
				changes bool
			}{
				{"instanceType", c.Was.engine.InstanceType != c.Now.engine.InstanceType},
				{"engine", c.Was.engine.Engine != c.Now.engine.Engine},
				{c.Now.engine.VersionInput, check.Changed(c.Was.engine.Asked, c.Now.engine.Asked)},
			} {
				if other.changes {
					say("replicationGroupSize",
						"changes together with %s: the AWS provider asks for one change after the other, and AWS may "+
							"refuse the second while the first is under way; if it does, the next update goes on "+
							"from there",
						other.input)
					return
				}
			}
		},
	},
}

// pendingChanges are about what AWS changes in the maintenance window, unless the program asks for it at once.
var pendingChanges = []check.Rule[planRunning]{
	{
		Name: "waits", Input: "instanceType",
		Holds: "A change of `instanceType`, `engine` or the version is made at once. It is told in each update " +
			"until it is made.",
		Example: "instanceType: cache.m7g.xlarge",
		Source:  "ElastiCache API, ModifyReplicationGroup, ApplyImmediately",
		Silence: "`applyImmediately: true`",
		Needs:   slices.Concat([]string{"instanceType", "applyImmediately"}, engine.VersionInputs),
		Reads:   windowInputs,
		Late:    true,
		Check: func(r planRunning, say check.Say) {
			if r.Now.upkeep.applyImmediately.Value {
				return
			}
			waiting := []struct{ property, input, asked string }{
				{"nodeType", "instanceType", r.Now.engine.InstanceType}, {
					"engineVersion", r.Now.engine.VersionInput, r.Now.engine.Asked.Value,
				},
			}
			if r.Property("engine") != r.Now.engine.Engine.String() {
				// and its version with it
				waiting[1].property, waiting[1].input, waiting[1].asked = "engine", "engine",
					r.Now.engine.Engine.String()
			}
			for _, one := range waiting {
				if runs := r.Property(one.property); runs != "" && runs != one.asked {
					alarms := ""
					if one.property == "nodeType" {
						alarms = r.Now.alarmsMeanwhile(runs)
					}
					say(one.input,
						"from %s to %s waits for %s, since applyImmediately is not true: the update succeeds, the "+
							"cluster goes on as it is until then, and each preview shows the change again%s",
						spelling.Quote(runs), spelling.Quote(one.asked), r.Now.windows.next(), alarms)
				}
			}
		},
	},
}

// alarmsMeanwhile ends the sentence about a node type that waits. It says which nodes the alarms fit until then.
func (p *plan) alarmsMeanwhile(runs string) string {
	misfit := p.monitoring.Misfit(runs)
	if !misfit.Differs {
		return ""
	}
	meanwhile := `; the alarms fit the nodes that run until the first "pulumi up --refresh" after the window`
	if misfit.FalseAlarm {
		meanwhile += ", and may go off on the new nodes before that: run it right after the window"
	}
	return meanwhile
}
