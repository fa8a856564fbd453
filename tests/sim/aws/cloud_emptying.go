package awssim

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/s3"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// EmptyBucket deletes all objects of a bucket with all their versions, as someone at the console would who may do
// anything but end a lock.
func (c *Cloud) EmptyBucket(bucket string) error {
	return c.store.Write(func(w *world.World) error { return s3.Empty(w, bucket) })
}
