package s3

import (
	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// The longest default retention: 100 years (S3 user guide, "Object Lock considerations").
const (
	maxLockDays  = 36500
	maxLockYears = 100
)

var objectLockBehaviour = setting(awstype.BucketObjectLock, registry.Behaviour{
	NotFound:  "ObjectLockConfigurationNotFoundError",
	Defaults:  map[string]any{"objectLockEnabled": "Enabled"},
	Replaces:  []string{"expectedBucketOwner", "objectLockEnabled"},
	WriteOnly: []string{"token"},
	Check: func(in props.Map) []p.CheckFailure {
		c := check.Of(in)
		c.Word("objectLockEnabled", "Enabled")
		c.Word("rule.defaultRetention.mode", "GOVERNANCE", "COMPLIANCE")
		c.Apart("rule.defaultRetention.days", "rule.defaultRetention.years")
		return c.Failures()
	},
	Rules: func(in props.Map) error {
		if in.Object("rule") == nil {
			return nil
		}
		retention := in.Object("rule").Object("defaultRetention")
		days, years := retention.Num("days", 0), retention.Num("years", 0)
		given := retention["days"] != nil || retention["years"] != nil
		switch {
		case !given || !retention.Has("mode"):
			return awserr.New(malformedXML, notWellFormed)
		case days < 0 || years < 0 || days+years == 0:
			return awserr.New(invalidArgument, "Default retention period must be a positive integer value")
		case days > maxLockDays || years > maxLockYears:
			return awserr.New(invalidArgument, "Default retention period must be shorter than or equal to %d years",
				maxLockYears)
		}
		return nil
	},
	// Object Lock is there from then on, also when the bucket was created without it.
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		bucket := v.Find(awstype.Bucket, v.Region, in.Str("bucket"))
		locked := props.Map(bucket.Properties).Clone()
		locked["objectLockEnabled"] = true
		v.Replace(bucket, locked)
		return bucket.ID, in, nil
	},
}, func(v world.View, in props.Map) error {
	// A bucket that exists can have Object Lock if it has versions (API, PutObjectLockConfiguration).
	if !isVersioned(v.World, in.Str("bucket")) {
		return awserr.New(invalidBucketState,
			"Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration")
	}
	return nil
})
