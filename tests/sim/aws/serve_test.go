package awssim_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func TestServeAt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cloud.json")
	e := newEngine(t, awssim.Open(path), nil)
	n := e.network()
	hosts := func(r resourceState) []string {
		return []string{
			r.str("primaryEndpointAddress"), r.str("readerEndpointAddress"), r.str("configurationEndpointAddress"),
		}
	}
	test := awssim.Open(path) // as another process has it open
	cache := e.create(replicationType, "cache", n.cache())
	names := hosts(cache)
	require.NoError(t, test.ServeAt("Cache", "127.0.0.1"))
	require.NoError(t, test.ServeAt("shards", "shards.test"))

	cache = e.refresh(cache)
	assert.Equal(t, []string{"127.0.0.1", "127.0.0.1", ""}, hosts(cache))
	cache = e.update(cache, n.cache().with("clusterMode", "compatible"))
	assert.Equal(t, []string{"127.0.0.1", "127.0.0.1", "127.0.0.1"}, hosts(cache))
	shards := e.create(replicationType, "shards",
		clusterInputs.and(values{"replicationGroupId": "shards", "subnetGroupName": n.subnets.id}))
	assert.Equal(t, []string{"", "", "shards.test"}, hosts(shards))
	other := e.create(replicationType, "other", n.cache().with("replicationGroupId", "other"))
	assert.Regexp(t, `\.amazonaws\.com$`, hosts(other)[0])

	cache = e.update(cache, n.cache().with("clusterMode", "disabled"))
	require.NoError(t, test.ServeAt("cache", ""))
	assert.Equal(t, names, hosts(e.refresh(cache)))
}
