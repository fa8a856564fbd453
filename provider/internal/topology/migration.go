package topology

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Migration is a step on the way of a cluster that runs from the one mode to the other.
// Source: ElastiCache developer guide, "Modifying cluster mode".
type Migration string

// The steps.
const (
	Compatible Migration = "compatible"
	Enabled    Migration = "enabled"
	disabled   Migration = "disabled"
)

// parseMigration reads a step, which may be empty. Where it is none, the text itself is.
func parseMigration(s string) (Migration, error) {
	if s == "" {
		return "", nil
	}
	return Migration(s), spelling.OneOf(s, string(Compatible), string(Enabled), string(disabled))
}

// GroupSuffix tells the parameter group of the cluster's own apart from the one of before: in a group that is in use,
// cluster-enabled cannot be changed.
func (m Migration) GroupSuffix() string {
	if m == Compatible || m == Enabled {
		return "-cluster"
	}
	return ""
}

// SpeaksCluster says whether the nodes serve clients that speak the cluster protocol, for which they need a parameter
// group that says so.
func (p *Plan) SpeaksCluster() bool { return p.Shape.ClusterMode || p.Migration == Compatible }

// Mode is the cluster mode as AWS has it.
func (p *Plan) Mode() Migration {
	switch {
	case p.Shape.ClusterMode:
		return Enabled
	case p.Migration == Compatible:
		return Compatible
	default:
		return disabled
	}
}

// MigrationSource is where AWS documents the steps.
const MigrationSource = "ElastiCache developer guide, \"Modifying cluster mode\""
