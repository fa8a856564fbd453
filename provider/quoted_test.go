package provider

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"google.golang.org/protobuf/types/known/structpb"
)

// The engine finds no value that is unknown, or partly, in whichever form it was sent. It finds all others.
func TestUnknownValuesAreNotQuoted(t *testing.T) {
	t.Parallel()
	unknown := map[string]any{resource.SigKey: resource.OutputValueSig}
	sent, err := structpb.NewStruct(map[string]any{
		"bare": plugin.UnknownStringValue, "output": unknown, "known": "text", "list": []any{"text", unknown},
		"map": map[string]any{"a b": unknown, "known": "text"}, "number": 1,
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
		"missing":         "missing",
		"output (secret)": "output (secret)",
		"map[":            "map[",
	} {
		problem := perrors.InputPropertyErrorDetails{PropertyPath: path, Reason: "is wrong"}
		got := withoutUnknown([]perrors.InputPropertyErrorDetails{problem}, sent)
		problem.PropertyPath = want
		assert.Equal(t, []perrors.InputPropertyErrorDetails{problem}, got, path)
	}
}
