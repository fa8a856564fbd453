package awssim_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// Each goroutine has a provider and a handle of its own, as processes have.
func TestManyProvidersShareACloud(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cloud.json")
	const providers, each = 8, 10
	var wait sync.WaitGroup
	for i := range providers {
		e := newEngine(t, awssim.Open(path), nil)
		wait.Go(func() {
			for j := range each {
				_, err := e.tryCreate(topicType, fmt.Sprintf("topic-%d-%d", i, j), values{})
				assert.NoError(t, err)
			}
		})
	}
	wait.Wait()
	resources, err := awssim.Open(path).List()
	require.NoError(t, err)
	assert.Len(t, resources, providers*each)
	left, err := filepath.Glob(path + ".*")
	require.NoError(t, err)
	assert.Equal(t, []string{path + ".lock"}, left, "no temporary file is left")
}

func TestABrokenCloudIsAnError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cloud.json")
	require.NoError(t, os.WriteFile(path, []byte("[]"), 0o600))
	_, err := awssim.Open(path).List()
	assert.ErrorContains(t, err, "reading the simulated cloud")
}

func TestCloudWithoutPulumi(t *testing.T) {
	cloud := newCloud(t)
	vpc, err := cloud.Create(region, vpcType, values{"cidrBlock": "10.0.0.0/16"}.properties())
	require.NoError(t, err)
	_, err = cloud.Create(region, subnetType, values{"vpcId": vpc.ID, "cidrBlock": "10.0.0.0/24"}.properties())
	require.NoError(t, err)
	assert.ErrorContains(t, cloud.Delete(vpcType, vpc.ID), "DependencyViolation")
	require.NoError(t, cloud.Reset())
	_, err = cloud.Get(vpcType, vpc.ID)
	assert.ErrorIs(t, err, awssim.ErrNotFound)
}

func TestFaults(t *testing.T) {
	topic := func(e *engine, name string) error {
		_, err := e.tryCreate(topicType, name, values{"name": name})
		return err
	}
	t.Run("fail the second create once", func(t *testing.T) {
		e := newEngine(t, newCloud(t), nil)
		require.NoError(t, e.cloud.Inject(awssim.Fault{
			Operation: "create", Type: topicType, Nth: 2, Code: "InternalFailure", Message: "sorry",
		}))
		e.create(vpcType, "net", values{"cidrBlock": "10.0.0.0/16"})
		assert.NoError(t, topic(e, "a"))
		err := topic(e, "b")
		assert.ErrorContains(t, err, "InternalFailure: sorry")
		var refused *awssim.AWSError
		assert.True(t, errors.As(err, &refused))
		assert.NoError(t, topic(e, "b"), "the fault is gone, and nothing was created")
	})
	t.Run("throttled calls are repeated and counted", func(t *testing.T) {
		e := newEngine(t, newCloud(t), nil)
		require.NoError(t, e.cloud.Inject(awssim.Fault{Operation: "create", Throttle: 3}))
		assert.NoError(t, topic(e, "a"))
		assert.NoError(t, topic(e, "b"))
		retries, err := e.cloud.Retries("create", topicType)
		require.NoError(t, err)
		assert.Equal(t, 3, retries)
		calls, err := e.cloud.Calls("create", topicType)
		require.NoError(t, err)
		assert.Equal(t, 2, calls)
	})
	t.Run("too much throttling is an error", func(t *testing.T) {
		e := newEngine(t, newCloud(t), nil)
		require.NoError(t, e.cloud.Inject(awssim.Fault{Throttle: 26}))
		assert.ErrorContains(t, topic(e, "a"), "Throttling: Rate exceeded")
		assert.NoError(t, topic(e, "a"))
	})
	t.Run("slow", func(t *testing.T) {
		e := newEngine(t, newCloud(t), nil)
		require.NoError(t, e.cloud.Inject(awssim.Fault{Type: topicType, DelayMS: 30}))
		start := time.Now()
		assert.NoError(t, topic(e, "a"))
		assert.GreaterOrEqual(t, time.Since(start), 30*time.Millisecond)
		require.NoError(t, e.cloud.ClearFaults())
	})
	t.Run("an empty fault is a mistake", func(t *testing.T) {
		assert.Error(t, newCloud(t).Inject(awssim.Fault{Operation: "create"}))
	})
}

func TestFaultHalfWay(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	require.NoError(t, e.cloud.Inject(awssim.Fault{
		Operation: "create", Type: replicationType, Code: "InsufficientCacheClusterCapacity", Message: "no room",
		HalfWay: true,
	}))
	checked := e.check(replicationType, "cache", values{}.properties(), n.cache())
	created, err := e.server.Create(p.CreateRequest{
		Urn:        urnOf(replicationType, "cache"),
		Properties: checked.Inputs,
	})
	require.ErrorContains(t, err, "InsufficientCacheClusterCapacity: no room")
	require.NotNil(t, created.PartialState)
	assert.Equal(t, "cache", created.ID, "the engine has to know what was left behind")
	_, err = e.cloud.Get(replicationType, "cache")
	assert.NoError(t, err)
}

func TestFaultsOfEveryOperation(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	r := e.create(topicType, "t", values{})
	for operation, call := range map[string]func() error{
		"read":   func() error { _, err := e.server.Read(p.ReadRequest{ID: r.id, Urn: r.urn}); return err },
		"update": func() error { _, err := e.tryUpdate(r, values{"displayName": "d"}); return err },
		"delete": func() error { return e.delete(r) },
		"invoke": func() error {
			_, err := e.server.Invoke(p.InvokeRequest{Token: "aws:index/getRegion:getRegion"})
			return err
		},
	} {
		require.NoError(t, e.cloud.Inject(awssim.Fault{Operation: operation, Code: "AccessDenied", Message: "no"}))
		assert.ErrorContains(t, call(), "AccessDenied: no", operation)
	}
}

func TestSchemaBinds(t *testing.T) {
	spec := awssim.Schema()
	pkg, diagnostics, err := schema.BindSpec(spec, schema.NewPluginLoader(nil), schema.ValidationOptions{})
	require.NoError(t, err)
	assert.Empty(t, diagnostics)
	assert.Len(t, pkg.Resources, 39)
	assert.Len(t, pkg.Functions, 11)

	cache := spec.Resources[replicationType]
	assert.Equal(t, []string{"description"}, cache.RequiredInputs)
	assert.True(t, cache.InputProperties["authToken"].Secret)
	assert.Equal(t, "boolean", cache.Properties["clusterEnabled"].Type)
	assert.Contains(t, cache.Required, "clusterEnabled")
	assert.NotContains(t, cache.Required, "authToken")
	composite := spec.Resources[compositeAlarmType]
	suppressor := "aws:cloudwatch/CompositeAlarmActionsSuppressor:CompositeAlarmActionsSuppressor"
	assert.Equal(t, "#/types/"+suppressor, composite.InputProperties["actionsSuppressor"].Ref)
	assert.Equal(t, []string{"alarm", "extensionPeriod", "waitPeriod"}, spec.Types[suppressor].Required)
	parameter := spec.Types["aws:elasticache/ParameterGroupParameter:ParameterGroupParameter"]
	assert.Equal(t, []string{"name", "value"}, parameter.Required)
}
