package topology

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
)

// MigrationRules are about clusterModeMigration, whatever the mode was before.
var MigrationRules = []check.Rule[*Plan]{
	check.Form(check.Rule[*Plan]{
		Name: "migration-form", Input: "clusterModeMigration",
		Holds:   "A step of a migration is `compatible`, `enabled` or `disabled`.",
		Example: "clusterModeMigration: cluster",
		Source:  "ElastiCache API, ModifyReplicationGroup, ClusterMode",
	}, func(p *Plan) (string, bool) { return p.migrationInput, true }, check.Parses(parseMigration)),
	{
		Name: "migration-mode", Input: "clusterModeMigration",
		Holds:           "The last step, `enabled`, comes with `clusterMode`, and the others without.",
		Example:         "clusterModeMigration: enabled",
		Source:          MigrationSource,
		StricterThanAWS: "AWS counts the nodes of one shard in either way.",
		Needs:           []string{"clusterModeMigration", "clusterMode"},
		Check: func(p *Plan, say check.Say) {
			switch {
			case p.Migration == ModeEnabled && p.ClusterMode == nil:
				say("clusterModeMigration",
					"\"enabled\" goes with clusterMode: { numNodeGroups: 1, replicasPerNodeGroup: %d }, which is "+
						"what the cluster then is; pass it as well",
					max(p.Size-1, 0))
			case (p.Migration == ModeCompatible || p.Migration == ModeDisabled) && p.ClusterMode != nil:
				say("clusterModeMigration",
					"%q does not go with clusterMode: leave clusterMode out until the last step, \"enabled\"",
					p.Migration)
			}
		},
	},
	{
		Name: "migration-replica", Input: "clusterModeMigration",
		Holds: "A cluster that changes its mode has automatic failover and a replica.",
		Example: "clusterModeMigration: compatible\nreplicationGroupSize: 1\n" +
			"enableAutomaticFailover: false\nenableMultiAz: false\ninstanceType: cache.t4g.small",
		Source: MigrationSource,
		Needs: []string{
			"clusterModeMigration", "clusterMode", "replicationGroupSize", "enableAutomaticFailover", ReplicasInput,
		},
		Check: func(p *Plan, say check.Say) {
			if p.Migration == ModeCompatible && p.ClusterMode == nil &&
				(!p.AutomaticFailover || p.Shape.ReplicasPerShard < 1) {
				say("clusterModeMigration",
					"needs enableAutomaticFailover: true and at least one replica (replicationGroupSize: 2): change "+
						"that first, in an update of its own")
			}
		},
	},
	{
		Name: "migration-version", Input: "clusterModeMigration",
		Holds:   "The mode is changed from Redis OSS 7.0 on, and with Valkey.",
		Example: "clusterModeMigration: compatible\nredisVersion: \"6.2\"\ninstanceType: cache.m6g.large",
		Source:  MigrationSource,
		Needs:   slices.Concat([]string{"clusterModeMigration"}, engine.VersionInputs),
		Check: func(p *Plan, say check.Say) {
			version, ok := p.engine.OfferedVersion()
			moves := p.Migration == ModeCompatible || p.Migration == ModeEnabled
			if ok && moves && !version.AtLeast(7, 0, 0) {
				say("clusterModeMigration",
					"needs Redis OSS 7.0 or later, or Valkey, and this is %s: upgrade first, in an update of its own",
					version.Release())
			}
		},
	},
}
