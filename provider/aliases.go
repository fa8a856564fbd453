package provider

import (
	"cmp"
	"context"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// aliasServer turns aliases of the form `{name: "old"}` into URNs before pulumi-go-provider v1.5.0 sees the request: it
// drops every alias that is not a URN, and a renamed cluster would be made anew and the old one deleted.
// (https://github.com/pulumi/pulumi-go-provider/issues/572)
type aliasServer struct{ rpc.ResourceProviderServer }

func (s aliasServer) Construct(ctx context.Context, req *rpc.ConstructRequest) (*rpc.ConstructResponse, error) {
	for i, alias := range req.GetAliases() {
		if spec := alias.GetSpec(); spec != nil {
			req.Aliases[i] = &rpc.Alias{Alias: &rpc.Alias_Urn{Urn: string(aliasURN(spec, req))}}
		}
	}
	return s.ResourceProviderServer.Construct(ctx, req)
}

// aliasURN is the URN that a resource had under the alias: what the alias does not name is as it is now.
func aliasURN(alias *rpc.Alias_Spec, now *rpc.ConstructRequest) resource.URN {
	parent := now.GetParent()
	switch p := alias.GetParent().(type) {
	case *rpc.Alias_Spec_ParentUrn:
		parent = p.ParentUrn
	case *rpc.Alias_Spec_NoParent:
		if p.NoParent {
			parent = ""
		}
	}
	var parentType tokens.Type
	if parent != "" && resource.URN(parent).QualifiedType() != resource.RootStackType {
		parentType = resource.URN(parent).QualifiedType()
	}
	return resource.NewURN(
		tokens.QName(cmp.Or(alias.GetStack(), now.GetStack())),
		tokens.PackageName(cmp.Or(alias.GetProject(), now.GetProject())),
		parentType,
		tokens.Type(cmp.Or(alias.GetType(), now.GetType())),
		cmp.Or(alias.GetName(), now.GetName()))
}
