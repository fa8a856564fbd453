package servers_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
)

// The turns of a token: one, two at once, and the other.
func TestAdmitTokens(t *testing.T) {
	t.Parallel()
	for name, start := range map[string]func(*testing.T, servers.Options) *servers.Server{
		"server": servers.Start, "cluster": servers.StartCluster,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := start(t, servers.Options{})
			try := func(user, password string) error {
				return connect(t, server, user, password).Ping(t.Context()).Err()
			}
			for _, turn := range [][]string{{"first"}, {"first", "second"}, {"second"}} {
				admit(t, server, servers.Login{User: "default", Passwords: turn})
				assert.ErrorContains(t, try("", ""), "NOAUTH")
				for _, token := range []string{"first", "second"} {
					for _, user := range []string{"", "default"} {
						if slices.Contains(turn, token) {
							assert.NoError(t, try(user, token))
						} else {
							assert.ErrorContains(t, try(user, token), "WRONGPASS")
						}
					}
				}
			}
			admit(t, server, servers.Login{User: "default", Open: true})
			assert.NoError(t, try("", ""))
		})
	}
}

func TestAdmitUsers(t *testing.T) {
	t.Parallel()
	server := servers.Start(t, servers.Options{})
	admit(t, server,
		servers.Login{User: "default", Access: "off -@all"},
		servers.Login{User: "app", Passwords: []string{"a", "b"}, Access: "on ~orders:* +@all -@dangerous"},
		servers.Login{User: "reader", Open: true, Access: "on ~* -@all +@read +ping"},
	)
	for _, password := range []string{"a", "b"} {
		app := connect(t, server, "app", password)
		require.NoError(t, app.Set(t.Context(), "orders:1", "x", 0).Err())
		assert.ErrorContains(t, app.Set(t.Context(), "users:1", "x", 0).Err(), "NOPERM")
		assert.ErrorContains(t, app.FlushAll(t.Context()).Err(), "NOPERM")
	}
	reader := connect(t, server, "reader", "anything")
	assert.Equal(t, "x", reader.Get(t.Context(), "orders:1").Val())
	assert.ErrorContains(t, reader.Set(t.Context(), "orders:1", "y", 0).Err(), "NOPERM")
	assert.ErrorContains(t, connect(t, server, "", "").Ping(t.Context()).Err(), "NOAUTH")

	// Who is not among the logins is gone, and cut off; who stays is not.
	app := connect(t, server, "app", "a")
	require.NoError(t, app.Ping(t.Context()).Err())
	id := app.ClientID(t.Context()).Val()
	admit(t, server, servers.Login{User: "app", Passwords: []string{"b"}})
	assert.Equal(t, id, app.ClientID(t.Context()).Val())
	assert.ErrorContains(t, reader.Ping(t.Context()).Err(), "WRONGPASS")
	assert.NoError(t, connect(t, server, "app", "b").FlushAll(t.Context()).Err(),
		"an empty access string is everything")
	assert.ErrorContains(t, connect(t, server, "app", "a").Ping(t.Context()).Err(), "WRONGPASS")
}

func TestAdmitSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	server := servers.Start(t, servers.Options{})
	assert.ErrorContains(t, server.Admit(t.Context(), []servers.Login{{User: "app", Access: "on +@nonsense"}}),
		"user app: ")
	assert.ErrorContains(t, server.Admit(t.Context(), []servers.Login{{}}), `no user can be named ""`)
}

func admit(t *testing.T, server *servers.Server, logins ...servers.Login) {
	t.Helper()
	require.NoError(t, server.Admit(context.Background(), logins))
}
