package awssim_test

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"testing"

	"github.com/blang/semver"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/integration"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

const (
	vpcType            = awstype.VPC
	subnetType         = awstype.Subnet
	securityGroupType  = awstype.SecurityGroup
	ingressRuleType    = awstype.IngressRule
	egressRuleType     = awstype.EgressRule
	prefixListType     = awstype.PrefixList
	subnetGroupType    = awstype.SubnetGroup
	parameterGroupType = awstype.ParameterGroup
	replicationType    = awstype.ReplicationGroup
	userType           = awstype.User
	userGroupType      = awstype.UserGroup
	serverlessType     = awstype.ServerlessCache
	metricAlarmType    = awstype.MetricAlarm
	compositeAlarmType = awstype.CompositeAlarm
	dashboardType      = awstype.Dashboard
	logGroupType       = awstype.LogGroup
	zoneType           = awstype.Zone
	recordType         = awstype.Record
	secretType         = awstype.Secret
	secretVersionType  = awstype.SecretVersion
	topicType          = awstype.Topic
	roleType           = awstype.Role
	rolePolicyType     = awstype.RolePolicy
	bucketType         = awstype.Bucket
	versioningType     = awstype.BucketVersioning
	encryptionType     = awstype.BucketEncryption
	ownershipType      = awstype.BucketOwnership
	accessBlockType    = awstype.BucketAccessBlock
	lifecycleType      = awstype.BucketLifecycle
	bucketPolicyType   = awstype.BucketPolicy
	objectLockType     = awstype.BucketObjectLock
	bucketReplicaType  = awstype.BucketReplication
	machineType        = awstype.StateMachine
	scheduleType       = awstype.Schedule
	scheduleGroupType  = awstype.ScheduleGroup
	queueType          = awstype.Queue
	scalingTargetType  = awstype.ScalingTarget
	scalingPolicyType  = awstype.ScalingPolicy
	scheduledType      = awstype.ScheduledAction

	region = "us-east-1"

	// Ids that are well formed, of resources that no cloud holds.
	noVPC    = "vpc-0123456789abcdef0"
	noSubnet = "subnet-0123456789abcdef0"
	noGroup  = "sg-0123456789abcdef0"
)

// values are inputs as a test writes them.
type values map[string]any

func (v values) with(key string, value any) values {
	out := values{}
	maps.Copy(out, v)
	if out[key] = value; value == nil {
		delete(out, key)
	}
	return out
}

func (v values) and(more values) values {
	out := v
	for k, e := range more {
		out = out.with(k, e)
	}
	return out
}

func (v values) properties() property.Map {
	out := map[string]property.Value{}
	for k, e := range v {
		out[k] = value(e)
	}
	return property.NewMap(out)
}

func value(v any) property.Value {
	switch v := v.(type) {
	case property.Value:
		return v
	case int:
		return property.New(float64(v))
	case float64:
		return property.New(v)
	case string:
		return property.New(v)
	case bool:
		return property.New(v)
	case []string:
		list := []property.Value{}
		for _, e := range v {
			list = append(list, property.New(e))
		}
		return property.New(list)
	case []any:
		list := []property.Value{}
		for _, e := range v {
			list = append(list, value(e))
		}
		return property.New(list)
	case values:
		return property.New(v.properties())
	}
	panic(fmt.Sprintf("no property value for %T", v))
}

// engine does with the provider what Pulumi's engine does, one resource at a time.
type engine struct {
	t      *testing.T
	cloud  *awssim.Cloud
	server integration.Server
}

// resourceState is what the engine remembers of a resource.
type resourceState struct {
	urn             resource.URN
	id              string
	inputs, outputs property.Map
}

func (r resourceState) str(key string) string { return r.outputs.Get(key).AsString() }

func (r resourceState) strs(key string) []string {
	var out []string
	for _, e := range r.outputs.Get(key).AsArray().All {
		out = append(out, e.AsString())
	}
	return out
}

func newCloud(t *testing.T) *awssim.Cloud {
	t.Helper()
	return awssim.Open(filepath.Join(t.TempDir(), "cloud.json"))
}

func newEngine(t *testing.T, cloud *awssim.Cloud, config values) *engine {
	t.Helper()
	server, err := integration.NewServer(context.Background(), awssim.Package, semver.MustParse(awssim.Version),
		integration.WithProvider(awssim.Provider(cloud)))
	require.NoError(t, err)
	if config == nil {
		config = values{"region": region}
	}
	require.NoError(t, server.Configure(p.ConfigureRequest{Args: config.properties()}))
	return &engine{t: t, cloud: cloud, server: server}
}

func urnOf(token, name string) resource.URN {
	return resource.NewURN("test", "project", "", tokens.Type(token), name)
}

func (e *engine) check(token, name string, old property.Map, inputs values) p.CheckResponse {
	e.t.Helper()
	resp, err := e.server.Check(p.CheckRequest{
		Urn: urnOf(token, name), State: old, Inputs: inputs.properties(), RandomSeed: []byte(name),
	})
	require.NoError(e.t, err)
	return resp
}

// tryCreate checks and creates; a refusal of either is an error.
func (e *engine) tryCreate(token, name string, inputs values) (resourceState, error) {
	e.t.Helper()
	checked := e.check(token, name, property.Map{}, inputs)
	if len(checked.Failures) > 0 {
		return resourceState{}, fmt.Errorf("check: %v", checked.Failures)
	}
	created, err := e.server.Create(p.CreateRequest{Urn: urnOf(token, name), Properties: checked.Inputs})
	return resourceState{urnOf(token, name), created.ID, checked.Inputs, created.Properties}, err
}

func (e *engine) create(token, name string, inputs values) resourceState {
	e.t.Helper()
	r, err := e.tryCreate(token, name, inputs)
	require.NoError(e.t, err)
	return r
}

func (e *engine) diff(r resourceState, inputs values) (property.Map, p.DiffResponse) {
	e.t.Helper()
	checked := e.check(string(r.urn.Type()), r.urn.Name(), r.inputs, inputs)
	require.Empty(e.t, checked.Failures)
	diff, err := e.server.Diff(p.DiffRequest{
		ID: r.id, Urn: r.urn, State: r.outputs, OldInputs: r.inputs, Inputs: checked.Inputs,
	})
	require.NoError(e.t, err)
	return checked.Inputs, diff
}

func (e *engine) tryUpdate(r resourceState, inputs values) (resourceState, error) {
	e.t.Helper()
	checked, _ := e.diff(r, inputs)
	updated, err := e.server.Update(p.UpdateRequest{
		ID: r.id, Urn: r.urn, State: r.outputs, OldInputs: r.inputs, Inputs: checked,
	})
	return resourceState{r.urn, r.id, checked, updated.Properties}, err
}

func (e *engine) update(r resourceState, inputs values) resourceState {
	e.t.Helper()
	updated, err := e.tryUpdate(r, inputs)
	require.NoError(e.t, err)
	return updated
}

func (e *engine) refresh(r resourceState) resourceState {
	e.t.Helper()
	read, err := e.server.Read(p.ReadRequest{ID: r.id, Urn: r.urn, Properties: r.outputs, Inputs: r.inputs})
	require.NoError(e.t, err)
	return resourceState{r.urn, read.ID, read.Inputs, read.Properties}
}

func (e *engine) delete(r resourceState) error {
	return e.server.Delete(p.DeleteRequest{ID: r.id, Urn: r.urn, Properties: r.outputs, OldInputs: r.inputs})
}

// invoke asks a function.
func (e *engine) invoke(token string, args values) (property.Map, error) {
	e.t.Helper()
	resp, err := e.server.Invoke(p.InvokeRequest{Token: tokens.Type(token), Args: args.properties()})
	require.Empty(e.t, resp.Failures)
	return resp.Return, err
}

// unchanged asserts that the same program would change nothing.
func (e *engine) unchanged(r resourceState, inputs values) {
	e.t.Helper()
	_, diff := e.diff(r, inputs)
	assert.False(e.t, diff.HasChanges, "%v", diff.DetailedDiff)
}

// network is what a cache needs around it.
type network struct {
	vpc, a, b, subnets, group resourceState
}

func (e *engine) network() network {
	e.t.Helper()
	var n network
	n.vpc = e.create(vpcType, "net", values{"cidrBlock": "10.0.0.0/16"})
	n.a = e.create(subnetType, "a",
		values{"vpcId": n.vpc.id, "cidrBlock": "10.0.0.0/24", "availabilityZone": region + "a"})
	n.b = e.create(subnetType, "b",
		values{"vpcId": n.vpc.id, "cidrBlock": "10.0.1.0/24", "availabilityZone": region + "b"})
	n.subnets = e.create(subnetGroupType, "subnets", values{"subnetIds": []string{n.a.id, n.b.id}})
	n.group = e.create(securityGroupType, "cache", values{"vpcId": n.vpc.id})
	return n
}

// cache is a production-like replication group in a network.
func (n network) cache() values {
	return cacheInputs.and(values{"subnetGroupName": n.subnets.id, "securityGroupIds": []string{n.group.id}})
}

// cacheInputs are a replication group that AWS takes.
var cacheInputs = values{
	"replicationGroupId": "cache", "description": "a cache", "engine": "redis", "engineVersion": "7.1", "nodeType": "cache.r7g.large",
	"numCacheClusters": 2, "automaticFailoverEnabled": true, "multiAzEnabled": true, "parameterGroupName": "default.redis7",
	"port": 6379, "subnetGroupName": "subnets", "atRestEncryptionEnabled": true, "transitEncryptionEnabled": true,
	"maintenanceWindow": "sat:07:00-sat:08:00", "snapshotWindow": "06:00-07:00", "snapshotRetentionLimit": 15,
}

// clusterInputs are the same with cluster mode.
var clusterInputs = cacheInputs.and(values{
	"numCacheClusters": nil, "numNodeGroups": 2, "replicasPerNodeGroup": 1, "parameterGroupName": "default.redis7.cluster.on",
})

// alarmInputs are an alarm that AWS takes.
var alarmInputs = values{
	"name": "cpu", "comparisonOperator": "GreaterThanThreshold", "evaluationPeriods": 5, "metricName": "CPUUtilization",
	"namespace": "AWS/ElastiCache", "period": 60, "statistic": "Average", "threshold": 90,
	"dimensions": values{"CacheClusterId": "cache-001", "CacheNodeId": "0001"},
}

// compositeInputs are a composite alarm that AWS takes.
var compositeInputs = values{"alarmName": "any", "alarmRule": `ALARM("cpu") OR ALARM("memory")`}
