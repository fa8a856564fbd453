package broken

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

// fault is one way to break a run.
type fault struct {
	name string
	awssim.Fault
}

// tally counts outcomes, for docs/reliability.md.
type tally struct {
	mu       sync.Mutex
	commands map[string]int
	failures []string
}

func (c *tally) add(name string, o outcome) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.commands == nil {
		c.commands = map[string]int{}
	}
	if o.left != "" {
		c.failures = append(c.failures, name+": "+o.left)
		return
	}
	c.commands[strings.Join(o.given, ", ")]++
}

func (c *tally) String() string {
	var lines []string
	for commands, n := range c.commands {
		lines = append(lines, fmt.Sprintf("%4d with %s", n, commands))
	}
	return strings.Join(append(lines, c.failures...), "\n")
}

// deletes is how often the run itself deletes the cluster.
func (r run) deletes() int {
	if r.name == replacement.name || r.name == destruction.name {
		return 1
	}
	return 0
}

// again reports whether the fault can have a deletion asked for once more.
func (f fault) again() bool {
	return f.Operation == "write" || f.Operation == "delete" && f.Type == awstype.ReplicationGroup
}

// record says how the runs ended, and appends it to a file where one is named.
func (c *tally) record(t *testing.T) {
	t.Logf("%s\n%s", t.Name(), c)
	if path := os.Getenv("BROKEN_RECORD"); path != "" {
		file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		require.NoError(t, err)
		_, err = fmt.Fprintf(file, "%s\n%s\n", t.Name(), c)
		require.NoError(t, err)
		require.NoError(t, file.Close())
	}
}

// breaks breaks a run in one way, brings it to its end, and sees that all is as if nothing had happened.
func (r run) breaks(t *testing.T, f fault, picture string, counted *tally) {
	t.Helper()
	p := r.prepared(t)
	p.learnsSecrets()
	require.NoError(t, p.box.Cloud.Inject(f.Fault))
	said, err := r.goes(p)
	if f.Kill == "engine" {
		require.Error(t, err, "the fault broke nothing: %s", said)
	}
	require.False(t, strings.Contains(said, "CannotKill"), "the process to kill did not run")
	left, err := p.box.Cloud.Faults()
	require.NoError(t, err)
	for _, fault := range left {
		require.NotZero(t, fault.Seen, "the fault broke nothing: %s", said)
		require.Empty(t, fault.Kill+fault.Code, "the fault broke nothing: %s", said)
	}
	require.NoError(t, p.box.Cloud.ClearFaults())
	o := r.settles(t, p, picture)
	if deleted := p.written()["delete "+awstype.ReplicationGroup]; deleted > r.deletes() && !f.again() {
		o.left = fmt.Sprintf("the cluster was deleted %d times", deleted)
	}
	r.ended(p, f.name, o, counted)
}

// ended notes how a broken run came to its end, which must be that of an undisturbed one, without a secret shown.
func (r run) ended(p *place, name string, o outcome, counted *tally) {
	p.t.Helper()
	counted.add(r.name+" "+name, o)
	assert.Empty(p.t, o.left, "%s, %s: after %v", r.name, name, o.given)
	p.keepsSecrets()
}
