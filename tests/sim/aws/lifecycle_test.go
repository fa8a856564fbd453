package awssim_test

import (
	"os"
	"path/filepath"
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func TestPreviews(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	checked := e.check(replicationType, "cache", property.Map{},
		n.cache().with("subnetGroupName", property.New(property.Computed)))
	require.Empty(t, checked.Failures)
	created, err := e.server.Create(p.CreateRequest{
		Urn: urnOf(replicationType, "cache"), Properties: checked.Inputs, DryRun: true,
	})
	require.NoError(t, err)
	assert.Empty(t, created.ID)
	assert.Equal(t, "7.1", created.Properties.Get("engineVersion").AsString())
	for _, key := range []string{
		"arn", "memberClusters", "primaryEndpointAddress", "subnetGroupName", "engineVersionActual", "ipDiscovery",
	} {
		assert.True(t, created.Properties.Get(key).IsComputed(), key)
	}
	assert.True(t, created.Properties.Get("notificationTopicArn").IsNull(),
		"what AWS does not decide is known to be absent")
	resources, err := e.cloud.List()
	require.NoError(t, err)
	for _, r := range resources {
		assert.NotEqual(t, replicationType, r.Type, "a preview creates nothing")
	}

	r := e.create(replicationType, "cache", n.cache())
	grown, _ := e.diff(r, n.cache().with("numCacheClusters", 3))
	preview, err := e.server.Update(p.UpdateRequest{
		ID: r.id, Urn: r.urn, State: r.outputs, OldInputs: r.inputs, Inputs: grown, DryRun: true,
	})
	require.NoError(t, err)
	assert.True(t, preview.Properties.Get("memberClusters").IsComputed())
	assert.Equal(t, r.str("primaryEndpointAddress"), preview.Properties.Get("primaryEndpointAddress").AsString())
	assert.Equal(t, r.outputs, e.refresh(r).outputs, "a preview changes nothing")
}

func TestUpdates(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	r := e.create(replicationType, "cache", n.cache())

	grown := n.cache().and(values{"numCacheClusters": 3, "description": "bigger", "tags": values{"a": "b"}})
	r = e.update(r, grown)
	assert.Equal(t, []string{"cache-001", "cache-002", "cache-003"}, r.strs("memberClusters"))
	assert.Equal(t, "b", r.outputs.Get("tagsAll").AsMap().Get("a").AsString())
	e.unchanged(r, grown)

	r = e.update(r, n.cache().with("snapshotRetentionLimit", nil))
	assert.True(t, r.outputs.Get("tags").IsNull(), "what is not sent any more goes")
	assert.Equal(t, []string{"cache-001", "cache-002"}, r.strs("memberClusters"))

	valkey := n.cache().and(values{
		"engine": "valkey", "engineVersion": "8.0", "parameterGroupName": "default.valkey8", "applyImmediately": true,
	})
	r = e.update(r, valkey)
	assert.Equal(t, "8.0.1", r.str("engineVersionActual"))
	e.unchanged(e.refresh(r), valkey)

	shards := clusterInputs.and(values{"subnetGroupName": n.subnets.id, "replicationGroupId": "shards"})
	c := e.create(replicationType, "shards", shards)
	c = e.update(c, shards.with("numNodeGroups", 3))
	assert.Len(t, c.strs("memberClusters"), 6)
	assert.Equal(t, 6.0, c.outputs.Get("numCacheClusters").AsNumber())
}

// What restarts nodes waits for the maintenance window, and the parameter group with the version, unless it is to be
// made at once.
func TestMaintenance(t *testing.T) {
	cloud := newCloud(t)
	e := newEngine(t, cloud, nil)
	n := e.network()
	r := e.create(replicationType, "cache", n.cache())
	asked := n.cache().and(values{
		"nodeType":           "cache.r7g.xlarge",
		"engine":             "valkey",
		"engineVersion":      "8.0",
		"parameterGroupName": "default.valkey8",
		"description":        "changed",
	})
	r = e.update(r, asked)
	node := func() []string {
		return []string{
			r.str("nodeType"),
			r.str("engine"),
			r.str("engineVersionActual"),
			r.str("parameterGroupName"),
			r.str("description"),
		}
	}
	assert.Equal(t, []string{"cache.r7g.large", "redis", "7.1.0", "default.redis7", "changed"}, node())
	require.NoError(t, cloud.Maintain())
	r = e.refresh(r)
	assert.Equal(t, []string{"cache.r7g.xlarge", "valkey", "8.0.1", "default.valkey8", "changed"}, node())
	e.unchanged(r, asked)

	r = e.update(r, asked.with("nodeType", "cache.r7g.large"))
	r = e.update(r, asked)
	require.NoError(t, cloud.Maintain())
	r = e.refresh(r)
	assert.Equal(t, "cache.r7g.xlarge", r.str("nodeType"), "what is asked for no more is not made")
}

func TestImport(t *testing.T) {
	cloud := newCloud(t)
	e := newEngine(t, cloud, nil)
	n := e.network()
	inputs := n.cache().and(values{"authToken": "0123456789abcdef", "tags": values{"team": "cache"}})
	created := e.create(replicationType, "cache", inputs)

	for _, r := range []resourceState{n.vpc, n.a, n.subnets, n.group, created} {
		read, err := e.server.Read(p.ReadRequest{ID: r.id, Urn: r.urn})
		require.NoError(t, err)
		require.Equal(t, r.id, read.ID)
		asWritten := values{}
		for key, v := range read.Inputs.All {
			asWritten[key] = v
		}
		assert.Empty(t, e.check(string(r.urn.Type()), r.urn.Name(), property.Map{}, asWritten).Failures,
			"a program with what was imported is valid")
		imported := resourceState{r.urn, read.ID, read.Inputs, read.Properties}
		assert.True(t, read.Inputs.Get("authToken").IsNull(), "AWS does not tell the token")
		assert.True(t, read.Properties.Get("authToken").IsNull())
		program := values{}
		for key, v := range r.inputs.All {
			if key != "__defaults" && key != "authToken" {
				program[key] = v
			}
		}
		e.unchanged(imported, program)
	}
}

func TestDrift(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	r := e.create(replicationType, "cache", n.cache())

	require.NoError(t, e.cloud.Set(replicationType, r.id, "snapshotRetentionLimit", 1))
	require.NoError(t,
		e.cloud.Set(replicationType, r.id, "notificationTopicArn", "arn:aws:sns:us-east-1:123456789012:x"))
	_, diff := e.diff(r, n.cache())
	assert.False(t, diff.HasChanges, "Pulumi does not see drift before it looks")

	r = e.refresh(r)
	assert.Equal(t, 1.0, r.inputs.Get("snapshotRetentionLimit").AsNumber())
	_, diff = e.diff(r, n.cache())
	assert.Equal(t, map[string]p.PropertyDiff{
		"snapshotRetentionLimit": {Kind: p.Update}, "notificationTopicArn": {Kind: p.Delete},
	}, diff.DetailedDiff)
	r = e.update(r, n.cache())
	e.unchanged(e.refresh(r), n.cache())

	require.NoError(t, e.cloud.Forget(replicationType, r.id))
	assert.Empty(t, e.refresh(r).id, "what is gone has no id")
	assert.NoError(t, e.delete(r), "deleting what is gone is no error")
}

func TestFinalSnapshot(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	inputs := n.cache().with("finalSnapshotIdentifier", "Last")
	require.NoError(t, e.delete(e.create(replicationType, "cache", inputs)))
	snapshot, err := e.cloud.Get("elasticache:snapshot", "last")
	require.NoError(t, err)
	assert.Equal(t, "cache", snapshot.Properties["replicationGroupId"])
	assert.ErrorContains(t, e.delete(e.create(replicationType, "cache", inputs)), "SnapshotAlreadyExistsFault")
}

// The provider turns snapshots on at the node -001, whichever nodes there are.
func TestSnapshotsOfTheFirstNode(t *testing.T) {
	e := newEngine(t, awssim.InMemory(), nil)
	inputs := e.network().cache().with("snapshotRetentionLimit", 0)
	r := e.create(replicationType, "cache", inputs)
	require.NoError(t, e.cloud.Set(replicationType, r.id, "memberClusters", []string{"cache-002", "cache-003"}))
	_, err := e.tryUpdate(e.refresh(r), inputs.with("snapshotRetentionLimit", 7))
	assert.ErrorContains(t, err, "CacheClusterNotFound: Specified snapshotting cluster does not exist")

	require.NoError(t, e.cloud.Set(replicationType, r.id, "snapshotRetentionLimit", 1)) // by hand
	e.update(e.refresh(r), inputs.with("snapshotRetentionLimit", 7))
}

// Before 6.0 automatic upgrades are asked for in vain, and not refused.
func TestMinorUpgradesOfOldVersions(t *testing.T) {
	e := newEngine(t, awssim.InMemory(), nil)
	inputs := e.network().cache().and(values{
		"engineVersion": "5.0.6", "parameterGroupName": "default.redis5.0", "nodeType": "cache.m5.large", "autoMinorVersionUpgrade": true,
	})
	r := e.create(replicationType, "cache", inputs)
	e.unchanged(e.refresh(r), inputs)
	e.update(r, inputs.with("autoMinorVersionUpgrade", false))
}

func TestTheTokenStaysSecret(t *testing.T) {
	const token, next = "a-very-secret-token", "another-secret-token"
	path := filepath.Join(t.TempDir(), "cloud.json")
	hidden := func() {
		t.Helper()
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Contains(t, string(content), "sha256:")
		assert.NotContains(t, string(content), token)
		assert.NotContains(t, string(content), next)
	}
	e := newEngine(t, awssim.Open(path), nil)
	n := e.network()
	r := e.create(replicationType, "cache", n.cache().with("authToken", token))
	hidden()
	assert.True(t, r.outputs.Get("authToken").Secret())
	r = e.update(r, n.cache().with("authToken", next))
	hidden()
	r = e.refresh(r)
	assert.Equal(t, property.New(next).WithSecret(true), r.outputs.Get("authToken"))
	assert.Equal(t, property.New(next).WithSecret(true), r.inputs.Get("authToken"))
	require.NoError(t, e.cloud.Set(replicationType, r.id, "authToken", token))
	hidden()
}
