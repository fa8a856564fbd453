package topology

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Mode is the cluster mode of a replication group.
// Source: ElastiCache API, ModifyReplicationGroup, ClusterMode.
type Mode string

// The modes. A cluster that runs moves from ModeDisabled to ModeEnabled by way of ModeCompatible, in which it serves
// clients of both modes. From ModeCompatible it can also go back.
// Source: ElastiCache developer guide, "Modifying cluster mode".
const (
	ModeDisabled   Mode = "disabled"
	ModeCompatible Mode = "compatible"
	ModeEnabled    Mode = "enabled"
)

// parseMigration reads the mode that a cluster is moved to. An empty text is no move.
func parseMigration(s string) (Mode, error) {
	if s == "" {
		return "", nil
	}
	return Mode(s), spelling.OneOf(s, string(ModeCompatible), string(ModeEnabled), string(ModeDisabled))
}

// SpeaksCluster says whether the nodes serve clients that speak the cluster protocol. The parameter group must then
// have cluster-enabled.
func (p *Plan) SpeaksCluster() bool { return p.Mode() != ModeDisabled }

// Mode is the cluster mode that the plan asks for.
func (p *Plan) Mode() Mode {
	switch {
	case p.Shape.ClusterMode:
		return ModeEnabled
	case p.Migration == ModeCompatible:
		return ModeCompatible
	default:
		return ModeDisabled
	}
}

// MigrationSource is where AWS documents how a cluster is moved from one mode to the other.
const MigrationSource = "ElastiCache developer guide, \"Modifying cluster mode\""
