package awssim_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func bucketNamed(name string) values { return values{"bucket": name} }

// bucketPolicy is the policy of the bucket named b, with some part of its statement exchanged.
func bucketPolicy(oldAndNew ...string) values {
	return values{"bucket": "b", "policy": policy(strings.NewReplacer(oldAndNew...).Replace(bucketStatement))}
}

// lifecycle is a lifecycle of one rule, with some fields.
func lifecycle(rule values) values {
	return values{"bucket": "b", "rules": []any{values{"id": "r", "status": "Enabled", "filter": values{}}.and(rule)}}
}

func TestRefusedBuckets(t *testing.T) {
	longest := strings.Repeat("a", 63)
	encrypted := func(rule values) values { return values{"bucket": "b", "rules": []any{rule}} }
	lock := func(retention values) values {
		return values{"bucket": "b", "rule": values{"defaultRetention": retention}}
	}
	key := "arn:aws:kms:us-east-1:123456789012:key/k"
	kms := func(algorithm, key string) values {
		return encrypted(values{
			"applyServerSideEncryptionByDefault": values{"sseAlgorithm": algorithm, "kmsMasterKeyId": key},
		})
	}
	owner := func(word string) values { return values{"bucket": "b", "rule": values{"objectOwnership": word}} }
	kept := values{"mode": "GOVERNANCE", "days": 1}
	checkRefusals(t, map[string]refusalCase{
		"shortest name":           {bucketType, bucketNamed("abc"), bucketNamed("ab"), "InvalidBucketName", "not valid"},
		"longest name":            {bucketType, bucketNamed(longest), bucketNamed(longest + "a"), contract, "bucket: expected"},
		"case of a name":          {bucketType, bucketNamed("a-b.c"), bucketNamed("A-b"), "InvalidBucketName", "not valid"},
		"end of a name":           {bucketType, bucketNamed("a-b"), bucketNamed("ab-"), "InvalidBucketName", "not valid"},
		"points in a row":         {bucketType, bucketNamed("a.b.c"), bucketNamed("a..b"), "InvalidBucketName", "not valid"},
		"address":                 {bucketType, bucketNamed("10.0.0"), bucketNamed("10.0.0.1"), "InvalidBucketName", "not valid"},
		"reserved beginning":      {bucketType, bucketNamed("xn-a"), bucketNamed("xn--a"), "InvalidBucketName", "not valid"},
		"reserved end":            {bucketType, bucketNamed("a-s3"), bucketNamed("a-s3alias"), "InvalidBucketName", "not valid"},
		"longest prefix":          {bucketType, values{"bucketPrefix": longest[:37]}, values{"bucketPrefix": longest[:38]}, contract, "bucketPrefix: expected"},
		"name and prefix":         {bucketType, bucketNamed("abc"), bucketNamed("abc").with("bucketPrefix", "a"), contract, "conflicts"},
		"tags":                    {bucketType, values{"tags": values{"a": "b"}}, values{"tags": values{"a": "!"}}, "InvalidTag", "The tag"},
		"setting of a bucket":     {bucketType, values{}, values{"acl": "private"}, contract, "resource of its own"},
		"versioning":              {versioningType, versioned("b"), versioned("b").with("versioningConfiguration", values{"status": "On"}), contract, "versioningConfiguration.status"},
		"deleting with a code":    {versioningType, versioned("b"), versioned("b").with("versioningConfiguration", values{"status": "Enabled", "mfaDelete": "No"}), contract, "mfaDelete"},
		"algorithm":               {encryptionType, kms("aws:kms", key), kms("AES", key), contract, "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm"},
		"key without KMS":         {encryptionType, kms("aws:kms", key), kms("AES256", key), "InvalidArgument", "KMSMasterKeyID"},
		"key":                     {encryptionType, kms("aws:kms", "alias/k"), kms("aws:kms", "arn:aws:iam::123456789012:role/r"), "InvalidArgument", "KMS"},
		"one rule of encryption":  {encryptionType, encryptedWith("b", "AES256"), values{"bucket": "b", "rules": []any{}}, "MalformedXML", "not well-formed"},
		"ownership":               {ownershipType, owner("BucketOwnerEnforced"), owner("Enforced"), contract, "rule.objectOwnership"},
		"mode of a lock":          {objectLockType, lock(kept), lock(kept.with("mode", "NONE")), contract, "rule.defaultRetention.mode"},
		"days and years":          {objectLockType, lock(kept), lock(kept.with("years", 1)), contract, "conflicts"},
		"neither days nor years":  {objectLockType, lock(kept), lock(kept.with("days", nil)), "MalformedXML", "not well-formed"},
		"lock without a mode":     {objectLockType, lock(kept), lock(kept.with("mode", nil)), "MalformedXML", "not well-formed"},
		"shortest lock":           {objectLockType, lock(kept), lock(kept.with("days", 0)), "InvalidArgument", "positive"},
		"longest lock in days":    {objectLockType, lock(kept.with("days", 36500)), lock(kept.with("days", 36501)), "InvalidArgument", "100 years"},
		"longest lock in years":   {objectLockType, lock(kept.and(values{"days": nil, "years": 100})), lock(kept.and(values{"days": nil, "years": 101})), "InvalidArgument", "100 years"},
		"policy is JSON":          {bucketPolicyType, bucketPolicy(), values{"bucket": "b", "policy": "{"}, contract, "policy"},
		"policy is an object":     {bucketPolicyType, bucketPolicy(), values{"bucket": "b", "policy": "[]"}, "MalformedPolicy", "first byte"},
		"length of a policy":      {bucketPolicyType, bucketPolicy("false", strings.Repeat("a", 20000)), bucketPolicy("false", strings.Repeat("a", 20480)), "MalformedPolicy", "maximum"},
		"effect":                  {bucketPolicyType, bucketPolicy(), bucketPolicy("Deny", "Forbid"), "MalformedPolicy", "invalid"},
		"statements told apart":   {bucketPolicyType, bucketPolicy(), values{"bucket": "b", "policy": policy(strings.Repeat(strings.Replace(bucketStatement, "{", `{"Sid":"a",`, 1)+",", 2) + bucketStatement)}, "MalformedPolicy", "unique"},
		"principal":               {bucketPolicyType, bucketPolicy(), bucketPolicy(`"Principal":"*",`, ""), "MalformedPolicy", "Missing required field Principal"},
		"action":                  {bucketPolicyType, bucketPolicy(), bucketPolicy(`"Action":"s3:*",`, ""), "MalformedPolicy", "Missing required field Action"},
		"action of S3":            {bucketPolicyType, bucketPolicy(), bucketPolicy("s3:*", "ec2:*"), "MalformedPolicy", "Policy has invalid action"},
		"resource":                {bucketPolicyType, bucketPolicy("arn:aws:s3:::b/*", "arn:aws:s3:::b/a"), bucketPolicy("arn:aws:s3:::b/*", "arn:aws:s3:::c/*"), "MalformedPolicy", "Policy has invalid resource"},
		"principal's form":        {bucketPolicyType, bucketPolicy(`"*",`, `{"AWS":"arn:aws:iam::222222222222:root"},`), bucketPolicy(`"*",`, `{"AWS":"someone"},`), "MalformedPolicy", "Invalid principal in policy"},
		"principal with a star":   {bucketPolicyType, bucketPolicy(`"*",`, `{"AWS":"arn:aws:iam::222222222222:role/a"},`), bucketPolicy(`"*",`, `{"AWS":"arn:aws:iam::222222222222:role/*"},`), "MalformedPolicy", "Invalid principal in policy"},
		"principal of a service":  {bucketPolicyType, bucketPolicy(`"*",`, `{"Service":"logs.amazonaws.com"},`), bucketPolicy(`"*",`, `{"Service":"logs"},`), "MalformedPolicy", "Invalid principal in policy"},
		"kind of a principal":     {bucketPolicyType, bucketPolicy(`"*",`, `{"AWS":"*"},`), bucketPolicy(`"*",`, `{"Aws":"*"},`), "MalformedPolicy", "Invalid principal in policy"},
		"principal's list of IDs": {bucketPolicyType, bucketPolicy(`"*",`, `{"AWS":["222222222222"]},`), bucketPolicy(`"*",`, `{"AWS":[2]},`), "MalformedPolicy", "Invalid principal in policy"},
	})
}

func TestRefusedLifecycles(t *testing.T) {
	expiration := func(of values) values { return lifecycle(values{"expiration": of}) }
	noncurrent := func(of values) values { return lifecycle(values{"noncurrentVersionExpiration": of}) }
	moving := func(class string, days, end int) values {
		return lifecycle(values{
			"transitions": []any{values{"storageClass": class, "days": days}}, "expiration": values{"days": end},
		})
	}
	movingOld := func(days, end int) values {
		return lifecycle(values{
			"noncurrentVersionTransitions": []any{values{"storageClass": "STANDARD_IA", "noncurrentDays": days}},
			"noncurrentVersionExpiration":  values{"noncurrentDays": end},
		})
	}
	days := values{"expiration": values{"days": 1}}
	named := func(id string) values { return lifecycle(days.with("id", id)) }
	two := func(first, second string) values {
		return values{"bucket": "b", "rules": append(named(first)["rules"].([]any), named(second)["rules"].([]any)...)}
	}
	filtered := func(filter values) values { return lifecycle(days.with("filter", filter)) }
	abort := func(days int, filter values) values {
		return lifecycle(values{
			"abortIncompleteMultipartUpload": values{"daysAfterInitiation": days}, "filter": filter,
		})
	}
	tag := values{"tag": values{"key": "a", "value": "b"}}
	tagged := values{"and": values{"tags": values{"a": "b"}, "prefix": "p"}}
	many := func(n int) values {
		var rules []any
		for i := range n {
			rules = append(rules, named(fmt.Sprint(i))["rules"].([]any)...)
		}
		return values{"bucket": "b", "rules": rules}
	}
	checkRefusals(t, map[string]refusalCase{
		"a rule":                    {lifecycleType, named("a"), values{"bucket": "b", "rules": []any{}}, "MalformedXML", "not well-formed"},
		"rules":                     {lifecycleType, many(1000), many(1001), "MalformedXML", "not well-formed"},
		"ids told apart":            {lifecycleType, two("a", "b"), two("a", "a"), "InvalidArgument", "Rule ID must be unique"},
		"length of an id":           {lifecycleType, named(strings.Repeat("a", 255)), named(strings.Repeat("a", 256)), contract, "rules[0].id"},
		"status":                    {lifecycleType, named("a"), lifecycle(days.with("status", "On")), contract, "rules[0].status"},
		"smallest objects":          {lifecycleType, named("a").with("transitionDefaultMinimumObjectSize", "varies_by_storage_class"), named("a").with("transitionDefaultMinimumObjectSize", "128K"), contract, "transitionDefaultMinimumObjectSize"},
		"an action":                 {lifecycleType, named("a"), lifecycle(nil), "InvalidRequest", "At least one action"},
		"days":                      {lifecycleType, expiration(values{"days": 1}), expiration(values{"days": 0}), "InvalidArgument", "'Days' for Expiration action must be a positive integer"},
		"days or a date":            {lifecycleType, expiration(values{"date": "2030-01-01T00:00:00Z"}), expiration(values{"date": "2030-01-01T00:00:00Z", "days": 1}), "MalformedXML", "not well-formed"},
		"days or markers":           {lifecycleType, expiration(values{"expiredObjectDeleteMarker": true}), expiration(values{"expiredObjectDeleteMarker": true, "days": 1}), "MalformedXML", "not well-formed"},
		"something of an end":       {lifecycleType, expiration(values{"days": 1}), expiration(values{"expiredObjectDeleteMarker": false}), "MalformedXML", "not well-formed"},
		"markers with tags":         {lifecycleType, filtered(tag), lifecycle(values{"filter": tag, "expiration": values{"expiredObjectDeleteMarker": true}}), "InvalidRequest", "Tags"},
		"noncurrent days":           {lifecycleType, noncurrent(values{"noncurrentDays": 1}), noncurrent(values{"noncurrentDays": 0}), "InvalidArgument", "'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer"},
		"newer versions":            {lifecycleType, noncurrent(values{"noncurrentDays": 1, "newerNoncurrentVersions": 100}), noncurrent(values{"noncurrentDays": 1, "newerNoncurrentVersions": 101}), "InvalidArgument", "NewerNoncurrentVersions"},
		"days of an upload":         {lifecycleType, abort(1, values{}), abort(0, values{}), "InvalidArgument", "DaysAfterInitiation"},
		"uploads with tags":         {lifecycleType, abort(1, values{"prefix": "p"}), abort(1, tagged), "InvalidRequest", "AbortIncompleteMultipartUpload cannot be specified with Tags."},
		"one condition":             {lifecycleType, filtered(tag), filtered(tag.with("prefix", "p")), "MalformedXML", "not well-formed"},
		"several conditions":        {lifecycleType, filtered(tagged), filtered(values{"and": values{"prefix": "p"}}), "MalformedXML", "not well-formed"},
		"prefix of a rule":          {lifecycleType, filtered(values{"prefix": "p"}), lifecycle(days.with("prefix", "p")), "MalformedXML", "not well-formed"},
		"class":                     {lifecycleType, moving("GLACIER", 1, 2), moving("ICE", 1, 2), contract, "rules[0].transitions[0].storageClass"},
		"infrequent access":         {lifecycleType, moving("STANDARD_IA", 30, 31), moving("STANDARD_IA", 29, 31), "InvalidArgument", "greater than or equal to 30 for storageClass 'STANDARD_IA'"},
		"moved before the end":      {lifecycleType, moving("GLACIER", 1, 2), moving("GLACIER", 2, 2), "InvalidArgument", "must be greater than 'Days' in the Transition action"},
		"old infrequent access":     {lifecycleType, movingOld(30, 31), movingOld(29, 31), "InvalidArgument", "greater than or equal to 30"},
		"old moved before the end":  {lifecycleType, movingOld(30, 31), movingOld(31, 31), "InvalidArgument", "'NoncurrentDays' in the NoncurrentVersionExpiration action for filter '(prefix=)' must be greater than 'NoncurrentDays' in the NoncurrentVersionTransition action"},
		"an owner that is expected": {lifecycleType, named("a").with("expectedBucketOwner", "123456789012"), named("a").with("owner", "1"), contract, "unknown key"},
	})
}

func TestRefusedReplications(t *testing.T) {
	rule := replicas("target")
	to := func(change values) values {
		return replicated("b", rule.with("destination", rule["destination"].(values).and(change)))
	}
	on := values{"status": "Enabled"}
	control := values{"status": "Enabled", "time": values{"minutes": 15}}
	metrics := values{"status": "Enabled", "eventThreshold": values{"minutes": 15}}
	tagged := rule.with("filter", values{"tag": values{"key": "a", "value": "b"}})
	old := rule.and(values{"filter": nil, "priority": nil, "deleteMarkerReplication": nil, "prefix": "p"})
	translated := values{"account": "222222222222", "accessControlTranslation": values{"owner": "Destination"}}
	second := rule.and(values{"id": "second", "priority": 1})
	keyed := rule.with("sourceSelectionCriteria", values{"sseKmsEncryptedObjects": on})
	withKey := keyed.with("destination", rule["destination"].(values).with("encryptionConfiguration",
		values{"replicaKmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/k"}))
	checkRefusals(t, map[string]refusalCase{
		"role's ARN":               {bucketReplicaType, replicated("b", rule), replicated("b", rule).with("role", "replication"), contract, "role"},
		"role":                     {bucketReplicaType, replicated("b", rule), replicated("b", rule).with("role", "arn:aws:iam::123456789012:user/u"), "InvalidArgument", "Role"},
		"a rule":                   {bucketReplicaType, replicated("b", rule), replicated("b").with("rules", []any{}), "MalformedXML", "not well-formed"},
		"status":                   {bucketReplicaType, replicated("b", rule), replicated("b", rule.with("status", "On")), contract, "rules[0].status"},
		"destination's ARN":        {bucketReplicaType, replicated("b", rule), to(values{"bucket": "target"}), contract, "rules[0].destination.bucket"},
		"destination":              {bucketReplicaType, replicated("b", rule), to(values{"bucket": "arn:aws:s3:::target/key"}), "InvalidArgument", "bucket"},
		"account":                  {bucketReplicaType, to(values{"account": "222222222222"}), to(values{"account": "2"}), contract, "rules[0].destination.account"},
		"owner":                    {bucketReplicaType, to(translated), to(translated.with("accessControlTranslation", values{"owner": "Source"})), contract, "accessControlTranslation.owner"},
		"owner without an account": {bucketReplicaType, to(translated), to(translated.with("account", nil)), "InvalidRequest", "the Account element must be specified"},
		"class":                    {bucketReplicaType, to(values{"storageClass": "STANDARD"}), to(values{"storageClass": "ICE"}), contract, "storageClass"},
		"control without metrics":  {bucketReplicaType, to(values{"replicationTime": control, "metrics": metrics}), to(values{"replicationTime": control}), "InvalidRequest", "Replication metrics must be enabled"},
		"minutes of control":       {bucketReplicaType, to(values{"replicationTime": control, "metrics": metrics}), to(values{"replicationTime": control.with("time", values{"minutes": 10}), "metrics": metrics}), "InvalidRequest", "15 minutes"},
		"minutes of metrics":       {bucketReplicaType, to(values{"metrics": metrics}), to(values{"metrics": metrics.with("eventThreshold", values{"minutes": 10})}), "InvalidRequest", "15 minutes"},
		"delete markers":           {bucketReplicaType, replicated("b", rule), replicated("b", rule.with("deleteMarkerReplication", nil)), "InvalidRequest", "DeleteMarkerReplication must be specified"},
		"delete markers with tags": {bucketReplicaType, replicated("b", tagged), replicated("b", tagged.with("deleteMarkerReplication", on)), "InvalidRequest", "Tag filter"},
		"markers of an old rule":   {bucketReplicaType, replicated("b", old), replicated("b", old.with("deleteMarkerReplication", on)), "InvalidRequest", "DeleteMarkerReplication cannot be used"},
		"prefix and filter":        {bucketReplicaType, replicated("b", old), replicated("b", rule.with("prefix", "p")), "MalformedXML", "not well-formed"},
		"ids told apart":           {bucketReplicaType, replicated("b", rule, second), replicated("b", rule, second.with("id", "all")), "InvalidArgument", "Rule Id must be unique"},
		"length of an id":          {bucketReplicaType, replicated("b", rule.with("id", strings.Repeat("a", 255))), replicated("b", rule.with("id", strings.Repeat("a", 256))), contract, "rules[0].id"},
		"priorities told apart":    {bucketReplicaType, replicated("b", rule, second), replicated("b", rule, second.with("priority", 0)), "InvalidRequest", "duplicate priority '0'"},
		"encrypted without a key":  {bucketReplicaType, replicated("b", withKey), replicated("b", keyed), "InvalidRequest", "EncryptionConfiguration"},
	})
}

// What S3 refuses looking at other buckets, and at roles.
func TestRefusedSettingsInACloud(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	stranger := elsewhere(t, e.cloud)
	for _, name := range []string{"source", "plain", "target"} {
		e.create(bucketType, name, bucketNamed(name))
	}
	e.create(bucketType, "locked", bucketNamed("locked").with("objectLockEnabled", true))
	stranger.create(bucketType, "theirs", bucketNamed("theirs").with("objectLockEnabled", true))
	refused := func(token string, inputs values) error { return e.cloud.Refusal(region, token, inputs.properties()) }
	copies := func(bucket string, change values) values {
		rule := replicas(bucket)
		return replicated("source", rule.with("destination", rule["destination"].(values).and(change)))
	}

	assertRefused(t, refused(bucketReplicaType, copies("locked", nil)), "InvalidRequest",
		"Versioning must be 'Enabled' on the bucket to apply a replication configuration")
	version := e.create(versioningType, "v", versioned("source"))
	assert.NoError(t, refused(bucketReplicaType, copies("locked", nil)))
	assertRefused(t, refused(bucketReplicaType, copies("plain", nil)), "InvalidRequest", "must have versioning enabled")
	assertRefused(t, refused(bucketReplicaType, copies("none", nil)), "InvalidRequest", "Destination bucket must exist")
	assertRefused(t, refused(bucketReplicaType, copies("source", nil)), "InvalidRequest", "same")
	assert.NoError(t, refused(bucketReplicaType, copies("theirs", values{"account": "222222222222"})))
	assertRefused(t, refused(bucketReplicaType, copies("theirs", values{"account": "123456789012"})), "InvalidArgument",
		"must match the destination bucket owner")
	assertRefused(t, refused(bucketReplicaType,
		copies("locked", nil).with("role", "arn:aws:iam::222222222222:role/r")), "AccessDenied", "Cross-account")

	copying := e.create(bucketReplicaType, "r", copies("locked", nil))
	suspended := versioned("source").with("versioningConfiguration", values{"status": "Suspended"})
	_, err := e.tryUpdate(version, suspended)
	assertRefused(t, err, "InvalidBucketState", "A replication configuration is present")
	assertRefused(t, e.delete(version), "InvalidBucketState", "A replication configuration is present")
	_, err = e.tryUpdate(copying, copies("plain", nil))
	assertRefused(t, err, "InvalidRequest", "must have versioning enabled")
	require.NoError(t, e.delete(copying))
	_, err = e.tryUpdate(version, versioned("source").with("versioningConfiguration", values{"status": "Disabled"}))
	assert.ErrorContains(t, err, "cannot be updated from 'Enabled' to 'Disabled'")
	e.update(version, suspended)

	assertRefused(t, refused(objectLockType, retained("plain", "GOVERNANCE")), "InvalidBucketState",
		"Versioning must be 'Enabled'")
	assertRefused(t, refused(versioningType, suspended.with("bucket", "locked")), "InvalidBucketState",
		"An Object Lock configuration is present")
	require.NoError(t, e.delete(e.create(versioningType, "of the locked", versioned("locked"))))
	e.create(versioningType, "of the target", versioned("target"))
	e.create(objectLockType, "of the target", retained("target", "GOVERNANCE"))
	bucket, err := e.cloud.Get(bucketType, "target")
	require.NoError(t, err)
	assert.Equal(t, true, bucket.Properties["objectLockEnabled"], "a bucket with versions can have it later too")
	assertRefused(t, refused(versioningType, versioned("plain").with("expectedBucketOwner", "222222222222")),
		"AccessDenied", "")
}

func TestPrincipalsOfBucketPolicies(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	e.create(bucketType, "b", bucketNamed("bbb"))
	to := func(principal string) error {
		text := strings.Replace(policyOf("bbb", "Allow"), `{"AWS":"123456789012"}`, principal, 1)
		return e.cloud.Refusal(region, bucketPolicyType, values{"bucket": "bbb", "policy": text}.properties())
	}
	mine, theirs := `{"AWS":"arn:aws:iam::123456789012:role/apps/app"}`, `{"AWS":["arn:aws:iam::222222222222:role/r"]}`
	assertRefused(t, to(mine), "MalformedPolicy", "Invalid principal in policy")
	assert.NoError(t, to(theirs), "an account that the cloud knows nothing of")
	assert.NoError(t, to(`{"AWS":"arn:aws:iam::123456789012:root"}`))
	assert.NoError(t, to(`{"AWS":"arn:aws:iam::123456789012:user/alice"}`), "users are not modelled")

	e.create(roleType, "app", roleInputs.with("path", "/apps/"))
	stranger := elsewhere(t, e.cloud)
	stranger.create(roleType, "other", roleInputs.with("name", "other"))
	assert.NoError(t, to(mine))
	assertRefused(t, to(theirs), "MalformedPolicy", "Invalid principal in policy")
	stranger.create(roleType, "r", roleInputs.with("name", "r"))
	assert.NoError(t, to(theirs))

	assertRefused(t, to(`"*"`), "AccessDenied", "BlockPublicPolicy")
	block := e.create(accessBlockType, "block", values{"bucket": "bbb"})
	assert.NoError(t, to(`"*"`))
	e.update(block, values{"bucket": "bbb", "blockPublicPolicy": true})
	assertRefused(t, to(`"*"`), "AccessDenied", "BlockPublicPolicy")
}
