package engine

import (
	"fmt"
	"maps"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// snapshotsOf is a vault in the other account, and an export to it, with changed inputs.
func snapshotsOf(export, vault pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		backup, err := aws.NewProvider(ctx, "backup", &aws.ProviderArgs{
			Region: pulumi.String(vaultRegion),
			AssumeRole: aws.ProviderAssumeRoleArgs{
				RoleArn: pulumi.String("arn:aws:iam::" + vaultAccount + ":role/deploy"),
			},
		})
		if err != nil {
			return err
		}
		for _, one := range []struct {
			token, name     string
			inputs, changes pulumi.Map
			opts            []pulumi.ResourceOption
		}{
			{"aws-redis:index:RedisSnapshotVault", "vault", pulumi.Map{
				"name": pulumi.String("sessions"), "sourceAccountIds": pulumi.ToStringArray([]string{"123456789012"}),
			}, vault, []pulumi.ResourceOption{pulumi.Providers(backup)}},
			{"aws-redis:index:RedisSnapshotExport", "export", pulumi.Map{
				"name": pulumi.String("sessions"), "replicationGroupId": pulumi.String("sessions"),
			}, export, nil},
		} {
			maps.Copy(one.inputs, one.changes)
			maps.DeleteFunc(one.inputs, func(_ string, value pulumi.Input) bool { return value == nil })
			component := &pulumi.ResourceState{}
			if err := ctx.RegisterRemoteComponentResource(
				one.token, one.name, one.inputs, component, one.opts...); err != nil {
				return err
			}
		}
		return nil
	}
}

// All mistakes in the inputs of a component are reported by one preview, and nothing is created.
func TestWrongSnapshots(t *testing.T) {
	t.Parallel()
	topics := pulumi.ToStringArray([]string{
		"arn:aws:sns:eu-west-1:123456789012:alerts", "arn:aws:sqs:eu-west-1:123456789012:alerts",
	})
	for name, test := range map[string]struct {
		export, vault pulumi.Map
		want          map[string]string
	}{
		"export": {
			pulumi.Map{
				"name": pulumi.String("Sessions"), "replicationGroupId": pulumi.String("a--b"),
				"snapshotWindow": pulumi.String("06:00-06:30"), "schedule": pulumi.String("0 10 * * *"),
				"scheduleTimezone": pulumi.String("Berlin"), "retentionInDays": pulumi.Int(7),
				"maxAgeInHours": pulumi.Int(1000), "timeLimitInHours": pulumi.Int(25),
				"instanceType": pulumi.String("cache.r6gd.xlarge"), "snapshotRetentionLimit": pulumi.Int(0),
				"bucketName": pulumi.String("my-exports"), "alarmsSnsTopicArns": topics,
				"copyTo": pulumi.Map{
					"accountId": pulumi.String("2222"), "bucketArn": pulumi.String("sessions-vault"),
					"storageClass": pulumi.String("standard"), "kmsKeyArn": pulumi.String("alias/vault"),
				},
			},
			nil,
			map[string]string{
				"name": `"Sessions" has capital letters`, "replicationGroupId": `"a--b"`,
				"snapshotWindow": "is 30 minutes long", "schedule": `"0 10 * * *"`, "scheduleTimezone": `"Berlin"`,
				"retentionInDays": "has no effect on a bucket of your own", "maxAgeInHours": "1000 is out of range",
				"timeLimitInHours": "25 is out of range", "instanceType": "has data tiering",
				"snapshotRetentionLimit": "0 turns automatic snapshots off", "bucketName": "cannot be combined with copyTo",
				"alarmsSnsTopicArns[1]": `"sqs"`, "copyTo.accountId": `"2222"`, "copyTo.bucketArn": `"sessions-vault"`,
				"copyTo.storageClass": `use "STANDARD"`, "copyTo.kmsKeyArn": `"alias/vault"`,
			},
		},
		"export, by their types": {
			pulumi.Map{
				"name": nil, "replicationGroupId": pulumi.Int(7), "forcedestroy": pulumi.Bool(true),
				"maxAgeInHours": pulumi.Float64(1.5), "copyTo": pulumi.Map{"accountId": pulumi.String(vaultAccount)},
			},
			nil,
			map[string]string{
				"name": "is required", "replicationGroupId": "is 7; it takes a string",
				"forcedestroy": "is not an input; did you mean forceDestroy?", "maxAgeInHours": "1.5 is not a whole number",
				"copyTo.bucketArn": "is required",
			},
		},
		"vault": {
			nil,
			pulumi.Map{
				"sourceAccountIds": pulumi.ToStringArray([]string{"123456789012", "1111"}),
				"lockInDays":       pulumi.Int(40), "lockMode": pulumi.String("COMPLIANCE"),
				"schedule": pulumi.String("rate(30 minutes)"), "alarmsSnsTopicArns": topics,
				"replicationGroupIds": pulumi.ToStringArray([]string{"sessions", "Orders"}),
			},
			map[string]string{
				"sourceAccountIds[1]": `"1111"`, "lockInDays": "40 is more than the 35 of retentionInDays",
				"lockMode": `use "compliance"`, "schedule": "leaves only 30 minutes between two looks",
				"alarmsSnsTopicArns[0]": "is in eu-west-1, and the alarms are in eu-central-1, by their AWS provider",
				"alarmsSnsTopicArns[1]": `"sqs"`, "replicationGroupIds[1]": `"Orders"`,
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			_, err := box.Program("test", snapshotsOf(test.export, test.vault)).TryPreview()
			for path, reason := range test.want {
				assertProblem(t, err, path, reason)
			}
			assert.Contains(t, err.Error(), fmt.Sprintf("the inputs have %d problems", len(test.want)))
			assert.Empty(t, box.Holds(), "nothing is created")
		})
	}
}
