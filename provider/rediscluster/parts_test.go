package rediscluster

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/clusteralarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/parameters"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// part is a concern's share of the inputs.
type part struct {
	takes reflect.Type
	docs  map[string]inputs.Doc
}

// concerns are the parts that a cluster is made of, by their names.
var concerns = map[string]part{
	"identity":   {reflect.TypeFor[identity.Inputs](), identity.Docs},
	"engine":     {reflect.TypeFor[engine.Inputs](), engine.Docs},
	"topology":   {reflect.TypeFor[topology.Inputs](), topology.Docs},
	"parameters": {reflect.TypeFor[parameters.Inputs](), parameters.Docs},
	"network":    {reflect.TypeFor[network.Inputs](), network.Docs},
	"access":     {reflect.TypeFor[access.Inputs](), access.Docs},
	"storage":    {reflect.TypeFor[storage.Inputs](), storage.Docs},
	"logs":       {reflect.TypeFor[logs.Inputs](), logs.Docs},
	"connection": {reflect.TypeFor[connection.Inputs](), connection.Docs},
	"scaling":    {reflect.TypeFor[scaling.Inputs](), scaling.Docs},
	"monitoring": {reflect.TypeFor[monitoring.Inputs](), monitoring.Docs},
	"alarms":     {reflect.TypeFor[clusteralarms.Inputs](), clusteralarms.Docs},
}

// Each input belongs to one concern, or is the component's own, with the same type and tag in both, and with its
// documentation beside it.
func TestEachInputBelongsToOneConcern(t *testing.T) {
	t.Parallel()
	whole := reflect.TypeFor[RedisClusterArgs]()
	owner := map[string]string{}
	for name := range ownDocs {
		owner[name] = "rediscluster"
	}
	for concern, its := range concerns {
		assert.ElementsMatch(t, slices.Collect(maps.Keys(inputs.Properties(its.takes))),
			slices.Collect(maps.Keys(its.docs)), concern)
		for name, i := range inputs.Properties(its.takes) {
			assert.Empty(t, owner[name], "%s belongs to %s already", name, concern)
			owner[name] = concern
			at, there := inputs.Properties(whole)[name]
			if assert.True(t, there, "%s of %s is no input of the component", name, concern) {
				assert.Equal(t, whole.Field(at).Type, its.takes.Field(i).Type, name)
				assert.Equal(t, whole.Field(at).Name, its.takes.Field(i).Name, name)
				assert.Equal(t, whole.Field(at).Tag, its.takes.Field(i).Tag, name)
			}
		}
	}
	assert.ElementsMatch(t, slices.Collect(maps.Keys(inputs.Properties(whole))), slices.Collect(maps.Keys(owner)))
}
