package awssim_test

import (
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// A cloud behaves the same wherever it is kept.
func TestStores(t *testing.T) {
	for name, open := range map[string]func(*testing.T) *awssim.Cloud{
		"file":   newCloud,
		"memory": func(*testing.T) *awssim.Cloud { return awssim.InMemory() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Run("with a provider", func(t *testing.T) {
				e := newEngine(t, open(t), nil)
				n := e.network()
				r := e.create(replicationType, "cache", n.cache())
				r = e.update(r, n.cache().with("description", "other"))
				e.unchanged(e.refresh(r), n.cache().with("description", "other"))
				for _, r := range []resourceState{r, n.group, n.subnets, n.a, n.b, n.vpc} {
					require.NoError(t, e.delete(r))
				}
				resources, err := e.cloud.List()
				require.NoError(t, err)
				assert.Empty(t, resources)
			})
			t.Run("what fails changes nothing", func(t *testing.T) {
				e := newEngine(t, open(t), nil)
				n := e.network()
				topic := values{"name": "t"}
				e.create(topicType, "topic", topic)
				before, err := e.cloud.List()
				require.NoError(t, err)
				_, err = e.cloud.Create(region, replicationType, n.cache().with("subnetGroupName", "none").properties())
				require.Error(t, err)
				require.Error(t, e.cloud.Delete(vpcType, n.vpc.id))
				require.NoError(t, e.cloud.Refusal(region, replicationType, n.cache().properties()))
				require.NoError(t, e.cloud.Refusal(region, topicType, topic.properties()),
					"which a create would replace")
				after, err := e.cloud.List()
				require.NoError(t, err)
				assert.Equal(t, before, after)
			})
			t.Run("what was handed out is the caller's", func(t *testing.T) {
				cloud := open(t)
				created, err := cloud.Create(region, topicType,
					values{"name": "t", "tags": values{"a": "b"}}.properties())
				require.NoError(t, err)
				got, err := cloud.Get(topicType, created.ID)
				require.NoError(t, err)
				listed, err := cloud.List()
				require.NoError(t, err)
				for _, r := range []awssim.Resource{created, got, listed[0]} {
					r.Properties["name"] = "changed"
					r.Properties["tags"].(map[string]any)["a"] = "changed"
				}
				got, err = cloud.Get(topicType, created.ID)
				require.NoError(t, err)
				assert.Equal(t, "t", got.Properties["name"])
				assert.Equal(t, map[string]any{"a": "b"}, got.Properties["tags"])
			})
			t.Run("drift, faults and a new start", func(t *testing.T) {
				cloud := open(t)
				e := newEngine(t, cloud, nil)
				r := e.create(topicType, "t", values{"name": "t"})
				before, err := cloud.Get(topicType, r.id)
				require.NoError(t, err)
				require.NoError(t, cloud.Set(topicType, r.id, "displayName", "drifted"))
				assert.NotContains(t, before.Properties, "displayName")
				assert.Equal(t, "drifted", e.refresh(r).str("displayName"))
				require.NoError(t, cloud.Inject(awssim.Fault{Operation: "create", Throttle: 30}))
				_, err = e.tryCreate(topicType, "u", values{"name": "u"})
				assert.ErrorContains(t, err, "Throttling")
				e.create(topicType, "u", values{"name": "u"})
				retries, err := cloud.Retries("create", topicType)
				require.NoError(t, err)
				assert.Equal(t, 30, retries)
				require.NoError(t, cloud.Forget(topicType, r.id))
				require.NoError(t, cloud.Reset())
				calls, err := cloud.Calls("create", topicType)
				require.NoError(t, err)
				assert.Zero(t, calls)
			})
			t.Run("many at once", func(t *testing.T) {
				cloud := open(t)
				var wait sync.WaitGroup
				for i := range 8 {
					wait.Go(func() {
						for j := range 5 {
							_, err := cloud.Create(region, topicType,
								values{"name": fmt.Sprintf("t-%d-%d", i, j)}.properties())
							assert.NoError(t, err)
						}
					})
				}
				wait.Wait()
				resources, err := cloud.List()
				require.NoError(t, err)
				assert.Len(t, resources, 40)
			})
		})
	}
}

func TestCloudsInMemoryAreApart(t *testing.T) {
	one, other := awssim.InMemory(), awssim.InMemory()
	_, err := one.Create(region, topicType, values{"name": "t"}.properties())
	require.NoError(t, err)
	resources, err := other.List()
	require.NoError(t, err)
	assert.Empty(t, resources)
}

// BenchmarkCreate is the time of a replication group in a cloud that holds many resources already.
func BenchmarkCreate(b *testing.B) {
	for name, open := range map[string]func() *awssim.Cloud{
		"memory": awssim.InMemory,
		"file":   func() *awssim.Cloud { return awssim.Open(filepath.Join(b.TempDir(), "cloud.json")) },
	} {
		for _, others := range []int{0, 100, 5000} {
			b.Run(fmt.Sprintf("%s/%d", name, others), func(b *testing.B) {
				cloud := open()
				create := func(token string, inputs values) awssim.Resource {
					r, err := cloud.Create(region, token, inputs.properties())
					require.NoError(b, err)
					return r
				}
				vpc := create(vpcType, values{"cidrBlock": "10.0.0.0/16"})
				subnet := create(subnetType, values{"vpcId": vpc.ID, "cidrBlock": "10.0.0.0/24"})
				create(subnetGroupType, values{"name": "subnets", "subnetIds": []string{subnet.ID}})
				for i := range others {
					create(topicType, values{"name": fmt.Sprint(i)})
				}
				cache := cacheInputs.with("multiAzEnabled", false)
				for b.Loop() {
					create(replicationType, cache)
					require.NoError(b, cloud.Delete(replicationType, "cache"))
				}
			})
		}
	}
}
