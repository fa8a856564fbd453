package topology

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

// A cluster that runs is moved to cluster mode in two steps, and goes back from the first alone.
func TestModeInSteps(t *testing.T) {
	t.Parallel()
	off, on := size(2), sharded(1, 1)
	between, migrated := migrating(off, "compatible"), migrating(on, "enabled")
	for name, test := range map[string]struct {
		was, now Inputs
		path     string
	}{
		"stays off":           {off, size(3), ""},
		"stays on":            {on, sharded(2, 1), ""},
		"first step":          {off, between, ""},
		"second step":         {between, migrated, ""},
		"second step unsaid":  {between, on, "clusterMode"},
		"both at once":        {off, on, "clusterMode"},
		"both at once, named": {off, migrated, "clusterMode"},
		"back":                {between, migrating(off, "disabled"), ""},
		"back unsaid":         {between, off, "clusterModeMigration"},
		"off again":           {on, off, "clusterMode"},
		"half off again":      {migrated, between, "clusterMode"},
		"migrated, forgotten": {migrated, on, ""},
	} {
		c := check.Change[*Plan]{Was: planOf(t, test.was), Now: planOf(t, test.now)}
		var paths []string
		for _, one := range check.Run(c, inputstest.AllKnown, ModeInSteps) {
			paths = append(paths, one.Path)
		}
		assert.Equal(t, test.path, strings.Join(paths, " "), name)
		assert.Equal(t, test.path != "", StepRefused(c), name)
	}
}

// The last replica goes after automatic failover.
func TestLastReplica(t *testing.T) {
	t.Parallel()
	failover := func(args Inputs) Inputs {
		args.EnableAutomaticFailover = true
		return args
	}
	for name, test := range map[string]struct {
		was, now Inputs
		refused  bool
	}{
		"with failover":    {failover(size(2)), size(1), true},
		"without failover": {size(2), size(1), false},
		"not the last":     {failover(size(3)), failover(size(2)), false},
		"of shards":        {failover(sharded(2, 1)), failover(sharded(2, 0)), false},
	} {
		c := check.Change[*Plan]{Was: planOf(t, test.was), Now: planOf(t, test.now)}
		found := check.Run(c, inputstest.AllKnown, Changes)
		assert.Equal(t, test.refused, len(found) == 1, name)
	}
}
