package snapshots

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
)

// everything is given to an export and to a vault.
const (
	everyExport = `
acceptedWarnings: [copy-key-restore]
alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts]
copyTo:
  accountId: "222222222222"
  bucketArn: arn:aws:s3:::sessions-vault
  kmsKeyArn: arn:aws:kms:eu-central-1:222222222222:key/01234567-89ab-cdef-0123-456789abcdef
  replicationTimeControl: true
  storageClass: STANDARD_IA
forceDestroy: true
instanceType: cache.r7g.large
kmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef
maxAgeInHours: 30
retentionInDays: 7
schedule: cron(15 4,16 * * ? *)
scheduleTimezone: Europe/Berlin
snapshotRetentionLimit: 1
snapshotWindow: 22:30-23:30
tags: { team: web }
timeLimitInHours: 2
`
	everyVault = `
sourceAccountIds: ["111111111111", "333333333333"]
allowRestore: true
kmsKeyArn: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef
lockInDays: 60
lockMode: compliance
maxAgeInHours: 48
replicationGroupIds: [sessions, carts]
serverlessCacheNames: [orders]
retentionInDays: 90
schedule: rate(1 day)
scheduleTimezone: America/New_York
tags: { team: web }
`
)

// child is what the engine is asked for: a type, what it waits for, and its properties.
type child struct {
	Type  string         `yaml:"type"`
	After []string       `yaml:"after,omitempty"`
	Keeps []string       `yaml:"keeps,omitempty"`
	With  map[string]any `yaml:"with"`
}

// childrenIn are the children of a graph as a person reads them: policies are opened, of the state machine only the
// settings and the time limit are there, and the texts of alarms are left out.
func (g graph) childrenIn(t *testing.T, token string) map[string]child {
	t.Helper()
	all := map[string]child{}
	for name, one := range g {
		if name == "nightly" {
			continue
		}
		assert.Equal(t, "urn:pulumi:stack::project::"+token+"::nightly", one.RegisterRPC.GetParent(), name)
		properties := one.properties()
		for _, key := range []string{"policy", "assumeRolePolicy"} {
			if text, ok := properties[key].(string); ok {
				var document map[string]any
				require.NoError(t, json.Unmarshal([]byte(text), &document), name)
				properties[key] = document
			}
		}
		if text, ok := properties["definition"].(string); ok {
			m := machineOf(t, []byte(text))
			properties["definition"] = map[string]any{
				"settings": m.States["Settings"].Assign, "timeoutSeconds": m.TimeoutSeconds,
			}
		}
		delete(properties, "alarmDescription")
		all[name] = child{
			one.TypeToken, one.dependencies(), one.RegisterRPC.GetIgnoreChanges(), whole(properties).(map[string]any),
		}
	}
	return all
}

// whole writes numbers without a fraction as such.
func whole(value any) any {
	switch value := value.(type) {
	case float64:
		if value == math.Trunc(value) {
			return int(value)
		}
	case []any:
		for i := range value {
			value[i] = whole(value[i])
		}
	case map[string]any:
		for key := range value {
			value[key] = whole(value[key])
		}
	}
	return value
}

// assertGraph compares children with a file, in which the whole of each stands.
func assertGraph(t *testing.T, file string, children map[string]child) {
	t.Helper()
	path := filepath.Join("testdata", file+".yaml")
	var text strings.Builder
	encoder := yaml.NewEncoder(&text)
	encoder.SetIndent(2)
	require.NoError(t, encoder.Encode(children))
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text.String()), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), text.String(), "write the file anew with UPDATE=1, and read what changed")
}

// exportGraphs and vaultGraphs are inputs whose children stand in the files of these names.
var (
	exportGraphs = map[string]string{
		"export": asIs, "export_everything": everyExport,
		"export_to_own_bucket": "copyTo: null\nbucketName: my-exports",
		"export_serverless":    ofCarts,
		"export_without_copy":  "copyTo: null\nalarmsSnsTopicArns: null\nsnapshotWindow: 22:30-23:30",
	}
	vaultGraphs = map[string]string{"vault": "replicationGroupIds: null", "vault_everything": everyVault}
)

// eachGraph calls a test with the children of each of the inputs.
func eachGraph(t *testing.T, test func(what string, g graph)) {
	t.Helper()
	for what, changes := range exportGraphs {
		g, _ := deployExport(t, changes)
		test(what, g)
	}
	for what, changes := range vaultGraphs {
		g, _ := deployVault(t, changes)
		test(what, g)
	}
}

// The children of an export, with all that they are asked for.
func TestExportGraph(t *testing.T) {
	t.Parallel()
	for file, changes := range exportGraphs {
		g, _ := deployExport(t, changes)
		assertGraph(t, file, g.childrenIn(t, ExportToken))
	}
}

// The children of a vault, with all that they are asked for.
func TestVaultGraph(t *testing.T) {
	t.Parallel()
	for file, changes := range vaultGraphs {
		g, _ := deployVault(t, changes)
		assertGraph(t, file, g.childrenIn(t, VaultToken))
	}
}
