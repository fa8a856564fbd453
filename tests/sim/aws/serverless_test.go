package awssim_test

import (
	"path/filepath"
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

const snapshotARN = "arn:aws:elasticache:us-east-1:123456789012:serverlesscachesnapshot:before"

// serverlessInputs are a serverless cache that AWS takes, in the default VPC.
var serverlessInputs = values{
	"name": "sessions", "engine": "valkey", "majorEngineVersion": "8", "description": "a cache",
	"dailySnapshotTime": "06:00", "snapshotRetentionLimit": 15, "cacheUsageLimits": limits(1, 10, 1000, 5000),
}

// limits are those of a cache in the form of the provider.
func limits(storageMin, storageMax, ecpuMin, ecpuMax int) values {
	return values{
		"dataStorage":    values{"unit": "GB", "minimum": storageMin, "maximum": storageMax},
		"ecpuPerSeconds": []any{values{"minimum": ecpuMin, "maximum": ecpuMax}},
	}
}

// serverless is a serverless cache in a network.
func (n network) serverless() values {
	return serverlessInputs.and(values{
		"subnetIds": []string{n.a.id, n.b.id}, "securityGroupIds": []string{n.group.id},
	})
}

// endpoint is the one of a list.
func endpoint(list property.Value) (host string, port float64) {
	one := list.AsArray().Get(0).AsMap()
	return one.Get("address").AsString(), one.Get("port").AsNumber()
}

func TestServerlessLooksLikeAWS(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := e.network().serverless()
	r := e.create(serverlessType, "cache", inputs)
	assert.Equal(t, "sessions", r.id)
	assert.Equal(t, "arn:aws:elasticache:us-east-1:123456789012:serverlesscache:sessions", r.str("arn"))
	assert.Equal(t, "available", r.str("status"))
	assert.Equal(t, "8", r.str("majorEngineVersion"))
	assert.Equal(t, "8.1", r.str("fullEngineVersion"))
	assert.NotEmpty(t, r.str("createTime"))
	host, port := endpoint(r.outputs.Get("endpoints"))
	assert.Regexp(t, `^sessions-[0-9a-f]{6}\.serverless\.use1\.cache\.amazonaws\.com$`, host)
	assert.Equal(t, 6379., port)
	readerHost, readerPort := endpoint(r.outputs.Get("readerEndpoints"))
	assert.Equal(t, host, readerHost, "one host name")
	assert.Equal(t, 6380., readerPort)
	e.unchanged(r, inputs)
	e.unchanged(e.refresh(r), inputs)
}

// What the program leaves out AWS decides: it picks the default network, and answers a space for no description.
func TestServerlessDefaults(t *testing.T) {
	for _, test := range []struct {
		region, engine, major, full string
		subnets                     int
	}{
		{"us-east-1", "valkey", "8", "8.1", 3},
		{"us-west-1", "redis", "7", "7.1", 2},
		{"cn-north-1", "redis", "7", "7.1", 3},
	} {
		t.Run(test.region, func(t *testing.T) {
			e := newEngine(t, awssim.InMemory(), values{"region": test.region})
			inputs := values{"name": "sessions", "engine": test.engine}
			r := e.create(serverlessType, "cache", inputs)
			assert.Equal(t, test.major, r.str("majorEngineVersion"))
			assert.Equal(t, test.full, r.str("fullEngineVersion"))
			assert.Len(t, r.strs("subnetIds"), test.subnets)
			assert.Equal(t, " ", r.str("description"))
			assert.Equal(t, 0., r.outputs.Get("snapshotRetentionLimit").AsNumber())
			vpc, err := e.invoke("aws:ec2/getVpc:getVpc", values{"default": true})
			require.NoError(t, err)
			network, err := e.cloud.Get(vpcType, vpc.Get("id").AsString())
			require.NoError(t, err)
			assert.Equal(t, []string{network.Properties["defaultSecurityGroupId"].(string)},
				r.strs("securityGroupIds"))
			e.unchanged(e.refresh(r), inputs)
		})
	}
	e := newEngine(t, awssim.InMemory(), values{"region": "cn-north-1"})
	host, _ := endpoint(e.create(serverlessType, "cache", serverlessInputs).outputs.Get("endpoints"))
	assert.Regexp(t, `\.serverless\.cnn1\.cache\.amazonaws\.com\.cn$`, host)
}

func TestServerlessDiffs(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	cache := n.serverless()
	redis := cache.and(values{"engine": "redis", "majorEngineVersion": "7"})
	key := "arn:aws:kms:us-east-1:123456789012:key/k"
	second := e.create(securityGroupType, "second", values{"vpcId": n.vpc.id})
	both := []string{n.group.id, second.id}
	for name, test := range map[string]struct {
		before, after values
		property      string // of the one difference; empty for none
		kind          p.DiffKind
	}{
		"nothing":              {cache, values{}, "", ""},
		"order of groups":      {cache.with("securityGroupIds", both), values{"securityGroupIds": []string{both[1], both[0]}}, "", ""},
		"order of subnets":     {cache, values{"subnetIds": []string{n.b.id, n.a.id}}, "", ""},
		"description":          {cache, values{"description": "other"}, "description", p.Update},
		"time":                 {cache, values{"dailySnapshotTime": "07:00"}, "dailySnapshotTime", p.Update},
		"retention":            {cache, values{"snapshotRetentionLimit": 1}, "snapshotRetentionLimit", p.Update},
		"groups":               {cache, values{"securityGroupIds": both}, "securityGroupIds", p.Update},
		"limits":               {cache, values{"cacheUsageLimits": limits(1, 11, 1000, 5000)}, "cacheUsageLimits", p.Update},
		"users":                {cache, values{"userGroupId": "u"}, "userGroupId", p.Add},
		"tags":                 {cache, values{"tags": values{"a": "b"}}, "tags", p.Add},
		"timeouts":             {cache, values{"timeouts": values{"create": "1h"}}, "timeouts", p.Add},
		"removed limits":       {cache, values{"cacheUsageLimits": nil}, "cacheUsageLimits", p.Delete},
		"removed description":  {cache, values{"description": nil}, "", ""},
		"removed time":         {cache, values{"dailySnapshotTime": nil}, "", ""},
		"removed retention":    {cache, values{"snapshotRetentionLimit": nil}, "", ""},
		"removed groups":       {cache, values{"securityGroupIds": nil}, "", ""},
		"removed version":      {cache, values{"majorEngineVersion": nil}, "", ""},
		"removed subnets":      {cache, values{"subnetIds": nil}, "", ""},
		"redis to valkey":      {redis, values{"engine": "valkey"}, "engine", p.Update},
		"valkey to redis":      {cache.with("majorEngineVersion", "7"), values{"engine": "redis"}, "engine", p.UpdateReplace},
		"other engine":         {redis, values{"engine": "memcached"}, "engine", p.UpdateReplace},
		"upgrade":              {cache, values{"majorEngineVersion": "9"}, "majorEngineVersion", p.UpdateReplace},
		"upgrade with engine":  {redis, values{"engine": "valkey", "majorEngineVersion": "8"}, "majorEngineVersion", p.UpdateReplace},
		"name":                 {cache, values{"name": "other"}, "name", p.UpdateReplace},
		"key":                  {cache, values{"kmsKeyId": key}, "kmsKeyId", p.AddReplace},
		"removed key":          {cache.with("kmsKeyId", key), values{"kmsKeyId": nil}, "kmsKeyId", p.DeleteReplace},
		"subnets":              {cache, values{"subnetIds": []string{n.a.id}}, "subnetIds", p.UpdateReplace},
		"snapshot":             {cache, values{"snapshotArnsToRestores": []string{snapshotARN}}, "snapshotArnsToRestores", p.AddReplace},
		"removed snapshot":     {cache.with("snapshotArnsToRestores", []string{snapshotARN}), values{"snapshotArnsToRestores": nil}, "snapshotArnsToRestores", p.DeleteReplace},
		"groups not known yet": {cache, values{"securityGroupIds": property.New(property.Computed)}, "securityGroupIds", p.Update},
	} {
		t.Run(name, func(t *testing.T) {
			e := &engine{t, e.cloud, e.server}
			r := e.create(serverlessType, "cache", test.before)
			defer func() { require.NoError(t, e.delete(r)) }()
			_, diff := e.diff(r, test.before.and(test.after))
			assert.Equal(t, test.property != "", diff.HasChanges, "%v", diff.DetailedDiff)
			if test.property != "" {
				assert.Equal(t, p.PropertyDiff{Kind: test.kind}, diff.DetailedDiff[test.property])
			}
			replaced := test.kind == p.AddReplace || test.kind == p.UpdateReplace || test.kind == p.DeleteReplace
			assert.Equal(t, replaced && test.property != "name", diff.DeleteBeforeReplace,
				"a cache whose name stays goes before its successor comes")
		})
	}
}

// The service stores the name in lower case, and the provider compares it as it is.
func TestServerlessNamesInAnyCase(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := serverlessInputs.with("name", "Sessions")
	r := e.create(serverlessType, "cache", inputs)
	assert.Equal(t, "sessions", r.id)
	_, diff := e.diff(r, inputs)
	assert.Equal(t, p.UpdateReplace, diff.DetailedDiff["name"].Kind,
		"a program with capitals replaces its cache each time")
	assert.False(t, diff.DeleteBeforeReplace, "in vain, for the provider takes the two names for different ones")
	_, err := e.tryCreate(serverlessType, "again", inputs.with("name", "SESSIONS"))
	assertRefused(t, err, "ServerlessCacheAlreadyExistsFault", "sessions")
}

func TestServerlessPreviews(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	checked := e.check(serverlessType, "cache", property.Map{}, serverlessInputs.and(values{
		"subnetIds": property.New(property.Computed), "cacheUsageLimits": property.New(property.Computed),
	}))
	require.Empty(t, checked.Failures)
	created, err := e.server.Create(p.CreateRequest{
		Urn: urnOf(serverlessType, "cache"), Properties: checked.Inputs, DryRun: true,
	})
	require.NoError(t, err)
	for _, name := range []string{"arn", "endpoints", "readerEndpoints", "securityGroupIds", "subnetIds", "status"} {
		assert.True(t, created.Properties.Get(name).IsComputed(), name)
	}
	assert.Equal(t, "sessions", created.Properties.Get("name").AsString())
	_, err = e.cloud.Get(serverlessType, "sessions")
	require.ErrorIs(t, err, awssim.ErrNotFound, "a preview creates nothing")

	r := e.create(serverlessType, "cache", serverlessInputs)
	updated, err := e.server.Update(p.UpdateRequest{
		ID: r.id, Urn: r.urn, State: r.outputs, OldInputs: r.inputs, DryRun: true,
		Inputs: e.check(serverlessType, "cache", r.inputs, serverlessInputs.with("description", "other")).Inputs,
	})
	require.NoError(t, err)
	assert.True(t, updated.Properties.Get("fullEngineVersion").IsComputed())
	assert.Equal(t, r.outputs.Get("endpoints"), updated.Properties.Get("endpoints"), "a cache stays where it is")
}

func TestServerlessImport(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := e.network().serverless().and(values{
		"tags": values{"a": "b"}, "snapshotArnsToRestores": []string{snapshotARN},
	})
	r := e.create(serverlessType, "cache", inputs)
	read, err := e.server.Read(p.ReadRequest{ID: "sessions", Urn: r.urn})
	require.NoError(t, err)
	imported := resourceState{r.urn, read.ID, read.Inputs, read.Properties}
	assert.False(t, read.Inputs.Get("snapshotArnsToRestores").IsArray(), "AWS does not tell what it restored")
	e.unchanged(imported, inputs.with("snapshotArnsToRestores", nil))

	gone, err := e.server.Read(p.ReadRequest{ID: "none", Urn: r.urn})
	require.NoError(t, err)
	assert.Empty(t, gone.ID)
}

// What somebody changed shows after a refresh, and the program's next update mends it.
func TestServerlessDrift(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	r := e.create(serverlessType, "cache", serverlessInputs)
	require.NoError(t, e.cloud.Set(serverlessType, "sessions", "description", "by hand"))
	e.unchanged(r, serverlessInputs)
	r = e.refresh(r)
	_, diff := e.diff(r, serverlessInputs)
	assert.Contains(t, diff.DetailedDiff, "description")
	r = e.update(r, serverlessInputs)
	e.unchanged(e.refresh(r), serverlessInputs)

	// The provider sends what differs from its state, and leaves the drift that it has not seen.
	require.NoError(t, e.cloud.Set(serverlessType, "sessions", "dailySnapshotTime", "01:00"))
	r = e.update(r, serverlessInputs.with("description", "other"))
	assert.Equal(t, "01:00", r.str("dailySnapshotTime"))

	require.NoError(t, e.cloud.Forget(serverlessType, "sessions"))
	_, err := e.tryUpdate(r, serverlessInputs)
	assertRefused(t, err, "ServerlessCacheNotFoundFault", "sessions")
	assert.NoError(t, e.delete(r), "what is gone is deleted")
}

func TestServerlessFaults(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	require.NoError(t, e.cloud.Inject(awssim.Fault{
		Operation: "create", Type: serverlessType, Code: "InvalidServerlessCacheStateFault", Message: "busy",
	}))
	_, err := e.tryCreate(serverlessType, "cache", serverlessInputs)
	assertRefused(t, err, "InvalidServerlessCacheStateFault", "busy")
	r := e.create(serverlessType, "cache", serverlessInputs)
	require.NoError(t, e.delete(r))
	snapshots, err := e.cloud.Snapshots()
	require.NoError(t, err)
	assert.Empty(t, snapshots, "a deletion takes no final snapshot")
}

func TestGetServerlessCache(t *testing.T) {
	const function = "aws:elasticache/getServerlessCache:getServerlessCache"
	e := newEngine(t, newCloud(t), nil)
	r := e.create(serverlessType, "cache", e.network().serverless())
	told, err := e.invoke(function, values{"name": "Sessions"})
	require.NoError(t, err)
	for _, name := range []string{
		"arn", "createTime", "dailySnapshotTime", "description", "engine", "fullEngineVersion", "majorEngineVersion",
		"name", "securityGroupIds", "snapshotRetentionLimit", "status", "subnetIds",
	} {
		assert.Equal(t, r.outputs.Get(name), told.Get(name), name)
	}
	assert.Equal(t, r.outputs.Get("endpoints").AsArray().Get(0), told.Get("endpoint"))
	assert.Equal(t, r.outputs.Get("readerEndpoints").AsArray().Get(0), told.Get("readerEndpoint"))
	assert.Equal(t, value(values{
		"dataStorage":   values{"unit": "GB", "minimum": 1, "maximum": 10},
		"ecpuPerSecond": values{"minimum": 1000, "maximum": 5000},
	}), told.Get("cacheUsageLimits"))

	_, err = e.invoke(function, values{"name": "none"})
	assert.ErrorContains(t, err, "reading ElastiCache Serverless Cache (none): couldn't find resource")
}

// A test says where a cache is, also before there is one, and AWS's names come back.
func TestServeServerlessAt(t *testing.T) {
	e := newEngine(t, awssim.Open(filepath.Join(t.TempDir(), "cloud.json")), nil)
	require.NoError(t, e.cloud.ServeServerlessAt("Sessions", "localhost", 7001, 7002))
	r := e.create(serverlessType, "cache", serverlessInputs)
	at := func(list, wantHost string, wantPort float64) {
		t.Helper()
		host, port := endpoint(r.outputs.Get(list))
		assert.Equal(t, wantHost, host)
		assert.Equal(t, wantPort, port)
	}
	at("endpoints", "localhost", 7001)
	at("readerEndpoints", "localhost", 7002)
	r = e.update(r, serverlessInputs.with("description", "other"))
	at("endpoints", "localhost", 7001)
	require.NoError(t, e.cloud.ServeServerlessAt("sessions", "127.0.0.1", 7003, 7004))
	r = e.refresh(r)
	at("readerEndpoints", "127.0.0.1", 7004)
	require.NoError(t, e.cloud.ServeServerlessAt("sessions", "", 0, 0))
	r = e.refresh(r)
	host, port := endpoint(r.outputs.Get("endpoints"))
	assert.Contains(t, host, ".serverless.use1.")
	assert.Equal(t, 6379., port)
}
