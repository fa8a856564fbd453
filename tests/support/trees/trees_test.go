package trees

import (
	"fmt"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// What is written is read back as it was, for the examples of all rules.
func TestExamplesAreReadBack(t *testing.T) {
	t.Parallel()
	tried := 0
	for _, example := range Examples() {
		bytes := Write(example.Request)
		if len(bytes) > longest {
			continue // an example of a list that is too long for AWS, too
		}
		tried++
		read := Read(bytes)
		assert.Equal(t, example.Request.Component.Token, read.Component.Token, example.Rule)
		assert.Equal(t, fmt.Sprintf("%#v", example.Request.Inputs), fmt.Sprintf("%#v", read.Inputs), example.Rule)
	}
	assert.Greater(t, tried, 300)
}

// Any bytes stand for a request, which is read back as it was.
func TestAnyBytesAreARequest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		request := Read(rapid.SliceOfN(rapid.Byte(), 0, 200).Draw(t, "bytes"))
		if bytes := Write(request); len(bytes) <= longest {
			assert.Equal(t, fmt.Sprintf("%#v", request.Inputs), fmt.Sprintf("%#v", Read(bytes).Inputs))
		}
	})
}

// Two bytes are enough for a key: no two inputs of a component, nor two fields of an object, share one.
func TestEachNameHasAKeyOfItsOwn(t *testing.T) {
	t.Parallel()
	objects := map[string][]string{}
	for _, component := range provider.Components() {
		objects["components"] = append(objects["components"], component.Token)
		objects[component.Token] = inputsOf(component).names()
	}
	for token, object := range served().Types {
		objects[token] = place{fields: object.Properties}.names()
	}
	for of, names := range objects {
		for _, name := range names {
			assert.Equal(t, name, near(keyOf(name), names), of)
		}
	}
}

func cluster(t *testing.T, text string) Request {
	t.Helper()
	component, _ := provider.ComponentOf(rediscluster.Token)
	inputs, err := wire.Inputs(text)
	require.NoError(t, err)
	return Request{component, false, inputs}
}

// A secret is marked wherever it stands, and what the schema calls a secret too. What is also written in the open is no
// secret.
func TestSecretsAreMarked(t *testing.T) {
	t.Parallel()
	marked, secret := Marked(cluster(t, `
name: sessions
authToken: a-token-of-24-characters
allowConnectionsFromCidrBlocks: [{ "fn::secret": 10.0.0.0/16 }, 10.1.0.0/16]
port: { "fn::secret": 6379 }
vpcId: { "fn::secret": vpc-0123abcd }
redisVersion: { "fn::secret": "7.1" }
ipDiscovery: { "fn::secret": ipv4 }
tags: { "fn::secret": { team: web, size: 7 } }
snapshotWindow: { "fn::secret": "01:00-02:00" }
description: it runs from 03:37
`))
	assert.Equal(t, []string{"-73137", "7313", "77.31", mark}, secret)
	assert.Equal(t, "a-token-of-24-characters"+mark, marked.Inputs.Get("authToken").AsString())
	blocks := marked.Inputs.Get("allowConnectionsFromCidrBlocks").AsArray()
	assert.Equal(t, "77.31.0.0/16", blocks.Get(0).AsString())
	assert.Equal(t, "10.1.0.0/16", blocks.Get(1).AsString())
	assert.Equal(t, "vpc-73137bcd", marked.Inputs.Get("vpcId").AsString())
	assert.Equal(t, "7.1", marked.Inputs.Get("redisVersion").AsString(), "a version tells nothing")
	assert.Equal(t, "ipv4", marked.Inputs.Get("ipDiscovery").AsString(), "nor does one of a few words")
	assert.Equal(t, 7313., marked.Inputs.Get("port").AsNumber())
	assert.Equal(t, "web"+mark, marked.Inputs.Get("tags").AsMap().Get("team").AsString())
	assert.True(t, marked.Inputs.Get("tags").Secret())
	assert.False(t, Shows(property.New(marked.Inputs), mark))
	assert.True(t, Shows(property.New("x"+mark), mark))
}

// All becomes unknown, or a secret, but what the component decides with.
func TestUnknownAndSecret(t *testing.T) {
	t.Parallel()
	request := cluster(t, `
name: sessions
vpcId: vpc-0123abcd
subnetIds: [subnet-0123abcd]
allowConnectionsFromCidrBlocks: [10.0.0.0/16]
users: [{ name: app, accessString: "on ~* +@all", passwords: [{ "fn::secret": a-password-of-27-characters }] }]
`)
	for what, is := range map[string]func(property.Value) bool{
		"unknown": property.Value.IsComputed, "secret": property.Value.Secret,
	} {
		inputs := map[string]Request{"unknown": Unknown(request), "secret": Secret(request)}[what].Inputs
		user := inputs.Get("users").AsArray().Get(0).AsMap()
		for name, value := range map[string]property.Value{
			"vpcId": inputs.Get("vpcId"), "subnetIds": inputs.Get("subnetIds"),
			"accessString": user.Get("accessString"), "password": user.Get("passwords").AsArray().Get(0),
			"block": inputs.Get("allowConnectionsFromCidrBlocks").AsArray().Get(0),
		} {
			assert.True(t, is(value), "%s is %s", name, what)
		}
		for _, name := range []property.Value{inputs.Get("name"), user.Get("name")} {
			assert.False(t, is(name), what)
		}
	}
}

// A path leads to what was sent, or to a field that is missing. The engine quotes what it finds there.
func TestLeads(t *testing.T) {
	t.Parallel()
	request := cluster(t, `
name: sessions
tags: { "a.b": web }
users: [{ name: app }]
odd name: x
`)
	for path, leads := range map[string]bool{
		"name": true, "port": true, "users[0].name": true, "users[0].passwords": true, `tags["a.b"]`: true, `["odd name"]`: true,
		"": false, "size": false, "users[1].name": false, "users[0].size": false, "tags.a.b": false, `tags["c"]`: false, "name.a": false,
		"odd[0": false,
	} {
		assert.Equal(t, leads, Leads(request, path), path)
	}
	assert.Contains(t, Quoted(request, "users[0].name"), "app")
	assert.NotContains(t, Quoted(request, "users[0].name (secret)"), "app")
}
