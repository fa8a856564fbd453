package serverlesscache

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/serverlessalarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
)

// What a concern takes is an input of the component, of the same type and with the same tag, and of no other concern.
func TestEachInputBelongsToOneConcern(t *testing.T) {
	t.Parallel()
	whole, owner := reflect.TypeFor[args](), map[string]reflect.Type{}
	for _, its := range []reflect.Type{
		reflect.TypeFor[identity.Inputs](), reflect.TypeFor[engine.MajorInputs](),
		reflect.TypeFor[network.IngressInputs](),
		reflect.TypeFor[access.UserInputs](), reflect.TypeFor[connection.Inputs](),
		reflect.TypeFor[monitoring.Inputs](),
		reflect.TypeFor[serverlessalarms.Inputs](),
	} {
		for name, i := range inputs.Properties(its) {
			assert.Nil(t, owner[name], "%s belongs to %s already", name, its)
			owner[name] = its
			at, there := inputs.Properties(whole)[name]
			if assert.True(t, there, "%s of %s is no input of the component", name, its) {
				assert.Equal(t, whole.Field(at).Type, its.Field(i).Type, name)
				assert.Equal(t, whole.Field(at).Tag, its.Field(i).Tag, name)
			}
		}
	}
}
