package rediscluster

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Every input and output is documented, and nothing else is.
func TestDocsAreComplete(t *testing.T) {
	t.Parallel()
	fieldNames := func(t reflect.Type) []string { return slices.Sorted(maps.Keys(Properties(t))) }
	assert.Equal(t, fieldNames(reflect.TypeFor[RedisClusterArgs]()), slices.Sorted(maps.Keys(inputDocs)))
	assert.Equal(t, fieldNames(reflect.TypeFor[ClusterMode]()), slices.Sorted(maps.Keys(clusterModeDocs)))
	assert.Equal(t, fieldNames(reflect.TypeFor[Alarm]()), slices.Sorted(maps.Keys(alarmDocs)))
	assert.Equal(t, fieldNames(reflect.TypeFor[Log]()), slices.Sorted(maps.Keys(logDocs)))
	assert.Equal(t, fieldNames(reflect.TypeFor[RedisCluster]()), slices.Sorted(maps.Keys(outputDocs)))

	args := reflect.TypeFor[RedisClusterArgs]()
	for name, i := range Properties(args) {
		d := inputDocs[name]
		assert.NotEmpty(t, d.meaning, name)
		assert.NotEmpty(t, d.change, "%s: what does a change of it do?", name)
		assert.NotEmpty(t, d.source, "%s: where is the rule written down?", name)
		optional := args.Field(i).Tag.Get("pulumi") != name
		assert.Equal(t, optional, d.absent != "", "%s: an optional input has a default, a required one has none", name)
	}
}
