package s3

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Empty deletes all objects of a bucket, unless one of them is locked.
func Empty(w *world.World, bucket string) error {
	objects, err := Objects(w, bucket)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(objects, func(o world.Object) bool { return o.Lock != "" }) {
		return awserr.New("AccessDenied", "Access Denied because object protected by object lock.")
	}
	setObjects(w, bucket, nil)
	return nil
}
