package serverlesscache

import "maps"

const (
	twoLimits = "the limits are two inputs, whole numbers without unit: pass for example dataStorage: { maximum: " +
		"10 } and ecpuPerSecond: { maximum: 5000 }"
	inRoute53 = "names for the cache are a component of their own: create a RedisDnsRecords with the outputs " +
		"endpoint, as its configurationEndpoint, and readerEndpoint"
)

// ofOtherTools are inputs that have another form in CloudFormation, the CDK, the AWS provider and the well-known
// modules of Terraform, and what to pass here. What only has another name there, inputDocs have.
var ofOtherTools = map[string]string{
	"availabilityZones": "the zones of a serverless cache are the ones of its subnets: leave it out",
	"backup": "pass its parts as snapshotRetentionLimit, dailySnapshotTime (for example \"09:00\") and " +
		"restoreFromSnapshotArns",
	"backupNameBeforeDeletion":   elsewhere["finalSnapshot"],
	"cacheUsageLimits":           twoLimits,
	"createSecurityGroup":        "a security group is created unless securityGroupIds is set: leave it out",
	"dataStorage.unit":           "the unit of data is always GB: leave it out",
	"dnsSubdomain":               inRoute53,
	"ecpuPerSecond.unit":         "the limits are ECPUs per second: leave it out",
	"finalSnapshotName":          elsewhere["finalSnapshot"],
	"serverlessCacheUsageLimits": twoLimits,
	"serverlessEnabled":          "this component is serverless: leave it out",
	"zoneId":                     inRoute53,
}

// notOurs are all inputs that a serverless cache has not, and what to do with them.
func notOurs() map[string]string {
	all := maps.Clone(elsewhere)
	maps.Copy(all, ofOtherTools)
	return all
}
