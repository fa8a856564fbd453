package released

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/suites/released/breaks"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/suites/released/changelog"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/suites/released/record"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// records is where releases are kept.
func records() string { return filepath.Join(checkout.Root(), "tests", "released") }

func releases(t *testing.T) []changelog.Release {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(checkout.Root(), "CHANGELOG.md"))
	require.NoError(t, err)
	read, err := changelog.Read(string(text))
	require.NoError(t, err)
	return read
}

// programs are the names of the programs that are recorded.
func programs(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir("programs")
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// TestRecord writes the record of the present version, where RECORD is set: `make record-release`.
func TestRecord(t *testing.T) { //nolint:paralleltest // the others read what it writes
	if os.Getenv("RECORD") == "" {
		t.Skip("it writes; run make record-release")
	}
	version := provider.Version()
	r := record.Release{Folder: filepath.Join(records(), "v"+version), Version: semver.MustParse(version)}
	_, err := os.Stat(r.Folder)
	require.NoError(t, record.MayRecord(releases(t), r.Version, err == nil, os.Getenv("FORCE") != ""))
	require.NoError(t, os.RemoveAll(r.Folder))
	for _, name := range programs(t) {
		complete := t.Run(name, func(t *testing.T) { //nolint:paralleltest // it needs no haste
			recordProgram(t, r, name)
		})
		if !complete {
			require.NoError(t, os.RemoveAll(r.Folder))
			t.Fatalf("half a record is none: %s is removed", r.Folder)
		}
	}
	full, err := os.ReadFile(filepath.Join(checkout.Root(), "schema.json"))
	require.NoError(t, err)
	bare, err := breaks.Bare(full)
	require.NoError(t, err)
	require.NoError(t, r.Write(record.Schema, bare))
	require.NoError(t, r.Seal())
}

func recordProgram(t *testing.T, r record.Release, name string) {
	t.Helper()
	program, err := os.ReadFile(filepath.Join("programs", name, record.Program))
	require.NoError(t, err)
	box := sandbox.New(t)
	stack := box.Project(folder(t, box, program))
	require.NoError(t, stack.SetConfig(t.Context(), kubeconfig, auto.ConfigValue{Value: "{}", Secret: true}))
	require.NotEmpty(t, up(t, stack))
	assert.Empty(t, up(t, stack), "what is recorded is settled")
	cloud, err := os.ReadFile(filepath.Join(box.Folder(), "cloud.json"))
	require.NoError(t, err)
	require.NoError(t, r.Write(filepath.Join(name, record.Program), ofThisVersion(t, program)))
	require.NoError(t, r.Write(filepath.Join(name, record.State), []byte(stack.ExportJSON())))
	require.NoError(t, r.Write(filepath.Join(name, record.Cloud), cloud))
	objects, err := box.Cluster.Objects()
	require.NoError(t, err)
	cluster, err := json.Marshal(objects)
	require.NoError(t, err)
	require.NoError(t, r.Write(filepath.Join(name, record.Cluster), cluster))
}
