package awssim

import (
	"path/filepath"
	"testing"

	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"google.golang.org/protobuf/types/known/structpb"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

func newServer(t *testing.T) rpc.ResourceProviderServer {
	t.Helper()
	server, err := Server(nil, Provider(Open(filepath.Join(t.TempDir(), "cloud.json"))), Version)
	require.NoError(t, err)
	config, err := structpb.NewStruct(map[string]any{"region": "us-east-1"})
	require.NoError(t, err)
	_, err = server.Configure(t.Context(), &rpc.ConfigureRequest{Args: config})
	require.NoError(t, err)
	return server
}

func TestNamesFollowTheEngine(t *testing.T) {
	server := newServer(t)
	name := func(seed string, naming *rpc.CheckRequest_AutonamingOptions) (string, []*rpc.CheckFailure) {
		resp, err := server.Check(t.Context(), &rpc.CheckRequest{
			Urn: "urn:pulumi:test::project::" + awstype.Topic + "::topic", RandomSeed: []byte(seed), Autonaming: naming,
			News: &structpb.Struct{},
		})
		require.NoError(t, err)
		return resp.GetInputs().GetFields()["name"].GetStringValue(), resp.GetFailures()
	}
	one, _ := name("one", nil)
	again, _ := name("one", nil)
	two, _ := name("two", nil)
	assert.Regexp(t, `^topic-[0-9a-f]{7}$`, one)
	assert.Equal(t, one, again, "the seed makes the name")
	assert.NotEqual(t, one, two)

	proposed, _ := name("one", &rpc.CheckRequest_AutonamingOptions{
		ProposedName: "mine", Mode: rpc.CheckRequest_AutonamingOptions_ENFORCE,
	})
	assert.Equal(t, "mine", proposed)
	_, failures := name("one", &rpc.CheckRequest_AutonamingOptions{Mode: rpc.CheckRequest_AutonamingOptions_DISABLE})
	require.Len(t, failures, 1)
	assert.Contains(t, failures[0].GetReason(), "automatic naming is disabled")
}

// The engine takes an answer with properties, even empty ones, for a resource that exists.
func TestReadOfNothingHasNoProperties(t *testing.T) {
	resp, err := newServer(t).Read(t.Context(),
		&rpc.ReadRequest{Id: "none", Urn: "urn:pulumi:test::project::" + awstype.Topic + "::topic"})
	require.NoError(t, err)
	assert.Empty(t, resp.GetId())
	assert.Nil(t, resp.GetProperties())
}
