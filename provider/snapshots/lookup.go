package snapshots

import (
	"cmp"
	"strings"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/location"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

// facts are what the plan of a component asks AWS about.
type facts interface {
	// place is where the children are created.
	place() workflow.Place
	// bucketRegion is the region of a bucket, and empty if the bucket is not there or not to be read.
	bucketRegion(name string) string
}

// lookup asks the AWS provider of a component with these options.
type lookup struct {
	ctx  *pulumi.Context
	opts []pulumi.ResourceOption
}

func (l lookup) place() workflow.Place { return placeOf(l.ctx, l.opts) }

func (l lookup) bucketRegion(name string) string {
	from, ok := location.Asking(l.ctx, l.opts)
	if !ok {
		return ""
	}
	bucket, err := s3.LookupBucket(l.ctx, &s3.LookupBucketArgs{Bucket: name}, from...)
	if err != nil {
		// The bucket may come into being later in the same update, or be closed to whoever deploys.
		_ = l.ctx.Log.Debug("The region of the bucket is not known, so it is not checked: "+err.Error(), nil)
		return ""
	}
	return cmp.Or(regionInDomain(name, bucket.BucketRegionalDomainName), bucket.Region)
}

// regionInDomain is the region in the regional domain name of a bucket, such as backups.s3.eu-west-1.amazonaws.com.
// It is the bucket's own by every version of the AWS provider. What version 7 calls region is the region of the call.
// Source: pulumi-aws, "Migrating from 6.x to 7.x", aws.s3.getBucket: bucketRegion "should be used instead of region".
func regionInDomain(bucket, domain string) string {
	behind, _ := strings.CutPrefix(domain, bucket+".s3.")
	region, suffix, _ := strings.Cut(behind, ".")
	if behind == domain || !strings.HasPrefix(suffix, "amazonaws.") {
		return ""
	}
	return region
}
