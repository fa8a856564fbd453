package provider

import (
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc/encoding"
	_ "google.golang.org/grpc/encoding/proto" // which registers the codec that is wrapped
	"google.golang.org/grpc/mem"
)

// withoutTraces removes stack traces from what the plugin sends to the engine. The SDK for Go adds one to each resource
// that is registered: some 25 places in the source of this plugin and its libraries, which say nothing to whoever wrote
// the program. The engine keeps them in the state, where they were two thirds of a cluster, and writes them again with
// each step. The SDK has no switch for them, so they are taken out where gRPC turns requests into bytes. The component
// itself keeps its trace: that is the place in the program, and the program's SDK sends it.
func withoutTraces() { encoding.RegisterCodecV2(traceless{encoding.GetCodecV2("proto")}) }

// traceless is a codec that takes stack traces out of requests.
type traceless struct{ encoding.CodecV2 }

func (c traceless) Marshal(message any) (mem.BufferSlice, error) {
	switch request := message.(type) {
	case *rpc.RegisterResourceRequest:
		request.SourcePosition, request.StackTrace = nil, nil
	case *rpc.ReadResourceRequest:
		request.SourcePosition, request.StackTrace = nil, nil
	case *rpc.ResourceInvokeRequest:
		request.SourcePosition, request.StackTrace = nil, nil
	}
	return c.CodecV2.Marshal(message)
}
