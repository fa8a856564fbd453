package snapshots

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// machine is a definition, as far as the tests read it.
type machine struct {
	Comment, QueryLanguage, StartAt string
	TimeoutSeconds                  int
	States                          map[string]state
}

type state struct {
	Type, Comment, Next, Resource string
	Assign                        map[string]any
}

func machineOf(t *testing.T, text []byte) machine {
	t.Helper()
	var m machine
	require.NoError(t, json.Unmarshal(text, &m))
	return m
}

// The integrations of Step Functions are of the partition in which the state machine runs.
func TestDefinitionsAreOfTheirPartition(t *testing.T) {
	t.Parallel()
	for _, definition := range [][]byte{exportStates, serverlessStates, arrivalStates} {
		given := settings{}
		for name := range machineOf(t, definition).States["Settings"].Assign {
			given[name] = ""
		}
		text, err := given.in("aws-cn", definition, time.Hour)
		require.NoError(t, err)
		assert.Contains(t, text, `"arn:aws-cn:states:::aws-sdk:`)
		assert.NotContains(t, text, "arn:aws:")
	}
}

// exportSettings and arrivalSettings are what the components send.
var (
	exportSettings = []string{
		"bucket", "maxAgeInHours", "replicated", "replicationGroupId", "staleAfterMinutes", "waitSeconds",
	}
	serverlessSettings = []string{
		"bucket", "maxAgeInHours", "replicated", "serverlessCacheName", "settledAfterMinutes", "staleAfterMinutes",
		"waitSeconds",
	}
	arrivalSettings = []string{
		"bucket", "lockInDays", "lockMode", "maxAgeInHours", "replicationGroupIds", "serverlessCacheNames",
	}
)

// The definitions want what the components send, and nothing else, and begin with it.
func TestDefinitionsWantTheSettings(t *testing.T) {
	t.Parallel()
	for file, want := range map[string][]string{
		"export.asl.json": exportSettings, "serverless.asl.json": serverlessSettings,
		"arrivals.asl.json": arrivalSettings,
	} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		m := machineOf(t, text)
		assert.Equal(t, "Settings", m.StartAt, file)
		assert.Equal(t, "JSONata", m.QueryLanguage, file)
		assert.Equal(t, "Pass", m.States["Settings"].Type, file)
		assert.Equal(t, want, slices.Sorted(maps.Keys(m.States["Settings"].Assign)), file)
		for name, one := range m.States {
			assert.NotEmpty(t, one.Comment, "%s: %s", file, name)
		}
	}
}

const twoStates = `{ "StartAt": "Settings", "TimeoutSeconds": 1, "States": {
	"Settings": { "Type": "Pass", "Comment": "example", "Assign": { "bucket": "a", "count": 1 }, "Next": "End" },
	"End": { "Type": "Succeed", "Comment": "the end" } } }`

// The settings take the place of the examples, and the time limit that of the one in the file; the rest stays.
func TestSettings(t *testing.T) {
	t.Parallel()
	text, err := settings{"bucket": `b"c`, "count": 7}.in("aws", []byte(twoStates), 90*time.Minute)
	require.NoError(t, err)
	assert.JSONEq(t, `{ "StartAt": "Settings", "TimeoutSeconds": 5400, "States": {
		"Settings": { "Type": "Pass", "Comment": "What this component was deployed with.",
			"Assign": { "bucket": "b\"c", "count": 7 }, "Next": "End" },
		"End": { "Type": "Succeed", "Comment": "the end" } } }`, text)
	again, err := settings{"count": 7, "bucket": `b"c`}.in("aws", []byte(twoStates), 90*time.Minute)
	require.NoError(t, err)
	assert.Equal(t, text, again, "the same text every time: another one would be a change")

	for message, wrong := range map[string]settings{
		"the state machine wants the setting count":           {"bucket": "b"},
		"the state machine wants 2 settings, and there are 3": {"bucket": "b", "count": 7, "more": true},
		"the state machine wants the setting bucket":          {"count": 7, "buckets": "b"},
		"json: unsupported type: func()":                      {"bucket": func() {}, "count": 7},
		"the state machine wants the setting":                 {},
	} {
		_, err := wrong.in("aws", []byte(twoStates), time.Hour)
		assert.ErrorContains(t, err, message)
	}
	_, err = settings{}.in("aws", []byte("{"), time.Hour)
	assert.ErrorContains(t, err, "reading the state machine")
}

// The definition that AWS gets of each component.
func TestDefinitionsAsDeployed(t *testing.T) {
	t.Parallel()
	for changes, want := range map[string]struct {
		limit    int
		settings map[string]any
	}{
		asIs: {6 * 3600, map[string]any{
			"replicationGroupId": "sessions", "bucket": "sessions-snapshots-made", "maxAgeInHours": 24., "waitSeconds": 300.,
			"staleAfterMinutes": 180., "replicated": true,
		}},
		"timeLimitInHours: 1\nmaxAgeInHours: 5\ncopyTo: null\nreplicationGroupId: carts": {3600, map[string]any{
			"replicationGroupId": "carts", "bucket": "sessions-snapshots-made", "maxAgeInHours": 5., "waitSeconds": 300.,
			"staleAfterMinutes": 30., "replicated": false,
		}},
		ofCarts + "timeLimitInHours: 4": {4 * 3600, map[string]any{
			"serverlessCacheName": "carts", "bucket": "sessions-snapshots-made", "maxAgeInHours": 24.,
			"waitSeconds": 300., "staleAfterMinutes": 120., "settledAfterMinutes": 20., "replicated": true,
		}},
		"copyTo: null\nbucketName: my-exports": {6 * 3600, map[string]any{
			"replicationGroupId": "sessions", "bucket": "my-exports", "maxAgeInHours": 24., "waitSeconds": 300.,
			"staleAfterMinutes": 180., "replicated": false,
		}},
	} {
		g, _ := deployExport(t, changes)
		m := machineOf(t, []byte(g["nightly-run"].text("definition")))
		assert.Equal(t, want.settings, m.States["Settings"].Assign, changes)
		assert.Equal(t, want.limit, m.TimeoutSeconds, changes)
		_, ofCache := want.settings["serverlessCacheName"]
		assert.Equal(t, !ofCache, m.States["CopySnapshot"].Type != "", changes)
		assert.Equal(t, ofCache, m.States["ExportServerlessCacheSnapshot"].Type != "", changes)
	}
	for changes, want := range map[string]map[string]any{
		asIs: {
			"bucket": "sessions-vault-made", "replicationGroupIds": []any{"sessions"}, "maxAgeInHours": 30.,
			"lockMode": "GOVERNANCE", "lockInDays": 30., "serverlessCacheNames": []any{},
		},
		"replicationGroupIds: null\nlockMode: compliance\nlockInDays: 7\nmaxAgeInHours: 840": {
			"bucket": "sessions-vault-made", "replicationGroupIds": []any{}, "maxAgeInHours": 840.,
			"lockMode": "COMPLIANCE", "lockInDays": 7., "serverlessCacheNames": []any{},
		},
		"replicationGroupIds: []\nserverlessCacheNames: [carts]": {
			"bucket": "sessions-vault-made", "replicationGroupIds": []any{}, "maxAgeInHours": 30.,
			"lockMode": "GOVERNANCE", "lockInDays": 30., "serverlessCacheNames": []any{"carts"},
		},
	} {
		g, _ := deployVault(t, changes)
		m := machineOf(t, []byte(g["nightly-run"].text("definition")))
		assert.Equal(t, want, m.States["Settings"].Assign, changes)
		assert.Equal(t, 3600, m.TimeoutSeconds, changes)
	}
}
