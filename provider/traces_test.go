package provider

import (
	"testing"

	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"google.golang.org/grpc/encoding"
	"google.golang.org/protobuf/proto"
)

// What goes over the wire has no stack trace, and is the same otherwise.
func TestNoTraceOnTheWire(t *testing.T) {
	position := &rpc.SourcePosition{Uri: "file:///somewhere.go", Line: 7}
	trace := &rpc.StackTrace{Frames: []*rpc.StackFrame{{Pc: position}}}
	codec := traceless{encoding.GetCodecV2("proto")}
	for _, one := range []struct{ sent, received, expected proto.Message }{
		{
			&rpc.RegisterResourceRequest{Name: "a", Custom: true, SourcePosition: position, StackTrace: trace},
			&rpc.RegisterResourceRequest{}, &rpc.RegisterResourceRequest{Name: "a", Custom: true},
		},
		{
			&rpc.ReadResourceRequest{Name: "a", SourcePosition: position, StackTrace: trace},
			&rpc.ReadResourceRequest{}, &rpc.ReadResourceRequest{Name: "a"},
		},
		{
			&rpc.ResourceInvokeRequest{Tok: "a", SourcePosition: position, StackTrace: trace},
			&rpc.ResourceInvokeRequest{}, &rpc.ResourceInvokeRequest{Tok: "a"},
		},
		{&rpc.ConstructRequest{Name: "a"}, &rpc.ConstructRequest{}, &rpc.ConstructRequest{Name: "a"}},
	} {
		wire, err := codec.Marshal(one.sent)
		require.NoError(t, err)
		require.NoError(t, codec.Unmarshal(wire, one.received))
		assert.True(t, proto.Equal(one.expected, one.received), "%v", one.received)
	}
}
