package awssim_test

import (
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// What is lost took place, and the program is told that it failed.
func TestFaultLost(t *testing.T) {
	lost := func(e *engine, operation string) {
		require.NoError(t, e.cloud.Inject(awssim.Fault{
			Operation: operation, Type: topicType, Code: "RequestTimeout", Message: "no answer", Lost: true,
		}))
	}
	e := newEngine(t, newCloud(t), nil)
	lost(e, "create")
	checked := e.check(topicType, "t", values{}.properties(), values{"name": "t"})
	created, err := e.server.Create(p.CreateRequest{Urn: urnOf(topicType, "t"), Properties: checked.Inputs})
	require.ErrorContains(t, err, "RequestTimeout: no answer")
	assert.Empty(t, created.ID)
	assert.Nil(t, created.PartialState, "the engine does not know that there is something")
	listed, err := e.cloud.List()
	require.NoError(t, err)
	require.Len(t, listed, 1)

	r := e.create(topicType, "u", values{"name": "u"})
	lost(e, "update")
	_, err = e.tryUpdate(r, values{"name": "u", "displayName": "d"})
	require.ErrorContains(t, err, "RequestTimeout")
	got, err := e.cloud.Get(topicType, r.id)
	require.NoError(t, err)
	assert.Equal(t, "d", got.Properties["displayName"])

	lost(e, "delete")
	require.ErrorContains(t, e.delete(r), "RequestTimeout")
	_, err = e.cloud.Get(topicType, r.id)
	assert.ErrorIs(t, err, awssim.ErrNotFound)
}

// A fault of writes is one of the second create, update or delete, whatever is read or asked in between.
func TestFaultOfTheNthWrite(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	require.NoError(t, e.cloud.Inject(awssim.Fault{Operation: "write", Code: "InternalFailure", Nth: 2}))
	r := e.create(topicType, "t", values{})
	e.refresh(r)
	_, err := e.server.Invoke(p.InvokeRequest{Token: "aws:index/getRegion:getRegion"})
	require.NoError(t, err)
	assert.ErrorContains(t, e.delete(r), "InternalFailure")
	assert.NoError(t, e.delete(r))
}

func TestFaultThatKills(t *testing.T) {
	assert.ErrorContains(t, newCloud(t).Inject(awssim.Fault{Kill: "the king"}), `cannot kill "the king"`)
	e := newEngine(t, newCloud(t), nil)
	require.NoError(t, e.cloud.Inject(awssim.Fault{Kill: "component"}))
	_, err := e.tryCreate(topicType, "t", values{})
	assert.ErrorContains(t, err, "no pulumi-resource-aws-redis runs beside this plugin", "and this process is not it")
}
