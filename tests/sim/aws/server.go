package awssim

import (
	"context"
	"os"

	p "github.com/pulumi/pulumi-go-provider"
	comProvider "github.com/pulumi/pulumi/sdk/v3/go/pulumi/provider"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Main runs the plugin until the engine ends it: version 6 of the provider, or 7 if MajorEnv says so.
func Main(ctx context.Context) error {
	provider, version := Provider(nil), Version
	if os.Getenv(MajorEnv) == "7" {
		provider, version = ProviderSeven(nil), VersionSeven()
	}
	return comProvider.MainContext(ctx,
		Package, func(host *comProvider.HostClient) (rpc.ResourceProviderServer, error) {
			return Server(host, provider, version)
		})
}

// Server is the provider, of a version, as the engine talks to it.
func Server(host *comProvider.HostClient, provider p.Provider, version string) (rpc.ResourceProviderServer, error) {
	server, err := p.RawServer(Package, version, provider)(host)
	return bridgeServer{server}, err
}

// bridgeServer talks as bridged providers do where pulumi-go-provider v1.5.0 does not.
type bridgeServer struct{ rpc.ResourceProviderServer }

// Check carries the engine's random seed and its proposed name along, which are left out of the request otherwise.
func (s bridgeServer) Check(ctx context.Context, req *rpc.CheckRequest) (*rpc.CheckResponse, error) {
	naming := registry.Naming{Seed: req.GetRandomSeed()}
	if a := req.GetAutonaming(); a != nil {
		naming.Proposed = a.GetProposedName()
		naming.Disabled = a.GetMode() == rpc.CheckRequest_AutonamingOptions_DISABLE
	}
	return s.ResourceProviderServer.Check(context.WithValue(ctx, registry.NamingKey{}, naming), req)
}

// Read answers for what does not exist without any properties. The engine would import it if it had empty ones.
func (s bridgeServer) Read(ctx context.Context, req *rpc.ReadRequest) (*rpc.ReadResponse, error) {
	resp, err := s.ResourceProviderServer.Read(ctx, req)
	if err == nil && resp.GetId() == "" {
		return &rpc.ReadResponse{}, nil
	}
	return resp, err
}
