package rediscluster

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// Every input and output is documented, and nothing else is.
func TestDocsAreComplete(t *testing.T) {
	t.Parallel()
	fieldNames := func(t reflect.Type) []string { return slices.Sorted(maps.Keys(inputs.Properties(t))) }
	assert.Equal(t, fieldNames(reflect.TypeFor[RedisClusterArgs]()), slices.Sorted(maps.Keys(inputDocs())))
	assert.Equal(t, fieldNames(reflect.TypeFor[ClusterMode]()), slices.Sorted(maps.Keys(topology.ClusterModeDocs)))
	assert.Equal(t, fieldNames(reflect.TypeFor[Alarm]()), slices.Sorted(maps.Keys(monitoring.AlarmDocs)))
	assert.Equal(t, fieldNames(reflect.TypeFor[Log]()), slices.Sorted(maps.Keys(logs.LogDocs)))
	assert.Equal(t, fieldNames(reflect.TypeFor[RedisCluster]()), slices.Sorted(maps.Keys(outputDocs)))

	args := reflect.TypeFor[RedisClusterArgs]()
	for name, i := range inputs.Properties(args) {
		d := inputDocs()[name]
		assert.NotEmpty(t, d.Meaning, name)
		assert.NotEmpty(t, d.Change, "%s: what does a change of it do?", name)
		assert.NotEmpty(t, d.Source, "%s: where is the rule written down?", name)
		optional := args.Field(i).Tag.Get("pulumi") != name
		assert.Equal(t, optional, d.Absent != "", "%s: an optional input has a default, a required one has none", name)
	}
}
