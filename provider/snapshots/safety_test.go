package snapshots

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// untagged are types that cannot have tags of their own.
var untagged = []string{
	"aws:iam/rolePolicy:RolePolicy",
	"aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
	"aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
	"aws:s3/bucketOwnershipControls:BucketOwnershipControls",
	"aws:s3/bucketPolicy:BucketPolicy",
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
	"aws:s3/bucketReplicationConfig:BucketReplicationConfig",
	"aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
	"aws:s3/bucketVersioningV2:BucketVersioningV2",
	// Its group has the tags; a schedule has none.
	// Source: EventBridge Scheduler API, TagResource.
	"aws:scheduler/schedule:Schedule",
}

func TestTagsReachEveryChild(t *testing.T) {
	t.Parallel()
	eachGraph(t, func(what string, g graph) {
		for _, name := range g.children() {
			tags, tagged := g[name].properties()["tags"]
			if strings.HasSuffix(what, "_everything") && !slices.Contains(untagged, g[name].TypeToken) {
				assert.Equal(t, map[string]any{"team": "web"}, tags, "%s: %s", what, name)
			} else {
				assert.False(t, tagged, "%s: %s has tags that nobody gave, or cannot have any", what, name)
			}
		}
	})
}

// Every bucket keeps versions, has no ACLs, is closed to the public and to requests without TLS, and is encrypted. No
// child opens it.
func TestBucketsAreClosed(t *testing.T) {
	t.Parallel()
	eachGraph(t, func(what string, g graph) {
		if what == "export_to_own_bucket" {
			for _, name := range g.children() {
				assert.False(t, strings.HasPrefix(g[name].TypeToken, "aws:s3/"), "%s leaves the bucket alone", name)
			}
			return
		}
		versioning, ownership := g["nightly-bucket-versioning"].properties(), g["nightly-bucket-ownership"].properties()
		assert.Equal(t, map[string]any{"status": "Enabled"}, versioning["versioningConfiguration"], what)
		assert.Equal(t, map[string]any{"objectOwnership": "BucketOwnerEnforced"}, ownership["rule"], what)
		closed := g["nightly-bucket-public-access"].properties()
		for _, key := range []string{
			"blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets",
		} {
			assert.Equal(t, true, closed[key], "%s: %s", what, key)
		}
		name := g["nightly-bucket-policy"].text("bucket")
		arn := "arn:aws:s3:::" + name
		var tls []statement
		for _, one := range documentOf(t, g["nightly-bucket-policy"].text("policy")) {
			if one.Effect == "Allow" {
				assert.NotEqual(t, "*", one.Principal, "%s: %s", what, one.Sid)
				assert.NotContains(t, one.principals(), "*", "%s: %s", what, one.Sid)
			} else if one.Sid == "OnlyTLS" {
				tls = append(tls, one)
			}
		}
		assert.Equal(t, []statement{{
			Sid: "OnlyTLS", Effect: "Deny", Principal: "*", Action: "s3:*", Resource: []any{arn, arn + "/*"},
			Condition: map[string]map[string]any{"Bool": {"aws:SecureTransport": "false"}},
		}}, tls, what)
		for _, one := range g.children() {
			assert.NotContains(t, g[one].TypeToken, "Acl", what)
			assert.NotContains(t, g[one].TypeToken, "Website", what)
			if strings.HasPrefix(g[one].TypeToken, "aws:s3/bucket") && one != "nightly-bucket" {
				assert.Equal(t, name, g[one].text("bucket"), "%s: %s is about the bucket", what, one)
			}
		}
	})
}

// A child is created when what it needs is there: S3 refuses two changes of a bucket at once, a role is of no use
// before its policy, and nothing runs before everything is there.
func TestOrderOfChildren(t *testing.T) {
	t.Parallel()
	ready := []string{
		"nightly-bucket-encryption", "nightly-bucket-lifecycle", "nightly-bucket-ownership", "nightly-bucket-policy",
		"nightly-bucket-public-access", "nightly-bucket-versioning",
	}
	eachGraph(t, func(what string, g graph) {
		for name := range g {
			assert.NotContains(t, g[name].dependencies(), name, what)
		}
		g.assertWaits(t, "nightly-schedule", "nightly-run", "nightly-start-policy", "nightly-schedules",
			"nightly-failed-starts")
		g.assertWaits(t, "nightly-run", "nightly-run-policy", "nightly-log")
		for _, alarm := range []string{"failed", "timed-out", "aborted", "not-started", "overdue"} {
			g.assertWaits(t, "nightly-alarm-"+alarm, "nightly-run")
		}
		if what == "export_to_own_bucket" {
			return
		}
		g.assertWaits(t, "nightly-run", ready...)
		// One after another: each setting waits for all before it.
		for i := range g.settingsInOrder() {
			g.assertWaits(t, g.settingsInOrder()[i], g.settingsInOrder()[:i]...)
		}
		if _, copied := g["nightly-replication"]; copied {
			g.assertWaits(t, "nightly-replication", append(ready, "nightly-copy-policy", "nightly-copy-role")...)
			g.assertWaits(t, "nightly-run", "nightly-replication")
			g.assertWaits(t, "nightly-alarm-copy-failed", "nightly-run")
		}
	})
}

// settingsInOrder are the settings of the bucket, in the order in which it becomes safe.
func (g graph) settingsInOrder() (names []string) {
	for _, setting := range []string{
		"ownership", "public-access", "policy", "encryption", "versioning", "lock", "lifecycle",
	} {
		if _, there := g["nightly-bucket-"+setting]; there {
			names = append(names, "nightly-bucket-"+setting)
		}
	}
	return names
}

// The ARN of a vault is known when the vault is fit to be replicated to.
func TestVaultIsReady(t *testing.T) {
	t.Parallel()
	deploy(t, vaults.args(t, asIs), NewRedisSnapshotVault, func(d deployed[RedisSnapshotVault]) {
		arn, after := d.await(d.component.BucketArn)
		assert.Equal(t, "arn:aws:s3:::sessions-vault-made", arn)
		assert.Subset(t, after, []string{
			"nightly-bucket", "nightly-bucket-versioning", "nightly-bucket-policy", "nightly-bucket-lock",
			"nightly-bucket-public-access", "nightly-bucket-ownership", "nightly-bucket-encryption",
			"nightly-bucket-lifecycle",
		})
	})
}

// machineARN begins the ARNs of the state machines.
const machineARN = "arn:aws:states:eu-west-1:123456789012:stateMachine:sessions-snapshot-"

// The outputs of an export, in each of its forms.
func TestExportOutputs(t *testing.T) {
	t.Parallel()
	_, outputs := deployExport(t, asIs)
	assert.Equal(t, "sessions-snapshots-made", outputs["bucketName"])
	assert.Equal(t, "arn:aws:s3:::sessions-snapshots-made", outputs["bucketArn"])
	assert.Equal(t, machineARN+"export", outputs["stateMachineArn"])
	role, ok := outputs["replicationRoleArn"].(*string)
	require.True(t, ok)
	assert.Equal(t, "arn:aws:iam::123456789012:role/redis-snapshots/sessions-snapshots-copy-made", *role)
	assert.Equal(t, map[string]string{
		"accountId": "123456789012", "region": "eu-west-1", "bucketArn": "arn:aws:s3:::sessions-vault",
		"replicationGroupId": "sessions",
		"snapshotArn":        "arn:aws:s3:::sessions-vault/sessions-<member>-<YYYY-MM-DD-hh-mm>-<shard>.rdb",
	}, outputs["restoreInputs"])
	assert.Equal(t, map[string]string{
		"aborted": alarmARN("export-aborted"), "copy-failed": alarmARN("export-copy-failed"),
		"failed": alarmARN("export-failed"), "not-started": alarmARN("export-not-started"),
		"overdue": alarmARN("export-overdue"), "timed-out": alarmARN("export-timed-out"),
	}, outputs["alarmArns"])

	_, outputs = deployExport(t, ofCarts)
	assert.Equal(t, map[string]string{
		"accountId": "123456789012", "region": "eu-west-1", "bucketArn": "arn:aws:s3:::sessions-vault",
		"serverlessCacheName": "carts",
		"snapshotArn":         "arn:aws:s3:::sessions-vault/automatic.carts-<YYYY-MM-DD-hh-mm>-<shard>.rdb",
	}, outputs["restoreInputs"])

	_, outputs = deployExport(t, "copyTo: null\nbucketName: my-exports")
	assert.Equal(t, "my-exports", outputs["bucketName"])
	assert.Equal(t, "arn:aws:s3:::my-exports", outputs["bucketArn"])
	assert.Nil(t, outputs["replicationRoleArn"])
	assert.Equal(t, "arn:aws:s3:::my-exports", outputs["restoreInputs"].(map[string]string)["bucketArn"])
	assert.NotContains(t, outputs["alarmArns"], "copy-failed")
}

func alarmARN(name string) string {
	return "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:sessions-snapshot-" + name
}

// The outputs of a vault, with and without the names of what has to arrive.
func TestVaultOutputs(t *testing.T) {
	t.Parallel()
	_, outputs := deployVault(t, "replicationGroupIds: [sessions, carts]")
	assert.Equal(t, "sessions-vault-made", outputs["bucketName"])
	assert.Equal(t, map[string]string{
		"sessions": "arn:aws:s3:::sessions-vault-made/sessions-<member>-<YYYY-MM-DD-hh-mm>-<shard>.rdb",
		"carts":    "arn:aws:s3:::sessions-vault-made/carts-<member>-<YYYY-MM-DD-hh-mm>-<shard>.rdb",
	}, outputs["restoreArns"])
	assert.Equal(t, `aws s3api list-objects-v2 --bucket sessions-vault-made --query `+
		`"Contents[?contains(Key, '-YYYY-MM-DD-')].Key"`, outputs["restoreHint"])
	assert.Equal(t, machineARN+"arrivals", outputs["stateMachineArn"])
	assert.Equal(t, map[string]string{
		"aborted": alarmARN("arrivals-aborted"), "failed": alarmARN("arrivals-failed"),
		"not-started": alarmARN("arrivals-not-started"), "overdue": alarmARN("arrivals-overdue"),
		"timed-out": alarmARN("arrivals-timed-out"),
	}, outputs["alarmArns"])
	_, outputs = deployVault(t, "serverlessCacheNames: [carts]")
	assert.Equal(t, map[string]string{
		"sessions": "arn:aws:s3:::sessions-vault-made/sessions-<member>-<YYYY-MM-DD-hh-mm>-<shard>.rdb",
		"carts":    "arn:aws:s3:::sessions-vault-made/automatic.carts-<YYYY-MM-DD-hh-mm>-<shard>.rdb",
	}, outputs["restoreArns"])
	_, outputs = deployVault(t, "replicationGroupIds: null")
	assert.Equal(t, map[string]string{
		"any": "arn:aws:s3:::sessions-vault-made/<replicationGroupId>-<member>-<YYYY-MM-DD-hh-mm>-<shard>.rdb",
	}, outputs["restoreArns"])
}
