package s3

import (
	"cmp"
	"maps"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// PutObject puts an object into a bucket, in the place of one with its key.
func PutObject(w *world.World, bucket string, object world.Object) error {
	r := w.Find(awstype.Bucket, "", bucket)
	if r == nil {
		return awserr.New(noSuchBucket, "The specified bucket does not exist")
	}
	object.Lock = settingOf(w, awstype.BucketObjectLock, bucket).Object("rule").Object("defaultRetention").Str("mode")
	objects := slices.DeleteFunc(slices.Clone(w.Objects[bucket]), func(old world.Object) bool {
		return old.Key == object.Key
	})
	objects = append(objects, object)
	slices.SortFunc(objects, func(a, b world.Object) int { return cmp.Compare(a.Key, b.Key) })
	setObjects(w, bucket, objects)
	return nil
}

// Objects are the objects of a bucket in the order of their keys, as S3 lists them.
func Objects(w *world.World, bucket string) ([]world.Object, error) {
	if w.Find(awstype.Bucket, "", bucket) == nil {
		return nil, awserr.New(noSuchBucket, "The specified bucket does not exist")
	}
	return slices.Clone(w.Objects[bucket]), nil
}

func setObjects(w *world.World, bucket string, objects []world.Object) {
	w.Objects = maps.Clone(w.Objects)
	if w.Objects == nil {
		w.Objects = map[string][]world.Object{}
	}
	w.Objects[bucket] = objects
	if len(objects) == 0 {
		delete(w.Objects, bucket)
	}
}

// empty is the refusal to delete a bucket with objects, or empties it where the provider is told to force it. The
// provider can do that with objects in governance mode, and nobody with those in compliance mode.
func empty(v world.View, r *world.Resource) error {
	objects := v.Objects[r.ID]
	forced := props.Map(r.Properties).Flag("forceDestroy")
	switch {
	case len(objects) == 0:
		return nil
	case !forced && isVersioned(v.World, r.ID):
		return awserr.New("BucketNotEmpty",
			"The bucket you tried to delete is not empty. You must delete all versions in the bucket.")
	case !forced:
		return awserr.New("BucketNotEmpty", "The bucket you tried to delete is not empty")
	case slices.ContainsFunc(objects, func(o world.Object) bool { return o.Lock == "COMPLIANCE" }):
		return awserr.New("AccessDenied", "Access Denied because object protected by object lock.")
	}
	setObjects(v.World, r.ID, nil)
	return nil
}
