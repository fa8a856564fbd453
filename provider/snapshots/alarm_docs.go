package snapshots

import (
	"context"
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

// AlarmDoc is an alarm of one of the components, as the documentation shows it.
type AlarmDoc struct {
	Component string
	// Name is the name in CloudWatch, and Key the key in the output alarmArns.
	Name, Key                             string
	Namespace, Metric, Statistic, Missing string
	// Condition says in words when the alarm goes off, by default.
	Condition       string
	Meaning, Remedy string
	Checks          [3]string
}

// AlarmTable are the alarms of both components, with their defaults.
func AlarmTable() []AlarmDoc {
	ctx := context.Background()
	account, to := pulumi.String("222222222222"), pulumi.String("arn:aws:s3:::vault")
	export, _, _ := prepareExport(ctx, &RedisSnapshotExportArgs{
		Name: "name", ReplicationGroupId: pulumi.String("name"),
		CopyTo: &SnapshotCopy{AccountId: account, BucketArn: to},
	}, nowhere{})
	vault, _, _ := prepareVault(ctx, &RedisSnapshotVaultArgs{
		Name: "name", SourceAccountIds: pulumi.StringArray{pulumi.String("111111111111")},
	}, nowhere{})
	return append(alarmDocs("RedisSnapshotExport", export.common), alarmDocs("RedisSnapshotVault", vault.common)...)
}

// nowhere knows nothing of AWS.
type nowhere struct{}

func (nowhere) place() workflow.Place      { return workflow.Place{} }
func (nowhere) bucketRegion(string) string { return "" }

func alarmDocs(component string, c *common) (docs []AlarmDoc) {
	for _, a := range c.monitoring.Alarms {
		docs = append(docs, AlarmDoc{
			Component: component, Key: a.ShortName(),
			Name:      strings.Replace(c.monitoring.AlarmName(a.ShortName()), c.identity.Name, "<name>", 1),
			Namespace: a.Namespace, Metric: a.Name, Statistic: a.Statistic, Missing: a.MissingData,
			Condition: condition(a), Meaning: a.Meaning, Remedy: a.Remedy, Checks: a.Checks,
		})
	}
	return docs
}

// condition says when an alarm goes off.
func condition(a monitoring.PlannedAlarm) string {
	than := "above"
	if a.Comparison == monitoring.LessThan {
		than = "below"
	}
	text := fmt.Sprintf("%s %s %s", a.Statistic, than, a.Shown(a.Threshold))
	switch {
	case a.DatapointsToAlarm == a.EvaluationPeriods && a.EvaluationPeriods > 1:
		return fmt.Sprintf("%s in each of %d hours", text, a.EvaluationPeriods*a.Period/3600)
	case a.EvaluationPeriods > 1:
		return fmt.Sprintf("%s; stays on for %d hours", text, a.EvaluationPeriods*a.Period/3600)
	}
	return fmt.Sprintf("%s in %d minutes", text, a.Period/60)
}
