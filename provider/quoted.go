package provider

import (
	"context"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil/rpcerror"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/structpb"
)

// quotedServer has the engine quote no value that is unknown. The engine quotes what it finds at the path of a problem,
// and that of 3.276 panics where a part of the value is unknown: "unsupported property value". It does not find the
// paths that are answered here.
type quotedServer struct{ rpc.ResourceProviderServer }

func (s quotedServer) Construct(ctx context.Context, req *rpc.ConstructRequest) (*rpc.ConstructResponse, error) {
	made, err := s.ResourceProviderServer.Construct(ctx, req)
	if failed, ok := rpcerror.FromError(err); ok && len(failed.InputPropertiesErrors()) > 0 {
		details := withoutUnknown(failed.InputPropertiesErrors(), req.GetInputs())
		err = rpcerror.WrapDetailedError(perrors.NewInputPropertiesError(failed.Message(), details...))
	}
	return made, err
}

// withoutUnknown are problems with inputs, with " (unknown)" after the path of each value that is not all known.
func withoutUnknown(
	problems []perrors.InputPropertyErrorDetails, sent *structpb.Struct,
) []perrors.InputPropertyErrorDetails {
	values, err := plugin.UnmarshalProperties(sent, plugin.MarshalOptions{
		KeepUnknowns: true, KeepSecrets: true, KeepResources: true, KeepOutputValues: true,
	})
	if err != nil {
		return problems
	}
	inputs := property.New(resource.FromResourcePropertyMap(values))
	for i, one := range problems {
		var path property.Path
		if path.UnmarshalText([]byte(one.PropertyPath)) != nil {
			continue
		}
		if value, err := path.Get(inputs); err == nil && value.HasComputed() {
			problems[i].PropertyPath += " (unknown)"
		}
	}
	return problems
}
