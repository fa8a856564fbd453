package elasticache

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

var restorableForm = spelling.Form{
	What:    "the ARN of a snapshot of ElastiCache, or of an RDB file in S3",
	Example: "arn:aws:elasticache:eu-west-1:123456789012:serverlesscachesnapshot:before-upgrade",
}

// Restorable is what a serverless cache can be filled from.
type Restorable struct {
	aws.ARN
	// File says that it is an RDB file in S3.
	File bool
}

// ParseRestorable reads the ARN of a snapshot, of a serverless cache or of a cluster of nodes, or of an RDB file in S3.
// Source: ElastiCache API, CreateServerlessCache, SnapshotArnsToRestore; Service Authorization Reference, "Resource
// types defined by Amazon ElastiCache".
func ParseRestorable(s string) (Restorable, error) {
	if strings.HasPrefix(s, "s3://") || strings.Contains(s, ":s3:") {
		object, err := aws.ParseObjectARN(s)
		return Restorable{object, true}, err
	}
	arn, err := aws.ParseARN(s)
	kind, name, _ := strings.Cut(arn.Resource, ":")
	switch {
	case err != nil:
		return Restorable{}, fmt.Errorf("%w; it should be %s", err, restorableForm)
	case arn.Service != "elasticache" || kind != "snapshot" && kind != "serverlesscachesnapshot" || name == "":
		return Restorable{}, fmt.Errorf("%s is the ARN of something else; it should be %s", spelling.Quote(s),
			restorableForm)
	case arn.Region == "" || arn.Account == "":
		return Restorable{}, fmt.Errorf("%s names no region or no account; it should be %s", spelling.Quote(s),
			restorableForm)
	}
	return Restorable{arn, false}, nil
}
