package awssim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func TestDashboardLooksLikeAWS(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := dashboard(`{ "widgets": [{"type": "text", "y": 0, "x": 0, "properties": {"markdown": "a<b"}}] }`)
	r := e.create(dashboardType, "cache", inputs)
	assert.Equal(t, "cache", r.id)
	assert.Equal(t, "arn:aws:cloudwatch::123456789012:dashboard/cache", r.str("dashboardArn"))
	assert.Equal(t, `{"widgets":[{"properties":{"markdown":"a\u003cb"},"type":"text","x":0,"y":0}]}`,
		r.str("dashboardBody"))

	other := dashboard("{\n\t\"widgets\": [\n\t\t{\"x\": 0.0, \"y\": 0, \"type\": \"text\", \"properties\": " +
		"{\"markdown\": \"a\\u003cb\"}}\n\t]\n}")
	for _, form := range []values{inputs, other} {
		e.unchanged(r, form)
		e.unchanged(e.refresh(r), form)
	}

	r = e.update(r, widgets())
	assert.Equal(t, `{"widgets":[]}`, r.str("dashboardBody"))
	_, err := e.tryUpdate(r, dashboard(`{}`))
	assert.ErrorContains(t, err, "InvalidParameterInput: The dashboard body is invalid, there are 1 validation errors")
	assert.Equal(t, `{"widgets":[]}`, e.refresh(r).str("dashboardBody"))

	require.NoError(t, e.delete(r))
	assert.Empty(t, e.refresh(r).id)
	assert.NoError(t, e.delete(r), "deleting what is gone is no error")

	china := newEngine(t, newCloud(t), values{"region": "cn-north-1"})
	assert.Equal(t, "arn:aws-cn:cloudwatch::123456789012:dashboard/cache",
		china.create(dashboardType, "cache", inputs).str("dashboardArn"))
}

// One account has one dashboard of a name, wherever it was made.
func TestDashboardsAreGlobal(t *testing.T) {
	for name, cloud := range map[string]*awssim.Cloud{"file": newCloud(t), "memory": awssim.InMemory()} {
		t.Run(name, func(t *testing.T) {
			here := newEngine(t, cloud, nil)
			abroad := newEngine(t, cloud, values{"region": "eu-west-1"})
			mine := here.create(dashboardType, "cache", graph(`"title": "here"`))
			theirs := abroad.create(dashboardType, "cache", graph(`"title": "abroad"`))
			require.NoError(t, cloud.Refusal(region, dashboardType, widgets().properties()))

			overwritten, err := cloud.Overwritten()
			require.NoError(t, err)
			require.Len(t, overwritten, 1, "asking overwrites nothing")
			assert.Equal(t, dashboardType, overwritten[0].Type)
			assert.Contains(t, overwritten[0].Properties["dashboardBody"], "here")
			resources, err := cloud.List()
			require.NoError(t, err)
			require.Len(t, resources, 1)
			assert.Empty(t, resources[0].Region)
			assert.Equal(t, "cache", resources[0].Name())
			assert.Contains(t, here.refresh(mine).str("dashboardBody"), "abroad", "the first one sees drift")

			here.update(mine, graph(`"title": "mine"`))
			assert.Contains(t, abroad.refresh(theirs).str("dashboardBody"), "mine")
			require.NoError(t, abroad.delete(theirs))
			assert.Empty(t, here.refresh(mine).id)

			require.NoError(t, cloud.Reset())
			overwritten, err = cloud.Overwritten()
			require.NoError(t, err)
			assert.Empty(t, overwritten)
		})
	}
}
