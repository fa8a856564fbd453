package engine

import (
	"context"
	"maps"
	"os/exec"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// clusterWithAccess are the outputs that tell how to connect, and who may.
type clusterWithAccess struct {
	pulumi.ResourceState

	AllowedSources      pulumi.StringArrayOutput `pulumi:"allowedSources"`
	Authentication      pulumi.StringOutput      `pulumi:"authentication"`
	AuthToken           pulumi.StringPtrOutput   `pulumi:"authToken"`
	ConnectionSecretArn pulumi.StringPtrOutput   `pulumi:"connectionSecretArn"`
	ConnectionUrl       pulumi.StringOutput      `pulumi:"connectionUrl"`
	Environment         pulumi.StringMapOutput   `pulumi:"environment"`
	IamConnectPolicies  pulumi.StringMapOutput   `pulumi:"iamConnectPolicies"`
	ReaderConnectionUrl pulumi.StringPtrOutput   `pulumi:"readerConnectionUrl"`
	TransitEncryption   pulumi.StringOutput      `pulumi:"transitEncryption"`
	UserGroupId         pulumi.StringPtrOutput   `pulumi:"userGroupId"`
}

// served is a cluster of which the endpoint is a real server, that lets in whom AWS would.
type served struct {
	t      *testing.T
	box    *sandbox.Sandbox
	stack  *sandbox.Stack
	server *servers.Server
	app    servers.Application
	// program makes a program of inputs, and logins are who may log in then.
	program func(inputs pulumi.Map) pulumi.RunFunc
	logins  func(name string) []awssim.Login
	// secrets are what no one may see in plain text.
	secrets []string
}

// serve deploys a cluster and starts its server, with the port that it has to have.
func serve(t *testing.T, server *servers.Server, more, inputs pulumi.Map) *served {
	t.Helper()
	box := sandbox.New(t)
	require.NoError(t, box.Cloud.ServeAt("sessions", servers.Host))
	_, cluster := more["clusterMode"]
	s := &served{
		t: t, box: box, server: server, app: servers.Application{CA: server.CA, Cluster: cluster},
		logins: box.Cloud.Logins,
	}
	s.program = func(inputs pulumi.Map) pulumi.RunFunc { return servedProgram(server.Port, more, inputs) }
	s.stack = box.Program("test", s.program(inputs))
	s.up(inputs)
	return s
}

// servedProgram is a cluster with a port, and outputs of the stack that tell how to connect.
func servedProgram(port int, more, inputs pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		all := n.inputs(more)
		maps.Copy(all, inputs)
		all["port"] = pulumi.Int(port)
		c := &clusterWithAccess{}
		if err := ctx.RegisterRemoteComponentResource(clusterType, "cache", all, c); err != nil {
			return err
		}
		ctx.Export("url", c.ConnectionUrl)
		ctx.Export("readerUrl", c.ReaderConnectionUrl)
		ctx.Export("environment", c.Environment)
		ctx.Export("token", c.AuthToken)
		ctx.Export("secret", c.ConnectionSecretArn)
		ctx.Export("authentication", c.Authentication)
		ctx.Export("transitEncryption", c.TransitEncryption)
		ctx.Export("sources", c.AllowedSources)
		ctx.Export("userGroup", c.UserGroupId)
		ctx.Export("policies", c.IamConnectPolicies)
		return nil
	}
}

// up deploys, has the server let in whom AWS now does, and sees that there is nothing left to do. What is said on the
// way is returned.
func (s *served) up(inputs pulumi.Map) string {
	s.t.Helper()
	s.stack.Run(s.program(inputs))
	log := said(s.t, s.stack, func() { s.stack.Up() })
	s.admit()
	assert.Len(s.t, s.stack.Preview(), 1, "nothing to do")
	return log
}

// refused is an update that a preview refuses, with this message.
func (s *served) refused(message string, inputs pulumi.Map) {
	s.t.Helper()
	s.stack.Run(s.program(inputs))
	_, err := s.stack.TryPreview()
	require.ErrorContains(s.t, err, message)
}

func (s *served) admit() {
	s.t.Helper()
	var logins []servers.Login
	for _, l := range s.logins("sessions") {
		if !l.IAM {
			logins = append(logins, servers.Login{User: l.User, Passwords: l.Passwords, Open: l.Open, Access: l.Access})
		}
		s.secrets = append(s.secrets, l.Passwords...)
	}
	require.NoError(s.t, s.server.Admit(s.t.Context(), logins))
}

func (s *served) output(name string) auto.OutputValue {
	s.t.Helper()
	outputs, err := s.stack.Outputs(s.t.Context())
	require.NoError(s.t, err)
	return outputs[name]
}

func (s *served) url() string { return s.output("url").Value.(string) }

// connects holds that an application gets in by each of the outputs alone.
func (s *served) connects() {
	s.t.Helper()
	for _, name := range []string{"url", "environment", "token"} {
		assert.True(s.t, s.output(name).Secret || s.output(name).Value == nil, "%s is a secret", name)
	}
	assert.NoError(s.t, s.app.UseURL(s.t.Context(), s.url()))
	if reader, ok := s.output("readerUrl").Value.(string); ok {
		assert.NoError(s.t, s.app.ReadURL(s.t.Context(), reader))
	}
	environment := map[string]string{}
	for name, value := range s.output("environment").Value.(map[string]any) {
		environment[name] = value.(string)
	}
	assert.NoError(s.t, s.app.UseEnvironment(s.t.Context(), environment))
	if arn, ok := s.output("secret").Value.(string); ok {
		secret, found := s.box.Cloud.Secret(arn)
		if assert.True(s.t, found) {
			assert.NoError(s.t, s.app.UseSecret(s.t.Context(), secret))
		}
	}
}

// nothingLeaks holds that no token and no password stands in plain text in the state, in what the engine said, or in
// any file of the sandbox.
func (s *served) nothingLeaks() {
	s.t.Helper()
	require.NotEmpty(s.t, s.secrets, "there is something to look for")
	state := s.stack.ExportJSON()
	for _, secret := range s.secrets {
		assert.NotContains(s.t, state, secret)
		found, err := exec.Command("grep", "-rlF", "--", secret, s.box.Folder()).CombinedOutput()
		assert.Error(s.t, err, "a secret stands in %s", found)
	}
}

// client is a connection that stays open, as an application's does.
func (s *served) client(url string) *redis.Client {
	s.t.Helper()
	options, err := redis.ParseURL(url)
	require.NoError(s.t, err)
	if options.TLSConfig != nil {
		trust, err := servers.Trust(s.server.CA)
		require.NoError(s.t, err)
		trust.ServerName = options.TLSConfig.ServerName
		options.TLSConfig = trust
	}
	options.PoolSize, options.MaxRetries = 1, -1
	client := redis.NewClient(options)
	s.t.Cleanup(func() { _ = client.Close() })
	return client
}

func ping(t *testing.T, client *redis.Client) {
	t.Helper()
	assert.NoError(t, client.Ping(context.Background()).Err())
}
