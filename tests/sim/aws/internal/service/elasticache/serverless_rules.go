package elasticache

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
)

// maxServerlessName is the longest name. Sources: the console, as github.com/open-constructs/aws-cdk-library/pull/57
// quotes it; aws/aws-cdk#36459, where longer ones failed; the ElastiCache references of aws/agent-toolkit-for-aws,
// which have the characters as well.
const maxServerlessName = 40

// dailyTime is the form of the time of a daily snapshot, in UTC: the examples of ModifyServerlessCache have 11:00.
var dailyTime = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)

// checkServerless is what the provider refuses at plan time. It has no opinion of the engine, the name and the storage.
func checkServerless(in props.Map) []p.CheckFailure {
	c := check.Of(in)
	if in.Num("snapshotRetentionLimit", 0) > maxRetention {
		c.Fail("snapshotRetentionLimit", "Attribute snapshot_retention_limit value must be at most %d, got: %d",
			maxRetention, in.Num("snapshotRetentionLimit", 0))
	}
	for i, snapshot := range in.Strs("snapshotArnsToRestores") {
		if !arn.PassesProvider(snapshot) {
			c.Fail(fmt.Sprintf("snapshotArnsToRestores[%d]", i), "%s is an invalid ARN", snapshot)
		}
	}
	limits := c.Inside("cacheUsageLimits")
	limits.Word("dataStorage.unit", "GB")
	if len(in.Object("cacheUsageLimits").Objects("ecpuPerSeconds")) > 1 {
		limits.Fail("ecpuPerSeconds", "expected one element: CreateServerlessCache has one ECPUPerSecond")
	}
	for _, ecpu := range limits.Each("ecpuPerSeconds") {
		ecpu.Within(map[string][2]int{"maximum": ecpuLimits, "minimum": ecpuLimits})
	}
	return c.Failures()
}

// serverlessRule is one thing that AWS refuses of a serverless cache. It documents the codes, and few of the words.
type serverlessRule struct {
	code    string
	message string
	when    func(props.Map) bool
}

// serverlessRules are the refusals of CreateServerlessCache that its parameters alone decide.
var serverlessRules = []serverlessRule{
	{invalidValue, fmt.Sprintf(notIdentifier, "ServerlessCacheName"), func(in props.Map) bool {
		return len(in.Str("name")) > maxServerlessName || !identifier.MatchString(in.Str("name"))
	}},
	{invalidValue, "Description must have a length of at most 255", func(in props.Map) bool {
		return utf8.RuneCountInString(in.Str("description")) > maxDescription
	}},
	{invalidValue, "The parameter Engine must be redis or valkey.", func(in props.Map) bool {
		return latestMajor[in.Str("engine")] == ""
	}},
	{invalidCombination, "Cannot find the major version for the engine.", func(in props.Map) bool {
		_, found := versionOfServerless(in)
		return !found
	}},
	{invalidValue, "SnapshotRetentionLimit must be between 0 and 35.", func(in props.Map) bool {
		n := in.Num("snapshotRetentionLimit", 0)
		return n < 0 || n > maxRetention
	}},
	{invalidValue, "The parameter DailySnapshotTime is not in a valid format.", func(in props.Map) bool {
		return in.Has("dailySnapshotTime") && !dailyTime.MatchString(in.Str("dailySnapshotTime"))
	}},
	{invalidValue, "The parameter KmsKeyId is not a valid key ARN.", func(in props.Map) bool {
		return strings.HasPrefix(in.Str("kmsKeyId"), "arn:") && !arn.IsKey(in.Str("kmsKeyId"))
	}},
	{invalidValue, "The parameter UserGroupId is not a valid identifier.", func(in props.Map) bool {
		return in.Has("userGroupId") && !userIDFormat.MatchString(in.Str("userGroupId"))
	}},
}

// refuseServerless is what AWS refuses without a look at the rest of the cloud.
func refuseServerless(in props.Map) error {
	for _, rule := range serverlessRules {
		if rule.when(in) {
			return awserr.New(rule.code, "%s", rule.message)
		}
	}
	for _, list := range []struct{ name, prefix string }{{"subnetIds", "subnet"}, {"securityGroupIds", "sg"}} {
		for _, id := range in.Strs(list.name) {
			if err := awserr.MalformedID(invalidValue, list.prefix, id); err != nil {
				return err
			}
		}
	}
	for _, snapshot := range in.Strs("snapshotArnsToRestores") {
		if !isRestorable(snapshot) {
			return awserr.New(invalidValue, "SnapshotArnsToRestore must name snapshots or objects in Amazon S3: %s",
				snapshot)
		}
	}
	if err := refuseLimits(in.Object("cacheUsageLimits")); err != nil {
		return err
	}
	return tags.CheckPlain(invalidValue, in)
}

// isRestorable tells what a serverless cache can be created from: a snapshot of a serverless cache or of nodes, or a
// file in S3 (ElastiCache user guide, "Restoring from a backup into a new cache" and "Seeding"). Whether it exists is
// taken on trust.
func isRestorable(snapshot string) bool {
	if arn.IsObject(snapshot) {
		return !strings.Contains(snapshot, ",")
	}
	a, ok := arn.Parse(snapshot)
	kind, name, _ := strings.Cut(a.Resource, ":")
	return ok && a.Service == "elasticache" && (kind == "serverlesscachesnapshot" || kind == "snapshot") && name != ""
}
