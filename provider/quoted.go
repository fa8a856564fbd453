package provider

import (
	"context"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil/rpcerror"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/structpb"
)

// quotedServer keeps the engine from quoting values on which it panics. The engine quotes what it finds at the path of
// a problem, and that of 3.276 panics where a part of the value is unknown, or is a resource: "unsupported property
// value". It does not find the paths that are answered here.
type quotedServer struct{ rpc.ResourceProviderServer }

func (s quotedServer) Construct(ctx context.Context, req *rpc.ConstructRequest) (*rpc.ConstructResponse, error) {
	made, err := s.ResourceProviderServer.Construct(ctx, req)
	if failed, ok := rpcerror.FromError(err); ok && len(failed.InputPropertiesErrors()) > 0 {
		details := quotable(failed.InputPropertiesErrors(), req.GetInputs())
		err = rpcerror.WrapDetailedError(perrors.NewInputPropertiesError(failed.Message(), details...))
	}
	return made, err
}

// quotable are problems with inputs, with " (unknown)" after the path of each value that is not all known, and
// " (resource)" after the path of one that is a resource or has one in it.
func quotable(problems []perrors.InputPropertyErrorDetails, sent *structpb.Struct) []perrors.InputPropertyErrorDetails {
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
		value, err := path.Get(inputs)
		switch {
		case err != nil:
		case value.HasComputed():
			problems[i].PropertyPath += " (unknown)"
		case hasResource(value):
			problems[i].PropertyPath += " (resource)"
		}
	}
	return problems
}

// hasResource says whether a value is a resource, or has one in it.
func hasResource(value property.Value) bool {
	switch {
	case value.IsArray():
		return slices.ContainsFunc(value.AsArray().AsSlice(), hasResource)
	case value.IsMap():
		for _, one := range value.AsMap().All {
			if hasResource(one) {
				return true
			}
		}
	}
	return value.IsResourceReference()
}
