package rediscluster

import (
	"fmt"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// The last snapshot has a name that stays while the cluster does, and is another one for whatever takes its place.
func TestFinalSnapshot(t *testing.T) {
	t.Parallel()
	taken := func(change func(*RedisClusterArgs)) any {
		return mustDeploy(t, with(change))["cache-replication-group"].Get("finalSnapshotIdentifier")
	}
	was := taken(asIs)
	assert.Regexp(t, `^sessions-final-[0-9a-f]{8}$`, was)
	assert.Equal(t, was, taken(all(alarmTopics(topic), retention(3), nodeType("cache.m7g.xlarge"))),
		"what does not replace the cluster")
	for what, change := range map[string]func(*RedisClusterArgs){
		"snapshot": fromName("before"), "file": fromARN(file), "files": fromARNs(file, file+".2.rdb"), "subnet group": ownSubnetGroup(ownSubnets), "security groups": ownGroups(group1), "key": encryptedBy(kmsKey), "network": networkType("dual_stack"), "port": port(6380), "at rest": atRest(false), "TLS": tls(false), "tiering": nodeType("cache.r6gd.xlarge"), "engine": runs("valkey"), "version": version("7.0"), "name": name("carts"),
	} {
		assert.NotEqual(t, was, taken(change), what)
	}
	assert.Equal(t, "sessions-final-2e01dfe3", taken(fromARN(file)), "what clusters that run were told")
	assert.Equal(t, taken(fromARN(file)), taken(fromARNs(file)), "one file, by either input")
	assert.NotEqual(t, taken(fromARN(file)), taken(fromARNs(file, file)))
	assert.NotEqual(t, taken(ownSubnetGroup("a")), taken(ownSubnetGroup("b")))
	assert.Equal(t, taken(ownGroups(group1, group2)), taken(ownGroups(group2, group1)), "a set")
	assert.NotEqual(t, taken(ownGroups(group1)), taken(ownGroups(group2)))
	off := mustDeploy(t, with(func(a *RedisClusterArgs) { a.FinalSnapshot = new(bool) }))
	assert.False(t, off["cache-replication-group"].Has("finalSnapshotIdentifier"))
	assert.False(t, planOf(t, nodeType("cache.t1.micro")).leavesSnapshot(), "it has none")
}

// The engine is shown what may delete the data, and nothing else.
func TestProtection(t *testing.T) {
	t.Parallel()
	protected := func(change func(*RedisClusterArgs)) (names []string) {
		for name, r := range mustDeploy(t, with(change)) {
			if r.RegisterRPC.GetProtect() {
				names = append(names, name)
			}
		}
		return names
	}
	assert.Empty(t, protected(asIs))
	assert.Equal(t, []string{"cache-replication-group"}, protected(func(a *RedisClusterArgs) {
		a.DeletionProtection = new(true)
	}))

	ignored := func(change func(*RedisClusterArgs)) []string {
		return mustDeploy(t, with(change))["cache-replication-group"].RegisterRPC.GetIgnoreChanges()
	}
	assert.Equal(t, []string{"snapshotName", "snapshotArns"}, ignored(asIs))
	assert.Equal(t, []string{"snapshotName", "snapshotArns"}, ignored(all(fromName(""), fromARN(""))), "empty is none")
	assert.Equal(t, []string{"snapshotName", "snapshotArns"}, ignored(fromARNs()), "empty is none")
	assert.Empty(t, ignored(fromName("before")))
	assert.Empty(t, ignored(fromARN(file)))
	assert.Empty(t, ignored(fromARNs(file, file+".2.rdb")))
}

// What the program gives the component goes to what takes the time.
func TestTimeouts(t *testing.T) {
	t.Parallel()
	update := func(shape func(*RedisClusterArgs), opts ...pulumi.ResourceOption) [3]string {
		r := newRecorder()
		require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
			_, err := New(ctx, "cache", with(shape), opts...)
			return err
		}, pulumi.WithMocks("project", "stack", r)))
		t := r.Graph["cache-replication-group"].RegisterRPC.GetCustomTimeouts()
		return [3]string{t.GetCreate(), t.GetUpdate(), t.GetDelete()}
	}
	assert.Equal(t, [3]string{}, update(asIs))
	assert.Equal(t, [3]string{"", "6h", ""}, update(shards(2, 1)))
	asked := pulumi.Timeouts(&pulumi.CustomTimeouts{Create: "2h", Update: "90m"})
	assert.Equal(t, [3]string{"2h", "90m", ""}, update(shards(2, 1), asked))
	assert.Equal(t, [3]string{"2h", "90m", ""}, update(asIs, asked))
}

// The hours of a fleet lie all over the week, each stays where it is, and none overlaps the snapshots.
func TestSpread(t *testing.T) {
	t.Parallel()
	hours := map[string]int{}
	for i := range 500 {
		p := planOf(t, name(fmt.Sprintf("cache-%d", i)), maintained("Spread"))
		assert.Empty(t, p.check(timeRules))
		hours[p.windows.maintenance.Value]++
		assert.Equal(t, p.windows.maintenance.Value,
			planOf(t, name(fmt.Sprintf("cache-%d", i)), maintained("spread")).windows.maintenance.Value)
	}
	assert.Greater(t, len(hours), 120, "of 168 less those of the snapshots")
	for hour, n := range hours {
		assert.Less(t, n, 15, hour)
		weekly, err := elasticache.ParseWeeklyWindow(hour)
		require.NoError(t, err)
		daily, err := elasticache.ParseDailyWindow(storage.DefaultSnapshotWindow)
		require.NoError(t, err)
		assert.False(t, weekly.Overlaps(daily))
	}
	moved := planOf(t, maintained("spread"), snapshotWindow("00:00-23:00"))
	assert.Regexp(t, `^[a-z]{3}:23:00-[a-z]{3}:00:00$`, moved.windows.maintenance.Value)
	assert.Empty(t, moved.check(timeRules))
}
