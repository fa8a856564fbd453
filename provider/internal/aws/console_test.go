package aws

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDashboardURL(t *testing.T) {
	t.Parallel()
	for region, want := range map[string]string{
		"eu-west-1":     "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#dashboards/dashboard/d",
		"cn-north-1":    "https://cn-north-1.console.amazonaws.cn/cloudwatch/home?region=cn-north-1#dashboards/dashboard/d",
		"us-gov-west-1": "https://us-gov-west-1.console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1#dashboards/dashboard/d",
		"us-iso-east-1": "",
		"zz-west-1":     "",
	} {
		url, ok := DashboardURL(region, "d")
		assert.Equal(t, want, url, region)
		assert.Equal(t, want != "", ok, region)
	}
}
