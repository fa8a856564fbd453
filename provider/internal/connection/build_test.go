package connection

import (
	"encoding/json"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component/componenttest"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

const (
	goodToken    = "a-token-of-24-characters"
	goodPassword = "a-password-of-27-characters"
)

// told is what clients are told of a cluster.
type told struct {
	url         string
	readerURL   *string
	environment map[string]string
	secretARN   *string
	resources   map[string]pulumi.MockResourceArgs
}

// connect builds the access and the connection of a cluster without cluster mode, or with it.
func connect(t *testing.T, who access.Inputs, args Inputs, clusterMode bool) (to told) {
	t.Helper()
	in := inputs.NewResolver(t.Context())
	name := &identity.Plan{Name: "sessions"}
	runs := engine.NewPlan(in, engine.Inputs{InstanceType: "cache.m7g.large"}).Release
	mayLogIn := access.NewPlan(in, who, name, runs)
	p := NewPlan(in, args, name, runs)
	to.resources = componenttest.Build(t, func(b *component.Builder) error {
		built, err := mayLogIn.Build(b)
		require.NoError(t, err)
		at := Endpoints{
			Kind: "replication group", Host: pulumi.String("primary").ToStringOutput(),
			Reader: &Reader{Host: pulumi.String("reader").ToStringOutput()},
			Port:   pulumi.Int(6379).ToIntOutput(), TLS: inputs.BoolInput(mayLogIn.TLS.Enabled),
			ClusterMode: clusterMode,
		}
		if clusterMode {
			at.Host, at.Reader = pulumi.String("configuration").ToStringOutput(), nil
		}
		c, err := p.Build(b, at, built.Login)
		require.NoError(t, err)
		url, secret := componenttest.Await(t, c.URL)
		assert.True(t, secret, "the URL")
		environment, secret := componenttest.Await(t, c.Environment)
		assert.True(t, secret, "the environment")
		reader, secret := componenttest.Await(t, c.ReaderURL)
		assert.Equal(t, !clusterMode, secret, "the URL of the readers, where there is one")
		arn, secret := componenttest.Await(t, c.SecretARN)
		assert.False(t, secret, "the ARN of the secret")
		to.url, to.environment = url.(string), environment.(map[string]string)
		to.readerURL, to.secretARN = reader.(*string), arn.(*string)
		return nil
	})
	return to
}

func listed(names ...string) []access.User {
	var users []access.User
	for _, name := range names {
		users = append(users, access.User{
			Name: name, AccessString: pulumi.String("on ~* +@all"),
			Passwords: []pulumi.StringInput{pulumi.String(goodPassword)},
		})
	}
	return users
}

func iamUser(name string) access.User {
	on := true
	return access.User{Name: name, AccessString: pulumi.String("on ~* +@all"), Iam: &on}
}

// A URL has the login of the cluster in it, and says whether there is TLS.
func TestURL(t *testing.T) {
	t.Parallel()
	yes, app, move := true, "app", access.DeleteToken
	rotated := listed("app")
	rotated[0].Passwords = append(rotated[0].Passwords, pulumi.String("the-new:one#of-some-length"))
	for name, test := range map[string]struct {
		who access.Inputs
		url string
	}{
		"no login":               {access.Inputs{}, "rediss://primary:6379"},
		"no TLS":                 {access.Inputs{EnableTransitEncryption: pulumi.Bool(false)}, "redis://primary:6379"},
		"a token":                {access.Inputs{AuthToken: pulumi.String(goodToken)}, "rediss://:" + goodToken + "@primary:6379"},
		"a generated token":      {access.Inputs{GenerateAuthToken: &yes}, "rediss://:generated@primary:6379"},
		"an empty token":         {access.Inputs{AuthToken: pulumi.String("")}, "rediss://primary:6379"},
		"a user":                 {access.Inputs{Users: listed("app")}, "rediss://app:" + goodPassword + "@primary:6379"},
		"the newest password":    {access.Inputs{Users: rotated}, "rediss://app:the-new%3Aone%23of-some-length@primary:6379"},
		"IAM, with no password":  {access.Inputs{Users: []access.User{iamUser("web")}}, "rediss://web@primary:6379"},
		"a password before IAM":  {access.Inputs{Users: append([]access.User{iamUser("web")}, listed("app")...)}, "rediss://app:" + goodPassword + "@primary:6379"},
		"the user that is named": {access.Inputs{Users: listed("web", "app"), ConnectionUser: &app}, "rediss://app:" + goodPassword + "@primary:6379"},
		"not the default user":   {access.Inputs{Users: listed("default", "app")}, "rediss://app:" + goodPassword + "@primary:6379"},
		"the default user alone": {access.Inputs{Users: listed("default")}, "rediss://default:" + goodPassword + "@primary:6379"},
		"a group of one's own":   {access.Inputs{UserGroupId: pulumi.String("my-users")}, "rediss://primary:6379"},
		"on the way to users": {access.Inputs{
			AuthToken: pulumi.String(goodToken), Users: listed("app"), AuthTokenUpdateStrategy: &move,
		}, "rediss://:" + goodToken + "@primary:6379"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			to := connect(t, test.who, Inputs{}, false)
			assert.Equal(t, test.url, to.url)
			assert.Equal(t, test.url, to.environment["REDIS_URL"])
			assert.Nil(t, to.secretARN, "no secret is asked for")
		})
	}
}

func TestEnvironment(t *testing.T) {
	t.Parallel()
	to := connect(t, access.Inputs{Users: listed("app")}, Inputs{}, false)
	assert.Equal(t, map[string]string{
		"REDIS_HOST": "primary", "REDIS_PORT": "6379", "REDIS_TLS": "true", "REDIS_CLUSTER": "false",
		"REDIS_USERNAME": "app", "REDIS_PASSWORD": goodPassword,
		"REDIS_URL":         "rediss://app:" + goodPassword + "@primary:6379",
		"REDIS_READER_HOST": "reader",
		"REDIS_READER_URL":  "rediss://app:" + goodPassword + "@reader:6379",
	}, to.environment)
	assert.Equal(t, to.environment["REDIS_READER_URL"], *to.readerURL)
	to = connect(t, access.Inputs{EnableTransitEncryption: pulumi.Bool(false)}, Inputs{}, true)
	assert.Equal(t, map[string]string{
		"REDIS_HOST": "configuration", "REDIS_PORT": "6379", "REDIS_TLS": "false", "REDIS_CLUSTER": "true",
		"REDIS_URL": "redis://configuration:6379",
	}, to.environment, "in cluster mode there is no reader")
	assert.Nil(t, to.readerURL)
}

// secretText is what the secret holds. It is sent as a secret.
func secretText(t *testing.T, to told) (text map[string]any) {
	t.Helper()
	value := to.resources["cache-connection-secret-version"].Inputs["secretString"]
	require.True(t, value.IsSecret())
	require.NoError(t, json.Unmarshal([]byte(value.SecretValue().Element.StringValue()), &text))
	return text
}

func TestConnectionSecret(t *testing.T) {
	t.Parallel()
	days := 7
	const key = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
	to := connect(t, access.Inputs{AuthToken: pulumi.String(goodToken)}, Inputs{&ConnectionSecret{
		KmsKeyId: pulumi.String(key), Name: pulumi.String("my-app/redis"), RecoveryWindowInDays: &days,
	}}, false)
	assert.Equal(t, map[string]any{
		"description": "How to connect to the ElastiCache replication group sessions",
		"kmsKeyId":    key, "name": "my-app/redis", "recoveryWindowInDays": 7.,
	}, to.resources["cache-connection-secret"].Inputs.Mappable())
	if assert.NotNil(t, to.secretARN) {
		assert.Equal(t, "arn:cache-connection-secret", *to.secretARN)
	}
	version := to.resources["cache-connection-secret-version"].Inputs
	assert.Equal(t, resource.NewProperty("cache-connection-secret-id"), version["secretId"])
	assert.Equal(t, []any{"AWSCURRENT"}, version["versionStages"].Mappable(), "so that a refresh finds another value")
	assert.Equal(t, map[string]any{
		"engine": "redis", "host": "primary", "port": 6379., "username": "", "password": goodToken, "tls": true,
		"cluster_mode": false, "url": "rediss://:" + goodToken + "@primary:6379",
		"reader_host": "reader", "reader_url": "rediss://:" + goodToken + "@reader:6379",
	}, secretText(t, to))

	to = connect(t, access.Inputs{Users: listed("app")}, Inputs{&ConnectionSecret{Name: pulumi.String("")}}, true)
	assert.Equal(t, map[string]any{"description": "How to connect to the ElastiCache replication group sessions"},
		to.resources["cache-connection-secret"].Inputs.Mappable(), "AWS and the engine choose the rest")
	text := secretText(t, to)
	assert.Equal(t, "arn:cache-user-app", text["user_arn"], "AWS's function that rotates passwords looks for it")
	assert.Equal(t, "app", text["username"])
	assert.NotContains(t, text, "reader_url")
}
