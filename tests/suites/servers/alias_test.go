package servers_test

import (
	"fmt"
	"testing"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
)

// A client that connects by another name than the certificate's is turned away, unless it is told the name to expect.
// The address stands for an alias here: a name that leads to the server and is not in the certificate.
func TestAliasNeedsTheServerName(t *testing.T) {
	t.Parallel()
	server := servers.Start(t, servers.Options{TLS: true})
	for name, refused := range map[string]bool{"": true, "redis.shop.svc": true, servers.Host: false} {
		trust, err := servers.Trust(server.CA)
		require.NoError(t, err)
		trust.ServerName = name
		client := redis.NewClient(&redis.Options{Addr: fmt.Sprintf("127.0.0.1:%d", server.Port), TLSConfig: trust})
		err = client.Ping(t.Context()).Err()
		if refused {
			assert.ErrorContains(t, err, "certificate", name)
		} else {
			assert.NoError(t, err, name)
		}
		_ = client.Close()
	}
}
