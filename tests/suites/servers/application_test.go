package servers_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
)

// A token of every kind of character that ElastiCache takes, and how a URL spells it.
const (
	token   = "AZaz0189!&#$^<>-token"
	encoded = "AZaz0189%21%26%23%24%5E%3C%3E-token"
)

// What a cache asks of those who connect, and how the outputs tell them.
var accesses = map[string]struct {
	login    servers.Login
	userinfo string
	username string
	password string
}{
	"open":  {login: servers.Login{User: "default", Open: true}},
	"token": {servers.Login{User: "default", Passwords: []string{"former", token}}, ":" + encoded + "@", "", token},
	"user": {
		servers.Login{User: "orders-app", Passwords: []string{token}, Access: "on ~orders:* +@all -@dangerous"},
		"orders-app:" + encoded + "@", "orders-app", token,
	},
}

func TestApplicationNeedsTheOutputsAlone(t *testing.T) {
	t.Parallel()
	for _, tls := range []bool{true, false} {
		for _, cluster := range []bool{false, true} {
			t.Run(fmt.Sprintf("TLS %t/cluster %t", tls, cluster), func(t *testing.T) {
				t.Parallel()
				start, scheme := servers.Start, "redis"
				if cluster {
					start = servers.StartCluster
				}
				if tls {
					scheme = "rediss"
				}
				server := start(t, servers.Options{TLS: tls})
				app := servers.Application{CA: server.CA, Cluster: cluster}
				for name, access := range accesses {
					admit(t, server, access.login)
					url := fmt.Sprintf("%s://%slocalhost:%d", scheme, access.userinfo, server.Port)
					environment := map[string]string{
						"REDIS_HOST": "localhost", "REDIS_PORT": fmt.Sprint(server.Port), "REDIS_URL": url,
						"REDIS_TLS": fmt.Sprint(tls), "REDIS_CLUSTER": fmt.Sprint(cluster),
					}
					secret := map[string]any{
						"engine": "redis", "host": "localhost", "port": server.Port, "tls": tls, "url": url,
					}
					if access.username != "" {
						environment["REDIS_USERNAME"], secret["username"] = access.username, access.username
					}
					if access.password != "" {
						environment["REDIS_PASSWORD"], secret["password"] = access.password, access.password
					}
					if !cluster {
						environment["REDIS_READER_URL"], secret["reader_url"] = url, url
					}
					require.NoError(t, app.UseURL(t.Context(), url), name)
					// The environment says by itself whether there is a cluster.
					require.NoError(t, servers.Application{CA: server.CA}.UseEnvironment(t.Context(), environment),
						name)
					text, err := json.Marshal(secret)
					require.NoError(t, err)
					require.NoError(t, app.UseSecret(t.Context(), string(text)), name)
				}
			})
		}
	}
}

// The application is no use as a test if it gets in by anything but what it was told.
func TestApplicationNeedsEveryPart(t *testing.T) {
	t.Parallel()
	server := servers.Start(t, servers.Options{})
	admit(t, server, servers.Login{User: "app", Passwords: []string{token}})
	url := fmt.Sprintf("redis://app:%s@localhost:%d", encoded, server.Port)
	right := map[string]string{
		"REDIS_HOST": "localhost", "REDIS_PORT": fmt.Sprint(server.Port), "REDIS_TLS": "false", "REDIS_CLUSTER": "false",
		"REDIS_USERNAME": "app", "REDIS_PASSWORD": token, "REDIS_URL": url, "REDIS_READER_URL": url,
	}
	use := servers.Application{}.UseEnvironment
	require.NoError(t, use(t.Context(), right))
	for name, wrong := range map[string]string{
		"REDIS_HOST": "", "REDIS_PORT": "1", "REDIS_TLS": "yes", "REDIS_CLUSTER": "", "REDIS_USERNAME": "", "REDIS_PASSWORD": "other",
		"REDIS_URL": fmt.Sprintf("redis://localhost:%d", server.Port), "REDIS_READER_URL": fmt.Sprintf("redis://app:other@localhost:%d", server.Port),
	} {
		environment := maps.Clone(right)
		environment[name] = wrong
		assert.Error(t, use(t.Context(), environment), "%s=%q", name, wrong)
	}
}
