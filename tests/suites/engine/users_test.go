package engine

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
)

// From the token to users, as docs/access.md has it: a user named default with the token as its password lets clients
// in that have the token still, until they are moved, and then no one.
func TestFromTheTokenToUsers(t *testing.T) {
	t.Parallel()
	const token, password = "the-token-of-27-characters-", "the-password-of-30-characters-"
	user := func(name, password string) pulumi.Map {
		return pulumi.Map{
			"name":         pulumi.String(name),
			"accessString": pulumi.String("on ~* &* +@all"),
			"passwords":    pulumi.StringArray{pulumi.String(password)},
		}
	}
	both := pulumi.Array{user("app", password), user("default", token)}
	withToken := pulumi.Map{"authToken": pulumi.String(token)}
	preparing := pulumi.Map{
		"authToken": pulumi.String(token), "authTokenUpdateStrategy": pulumi.String("DELETE"), "users": both,
	}
	withUsers := pulumi.Map{"users": both}

	s := serve(t, servers.Start(t, servers.Options{TLS: true}), pulumi.Map{"applyImmediately": pulumi.Bool(true)},
		withToken)
	oldURL := s.url()
	old := s.client(oldURL)
	ping(t, old)

	s.refused("in two steps", withUsers)
	log := s.up(preparing)
	const command = "aws elasticache modify-replication-group --replication-group-id sessions " +
		"--auth-token-update-strategy DELETE --user-group-ids-to-add sessions --apply-immediately"
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
	s := serve(t, servers.Start(t, servers.Options{TLS: true}),
		pulumi.Map{"applyImmediately": pulumi.Bool(true)}, pulumi.Map{"users": pulumi.Array{pulumi.Map{
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
	with["users"] = append(with["users"].(pulumi.Array), pulumi.Map{
		"name": pulumi.String("web"), "accessString": pulumi.String("on ~* -@all +@read"), "iam": pulumi.Bool(true),
	})
	s.up(with)
	policy, _ := s.output("policies").Value.(map[string]any)["web"].(string)
	assert.Contains(t, policy, "elasticache:Connect")
	assert.Contains(t, policy, ":user:web")
	s.connects()
	s.up(app(second))
	s.nothingLeaks()
}
