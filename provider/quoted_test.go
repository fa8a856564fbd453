package provider

import (
	"maps"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"google.golang.org/protobuf/types/known/structpb"
)

// The engine finds no value that is unknown or a resource, or partly, in whichever form it was sent. It finds all
// others.
func TestWhatTheEngineCannotQuote(t *testing.T) {
	t.Parallel()
	unknown := map[string]any{resource.SigKey: resource.OutputValueSig}
	topic := map[string]any{
		resource.SigKey: resource.ResourceReferenceSig, "urn": "urn:pulumi:dev::shop::aws:sns/topic:Topic::topic",
	}
	created := map[string]any{"id": "arn:aws:sns:eu-west-1:123456789012:topic"}
	maps.Copy(created, topic)
	fresh := map[string]any{"id": plugin.UnknownStringValue}
	maps.Copy(fresh, topic)
	sent, err := structpb.NewStruct(map[string]any{
		"bare": plugin.UnknownStringValue, "output": unknown, "known": "text", "list": []any{"text", unknown},
		"map": map[string]any{"a b": unknown, "known": "text"}, "number": 1,
		"component": topic, "created": created, "fresh": fresh, "topics": []any{"text", created},
		"tags": map[string]any{"topic": created, "known": "text"},
	})
	require.NoError(t, err)
	for path, want := range map[string]string{
		"bare":            "bare (unknown)",
		"output":          "output (unknown)",
		"known":           "known",
		"number":          "number",
		"list":            "list (unknown)",
		"list[0]":         "list[0]",
		"list[1]":         "list[1] (unknown)",
		"list[2]":         "list[2]",
		"map":             "map (unknown)",
		`map["a b"]`:      `map["a b"] (unknown)`,
		"map.known":       "map.known",
		"component":       "component (resource)",
		"created":         "created (resource)",
		"fresh":           "fresh (resource)",
		"topics":          "topics (resource)",
		"topics[0]":       "topics[0]",
		"topics[1]":       "topics[1] (resource)",
		"tags":            "tags (resource)",
		"tags.topic":      "tags.topic (resource)",
		"tags.known":      "tags.known",
		"missing":         "missing",
		"output (secret)": "output (secret)",
		"map[":            "map[",
	} {
		problem := perrors.InputPropertyErrorDetails{PropertyPath: path, Reason: "is wrong"}
		got := quotable([]perrors.InputPropertyErrorDetails{problem}, sent)
		problem.PropertyPath = want
		assert.Equal(t, []perrors.InputPropertyErrorDetails{problem}, got, path)
	}
}
