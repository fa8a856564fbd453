package provider

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"google.golang.org/protobuf/types/known/structpb"
)

// An unknown value becomes an output value that comes from something, wherever it stands, and secret where it was.
// Nothing else changes.
func TestUnknownValues(t *testing.T) {
	t.Parallel()
	const topic = "urn:pulumi:stack::project::aws:sns/topic:Topic::alerts"
	output := func(secret bool) map[string]any {
		return map[string]any{
			resource.SigKey: resource.OutputValueSig, "dependencies": []any{topic}, "secret": secret,
		}
	}
	secret := func(value any) map[string]any {
		return map[string]any{resource.SigKey: resource.SecretSig, "value": value}
	}
	sent, err := structpb.NewValue(map[string]any{
		"text": "text", "number": 1, "list": plugin.UnknownArrayValue, "secret": secret(plugin.UnknownStringValue),
		"known": secret("text"), "part": secret([]any{plugin.UnknownStringValue, "text"}),
		"object": map[string]any{"flag": plugin.UnknownBoolValue}, "whole": output(true),
		"bare": map[string]any{resource.SigKey: resource.OutputValueSig, "secret": true},
	})
	require.NoError(t, err)
	assert.Equal(t, map[string]any{
		"text": "text", "number": 1.0, "list": output(false), "secret": output(true),
		"known": secret("text"), "part": secret([]any{output(false), "text"}),
		"object": map[string]any{"flag": output(false)}, "whole": output(true), "bare": output(true),
	}, untyped(sent, []string{topic}).AsInterface())
}
