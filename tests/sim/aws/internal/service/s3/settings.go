package s3

import (
	"fmt"
	"maps"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// The error codes that settings share.
const (
	invalidArgument    = "InvalidArgument"
	invalidRequest     = "InvalidRequest"
	invalidBucketState = "InvalidBucketState"
	malformedXML       = "MalformedXML"
)

const notWellFormed = "The XML you provided was not well-formed or did not validate against our published schema"

// settings are the resource types that are about one bucket, and go with it.
var settings = []string{
	awstype.BucketVersioning, awstype.BucketEncryption, awstype.BucketOwnership, awstype.BucketAccessBlock,
	awstype.BucketLifecycle, awstype.BucketPolicy, awstype.BucketObjectLock, awstype.BucketReplication,
}

// setting completes the behaviour of a setting of a bucket with what all of them share: it is put where an older one is
// without a word, as PutBucketPolicy and its like do. Extra rules look at the bucket.
func setting(token string, b registry.Behaviour, extra func(v world.View, in props.Map) error) registry.Behaviour {
	b.Replaces = append([]string{"bucket"}, b.Replaces...)
	b.References = func(v world.View, in props.Map) error {
		if err := refuseBucket(v, in); err != nil || extra == nil {
			return err
		}
		return extra(v, in)
	}
	complete := b.Create
	b.Create = func(v world.View, in props.Map) (string, props.Map, error) {
		id := in.Str("bucket")
		if old := v.Find(token, v.Region, id); old != nil {
			v.Overwrite(old)
		}
		if complete != nil {
			return complete(v, in)
		}
		return id, in, nil
	}
	rules, references, settle := b.Rules, b.References, b.Update
	b.Update = func(v world.View, old, in, out props.Map) error {
		if rules != nil {
			if err := rules(in); err != nil {
				return err
			}
		}
		if err := references(v, in); err != nil || settle == nil {
			return err
		}
		return settle(v, old, in, out)
	}
	return b
}

// refuseBucket is S3's answer to a request about a bucket that is not where the provider looks for it.
func refuseBucket(v world.View, in props.Map) error {
	r := v.World.Find(awstype.Bucket, "", in.Str("bucket"))
	switch {
	case r == nil:
		return awserr.New(noSuchBucket, "The specified bucket does not exist")
	case r.Account != v.Account || (in.Has("expectedBucketOwner") && in.Str("expectedBucketOwner") != r.Account):
		return awserr.New("AccessDenied", "Access Denied")
	case r.Region != v.Region:
		return awserr.New("PermanentRedirect", "The bucket you are attempting to access must be addressed using the "+
			"specified endpoint. Please send all future requests to this endpoint.")
	}
	return nil
}

// settingOf are the properties of a setting of a bucket, wherever the bucket is; nil where there is none.
func settingOf(w *world.World, token, bucket string) props.Map {
	if r := w.Find(token, "", bucket); r != nil {
		return r.Properties
	}
	return nil
}

// isVersioned says whether a bucket keeps versions. One with Object Lock always does.
func isVersioned(w *world.World, bucket string) bool {
	return statusOf(settingOf(w, awstype.BucketVersioning, bucket)) == "Enabled" || isLockable(w, bucket)
}

func isLockable(w *world.World, bucket string) bool {
	return settingOf(w, awstype.Bucket, bucket).Flag("objectLockEnabled")
}

var versioningBehaviour = setting(awstype.BucketVersioning, registry.Behaviour{
	NotFound:  noSuchBucket,
	Replaces:  []string{"expectedBucketOwner"},
	WriteOnly: []string{"mfa"},
	Check: func(in props.Map) []p.CheckFailure {
		c := check.Of(in)
		c.Word("versioningConfiguration.status", "Enabled", "Suspended", "Disabled")
		c.Word("versioningConfiguration.mfaDelete", "Enabled", "Disabled")
		return c.Failures()
	},
	Update: func(_ world.View, old, in, _ props.Map) error {
		was, is := statusOf(old), statusOf(in)
		if is == "Disabled" && was != is {
			return fmt.Errorf("versioning_configuration.status cannot be updated from '%s' to '%s'", was, is)
		}
		return nil
	},
	BeforeDelete: func(v world.View, r *world.Resource) error {
		if isLockable(v.World, r.ID) { // the provider takes this refusal for a success
			return nil
		}
		return refuseSuspension(v, props.Map{"bucket": r.ID})
	},
}, func(v world.View, in props.Map) error {
	if statusOf(in) == "Enabled" {
		return nil
	}
	return refuseSuspension(v, in)
})

func statusOf(in props.Map) string { return in.Object("versioningConfiguration").Str("status") }

// refuseSuspension is about what needs versions.
func refuseSuspension(v world.View, in props.Map) error {
	present := ""
	switch bucket := in.Str("bucket"); {
	case isLockable(v.World, bucket):
		present = "An Object Lock configuration"
	case settingOf(v.World, awstype.BucketReplication, bucket) != nil:
		present = "A replication configuration"
	default:
		return nil
	}
	return awserr.New(invalidBucketState,
		"%s is present on this bucket, so the versioning state cannot be changed.", present)
}

var encryptionBehaviour = setting(awstype.BucketEncryption, registry.Behaviour{
	NotFound: noSuchBucket,
	Replaces: []string{"expectedBucketOwner"},
	Sets:     []string{"rules"},
	Check: func(in props.Map) []p.CheckFailure {
		c := check.Of(in)
		for _, rule := range c.Each("rules") {
			rule.Word("applyServerSideEncryptionByDefault.sseAlgorithm", "AES256", "aws:kms", "aws:kms:dsse")
		}
		return c.Failures()
	},
	Rules: func(in props.Map) error {
		rules := in.Objects("rules")
		if _, sent := in["rules"]; sent && len(rules) != 1 {
			return awserr.New(malformedXML, notWellFormed)
		}
		for _, rule := range rules {
			by := rule.Object("applyServerSideEncryptionByDefault")
			key := by.Str("kmsMasterKeyId")
			if key != "" && by.Str("sseAlgorithm") == "AES256" {
				return awserr.New(invalidArgument, "a KMSMasterKeyID is not applicable if the default sse algorithm "+
					"is not aws:kms or aws:kms:dsse")
			}
			if _, isARN := arn.Parse(key); isARN && !arn.IsKey(key) {
				return awserr.New(invalidArgument, "Invalid KMS key ARN: %s", key)
			}
		}
		return nil
	},
}, nil)

var ownershipBehaviour = setting(awstype.BucketOwnership, registry.Behaviour{
	NotFound: noSuchBucket,
	Check: func(in props.Map) []p.CheckFailure {
		c := check.Of(in)
		c.Word("rule.objectOwnership", "BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter")
		return c.Failures()
	},
}, nil)

// blocks are the settings against public access, all of them off when the program says nothing of them.
var blocks = map[string]any{
	"blockPublicAcls": false, "blockPublicPolicy": false, "ignorePublicAcls": false, "restrictPublicBuckets": false,
}

var accessBlockBehaviour = setting(awstype.BucketAccessBlock, registry.Behaviour{
	NotFound: noSuchBucket,
	Defaults: maps.Clone(blocks),
}, nil)
