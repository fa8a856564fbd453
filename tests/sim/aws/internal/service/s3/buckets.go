package s3

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	minBucketName = 3
	maxBucketName = 63
	// maxBucketPrefix leaves room for the 26 characters that the provider adds.
	maxBucketPrefix = 37
	noSuchBucket    = "NoSuchBucket"
)

var (
	bucketForm  = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*[a-z0-9]$`)
	addressForm = regexp.MustCompile(`^\d+\.\d+\.\d+\.\d+$`)
	// Beginnings and ends of names that S3 keeps for itself. Source: the S3 user guide, "General purpose bucket naming
	// rules".
	reservedPrefixes = []string{"xn--", "sthree-", "amzn-s3-demo-"}
	reservedSuffixes = []string{"-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"}
	// settingsOfBucket are the inputs of a bucket for which there are resources of their own, and which are deprecated.
	settingsOfBucket = []string{
		"accelerationStatus", "acl", "corsRules", "grants", "lifecycleRules", "loggings", "objectLockConfiguration",
		"policy", "replicationConfigurations", "requestPayer", "serverSideEncryptionConfigurations", "versionings",
		"websites",
	}
)

var bucketBehaviour = registry.Behaviour{
	Name:      &registry.AutoName{Property: "bucket", Max: maxBucketName, Transform: strings.ToLower},
	NotFound:  noSuchBucket,
	Defaults:  map[string]any{"forceDestroy": false},
	Replaces:  []string{"bucket", "bucketPrefix", "objectLockEnabled"},
	WriteOnly: []string{"forceDestroy"},

	Check: checkBucket,
	Rules: func(in props.Map) error {
		if name, sent := in["bucket"].(string); sent && !isBucketName(name) {
			return awserr.New("InvalidBucketName", "The specified bucket is not valid.")
		}
		return tags.CheckPlain("InvalidTag", in)
	},
	References: refuseTaken,
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		v.Serial++
		in.Otherwise("bucket", fmt.Sprintf("%s%026d", in.Str("bucketPrefix"), v.Serial))
		in.Otherwise("bucketPrefix", "")
		in.Otherwise("objectLockEnabled", false)
		in["requestPayer"] = "BucketOwner"
		maps.Copy(in, addressOf(v, in.Str("bucket")))
		return in.Str("bucket"), in, nil
	},
	BeforeDelete: func(v world.View, r *world.Resource) error {
		if err := empty(v, r); err != nil {
			return err
		}
		for _, setting := range slices.Clone(v.Resources) {
			if slices.Contains(settings, setting.Type) && props.Map(setting.Properties).Str("bucket") == r.ID {
				v.Remove(setting)
			}
		}
		return nil
	},
}

// checkBucket is what the provider refuses of a bucket, and what the simulation has not.
func checkBucket(in props.Map) []p.CheckFailure {
	c := check.Of(in)
	for _, name := range settingsOfBucket {
		if _, sent := in[name]; sent {
			c.Fail(name, "the simulated AWS has this setting of a bucket as a resource of its own alone")
		}
	}
	c.Apart("bucket", "bucketPrefix")
	c.Longest("bucket", maxBucketName)
	c.Longest("bucketPrefix", maxBucketPrefix)
	return c.Failures()
}

// isBucketName holds a name against the rules of the S3 user guide, "General purpose bucket naming rules".
func isBucketName(name string) bool {
	return len(name) >= minBucketName && len(name) <= maxBucketName && bucketForm.MatchString(name) &&
		!strings.Contains(name, "..") && !addressForm.MatchString(name) &&
		!slices.ContainsFunc(reservedPrefixes, func(one string) bool { return strings.HasPrefix(name, one) }) &&
		!slices.ContainsFunc(reservedSuffixes, func(one string) bool { return strings.HasSuffix(name, one) })
}

// refuseTaken is about the names of buckets, which all accounts and regions share.
func refuseTaken(v world.View, in props.Map) error {
	taken := v.World.Find(awstype.Bucket, "", in.Str("bucket"))
	switch {
	case taken == nil:
		return nil
	case taken.Account != v.Account:
		return awserr.New("BucketAlreadyExists", "The requested bucket name is not available. The bucket namespace is "+
			"shared by all users of the system. Please select a different name and try again.")
	case v.Region == "us-east-1":
		// CreateBucket answers there as if it had made the bucket (API, CreateBucket, BucketAlreadyOwnedByYou), and the
		// provider looks before.
		return awserr.New("BucketAlreadyExists", "creating S3 Bucket (%s)", taken.ID)
	}
	return awserr.New("BucketAlreadyOwnedByYou",
		"Your previous request to create the named bucket succeeded and you already own it.")
}

// addressOf is where a bucket is, which its name and its region say.
func addressOf(v world.View, name string) props.Map {
	return props.Map{
		"arn":                      "arn:" + arn.PartitionOf(v.Region) + ":s3:::" + name,
		"region":                   v.Region,
		"bucketDomainName":         name + ".s3." + arn.SuffixOf(v.Region),
		"bucketRegionalDomainName": name + ".s3." + v.Region + "." + arn.SuffixOf(v.Region),
		"hostedZoneId":             "Z" + strings.ToUpper(world.Digest("s3", v.Region)[:13]),
	}
}

// lookUpBucket finds the bucket of a name in any region of the account. Another account's is forbidden to ask about.
func lookUpBucket(v world.View, args props.Map) (props.Map, error) {
	name := args.Str("bucket")
	r := v.World.Find(awstype.Bucket, "", name)
	switch {
	case r == nil:
		return nil, awserr.New("NotFound", "reading S3 Bucket (%s): couldn't find resource", name)
	case r.Account != v.Account:
		return nil, awserr.New("Forbidden", "reading S3 Bucket (%s): Forbidden", name)
	}
	out := addressOf(v.Around(r), name)
	out["id"], out["bucket"], out["websiteDomain"], out["websiteEndpoint"] = name, name, "", ""
	return out, nil
}
