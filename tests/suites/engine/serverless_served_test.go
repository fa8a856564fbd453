package engine

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// serveServerless deploys a serverless cache with a cluster of real servers as its endpoints: the first node to write
// to, the second to read from.
func serveServerless(t *testing.T, inputs pulumi.Map) *served {
	t.Helper()
	server := servers.StartCluster(t, servers.Options{TLS: true})
	box := sandbox.New(t)
	require.NoError(t, box.Cloud.ServeServerlessAt("sessions", servers.Host, server.Port, server.Ports()[1]))
	s := &served{
		t: t, box: box, server: server, app: servers.Application{CA: server.CA, Cluster: true},
		logins: box.Cloud.ServerlessLogins, program: serverlessProgram,
	}
	s.stack = box.Program("test", s.program(inputs))
	s.up(inputs)
	return s
}

// An application gets into a serverless cache by each of the outputs alone, as whichever user there is, and no password
// is seen on the way.
func TestServerlessOutputsAreEnough(t *testing.T) {
	t.Parallel()
	const password, next = "every-symbol-!#$%&'()*+-.:;<=>?[]^_`{|}~", "the-next-password-of-the-user"
	with := func(users ...any) pulumi.Map {
		inputs := pulumi.Map{"connectionSecret": pulumi.Map{}}
		var listed pulumi.Array
		for _, user := range users {
			listed = append(listed, user.(pulumi.Map))
		}
		if len(listed) > 0 {
			inputs["users"] = listed
		}
		return inputs
	}
	s := serveServerless(t, with())
	assert.Equal(t, "none", s.output("authentication").Value)
	s.connects()
	assert.NotEqual(t, s.url(), s.output("readerUrl").Value, "reads have a port of their own")
	anyone := s.url()

	// Users come: whoever connects without a password is turned away.
	log := s.up(with(loginAs("app", password)))
	assert.Contains(t, log, "[users-added]")
	assert.Equal(t, "users", s.output("authentication").Value)
	assert.Equal(t, "sessions", s.output("userGroup").Value)
	s.connects()
	require.ErrorContains(t, s.client(anyone).Ping(t.Context()).Err(), "NOAUTH")

	// A password is turned over in two updates, with no client turned away.
	old := s.client(s.url())
	ping(t, old)
	s.up(with(loginAs("app", password, next)))
	ping(t, old)
	s.connects()
	s.up(with(loginAs("app", next)))
	s.connects()

	// A user of IAM has no password to be told of.
	web := pulumi.Map{
		"name": pulumi.String("web"), "accessString": pulumi.String("on ~* &* +@read"), "iam": pulumi.Bool(true),
	}
	s.up(with(loginAs("app", next), web))
	policy, _ := s.output("policies").Value.(map[string]any)["web"].(string)
	assert.Contains(t, policy, "elasticache:Connect")
	assert.Contains(t, policy, ":serverlesscache:sessions")
	s.connects()
	assertMade(t, s.box, 1)
	s.nothingLeaks()
	s.stack.Destroy()
}
