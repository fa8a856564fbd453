package provider

import (
	"context"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/structpb"
)

// unknownServer has each unknown value of a preview come from a resource. One that comes from none, as programs in Java
// send it, pulumi-go-provider (1.5.0) turns into a text that stands for the value. The SDK for Go takes that for a
// text, and refuses a list with the ARN of a topic to be created: "expected a []string, got a string". It still does in
// 3.276: without this, TestUnknowns fails.
type unknownServer struct{ rpc.ResourceProviderServer }

func (s unknownServer) Construct(ctx context.Context, req *rpc.ConstructRequest) (*rpc.ConstructResponse, error) {
	if req.GetDryRun() {
		for name, value := range req.GetInputs().GetFields() {
			from := req.GetInputDependencies()[name].GetUrns()
			if len(from) == 0 {
				from = []string{stackURN(req)}
			}
			req.Inputs.Fields[name] = untyped(value, from)
		}
	}
	return s.ResourceProviderServer.Construct(ctx, req)
}

// stackURN is the resource that everything in the stack comes after anyway.
func stackURN(req *rpc.ConstructRequest) string {
	return string(resource.NewURN(tokens.QName(req.GetStack()), tokens.PackageName(req.GetProject()), "",
		resource.RootStackType, req.GetProject()+"-"+req.GetStack()))
}

var standIns = []string{
	plugin.UnknownBoolValue, plugin.UnknownNumberValue, plugin.UnknownStringValue, plugin.UnknownArrayValue,
	plugin.UnknownAssetValue, plugin.UnknownArchiveValue, plugin.UnknownObjectValue,
}

// untyped is a value in which each unknown one is an output value that comes from resources.
func untyped(value *structpb.Value, from []string) *structpb.Value {
	switch kind := value.GetKind().(type) {
	case *structpb.Value_StringValue:
		if slices.Contains(standIns, kind.StringValue) {
			return unknown(from, false)
		}
	case *structpb.Value_ListValue:
		for i, element := range kind.ListValue.GetValues() {
			kind.ListValue.Values[i] = untyped(element, from)
		}
	case *structpb.Value_StructValue:
		fields := kind.StructValue.GetFields()
		inner, comesFrom := fields["value"], fields["dependencies"].GetListValue().GetValues()
		switch fields[resource.SigKey].GetStringValue() {
		case resource.SecretSig:
			if slices.Contains(standIns, inner.GetStringValue()) {
				return unknown(from, true)
			}
		case resource.OutputValueSig:
			if inner == nil && len(comesFrom) == 0 {
				return unknown(from, fields["secret"].GetBoolValue())
			}
		}
		for name, field := range fields {
			fields[name] = untyped(field, from)
		}
	}
	return value
}

// unknown is an output value without a value.
func unknown(from []string, secret bool) *structpb.Value {
	urns := &structpb.ListValue{}
	for _, urn := range from {
		urns.Values = append(urns.Values, structpb.NewStringValue(urn))
	}
	return structpb.NewStructValue(&structpb.Struct{Fields: map[string]*structpb.Value{
		resource.SigKey: structpb.NewStringValue(resource.OutputValueSig),
		"dependencies":  structpb.NewListValue(urns),
		"secret":        structpb.NewBoolValue(secret),
	}})
}
