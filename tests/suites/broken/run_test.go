package broken

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// run is a deployment that is broken off in the tests: how a stack is before it, and the command.
type run struct {
	name    string
	begin   func(*testing.T) *place
	change  func(*place)
	command string
}

// cluster is the name of the cluster in the program.
const cluster = "sessions"

var (
	creation = run{"up", network, func(p *place) { p.writes(program(p.t)) }, "up"}
	update   = run{"update", deployed, func(p *place) {
		p.config("team", "billing")
		p.config("instanceType", "cache.m7g.large")
	}, "up"}
	replacement = run{"replacement", deployed, func(p *place) { p.config("port", "6390") }, "up"}
	destruction = run{"destroy", deployed, func(*place) {}, "destroy"}

	runs = []run{creation, update, replacement, destruction}
)

var networkOnce, deployedOnce sync.Once

// network is a place in which there is all that is around the cluster. It is made once, and copied: what becomes of
// resources that are not the component's is not what is tested.
func network(t *testing.T) *place {
	t.Helper()
	folder := filepath.Join(kept, "network")
	networkOnce.Do(func() {
		p := newPlace(t)
		around, _, found := strings.Cut(program(t), "\n  cache:")
		require.True(t, found)
		p.writes(around + "\n")
		p.must("up", "--yes", "--skip-preview")
		p.keep(folder)
	})
	return placeLike(t, folder)
}

// deployed is a place in which the whole program is deployed.
func deployed(t *testing.T) *place {
	t.Helper()
	folder := filepath.Join(kept, "deployed")
	deployedOnce.Do(func() {
		p := creation.prepared(t)
		p.must("up", "--yes", "--skip-preview")
		p.keep(folder)
	})
	return placeLike(t, folder)
}

func program(t *testing.T) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", "cluster", "Pulumi.yaml"))
	require.NoError(t, err)
	return string(content)
}

// prepared is the place right before the command.
func (r run) prepared(t *testing.T) *place {
	t.Helper()
	p := r.begin(t)
	r.change(p)
	return p
}

// goes gives the command.
func (r run) goes(p *place) (string, error) {
	p.t.Helper()
	return p.try(r.command, "--yes", "--skip-preview")
}

// script is how a run goes that nothing breaks.
type script struct {
	picture string   // what it leaves in the cloud
	writes  int      // how many calls of AWS change something
	calls   []string // which, as "create aws:elasticache/user:User", each once
}

// undisturbed runs without a fault.
func (r run) undisturbed(t *testing.T) script {
	t.Helper()
	p := r.prepared(t)
	before := p.written()
	output, err := r.goes(p)
	require.NoError(t, err, output)
	s := script{picture: pictureOf(t, p.box.Cloud)}
	for call, n := range p.written() {
		if made := n - before[call]; made > 0 {
			s.writes += made
			s.calls = append(s.calls, call)
		}
	}
	slices.Sort(s.calls)
	return s
}

// written is how often each call was made that changes something.
func (p *place) written() map[string]int {
	p.t.Helper()
	called, err := p.box.Cloud.Called()
	require.NoError(p.t, err)
	maps.DeleteFunc(called, func(call string, _ int) bool {
		operation, _, _ := strings.Cut(call, " ")
		return !slices.Contains([]string{"create", "update", "delete"}, operation)
	})
	return called
}
