package construct

import (
	"fmt"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/discovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// In a preview everything may be unknown but the name of the Services, after which other things are named.
func TestUnknownNames(t *testing.T) {
	t.Parallel()
	result := names(t, discovery.KubernetesToken, `
primaryEndpoint: ${a.b}
readerEndpoint: ${a.b}
tls: ${a.b}
port: ${a.b}
namespace: ${a.b}
labels: ${a.b}
annotations: { note: "${a.b}" }
`, true)
	require.NoError(t, result.Err)
	assertMade(t, result.Children, "cache-service", "cache-service-reader", "cache-config-map")
	assert.True(t, result.Children["cache-service"].Inputs.Get("spec").AsMap().Get("externalName").IsComputed())
	assert.True(t, result.Children["cache-service"].Inputs.Get("metadata").AsMap().Get("labels").IsComputed())
	data := result.Children["cache-config-map"].Inputs.Get("data").AsMap()
	for _, key := range []string{
		"REDIS_HOST", "REDIS_READER_HOST", "REDIS_PORT", "REDIS_TLS", "REDIS_TLS_SERVER_NAME",
	} {
		assert.True(t, data.Get(key).IsComputed(), key)
	}
	// The stand-in for the engine cannot answer with a secret that is not known.
	silent := func(child wire.Child) (string, property.Map, error) { return child.Name + "-id", property.Map{}, nil }
	result = wire.ConstructOf(t.Context(), discovery.KubernetesToken,
		sound(t, discovery.KubernetesToken, "environment: ${a.b}"), true, silent)
	require.NoError(t, result.Err)
	assert.True(t, result.Children["cache-secret"].Inputs.Get("stringData").HasComputed())

	// Of a cluster that is there, an endpoint that is not known is one that its mode does not have, and the rules hold.
	for example, want := range map[string]string{
		"readerName: cache.internal.example.com\nconfigurationEndpoint: ${a.b}": "is name as well", "configurationName: c.example.com\nconfigurationEndpoint: ${a.b}": "counts for nothing",
	} {
		result = names(t, discovery.DnsToken, example, true)
		require.Len(t, result.Problems, 1, example)
		assert.Contains(t, result.Problems[0].Reason, want)
	}
	result = names(t, discovery.DnsToken, "configurationEndpoint: ${a.b}\nreaderEndpoint: ${a.b}\ntls: null", true)
	require.NoError(t, result.Err)
	assertMade(t, result.Children, "cache-record")
	assert.Len(t, result.Warnings, 1)

	result = names(t, discovery.KubernetesToken, "name: ${a.b}", true)
	assert.Empty(t, result.Children)
	assert.Len(t, result.Problems, 1)

	result = names(t, discovery.DnsToken,
		"zoneId: ${a.b}\nname: ${a.b}\nprimaryEndpoint: ${a.b}\nreaderEndpoint: ${a.b}\nttl: ${a.b}\ntls: ${a.b}", true)
	require.NoError(t, result.Err)
	assertMade(t, result.Children, "cache-record", "cache-record-reader")
}

// The environment is a secret whether or not the program says so, in the state of the component and of the Secret, and
// in what is said of it; what is no secret is none.
func TestSecretsOfNames(t *testing.T) {
	t.Parallel()
	const password = "a-password-without-a-mark"
	result := names(t, discovery.KubernetesToken, "environment: { REDIS_PASSWORD: "+password+" }", false)
	require.NoError(t, result.Err)
	assert.Equal(t, "redis-connection", result.State.Get("secretName").AsString())
	assert.True(t, result.State.Get("configMapName").IsNull())
	for name, child := range result.Children {
		for key, value := range child.Inputs.All {
			if !value.HasSecrets() {
				assert.NotContains(t, fmt.Sprintf("%#v", value), password, "%s.%s", name, key)
			}
		}
	}
	assert.True(t, result.Children["cache-secret"].Inputs.Get("stringData").HasSecrets())
	assert.False(t, result.Children["cache-service"].Inputs.Get("spec").HasSecrets())

	result = names(t, discovery.KubernetesToken, "environment: { \"bad key\": "+password+" }", false)
	require.Len(t, result.Problems, 1)
	assert.NotContains(t, fmt.Sprint(result.Err), password)

	// A secret endpoint is one wherever it goes, and is not quoted.
	result = names(t, discovery.DnsToken,
		`primaryEndpoint: { "fn::secret": master.sessions.ab12cd.euw1.cache.amazonaws.com }`, false)
	require.NoError(t, result.Err)
	assert.True(t, result.Children["cache-record"].Inputs.Get("records").HasSecrets())
	result = names(t, discovery.DnsToken, `primaryEndpoint: { "fn::secret": "10.11.12.13" }`, false)
	require.NotEmpty(t, result.Problems)
	assert.NotContains(t, fmt.Sprint(result.Err), "10.11.12.13")
	// Nor by a rule that is about another input.
	result = names(t, discovery.DnsToken,
		`primaryEndpoint: { "fn::secret": master.hidden.ab12cd.euw1.cache.amazonaws.com }`, false)
	require.NotEmpty(t, result.Problems)
	assert.NotContains(t, fmt.Sprint(result.Problems, result.Warnings), "hidden.")
	result = names(t, discovery.DnsToken,
		`{ primaryEndpoint: { "fn::secret": master.hidden.ab12cd.euw1.cache.amazonaws.com }, readerEndpoint: null, `+
			"tls: false }",
		false)
	require.Len(t, result.Warnings, 1)
	assert.NotContains(t, result.Warnings[0], "hidden.")
}
