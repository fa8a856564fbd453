package registry

import (
	"reflect"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/contract"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Function is something that a program asks AWS without creating anything. The SDK's function brings the shape:
//
//	func GetRegion(ctx *pulumi.Context, args *GetRegionArgs, opts ...pulumi.InvokeOption) (*GetRegionResult, error)
type Function struct {
	SDK    any
	Answer func(v world.View, args props.Map) (props.Map, error)
}

// Args are the arguments that the SDK declares.
func (f *Function) Args() map[string]reflect.Type {
	return contract.TaggedFields(reflect.TypeOf(f.SDK).In(1).Elem())
}

// Result is what the SDK declares to come back.
func (f *Function) Result() map[string]reflect.Type {
	return contract.TaggedFields(reflect.TypeOf(f.SDK).Out(0).Elem())
}
