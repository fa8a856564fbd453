package engine

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/firing"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// Where the examples keep the copies.
const (
	vaultAccount = "222222222222"
	vaultRegion  = "eu-central-1"
)

// copies is a deployment of an example that copies snapshots to another account.
type copies struct {
	t       *testing.T
	box     *sandbox.Sandbox
	stack   *sandbox.Stack
	folder  string
	outputs auto.OutputMap
}

// unwise is how the warning of a rule ends: with the name of the rule.
var unwise = regexp.MustCompile(`warning: .*\[[a-z-]+\]`)

// deployCopies deploys the example of a language as a reader would: a preview, and then an update that does the same.
func deployCopies(t *testing.T, language string) *copies {
	t.Helper()
	box := sandbox.New(t)
	folder := box.Copy("examples/cross-account-" + language)
	if language == "go" {
		edit(t, filepath.Join(folder, "go.mod"), "=> ../../sdk", "=> "+filepath.Join(checkout.Root(), "sdk"))
	}
	c := &copies{t: t, box: box, folder: folder, stack: box.Project(folder)}
	var previewed, created sandbox.Changes
	log := said(t, c.stack, func() { previewed = c.stack.Preview() })
	assert.Empty(t, box.Holds(), "a preview creates nothing")
	assert.NotRegexp(t, unwise, log, "nothing about the example is unwise")
	log = said(t, c.stack, func() { created, c.outputs = c.stack.Up() })
	assert.NotRegexp(t, unwise, log)
	assert.Equal(t, previewed, created, "nothing comes as a surprise")
	c.settled()
	return c
}

// settled holds that the same program would change nothing.
func (c *copies) settled() {
	c.t.Helper()
	assert.Len(c.t, c.stack.Preview(), 1, "nothing to do")
	changes, _ := c.stack.Up()
	assert.Len(c.t, changes, 1, "nothing to do: %v", changes)
}

// rewrite changes the program in YAML: what is below a line of it.
func (c *copies) rewrite(old, replacement string) {
	c.t.Helper()
	edit(c.t, filepath.Join(c.folder, "Pulumi.yaml"), old, replacement)
}

func (c *copies) bucket(output string) string { return c.outputs[output].Value.(string) }

// put puts the export of a snapshot into a bucket.
func (c *copies) put(bucket string) {
	c.t.Helper()
	require.NoError(c.t, c.box.Cloud.PutObject(bucket, "sessions-001-2026-11-28-03-00-0001.rdb", 1<<20))
}

func (c *copies) assertObjects(bucket string, n int) {
	c.t.Helper()
	objects, err := c.box.Cloud.Objects(bucket)
	require.NoError(c.t, err)
	assert.Len(c.t, objects, n, bucket)
}

// The example in both languages: two accounts, no change without a change, nothing left in the end.
func TestCrossAccountExamples(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"yaml", "go"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			c := deployCopies(t, language)
			c.assertPlaces()
			c.assertSettings()
			refreshed := c.stack.Refresh()
			assert.Len(t, refreshed, 1, "a refresh finds no difference: %v", refreshed)
			c.assertNoSecrets()
			c.stack.Destroy()
			assert.Empty(t, c.box.Holds())
		})
	}
}

// assertPlaces holds that all of the vault, and nothing else, is in the other account and its region.
func (c *copies) assertPlaces() {
	c.t.Helper()
	vault := map[string]int{}
	for name, r := range c.stack.Resources() {
		outside := strings.Contains(r.Provider, "::backup::")
		isVault := strings.HasPrefix(name, "vault-") || name == "backup-alerts"
		assert.Equal(c.t, isVault, outside, "%s: %s", name, r.Provider)
	}
	resources, err := c.box.Cloud.List()
	require.NoError(c.t, err)
	arn := regexp.MustCompile(`^arn:aws:[a-z]+:([a-z0-9-]*):(\d+):`)
	for _, r := range resources {
		account, region := awssim.Account, sandbox.Region
		if r.Account == vaultAccount {
			account, region = vaultAccount, vaultRegion
			vault[r.Type]++
		}
		assert.Equal(c.t, account, r.Account)
		if r.Region != "" {
			assert.Equal(c.t, region, r.Region, r.ID)
		}
		text, _ := r.Properties["arn"].(string)
		if parts := arn.FindStringSubmatch(text); parts != nil {
			assert.Contains(c.t, []string{"", region}, parts[1], text)
			assert.Equal(c.t, account, parts[2], text)
		}
	}
	for typ, n := range map[string]int{
		awstype.Bucket: 1, awstype.BucketObjectLock: 1, awstype.BucketReplication: 0, awstype.StateMachine: 1,
		awstype.Schedule: 1, awstype.ScheduleGroup: 1, awstype.Queue: 1, awstype.LogGroup: 1, awstype.Role: 2,
		awstype.MetricAlarm: 5, awstype.Topic: 1, awstype.ReplicationGroup: 0,
	} {
		assert.Equal(c.t, n, vault[typ], typ)
	}
}

// assertSettings holds that each side knows the other one, by what AWS has and what the program exports.
func (c *copies) assertSettings() {
	c.t.Helper()
	source, vault := c.bucket("exportBucket"), c.bucket("vaultBucket")
	replication, err := c.box.Cloud.Get(awstype.BucketReplication, source)
	require.NoError(c.t, err)
	rule := replication.Properties["rules"].([]any)[0].(map[string]any)
	destination := rule["destination"].(map[string]any)
	assert.Equal(c.t, "arn:aws:s3:::"+vault, destination["bucket"])
	assert.Equal(c.t, vaultAccount, destination["account"])
	role := replication.Properties["role"].(string)
	assert.Contains(c.t, role, "arn:aws:iam::123456789012:role/redis-snapshots/sessions-snapshots-copy-")
	policy, err := c.box.Cloud.InAccount(vaultAccount).Get(awstype.BucketPolicy, vault)
	require.NoError(c.t, err)
	assert.Contains(c.t, policy.Properties["policy"], "arn:aws:iam::123456789012:role/redis-snapshots/*")

	schedules := map[string]string{}
	resources, err := c.box.Cloud.List()
	require.NoError(c.t, err)
	for _, r := range resources {
		if r.Type == awstype.Schedule {
			schedules[r.Account] = r.Properties["scheduleExpression"].(string)
		}
	}
	assert.Equal(c.t, map[string]string{
		awssim.Account: "cron(0 7 * * ? *)", vaultAccount: "rate(6 hours)",
	}, schedules, "3 hours after the window of the cluster")
	restore := c.outputs["restoreInputs"].Value.(map[string]any)
	assert.Equal(c.t, map[string]any{
		"accountId": awssim.Account, "region": sandbox.Region, "bucketArn": "arn:aws:s3:::" + vault,
		"replicationGroupId": "sessions",
		"snapshotArn":        "arn:aws:s3:::" + vault + "/sessions-<member>-<YYYY-MM-DD-hh-mm>-<shard>.rdb",
	}, restore)
}

// assertNoSecrets holds that neither side of the copies has anything secret, and that the token of the cluster stands
// nowhere in plain text.
func (c *copies) assertNoSecrets() {
	c.t.Helper()
	const secretMark = "4dabf18193072939515e22adb298388d"
	for name, r := range c.stack.Resources() {
		if strings.HasPrefix(name, "vault") || strings.HasPrefix(name, "export") {
			assert.NotContains(c.t, fmt.Sprint(r.Inputs), secretMark, name)
		}
	}
	state := c.stack.ExportJSON()
	assert.Contains(c.t, state, secretMark, "the cluster has a secret to look for")
	logins := c.box.Cloud.Logins("sessions")
	require.NotEmpty(c.t, logins)
	for _, login := range logins {
		require.NotEmpty(c.t, login.Passwords)
		for _, token := range login.Passwords {
			assert.NotContains(c.t, state, token)
			found, err := exec.Command("grep", "-rlF", "--", token, c.box.Folder()).CombinedOutput()
			assert.Error(c.t, err, "the token stands in %s", found)
		}
	}
}

// Each alarm of both accounts can go off on what AWS publishes there, and recover.
func TestCrossAccountAlarms(t *testing.T) {
	t.Parallel()
	c := deployCopies(t, "yaml")
	// Of the cluster's, all but the one on the lag of the primary.
	ofCluster := 2*8 - 1
	assert.Equal(t, ofCluster+6, firing.EveryAlarm(t, c.box.Cloud.InAccount(awssim.Account), sandbox.Region))
	assert.Equal(t, 5, firing.EveryAlarm(t, c.box.Cloud.InAccount(vaultAccount), vaultRegion))
	topics := map[string]string{}
	resources, err := c.box.Cloud.List()
	require.NoError(t, err)
	for _, r := range resources {
		if r.Type == awstype.Topic {
			topics[r.Account] = r.ID
		}
	}
	for _, r := range resources {
		if r.Type == metricAlarm {
			assert.Equal(t, []any{topics[r.Account]}, r.Properties["alarmActions"], r.ID)
		}
	}
}
