package engine

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto/debug"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// The outputs alone let an application in: in both modes, with and without TLS, with a token, with users, and with
// neither.
func TestConnectWithTheOutputsAlone(t *testing.T) {
	t.Parallel()
	token := pulumi.Map{"authToken": pulumi.String(everyCharacter), "connectionSecret": pulumi.Map{}}
	users := pulumi.Map{"connectionSecret": pulumi.Map{}, "users": pulumi.Array{
		pulumi.Map{
			"name":         pulumi.String("app"),
			"accessString": pulumi.String("on ~* &* +@all -@dangerous"),
			"passwords":    pulumi.StringArray{pulumi.String("every-symbol-!#$%&'()*+-.:;<=>?[]^_`{|}~")},
		},
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
			maps.Copy(more, test.more)
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
	s.refused("does not go with a token",
		pulumi.Map{"transitEncryptionMode": pulumi.String("preferred"), "generateAuthToken": pulumi.Bool(true)})
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
		if r.Type == awstype.IngressRule {
			for _, source := range []string{"cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"} {
				if value, ok := r.Properties[source].(string); ok && value != "" {
					allowed = append(allowed, value)
				}
			}
		}
		assert.NotEqual(t, awstype.EgressRule, r.Type, "nothing goes out")
	}
	assert.ElementsMatch(t, allowed, told)
	assert.Len(t, told, 3)
}

// At a high verbosity the engine writes down what it gives to the provider. It hides secrets in that, as in the rest.
func TestWhatIsLogged(t *testing.T) {
	t.Parallel()
	const token, password = "a-token-to-be-looked-for-1", "a-password-to-be-looked-for-1"
	shown := regexp.MustCompile(`(authToken|passwords):{\[secret\]}`)
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
				optup.DebugLogging(debug.LoggingOptions{
					LogLevel: &level, LogToStdErr: true, FlowToPlugins: true, Debug: true,
				}))
			require.NoError(t, err)
			logged := read(t, file.Name())
			assert.Regexp(t, shown, logged, "a secret is shown as one")
			assert.NotContains(t, logged, token)
			assert.NotContains(t, logged, password)
		})
	}
}
