package engine

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// Lines of examples/cross-account-yaml below which the tests add inputs.
const (
	copyTo = `      copyTo: { accountId: "${backupAccount}", bucketArn: "${vault.bucketArn}" }` + "\n"
	lock   = `      replicationGroupIds: [sessions]` + "\n"
)

// When the runs happen and how long copies stay are changed in place, on both sides.
func TestCopiesChangeInPlace(t *testing.T) {
	t.Parallel()
	c := deployCopies(t, "yaml")
	c.put(c.bucket("exportBucket"))
	c.put(c.bucket("vaultBucket"))
	c.rewrite(copyTo, copyTo+"      schedule: cron(30 8 * * ? *)\n      scheduleTimezone: Europe/Berlin\n"+
		"      retentionInDays: 50\n      maxAgeInHours: 20\n      timeLimitInHours: 3\n      tags: { team: web }\n")
	c.rewrite(lock, lock+"      schedule: rate(3 hours)\n      retentionInDays: 60\n      lockInDays: 45\n"+
		"      maxAgeInHours: 48\n      allowRestore: true\n")
	changes, _ := c.stack.Up()
	for operation := range changes {
		assert.Contains(t, []string{"same", "update"}, operation, "%v", changes)
	}
	c.settled()
	for bucket, days := range map[string]float64{c.bucket("exportBucket"): 50, c.bucket("vaultBucket"): 60} {
		lifecycle, err := c.box.Cloud.Get(awstype.BucketLifecycle, bucket)
		require.NoError(t, err)
		rule := lifecycle.Properties["rules"].([]any)[0].(map[string]any)
		assert.Equal(t, days, rule["expiration"].(map[string]any)["days"])
		c.assertObjects(bucket, 1)
	}
	schedule, err := c.box.Cloud.Get(awstype.Schedule, "sessions-snapshot-export/sessions-snapshot-export")
	require.NoError(t, err)
	assert.Equal(t, "cron(30 8 * * ? *)", schedule.Properties["scheduleExpression"])
	assert.Equal(t, "Europe/Berlin", schedule.Properties["scheduleExpressionTimezone"])
	machine, err := c.box.Cloud.Get(awstype.StateMachine, c.bucket("stateMachine"))
	require.NoError(t, err)
	assert.Contains(t, machine.Properties["definition"], `"maxAgeInHours":20`)
	assert.Contains(t, machine.Properties["definition"], `"TimeoutSeconds":10800`)
}

// Without copyTo the replication ends, and what was copied stays; with it, the replication is back.
func TestCopiesEnd(t *testing.T) {
	t.Parallel()
	c := deployCopies(t, "yaml")
	source, vault := c.bucket("exportBucket"), c.bucket("vaultBucket")
	c.put(source)
	c.put(vault)
	c.rewrite(copyTo, "")
	var changes sandbox.Changes
	log := said(t, c.stack, func() { changes, _ = c.stack.Up() })
	assert.Contains(t, log, "copyTo: is left out, so the exports stay in the account of the cluster")
	assert.Equal(t, 4, changes["delete"], "the rule, its role with a policy, and its alarm: %v", changes)
	assert.Zero(t, changes["replace"]+changes["create"], "%v", changes)
	_, err := c.box.Cloud.Get(awstype.BucketReplication, source)
	require.ErrorIs(t, err, awssim.ErrNotFound)
	c.assertObjects(source, 1)
	c.assertObjects(vault, 1)
	c.settled()

	c.rewrite("    properties:\n      name: sessions\n      replicationGroupId:",
		"    properties:\n"+copyTo+"      name: sessions\n      replicationGroupId:")
	changes, _ = c.stack.Up()
	assert.Equal(t, 4, changes["create"], "%v", changes)
	c.settled()
}

// AWS deletes no bucket with exports in it. Once somebody has emptied it, the destroy goes on where it ended.
func TestExportsOutliveADestroy(t *testing.T) {
	t.Parallel()
	c := deployCopies(t, "yaml")
	source := c.bucket("exportBucket")
	c.put(source)
	message := c.destroyRefused()
	assert.Contains(t, message, "BucketNotEmpty")
	assert.Contains(t, message, "You must delete all versions in the bucket.")
	assert.Contains(t, message, source, "the user reads which bucket it is")
	c.assertObjects(source, 1)
	c.assertClosed(awssim.Account, source)

	require.NoError(t, c.box.Cloud.EmptyBucket(source))
	c.stack.Destroy()
	assert.Empty(t, c.box.Holds())
}

// With forceDestroy the exports go with the bucket, and the preview says so. The vault has no such input.
func TestExportsGoWithForceDestroy(t *testing.T) {
	t.Parallel()
	c := deployCopies(t, "yaml")
	c.put(c.bucket("exportBucket"))
	c.rewrite(copyTo, copyTo+"      forceDestroy: true\n")
	log := said(t, c.stack, func() { c.stack.Preview() })
	assert.Contains(t, log, "forceDestroy: deletes the exports, all versions of them, together with the bucket")
	assert.Contains(t, log, "[force-destroy]")
	changes, _ := c.stack.Up()
	assert.Zero(t, changes["replace"], "%v", changes)
	c.settled()
	c.stack.Destroy()
	assert.Empty(t, c.box.Holds())
}

// A vault with copies in it is not deleted, and neither are the copies: nobody can empty it while they are locked.
func TestVaultOutlivesADestroy(t *testing.T) {
	t.Parallel()
	c := deployCopies(t, "yaml")
	vault := c.bucket("vaultBucket")
	c.put(vault)
	message := c.destroyRefused()
	assert.Contains(t, message, "BucketNotEmpty")
	assert.Contains(t, message, vault)
	c.assertObjects(vault, 1)
	c.destroyRefused()
	assert.NotContains(t, strings.Join(c.box.Holds(), "\n"), replicationGroup, "the cluster goes all the same")
	c.assertClosed(vaultAccount, vault)
	require.ErrorContains(t, c.box.Cloud.EmptyBucket(vault), "protected by object lock")
}

// destroyRefused destroys the stack, which has to fail, and is what the user reads.
func (c *copies) destroyRefused() string {
	c.t.Helper()
	_, err := c.stack.Stack.Destroy(c.t.Context())
	require.Error(c.t, err)
	return err.Error()
}

// assertClosed holds that a bucket that outlived a destroy is as closed as it was before.
func (c *copies) assertClosed(account, bucket string) {
	c.t.Helper()
	for _, typ := range []string{
		awstype.BucketPolicy, awstype.BucketAccessBlock, awstype.BucketOwnership, awstype.BucketVersioning,
		awstype.BucketLifecycle,
	} {
		_, err := c.box.Cloud.InAccount(account).Get(typ, bucket)
		assert.NoError(c.t, err)
	}
}
