package access

import (
	"cmp"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// The modes of TLS.
// Source: ElastiCache API, CreateReplicationGroup, TransitEncryptionMode.
const (
	TLSPreferred = "preferred"
	TLSRequired  = "required"
)

// TLS is how connections are encrypted.
type TLS struct {
	engine *engine.Release

	Enabled inputs.Setting[bool]
	// Mode is empty where the program gives none.
	Mode inputs.Setting[string]
}

func newTLS(in *inputs.Resolver, args Inputs, engine *engine.Release) *TLS {
	return &TLS{
		engine:  engine,
		Enabled: inputs.Take(in, "enableTransitEncryption", args.EnableTransitEncryption, true),
		Mode:    inputs.Take(in, "transitEncryptionMode", args.TransitEncryptionMode, ""),
	}
}

// changesInPlace says whether AWS turns TLS on and off while the cluster runs.
// Source: the AWS provider, transitEncryptionEnabled: from 7.0.5 on.
func (t *TLS) changesInPlace() bool {
	return t.engine.Running.Known && t.engine.Running.Value.AtLeast(7, 0, 5)
}

// TogglesTLS says whether TLS is known to be turned on or off on a cluster that keeps running.
func TogglesTLS(c check.Change[*TLS]) bool {
	return check.Changed(c.Was.Enabled, c.Now.Enabled) && c.Was.changesInPlace()
}

// MovesTLSMode says whether AWS is asked for another mode of TLS. A cluster keeps its mode where the program leaves it
// out, and has the mode `required` where it was never given one.
func MovesTLSMode(c check.Change[*TLS]) bool {
	then, now := c.Was.Mode, c.Now.Mode
	return then.Known && now.Known && now.Value != "" && now.Value != cmp.Or(then.Value, TLSRequired)
}
