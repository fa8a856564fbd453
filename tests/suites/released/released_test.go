package released

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/suites/released/breaks"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/suites/released/changelog"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/suites/released/record"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// recorded are the releases that are kept.
func recorded(t *testing.T) []record.Release {
	t.Helper()
	found, err := record.Releases(records())
	require.NoError(t, err)
	require.NotEmpty(t, found)
	return found
}

// newest is the last release that is kept.
func newest(t *testing.T) record.Release {
	t.Helper()
	all := recorded(t)
	return all[len(all)-1]
}

// unexpected are the steps that the changelog does not name.
func unexpected(steps []step, allowed map[string][]string) []string {
	var found []string
	for _, s := range steps {
		if !slices.Contains(allowed[s.token], s.op) {
			found = append(found, s.String())
		}
	}
	return found
}

func TestUnexpected(t *testing.T) {
	t.Parallel()
	const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm"
	steps := []step{{"update", alarm, "cpu"}, {"create", alarm, "memory"}, {"replace", "aws:iam/role:Role", "role"}}
	assert.Equal(t, []string{"create " + alarm + " memory", "replace aws:iam/role:Role role"},
		unexpected(steps, map[string][]string{alarm: {"update"}}))
	assert.Empty(t, unexpected(steps[:1], map[string][]string{alarm: {"create", "update"}}))
}

// restored is a sandbox in which a program of a release runs as it was left; the state can be changed on the way.
func restored(
	t *testing.T, r record.Release, name string, doctor func(string) string,
) (*sandbox.Sandbox, *sandbox.Stack) {
	t.Helper()
	read := func(file string) []byte {
		content, err := r.Read(filepath.Join(name, file))
		require.NoError(t, err)
		return content
	}
	box := sandbox.New(t)
	require.NoError(t, os.WriteFile(filepath.Join(box.Folder(), "cloud.json"), read(record.Cloud), 0o600))
	var objects map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(read(record.Cluster), &objects))
	require.NoError(t, os.MkdirAll(string(box.Cluster), 0o750))
	for name, object := range objects {
		require.NoError(t, os.WriteFile(filepath.Join(string(box.Cluster), name+".json"), object, 0o600))
	}
	stack := box.Project(folder(t, box, read(record.Program)))
	require.NoError(t, stack.SetConfig(t.Context(), kubeconfig, auto.ConfigValue{Value: "{}", Secret: true}))
	var state apitype.UntypedDeployment
	require.NoError(t, json.Unmarshal([]byte(doctor(string(read(record.State)))), &state))
	require.NoError(t, stack.Import(t.Context(), state))
	return box, stack
}

// Stacks of released versions move to this one.
func TestStacksOfReleases(t *testing.T) {
	t.Parallel()
	told := releases(t)
	for _, r := range recorded(t) {
		kept, err := r.Programs()
		require.NoError(t, err)
		require.NotEmpty(t, kept)
		allowed := changelog.Allowed(changelog.Since(told, r.Version))
		for _, name := range kept {
			t.Run(r.Version.String()+"/"+name, func(t *testing.T) {
				t.Parallel()
				box, stack := restored(t, r, name, strings.Clone)
				require.Empty(t, unexpected(preview(t, stack), allowed), "the changelog names no such change")
				assert.Empty(t, unexpected(up(t, stack), allowed), "what no preview showed")
				assert.Empty(t, up(t, stack), "a second update")
				assert.Empty(t, refresh(t, stack), "a refresh")
				stack.Destroy()
				assert.Empty(t, box.Holds())
			})
		}
	}
}

// A state that differs from what this version makes is seen: a child of another name, as if it were renamed without an
// alias, and an input of another value, as if a default had changed.
func TestDoctoredStates(t *testing.T) {
	t.Parallel()
	release := newest(t)
	for name, test := range map[string]struct{ old, doctored, want string }{
		"a renamed child": {
			`::cache-subnet-group"`, `::cache-places"`, "delete aws:elasticache/subnetGroup:SubnetGroup cache-places",
		},
		"a changed default": {
			`"snapshotRetentionLimit": 0`, `"snapshotRetentionLimit": 7`,
			"update aws:elasticache/replicationGroup:ReplicationGroup",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, stack := restored(t, release, "smallest", func(state string) string {
				require.Positive(t, strings.Count(state, test.old), test.old)
				return strings.ReplaceAll(state, test.old, test.doctored)
			})
			assert.Contains(t, strings.Join(unexpected(preview(t, stack), nil), "\n"), test.want)
		})
	}
}

// The schema breaks no program of the last release without the changelog saying so.
func TestSchemaOfTheLastRelease(t *testing.T) {
	t.Parallel()
	release := newest(t)
	kept, err := release.Read(record.Schema)
	require.NoError(t, err)
	present, err := os.ReadFile(filepath.Join(checkout.Root(), "schema.json"))
	require.NoError(t, err)
	var was, now schema.PackageSpec
	require.NoError(t, json.Unmarshal(kept, &was))
	require.NoError(t, json.Unmarshal(present, &now))
	require.NotEmpty(t, was.Resources)
	told := changelog.Breaking(changelog.Since(releases(t), release.Version))
	assert.Empty(t, breaks.Untold(breaks.Between(was, now), told),
		"each belongs into the list \"Breaking changes:\" of CHANGELOG.md")
}

// What a release left stays as it is, and each version with a date has left something.
func TestRecordsAreFrozen(t *testing.T) {
	t.Parallel()
	kept := map[string]bool{}
	for _, r := range recorded(t) {
		kept[r.Version.String()] = true
		sealed, err := r.Sealed()
		require.NoError(t, err)
		assert.True(t, sealed, "%s has other files than were recorded: restore them", r.Folder)
	}
	told := releases(t)
	for _, r := range told {
		if r.Dated {
			assert.True(t, kept[r.Version.String()], "version %s has a date and no record: run make record-release",
				r.Version)
		}
	}
	// A program can be newer than the newest record: the one of a component that is not released yet.
	if last := newest(t); last.Version.EQ(told[0].Version) {
		has, err := last.Programs()
		require.NoError(t, err)
		assert.Equal(t, programs(t), has, "%s lacks a program: run make record-release, or tell in CHANGELOG.md under "+
			"\"## Unreleased\" what the program is for", last.Folder)
	}
}
