package flat_test

import (
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/flat"
)

// The state of a component with a group, a password, and a cluster that uses both.
const exported = `{"resources": [
  {"urn": "urn:pulumi:s::p::pulumi:providers:aws::default_6_83_4", "custom": true, "type": "pulumi:providers:aws"},
  {"urn": "urn:pulumi:s::p::x:y:Component::c", "custom": false, "type": "x:y:Component"},
  {"urn": "urn:pulumi:s::p::x:y:Component$a:b:Group::group", "custom": true, "id": "sg-old", "type": "a:b:Group",
   "provider": "urn:pulumi:s::p::pulumi:providers:aws::default_6_83_4::id",
   "inputs": {"__defaults": ["chosen"], "chosen": "by the provider", "rules": [{"__defaults": [], "port": 6379}]},
   "outputs": {"arn": "arn:sg-old"}},
  {"urn": "urn:pulumi:s::p::x:y:Component$a:b:Password::password", "custom": true, "id": "none", "type": "a:b:Password",
   "provider": "urn:pulumi:s::p::pulumi:providers:aws::default_6_83_4::id",
   "outputs": {"result": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "\"old\""}}},
  {"urn": "urn:pulumi:s::p::x:y:Component$a:b:Cluster::cluster", "custom": true, "id": "cluster", "type": "a:b:Cluster",
   "provider": "urn:pulumi:s::p::pulumi:providers:aws::default_6_83_4::id",
   "inputs": {"groups": ["arn:sg-old", "sg-old"], "note": "of the group", "name": "sg-old",
     "token": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "\"old\""}},
   "outputs": {},
   "propertyDependencies": {
     "groups": ["urn:pulumi:s::p::x:y:Component$a:b:Group::group"], "name": [],
     "note": ["urn:pulumi:s::p::x:y:Component$a:b:Group::group"],
     "token": ["urn:pulumi:s::p::x:y:Component$a:b:Password::password"]}}
]}`

func TestValuesComeFromTheNewResources(t *testing.T) {
	sent := run(t, exported)
	assert.Len(t, sent, 3, "neither the component nor a provider is registered")
	assert.Equal(t, map[string]any{"rules": []any{map[string]any{"port": 6379.0}}}, sent["group"].Inputs.Mappable())
	cluster := sent["cluster"].Inputs
	assert.Equal(t, []any{"arn:sg-new", "sg-new"}, cluster["groups"].Mappable())
	assert.Equal(t, "of the group", cluster["note"].Mappable())
	assert.Equal(t, "sg-old", cluster["name"].StringValue(), "it did not come from the group")
	require.True(t, cluster["token"].IsSecret())
	assert.Equal(t, "new", cluster["token"].SecretValue().Element.StringValue())
	assert.Equal(t, "6.83.4", sent["cluster"].RegisterRPC.GetVersion())
	dependencies := sent["cluster"].RegisterRPC.GetPropertyDependencies()
	assert.Len(t, dependencies["groups"].GetUrns(), 1)
	assert.Len(t, dependencies["note"].GetUrns(), 1)
	assert.Empty(t, dependencies["name"].GetUrns())
}

// run registers the resources of a state, and returns what was sent, by name.
func run(t *testing.T, deployment string) map[string]pulumi.MockResourceArgs {
	t.Helper()
	state, err := flat.Resources(apitype.UntypedDeployment{Deployment: []byte(deployment)})
	require.NoError(t, err)
	m := &mocks{sent: map[string]pulumi.MockResourceArgs{}}
	require.NoError(t, pulumi.RunErr(flat.Program(state), pulumi.WithMocks("p", "s", m)))
	return m.sent
}

type mocks struct {
	mu   sync.Mutex
	sent map[string]pulumi.MockResourceArgs
}

func (m *mocks) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sent[args.Name] = args
	switch args.Name {
	case "group":
		return "sg-new", resource.PropertyMap{"arn": resource.NewProperty("arn:sg-new")}, nil
	case "password":
		return "none", resource.PropertyMap{"result": resource.MakeSecret(resource.NewProperty("new"))}, nil
	}
	return args.Name, args.Inputs, nil
}

func (m *mocks) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }
