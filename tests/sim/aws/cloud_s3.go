package awssim

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/s3"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// PutObject puts an object of some bytes into a bucket, in the place of one with its key. Nobody's permission is asked,
// and nothing is replicated.
func (c *Cloud) PutObject(bucket, key string, size int) error {
	return c.store.Write(func(w *world.World) error {
		return s3.PutObject(w, bucket, world.Object{Key: key, Size: size})
	})
}

// Objects are the objects of a bucket in the order of their keys.
func (c *Cloud) Objects(bucket string) (objects []world.Object, err error) {
	err = c.store.Read(func(w *world.World) error {
		objects, err = s3.Objects(w, bucket)
		return err
	})
	return objects, err
}
