package bench

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/figures"
)

// measureState is what a cluster of two nodes has in the state: the component and its children.
func measureState(t testing.TB) (measured figures.State) {
	t.Helper()
	one := deploy(t, false, clusters(1, pair()))
	one.run(up)
	written, err := os.ReadFile(filepath.Join(one.sandbox.Folder(), "state/.pulumi/stacks/project/bench.json"))
	require.NoError(t, err)
	var compact bytes.Buffer
	require.NoError(t, json.Compact(&compact, written))
	var stack struct {
		Checkpoint struct {
			Latest struct{ Resources []map[string]json.RawMessage }
		}
	}
	require.NoError(t, json.Unmarshal(compact.Bytes(), &stack))
	types, fields := parts{}, parts{}
	for _, r := range stack.Checkpoint.Latest.Resources {
		var urn, typ string
		require.NoError(t, json.Unmarshal(r["urn"], &urn))
		require.NoError(t, json.Unmarshal(r["type"], &typ))
		if !strings.Contains(urn, "::cluster-001") {
			continue
		}
		whole, err := json.Marshal(r)
		require.NoError(t, err)
		measured.Resources++
		measured.Bytes += len(whole)
		types.add(typ, len(whole))
		for name, value := range r {
			fields.add(name, len(`"":,`)+len(name)+len(value))
		}
	}
	measured.Types, measured.Fields = types.sorted(), fields.sorted()
	return measured
}

// parts are parts of the state by their names.
type parts map[string]figures.Part

func (p parts) add(name string, bytes int) {
	p[name] = figures.Part{Name: name, Count: p[name].Count + 1, Bytes: p[name].Bytes + bytes}
}

// sorted are the parts, the largest first.
func (p parts) sorted() (all []figures.Part) {
	for _, part := range p {
		all = append(all, part)
	}
	slices.SortFunc(all, func(a, b figures.Part) int { return b.Bytes - a.Bytes })
	return all
}
