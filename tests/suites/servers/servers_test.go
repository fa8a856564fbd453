package servers_test

import (
	"context"
	"fmt"
	"net"
	"os"
	"testing"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
)

func TestServerWithTLSTakesNothingElse(t *testing.T) {
	t.Parallel()
	server := servers.Start(t, servers.Options{TLS: true})
	app := servers.Application{CA: server.CA}
	require.NoError(t, app.UseURL(t.Context(), fmt.Sprintf("rediss://localhost:%d", server.Port)))
	assert.Error(t, app.UseURL(t.Context(), fmt.Sprintf("redis://localhost:%d", server.Port)))
	assert.Equal(t, map[string]string{"port": "0"}, connect(t, server, "", "").ConfigGet(t.Context(), "port").Val())
	assert.ErrorContains(t, app.UseURL(t.Context(), fmt.Sprintf("rediss://127.0.0.1:%d", server.Port)), "certificate",
		"the certificate is for the name alone")

	stranger := servers.Start(t, servers.Options{TLS: true})
	app.CA = stranger.CA
	assert.ErrorContains(t, app.UseURL(t.Context(), fmt.Sprintf("rediss://localhost:%d", server.Port)), "certificate")
}

func TestServerWithBothKinds(t *testing.T) {
	t.Parallel()
	server := servers.Start(t, servers.Options{TLS: true, Plain: true})
	app := servers.Application{CA: server.CA}
	require.NoError(t, app.UseURL(t.Context(), fmt.Sprintf("rediss://localhost:%d", server.Port)))
	require.NoError(t, app.UseURL(t.Context(), fmt.Sprintf("redis://localhost:%d", server.PlainPort)))
}

func TestServerOnAPort(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	port := listener.Addr().(*net.TCPAddr).Port
	_, err = servers.Open(t.Context(), servers.Options{Port: port})
	require.ErrorContains(t, err, "the port is taken")
	require.NoError(t, listener.Close())

	server := servers.Start(t, servers.Options{Port: port})
	assert.Equal(t, port, server.Port)
	require.NoError(t, servers.Application{}.UseURL(t.Context(), fmt.Sprintf("redis://localhost:%d", port)))
}

func TestClosedServerLeavesNothing(t *testing.T) {
	t.Parallel()
	server, err := servers.OpenCluster(t.Context(), servers.Options{TLS: true})
	require.NoError(t, err)
	server.Close()
	_, err = net.Dial("tcp", fmt.Sprintf("localhost:%d", server.Port))
	assert.Error(t, err)
	assert.NoFileExists(t, server.CA)
}

// A cluster spreads the keys, and names its nodes as the certificate does.
func TestClusterNamesItsNodes(t *testing.T) {
	t.Parallel()
	server := servers.StartCluster(t, servers.Options{TLS: true})
	client := connect(t, server, "", "")
	slots, err := client.ClusterSlots(t.Context()).Result()
	require.NoError(t, err)
	require.Len(t, slots, 3)
	ports := map[string]bool{}
	for _, slot := range slots {
		host, port, err := net.SplitHostPort(slot.Nodes[0].Addr)
		require.NoError(t, err)
		assert.Equal(t, "localhost", host)
		ports[port] = true
	}
	assert.Len(t, ports, 3)
	err = setAll(t.Context(), client)
	require.Error(t, err, "one node does not have all keys")
	assert.Regexp(t, `^MOVED \d+ localhost:\d+$`, err.Error())
}

func setAll(ctx context.Context, client *redis.Client) error {
	for i := range 20 {
		if err := client.Set(ctx, fmt.Sprint(i), "", 0).Err(); err != nil {
			return err
		}
	}
	return nil
}

// connect is a client of one node.
func connect(t *testing.T, server *servers.Server, user, password string) *redis.Client {
	t.Helper()
	options := &redis.Options{Addr: fmt.Sprintf("%s:%d", server.Host, server.Port), Username: user, Password: password}
	if server.CA != "" {
		var err error
		options.TLSConfig, err = servers.Trust(server.CA)
		require.NoError(t, err)
	}
	client := redis.NewClient(options)
	t.Cleanup(func() { _ = client.Close() })
	return client
}

func TestTrustNeedsACertificate(t *testing.T) {
	t.Parallel()
	file := t.TempDir() + "/ca.pem"
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err := servers.Trust(file)
	assert.ErrorContains(t, err, "holds no certificate")
}
