package awssim_test

import (
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// bucketRole is a role that S3 could replicate with.
const bucketRole = "arn:aws:iam::123456789012:role/replication"

// replicas are a rule that copies everything to a bucket.
func replicas(bucket string) values {
	return values{
		"id": "all", "status": "Enabled", "priority": 0, "filter": values{},
		"deleteMarkerReplication": values{"status": "Disabled"}, "destination": values{"bucket": "arn:aws:s3:::" + bucket},
	}
}

func versioned(bucket string) values {
	return values{"bucket": bucket, "versioningConfiguration": values{"status": "Enabled"}}
}

func TestBucketLooksLikeAWS(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := values{"tags": values{"a": "b"}}
	bucket := e.create(bucketType, "Snapshots", inputs)
	assert.Regexp(t, `^snapshots-[0-9a-f]{7}$`, bucket.id)
	for key, want := range map[string]any{
		"bucket": bucket.id, "arn": "arn:aws:s3:::" + bucket.id, "region": region, "forceDestroy": false,
		"objectLockEnabled": false, "bucketDomainName": bucket.id + ".s3.amazonaws.com",
		"bucketRegionalDomainName": bucket.id + ".s3.us-east-1.amazonaws.com", "bucketPrefix": "",
	} {
		assert.Equal(t, value(want), bucket.outputs.Get(key), key)
	}
	e.unchanged(e.refresh(bucket), inputs)
	bucket = e.update(bucket, inputs.with("forceDestroy", true))
	for name, another := range map[string]any{"bucket": "other", "bucketPrefix": "o-", "objectLockEnabled": true} {
		_, diff := e.diff(bucket, inputs.with(name, another))
		assert.Contains(t, []p.DiffKind{p.AddReplace, p.UpdateReplace}, diff.DetailedDiff[name].Kind, name)
	}
	prefixed := e.create(bucketType, "prefixed", values{"bucketPrefix": "backup-"})
	assert.Regexp(t, `^backup-\d{26}$`, prefixed.id)

	found, err := e.invoke("aws:s3/getBucket:getBucket", values{"bucket": bucket.id})
	require.NoError(t, err)
	assert.Equal(t, bucket.str("arn"), found.Get("arn").AsString())
	abroad := newEngine(t, e.cloud, values{"region": "eu-west-1"})
	found, err = abroad.invoke("aws:s3/getBucket:getBucket", values{"bucket": bucket.id})
	require.NoError(t, err)
	assert.Equal(t, region, found.Get("region").AsString())
	_, err = e.invoke("aws:s3/getBucket:getBucket", values{"bucket": "none"})
	assert.ErrorContains(t, err, "couldn't find resource")
	_, err = elsewhere(t, e.cloud).invoke("aws:s3/getBucket:getBucket", values{"bucket": bucket.id})
	assert.ErrorContains(t, err, "Forbidden")
}

// elsewhere is an engine whose provider assumes a role of another account.
func elsewhere(t *testing.T, cloud *awssim.Cloud) *engine {
	t.Helper()
	return newEngine(t, cloud, values{
		"region": region, "assumeRole": values{"roleArn": "arn:aws:iam::222222222222:role/deploy"},
	})
}
