package construct

import (
	"fmt"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

const replicationGroup = awstype.ReplicationGroup

// nodesOf answers as AWS does of a cluster whose nodes are of a type, whatever is asked for.
func nodesOf(nodeType string) wire.Answer {
	return func(child wire.Child) (string, property.Map, error) {
		outputs := child.Inputs
		if string(child.TypeToken) == replicationGroup {
			outputs = outputs.Set("nodeType", str(nodeType))
		}
		return child.Name + "-id", outputs, nil
	}
}

// silent answers as the engine does in a preview where the provider is yet to be created: with nothing.
func silent(child wire.Child) (string, property.Map, error) {
	return child.Name + "-id", property.NewMap(nil), nil
}

// Alarms fit the nodes that run: in an update by what AWS answers, and in a preview, which answers what is asked for,
// by what AWS answered last.
func TestAlarmsFitTheNodesThatRun(t *testing.T) {
	t.Parallel()
	const small, large = "cache.r7g.large", "cache.r7g.16xlarge"
	sized := func(nodeType string, atOnce bool) property.Map {
		return property.NewMap(valid(values{"instanceType": str(nodeType), "applyImmediately": property.New(atOnce)}))
	}
	megabytes := map[string]int{small: 702, large: 22500}
	for _, way := range [][2]string{{small, large}, {large, small}} {
		runs := wire.Construct(ctx(t), sized(way[0], false), false, wire.Echo)
		require.NoError(t, runs.Err)
		for what, test := range map[string]struct {
			result wire.Result
			fits   string
		}{
			"created":                      {runs, way[0]},
			"a preview while it waits":     {wire.Update(ctx(t), &runs, sized(way[1], false), true, wire.Echo), way[0]},
			"an update while it waits":     {wire.Update(ctx(t), &runs, sized(way[1], false), false, nodesOf(way[0])), way[0]},
			"an update after the window":   {wire.Update(ctx(t), &runs, sized(way[1], false), false, wire.Echo), way[1]},
			"a preview of a change now":    {wire.Update(ctx(t), &runs, sized(way[1], true), true, wire.Echo), way[1]},
			"a change now":                 {wire.Update(ctx(t), &runs, sized(way[1], true), false, wire.Echo), way[1]},
			"a preview of a new cluster":   {wire.Construct(ctx(t), sized(way[1], false), true, wire.Echo), way[1]},
			"a preview without a provider": {wire.Construct(ctx(t), sized(way[1], false), true, silent), way[1]},
			"a mock that says nothing":     {wire.Construct(ctx(t), sized(way[1], false), false, silent), way[1]},
		} {
			require.NoError(t, test.result.Err, what)
			says := test.result.Children["cache-alarm-freeable-memory-001"].Inputs.Get("alarmDescription")
			if assert.True(t, says.IsString(), "%s: known", what) {
				assert.Contains(t, says.AsString(), fmt.Sprintf("is below %d MB.", megabytes[test.fits]), what)
			}
		}
	}
}
