package aws

import (
	"strings"
)

// consoles are the hosts of AWS's console by the partition.
// Source: AWS General Reference, "AWS service endpoints"; AWS GovCloud and AWS China user guides, signing in.
var consoles = map[string]string{
	"aws":        "console.aws.amazon.com",
	"aws-cn":     "console.amazonaws.cn",
	"aws-us-gov": "console.amazonaws-us-gov.com",
}

// DashboardURL is where the console shows a dashboard of CloudWatch; ok is false for a partition whose console is not
// known.
func DashboardURL(region, dashboard string) (url string, ok bool) {
	console, ok := consoles[PartitionOf(region)]
	if !ok {
		return "", false
	}
	return "https://" + region + "." + console + "/cloudwatch/home?region=" + region + "#dashboards/dashboard/" +
		dashboard, true
}

// PartitionOf is the partition of a region, or "" where it is not known.
func PartitionOf(region string) string {
	for _, p := range partitions {
		if strings.HasPrefix(region, p.regions) {
			return p.partition
		}
	}
	return ""
}
