package awssim_test

import (
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// bucketRole is a role that S3 could replicate with.
const bucketRole = "arn:aws:iam::123456789012:role/replication"

// replicas is a rule that copies everything to a bucket.
func replicas(bucket string) values {
	return values{
		"id": "all", "status": "Enabled", "priority": 0, "filter": values{},
		"deleteMarkerReplication": values{"status": "Disabled"},
		"destination":             values{"bucket": "arn:aws:s3:::" + bucket},
	}
}

// replicated is the replication of a bucket to others.
func replicated(bucket string, rules ...any) values {
	return values{"bucket": bucket, "role": bucketRole, "rules": rules}
}

func versioned(bucket string) values {
	return values{"bucket": bucket, "versioningConfiguration": values{"status": "Enabled"}}
}

func retained(bucket, mode string) values {
	return values{"bucket": bucket, "rule": values{"defaultRetention": values{"mode": mode, "days": 30}}}
}

func expiring(bucket string, days int) values {
	return values{"bucket": bucket, "rules": []any{
		values{"id": "old", "status": "Enabled", "filter": values{}, "expiration": values{"days": days}},
	}}
}

func encryptedWith(bucket, algorithm string) values {
	by := values{"sseAlgorithm": algorithm}
	return values{"bucket": bucket, "rules": []any{values{"applyServerSideEncryptionByDefault": by}}}
}

// bucketStatement is a statement of the policy of the bucket named b.
const bucketStatement = `{"Effect":"Deny","Principal":"*","Action":"s3:*",` +
	`"Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}`

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
	beijing := newEngine(t, e.cloud, values{"region": "cn-north-1"})
	china := beijing.create(bucketType, "china", values{"bucket": "china"})
	assert.Equal(t, "arn:aws-cn:s3:::china", china.str("arn"))
	assert.Equal(t, "china.s3.cn-north-1.amazonaws.com.cn", china.str("bucketRegionalDomainName"))
}

func TestGetBucket(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	e.create(bucketType, "b", values{"bucket": "here"})
	abroad := newEngine(t, e.cloud, values{"region": "eu-west-1"})
	for _, asking := range []*engine{e, abroad} {
		found, err := asking.invoke("aws:s3/getBucket:getBucket", values{"bucket": "here"})
		require.NoError(t, err)
		assert.Equal(t, "arn:aws:s3:::here", found.Get("arn").AsString())
		assert.Equal(t, region, found.Get("region").AsString())
	}
	_, err := e.invoke("aws:s3/getBucket:getBucket", values{"bucket": "none"})
	assert.ErrorContains(t, err, "reading S3 Bucket (none): couldn't find resource")
	_, err = elsewhere(t, e.cloud).invoke("aws:s3/getBucket:getBucket", values{"bucket": "here"})
	assert.ErrorContains(t, err, "Forbidden")
}

// The names of buckets are taken in all accounts and regions.
func TestNamesOfBuckets(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	abroad := newEngine(t, e.cloud, values{"region": "eu-west-1"})
	stranger := newEngine(t, e.cloud, values{"region": "eu-west-1", "assumeRole": deployRole})
	taken := e.create(bucketType, "b", values{"bucket": "taken"})
	for asking, code := range map[*engine]string{
		e: "BucketAlreadyExists", abroad: "BucketAlreadyOwnedByYou", stranger: "BucketAlreadyExists",
	} {
		_, err := asking.tryCreate(bucketType, "b", values{"bucket": "taken"})
		assertRefused(t, err, code, "")
	}
	require.NoError(t, e.delete(taken))
	stranger.create(bucketType, "b", values{"bucket": "taken"})
}

func TestObjects(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	bucket := e.create(bucketType, "b", values{"bucket": "full"})
	for _, key := range []string{"z.rdb", "a.rdb", "z.rdb"} {
		require.NoError(t, e.cloud.PutObject("full", key, 7))
	}
	objects, err := e.cloud.Objects("full")
	require.NoError(t, err)
	require.Len(t, objects, 2)
	assert.Equal(t, []string{"a.rdb", "z.rdb"}, []string{objects[0].Key, objects[1].Key})
	assertRefused(t, e.cloud.PutObject("none", "a", 1), "NoSuchBucket", "does not exist")
	_, err = e.cloud.Objects("none")
	assertRefused(t, err, "NoSuchBucket", "does not exist")

	assertRefused(t, e.delete(bucket), "BucketNotEmpty", "not empty")
	version := e.create(versioningType, "v", versioned("full"))
	assertRefused(t, e.delete(bucket), "BucketNotEmpty", "You must delete all versions")
	bucket = e.update(bucket, values{"bucket": "full", "forceDestroy": true})
	require.NoError(t, e.delete(bucket))
	assert.Empty(t, e.refresh(version).id, "the settings of a bucket go with it")
	e.create(bucketType, "b", values{"bucket": "full"})
	objects, err = e.cloud.Objects("full")
	require.NoError(t, err)
	assert.Empty(t, objects)
}

// The provider deletes what it is told to, but for what nobody can delete.
func TestLockedObjects(t *testing.T) {
	for mode, code := range map[string]string{"GOVERNANCE": "", "COMPLIANCE": "AccessDenied"} {
		e := newEngine(t, newCloud(t), nil)
		bucket := e.create(bucketType, "b", values{"bucket": "b-1", "objectLockEnabled": true, "forceDestroy": true})
		e.create(objectLockType, "lock", retained("b-1", mode))
		require.NoError(t, e.cloud.PutObject("b-1", "kept", 1))
		err := e.delete(bucket)
		if code == "" {
			assert.NoError(t, err)
		} else {
			assertRefused(t, err, code, "object lock")
		}
	}
}

// TestLivesOfSettings follows each setting of a bucket through its life.
func TestLivesOfSettings(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	for _, name := range []string{"bbb", "other", "target"} {
		e.create(bucketType, name, values{"bucket": name, "objectLockEnabled": name != "other"})
	}
	owned := func(word string) values { return values{"bucket": "bbb", "rule": values{"objectOwnership": word}} }
	ruled := func(effect string) values { return values{"bucket": "bbb", "policy": policyOf("bbb", effect)} }
	suspended := versioned("other").with("versioningConfiguration", values{"status": "Suspended"})
	unnamed := replicated("bbb", replicas("target").with("id", nil))
	for token, life := range map[string]struct{ was, is values }{
		versioningType:    {versioned("other"), suspended},
		encryptionType:    {encryptedWith("bbb", "AES256"), encryptedWith("bbb", "aws:kms")},
		ownershipType:     {owned("ObjectWriter"), owned("BucketOwnerEnforced")},
		accessBlockType:   {values{"bucket": "bbb"}, values{"bucket": "bbb", "blockPublicAcls": true}},
		lifecycleType:     {expiring("bbb", 30), expiring("bbb", 60)},
		bucketPolicyType:  {ruled("Deny"), ruled("Allow")},
		objectLockType:    {retained("bbb", "GOVERNANCE"), retained("bbb", "COMPLIANCE")},
		bucketReplicaType: {unnamed, replicated("bbb", replicas("target").with("status", "Disabled"))},
	} {
		t.Run(token, func(t *testing.T) {
			e := &engine{t, e.cloud, e.server}
			made := e.create(token, "s", life.was)
			assert.Equal(t, life.was["bucket"], made.id)
			e.unchanged(e.refresh(made), life.was)
			_, diff := e.diff(made, life.was.with("bucket", "another"))
			assert.Equal(t, p.UpdateReplace, diff.DetailedDiff["bucket"].Kind)
			_, diff = e.diff(made, life.is)
			require.True(t, diff.HasChanges)
			for name, change := range diff.DetailedDiff {
				assert.Contains(t, []p.DiffKind{p.Add, p.Update}, change.Kind, name)
			}
			made = e.update(made, life.is)
			e.unchanged(e.refresh(made), life.is)

			gone := life.is.with("bucket", "nowhere")
			if token == bucketPolicyType {
				gone["policy"] = policyOf("nowhere", "Deny")
			}
			_, err := e.tryCreate(token, "gone", gone)
			assertRefused(t, err, "NoSuchBucket", "does not exist")
			_, err = (&engine{t, e.cloud, newEngine(t, e.cloud, values{"region": "eu-west-1"}).server}).
				tryCreate(token, "abroad", life.is)
			assertRefused(t, err, "PermanentRedirect", "endpoint")
			_, err = (&engine{t, e.cloud, elsewhere(t, e.cloud).server}).tryCreate(token, "stranger", life.is)
			assertRefused(t, err, "AccessDenied", "")

			e.create(token, "again", life.was)
			overwritten, err := e.cloud.Overwritten()
			require.NoError(t, err)
			assert.Equal(t, token, overwritten[len(overwritten)-1].Type, "the last setting is the one that counts")
			require.NoError(t, e.delete(made))
			assert.Empty(t, e.refresh(made).id)
		})
	}
}

// policyOf is a policy of a bucket that is not for everyone.
func policyOf(bucket, effect string) string {
	return policy(`{"Effect":"` + effect + `","Principal":{"AWS":"123456789012"},"Action":"s3:GetObject",` +
		`"Resource":"arn:aws:s3:::` + bucket + `/*"}`)
}
