package snapshots

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
)

// soundExport are the inputs of an export with nothing wrong or unwise about it.
const soundExport = `name: sessions
replicationGroupId: sessions
copyTo: { accountId: "222222222222", bucketArn: "arn:aws:s3:::sessions-vault" }
alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts]
`

// soundVault are the inputs of a vault with nothing wrong or unwise about it.
const soundVault = `name: sessions
sourceAccountIds: ["111111111111"]
replicationGroupIds: [sessions]
alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts]
`

// ExportDefinition registers a [RedisSnapshotExport].
func ExportDefinition() component.Definition {
	return component.Definition{
		Token: ExportToken, Inputs: exportDocs(), Outputs: exportOutputDocs,
		Objects: []component.Object{
			component.ObjectOf[SnapshotCopy]("Where S3 copies exports to: `copyTo`.", copyDocs),
		},
		CouldBe: couldBe, Sound: soundExport, Rules: exportChecks,
	}
}

// VaultDefinition registers a [RedisSnapshotVault].
func VaultDefinition() component.Definition {
	return component.Definition{
		Token: VaultToken, Inputs: vaultDocs(), Outputs: vaultOutputDocs,
		CouldBe: couldBe, Sound: soundVault, Rules: vaultChecks,
	}
}

// couldBe says whether a number or a truth value can be meant as the text of an input: the id of an account is digits,
// and so may be a tag.
func couldBe(input, _ string) bool {
	return input == "tags" || input == "sourceAccountIds" || strings.HasSuffix(input, "accountId")
}

func commaSeparated(all []string) string { return strings.Join(all, ", ") }
