package engine

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/debug"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
	more   pulumi.Map
	// secrets are what no one may see in plain text.
	secrets []string
}

// serve deploys a cluster and starts its server, with the port that it has to have.
func serve(t *testing.T, server *servers.Server, more, inputs pulumi.Map) *served {
	t.Helper()
	box := sandbox.New(t)
	require.NoError(t, box.Cloud.ServeAt("sessions", servers.Host))
	_, cluster := more["clusterMode"]
	s := &served{t: t, box: box, server: server, app: servers.Application{CA: server.CA, Cluster: cluster}, more: more}
	s.stack = box.Program("test", s.program(inputs))
	s.up(inputs)
	return s
}

func (s *served) program(inputs pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		all := n.inputs(s.more)
		for name, value := range inputs {
			all[name] = value
		}
		all["port"] = pulumi.Int(s.server.Port)
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

// up deploys, has the server let in whom AWS now does, and sees that there is nothing left to do. What is said on the way is returned.
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
	for _, l := range s.box.Cloud.Logins("sessions") {
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

// nothingLeaks holds that no token and no password stands in plain text in the state, in what the engine said, or in any file of the
// sandbox.
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

// A token of every character that one may have.
const everyCharacter = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!&#$^<>-"

// The outputs alone let an application in: in both modes, with and without TLS, with a token, with users, and with neither.
func TestConnectWithTheOutputsAlone(t *testing.T) {
	t.Parallel()
	token := pulumi.Map{"authToken": pulumi.String(everyCharacter), "connectionSecret": pulumi.Map{}}
	users := pulumi.Map{"connectionSecret": pulumi.Map{}, "users": pulumi.Array{
		pulumi.Map{"name": pulumi.String("app"), "accessString": pulumi.String("on ~* &* +@all -@dangerous"), "passwords": pulumi.StringArray{pulumi.String("every-symbol-!#$%&'()*+-.:;<=>?[]^_`{|}~")}},
	}}
	open := pulumi.Map{"connectionSecret": pulumi.Map{}}
	sharded := pulumi.Map{
		"clusterMode":          pulumi.Map{"numNodeGroups": pulumi.Int(3), "replicasPerNodeGroup": pulumi.Int(0)},
		"replicationGroupSize": pulumi.Int(3), "enableMultiAz": pulumi.Bool(false),
	}
	for name, test := range map[string]struct {
		tls          bool
		more, inputs pulumi.Map
	}{
		"token":                     {true, nil, token},
		"users":                     {true, nil, users},
		"neither":                   {true, nil, open},
		"neither, without TLS":      {false, nil, open},
		"cluster mode, token":       {true, sharded, token},
		"cluster mode, users":       {true, sharded, users},
		"cluster mode, without TLS": {false, sharded, open},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			start := servers.Start
			if test.more != nil {
				start = servers.StartCluster
			}
			more := pulumi.Map{"enableTransitEncryption": pulumi.Bool(test.tls)}
			for key, value := range test.more {
				more[key] = value
			}
			s := serve(t, start(t, servers.Options{TLS: test.tls}), more, test.inputs)
			s.connects()
			if _, closed := test.inputs["connectionSecret"]; closed && len(test.inputs) > 1 {
				s.nothingLeaks()
				// And no one else is let in.
				bare := strings.Replace(s.url(), strings.Split(s.url(), "@")[0]+"@", "rediss://", 1)
				assert.ErrorContains(t, s.app.UseURL(t.Context(), bare), "NOAUTH")
			}
		})
	}
}

// A token is rotated with no connection dropped and no client turned away: both are valid while clients move. Steps out of order are
// refused.
func TestRotateTheToken(t *testing.T) {
	t.Parallel()
	with := func(token, strategy string) pulumi.Map {
		return pulumi.Map{"authToken": pulumi.String(token), "authTokenUpdateStrategy": pulumi.String(strategy)}
	}
	const first, second = "the-first-token-of-27-chars", "the-second-token-of-28-chars"
	s := serve(t, servers.Start(t, servers.Options{TLS: true}), nil, pulumi.Map{"authToken": pulumi.String(first)})
	old, oldURL := s.client(s.url()), s.url()
	ping(t, old)

	s.refused("would turn away every client", with(second, "SET"))
	s.up(with(second, "ROTATE"))
	ping(t, old)
	ping(t, s.client(oldURL)) // also a new connection with the old one
	s.connects()
	moved := s.client(s.url())
	ping(t, moved)

	log := s.up(with(second, "SET"))
	assert.Contains(t, log, "are turned away")
	ping(t, old) // who is in stays
	ping(t, moved)
	s.connects()
	require.ErrorContains(t, s.client(oldURL).Ping(t.Context()).Err(), "WRONGPASS")

	log = s.up(with(first, "ROTATE"))
	assert.NotContains(t, log, "WARNING")
	s.connects()
	s.nothingLeaks()
}

// The same with tokens that are generated.
func TestRotateAGeneratedToken(t *testing.T) {
	t.Parallel()
	with := func(version int, strategy string) pulumi.Map {
		return pulumi.Map{"generateAuthToken": pulumi.Bool(true), "authTokenVersion": pulumi.Int(version), "authTokenUpdateStrategy": pulumi.String(strategy)}
	}
	s := serve(t, servers.Start(t, servers.Options{TLS: true}), nil, pulumi.Map{"generateAuthToken": pulumi.Bool(true), "connectionSecret": pulumi.Map{}})
	first := s.output("token").Value.(string)
	assert.Regexp(t, "^[A-Za-z0-9]{64}$", first)
	old := s.client(s.url())
	s.connects()

	s.refused("would turn away every client", with(2, "SET"))
	s.up(with(2, "ROTATE"))
	assert.NotEqual(t, first, s.output("token").Value)
	ping(t, old)
	s.connects()
	s.up(with(2, "SET"))
	s.connects()
	s.nothingLeaks()
}

// A cluster without any password gets a token: first beside no token, and then it is demanded.
func TestAddAToken(t *testing.T) {
	t.Parallel()
	s := serve(t, servers.Start(t, servers.Options{TLS: true}), nil, nil)
	before := s.url()
	log := s.up(pulumi.Map{"generateAuthToken": pulumi.Bool(true)})
	assert.Contains(t, log, "AWS takes it beside no token at all")
	ping(t, s.client(before))
	s.connects()
	s.up(pulumi.Map{"generateAuthToken": pulumi.Bool(true), "authTokenUpdateStrategy": pulumi.String("SET")})
	s.connects()
	require.ErrorContains(t, s.client(before).Ping(t.Context()).Err(), "NOAUTH")
	s.nothingLeaks()
}

// From the token to users, as docs/access.md has it: a user named default with the token as its password lets clients in that have the
// token still, until they are moved, and then no one.
func TestFromTheTokenToUsers(t *testing.T) {
	t.Parallel()
	const token, password = "the-token-of-27-characters-", "the-password-of-30-characters-"
	user := func(name, password string) pulumi.Map {
		return pulumi.Map{"name": pulumi.String(name), "accessString": pulumi.String("on ~* &* +@all"), "passwords": pulumi.StringArray{pulumi.String(password)}}
	}
	both := pulumi.Array{user("app", password), user("default", token)}
	withToken := pulumi.Map{"authToken": pulumi.String(token)}
	preparing := pulumi.Map{"authToken": pulumi.String(token), "authTokenUpdateStrategy": pulumi.String("DELETE"), "users": both}
	withUsers := pulumi.Map{"users": both}

	s := serve(t, servers.Start(t, servers.Options{TLS: true}), pulumi.Map{"applyImmediately": pulumi.Bool(true)}, withToken)
	oldURL := s.url()
	old := s.client(oldURL)
	ping(t, old)

	s.refused("in two steps", withUsers)
	log := s.up(preparing)
	const command = "aws elasticache modify-replication-group --replication-group-id sessions --auth-token-update-strategy DELETE --user-group-ids-to-add sessions --apply-immediately"
	assert.Contains(t, strings.Join(strings.Fields(log), " "), command)
	ping(t, s.client(oldURL))
	s.connects()
	assert.Equal(t, "sessions", s.output("userGroup").Value)

	// Before the request has been made, the last step is refused: in a preview, and in an update.
	s.refused(command, withUsers)
	_, _, err := s.stack.TryUp()
	require.ErrorContains(t, err, command)

	require.NoError(t, s.box.Cloud.MoveToUsers("sessions", "sessions"))
	s.admit()
	ping(t, old)
	ping(t, s.client(oldURL))

	s.stack.Run(s.program(withUsers))
	s.stack.Refresh()
	// Who turns back now would let everyone in: the cluster has users by now, whatever it was last deployed with.
	s.refused(`set authTokenUpdateStrategy to "SET"`, withToken)
	s.up(withUsers)
	created, err := s.box.Cloud.Calls("create", replicationGroup)
	require.NoError(t, err)
	assert.Equal(t, 1, created, "the data stays")
	assert.Equal(t, "users", s.output("authentication").Value)
	assert.Contains(t, s.url(), "app:")
	ping(t, old)
	ping(t, s.client(oldURL)) // as the user default
	s.connects()

	s.up(pulumi.Map{"users": pulumi.Array{user("app", password)}})
	s.connects()
	require.Error(t, s.client(oldURL).Ping(t.Context()).Err(), "the token is of no use any more")
	s.nothingLeaks()
}

// From users to a token, as docs/access.md has it: at once, since AWS would otherwise let everyone in.
func TestFromUsersToAToken(t *testing.T) {
	t.Parallel()
	s := serve(t, servers.Start(t, servers.Options{TLS: true}), pulumi.Map{"applyImmediately": pulumi.Bool(true)}, pulumi.Map{"users": pulumi.Array{pulumi.Map{
		"name": pulumi.String("app"), "accessString": pulumi.String("on ~* &* +@all"), "passwords": pulumi.StringArray{pulumi.String("the-password-of-30-characters-")},
	}}})
	asUser := s.url()
	s.connects()
	s.refused(`set authTokenUpdateStrategy to "SET"`, pulumi.Map{"generateAuthToken": pulumi.Bool(true)})
	log := s.up(pulumi.Map{"generateAuthToken": pulumi.Bool(true), "authTokenUpdateStrategy": pulumi.String("SET")})
	assert.Contains(t, log, "for the minutes between the two everyone who may connect can log in")
	assert.Equal(t, "token", s.output("authentication").Value)
	s.connects()
	require.Error(t, s.client(asUser).Ping(t.Context()).Err(), "the user is gone")
	anyone := strings.Replace(asUser, "app:the-password-of-30-characters-@", "", 1)
	require.ErrorContains(t, s.client(anyone).Ping(t.Context()).Err(), "NOAUTH")
	s.nothingLeaks()
}

// The password of a user is rotated in two updates; users come and go.
func TestRotateAPassword(t *testing.T) {
	t.Parallel()
	app := func(passwords ...string) pulumi.Map {
		return pulumi.Map{"users": pulumi.Array{pulumi.Map{
			"name": pulumi.String("app"), "accessString": pulumi.String("on ~* &* +@all"), "passwords": pulumi.ToStringArray(passwords),
		}}}
	}
	const first, second = "the-first-password-of-a-user", "the-second-password-of-a-user"
	s := serve(t, servers.Start(t, servers.Options{TLS: true}), nil, app(first))
	oldURL := s.url()
	s.up(app(first, second))
	assert.Contains(t, s.url(), second, "the new one is for the clients")
	ping(t, s.client(oldURL))
	s.connects()
	s.up(app(second))
	s.connects()
	require.ErrorContains(t, s.client(oldURL).Ping(t.Context()).Err(), "WRONGPASS")

	with := app(second)
	with["users"] = append(with["users"].(pulumi.Array), pulumi.Map{"name": pulumi.String("web"), "accessString": pulumi.String("on ~* -@all +@read"), "iam": pulumi.Bool(true)})
	s.up(with)
	policy, _ := s.output("policies").Value.(map[string]any)["web"].(string)
	assert.Contains(t, policy, "elasticache:Connect")
	assert.Contains(t, policy, ":user:web")
	s.connects()
	s.up(app(second))
	s.nothingLeaks()
}

// TLS is turned on and off in two steps each, with clients of both kinds served between them.
func TestTLSInSteps(t *testing.T) {
	t.Parallel()
	state := func(on bool, mode string) pulumi.Map {
		inputs := pulumi.Map{"enableTransitEncryption": pulumi.Bool(on), "applyImmediately": pulumi.Bool(true)}
		if mode != "" {
			inputs["transitEncryptionMode"] = pulumi.String(mode)
		}
		return inputs
	}
	server := servers.Start(t, servers.Options{TLS: true, Plain: true})
	s := serve(t, server, nil, state(false, ""))
	assert.Equal(t, "off", s.output("transitEncryption").Value)
	assert.True(t, strings.HasPrefix(s.url(), "redis://"))

	s.refused("from false to true takes two steps", state(true, ""))
	s.refused("from false to true takes two steps", state(true, "required"))
	log := s.up(state(true, "preferred"))
	assert.Contains(t, log, "serves clients without TLS as well")
	assert.Equal(t, "preferred", s.output("transitEncryption").Value)
	s.connects()
	s.refused("does not go with a token", pulumi.Map{"transitEncryptionMode": pulumi.String("preferred"), "generateAuthToken": pulumi.Bool(true)})
	s.up(state(true, "required"))
	assert.Equal(t, "required", s.output("transitEncryption").Value)
	s.connects()

	s.refused("from true to false takes two steps", state(false, ""))
	s.up(state(true, "preferred"))
	log = s.up(state(false, ""))
	assert.Contains(t, log, "is no longer encrypted")
	assert.Equal(t, "off", s.output("transitEncryption").Value)
	created, err := s.box.Cloud.Calls("create", replicationGroup)
	require.NoError(t, err)
	assert.Equal(t, 1, created, "the data stays")
}

// What an auditor asks, the outputs answer, and the cloud agrees.
func TestWhoCanReachTheCluster(t *testing.T) {
	t.Parallel()
	s := serve(t, servers.Start(t, servers.Options{TLS: true}), nil, pulumi.Map{
		"allowConnectionsFromCidrBlocks": pulumi.StringArray{pulumi.String("10.0.0.0/16")}, "allowConnectionsFromPrefixLists": pulumi.StringArray{pulumi.String("pl-0123abcd")},
		"allowConnectionsFromSelf": pulumi.Bool(true), "generateAuthToken": pulumi.Bool(true),
	})
	assert.Equal(t, "token", s.output("authentication").Value)
	assert.Equal(t, "required", s.output("transitEncryption").Value)
	var told []string
	for _, source := range s.output("sources").Value.([]any) {
		told = append(told, fmt.Sprint(source))
	}
	resources, err := s.box.Cloud.List()
	require.NoError(t, err)
	var allowed []string
	for _, r := range resources {
		if r.Type == "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule" {
			for _, source := range []string{"cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"} {
				if value, ok := r.Properties[source].(string); ok && value != "" {
					allowed = append(allowed, value)
				}
			}
		}
		assert.NotEqual(t, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", r.Type, "nothing goes out")
	}
	assert.ElementsMatch(t, allowed, told)
	assert.Len(t, told, 3)
}

// At its highest verbosity the engine writes down what goes over the wire, secrets and all, whatever the program is. Nothing else does, and
// below that verbosity nothing at all.
func TestWhatIsLogged(t *testing.T) {
	t.Parallel()
	const token, password = "a-token-to-be-looked-for-1", "a-password-to-be-looked-for-1"
	wire := regexp.MustCompile(`(Unm|M)arshaling property for RPC\[`)
	for level, inputs := range map[uint]pulumi.Map{
		8:  {"authToken": pulumi.ToSecret(pulumi.String(token)), "connectionSecret": pulumi.Map{}},
		11: {"authToken": pulumi.ToSecret(pulumi.String(token)), "connectionSecret": pulumi.Map{}},
		12: {"users": pulumi.Array{pulumi.Map{
			"name": pulumi.String("app"), "accessString": pulumi.String("on ~* +@all"), "passwords": pulumi.StringArray{pulumi.ToSecret(pulumi.String(password)).(pulumi.StringOutput)},
		}}, "connectionSecret": pulumi.Map{}, "enableDashboard": pulumi.Bool(true)},
	} {
		t.Run(fmt.Sprint(level), func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", program(inputs))
			file, err := os.Create(filepath.Join(t.TempDir(), "log"))
			require.NoError(t, err)
			defer func() { _ = file.Close() }()
			_, err = stack.Stack.Up(t.Context(), optup.ProgressStreams(file), optup.ErrorProgressStreams(file),
				optup.DebugLogging(debug.LoggingOptions{LogLevel: &level, LogToStdErr: true, FlowToPlugins: true, Debug: true}))
			require.NoError(t, err)
			logged := read(t, file.Name())
			found := 0
			for line := range strings.Lines(logged) {
				if strings.Contains(line, token) || strings.Contains(line, password) {
					found++
					assert.Regexp(t, wire, line)
				}
			}
			assert.Equal(t, level > 8, found > 0, "the engine's own, and no other")
		})
	}
}

// A cluster that an earlier version deployed without a strategy, and its state has the AWS provider's own default, is the same cluster.
func TestStrategyOfEarlierVersions(t *testing.T) {
	t.Parallel()
	for name, inputs := range map[string]pulumi.Map{
		"own":       {"authToken": pulumi.String("a-token-of-sixteen-or-more")},
		"generated": {"generateAuthToken": pulumi.Bool(true)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			withheld := false
			earlier := pulumi.Transforms([]pulumi.ResourceTransform{
				func(_ context.Context, args *pulumi.ResourceTransformArgs) *pulumi.ResourceTransformResult {
					if args.Type != replicationGroup {
						return nil
					}
					withheld = args.Props["authTokenUpdateStrategy"] != nil
					delete(args.Props, "authTokenUpdateStrategy")
					return &pulumi.ResourceTransformResult{Props: args.Props, Opts: args.Opts}
				},
			})
			stack := box.Program("test", program(inputs, earlier))
			changes, _ := stack.Up()
			resources := changes["create"]
			require.True(t, withheld)
			assert.Equal(t, "ROTATE", stack.Resources()["cache-replication-group"].Inputs["authTokenUpdateStrategy"], "the provider's own")

			stack.Run(program(inputs))
			assert.Equal(t, sandbox.Changes{"same": resources}, stack.Preview())
			assert.Equal(t, sandbox.Changes{"same": resources}, stack.Refresh())
			changes, _ = stack.Up()
			assert.Equal(t, sandbox.Changes{"same": resources}, changes)
			stack.Destroy()
		})
	}
}
