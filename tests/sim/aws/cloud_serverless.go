package awssim

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// SetServerlessQuota is AWS's answer to a request for more serverless caches in a region. 0 brings the default back,
// which is 40.
func (c *Cloud) SetServerlessQuota(ofRegion int) error {
	return c.store.Write(func(w *world.World) error {
		w.ServerlessQuota = ofRegion
		return nil
	})
}

// ServerlessLogins are all who may log in to a serverless cache now, as [Cloud.Logins] has them of a replication group.
// There are none where there is no such cache.
func (c *Cloud) ServerlessLogins(name string) []elasticache.Login {
	var logins []elasticache.Login
	err := c.store.Read(func(w *world.World) error {
		logins = elasticache.ServerlessLogins(w, name)
		return nil
	})
	if err != nil {
		return nil
	}
	return logins
}

// ServeServerlessAt makes a host and two ports the endpoints of a serverless cache, which may be created later, so that
// a program finds the server that a test runs there. No program can choose the ports, so they come with the host. An
// empty host brings AWS's names and ports back.
func (c *Cloud) ServeServerlessAt(name, host string, port, readerPort int) error {
	return c.store.Write(func(w *world.World) error {
		elasticache.ServeServerlessAt(w, strings.ToLower(name),
			world.Served{Host: host, Port: port, ReaderPort: readerPort})
		return nil
	})
}
