package main

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
)

const aboutAlarms = `# Alarms

Every node of a cluster has its own CloudWatch alarms, unless ` + "`enableCloudwatchAlarms`" + ` is false. They tell the topics of ` + "`alarmsSnsTopicArns`" + ` when
they go off, and when they recover. This page is generated from the table that makes them.

- Each alarm watches one member cluster, by the dimensions ` + "`CacheClusterId` and `CacheNodeId`" + `: its id is computed before anything is created, so a preview shows
  every alarm. No unit is set: an alarm in another unit than the metric's never has data.
- In CloudWatch an alarm is called ` + "`<name>-<alarm>-<member>`" + `: ` + "`sessions-cpu-001`, or `sessions-cpu-0001-001` with `clusterMode`" + `. Its description is the runbook below.
- ` + "`alarms`" + ` changes any of them: ` + "`alarms: { memory: { threshold: 70 }, swap: { enabled: false }, evictions: {} }`" + `. Those that are off by default are on as soon as they
  are named. Where only ` + "`evaluationPeriods`" + ` is given, an alarm that wanted every period wants every one of them, and another as many as before.

`

// alarms is the page about the alarms, from their table.
func alarms() string {
	var page strings.Builder
	page.WriteString(aboutAlarms)
	for _, part := range []struct {
		title string
		optIn bool
	}{{"On by default", false}, {"Off by default: what is too much depends on the load", true}} {
		fmt.Fprintf(&page, "## %s\n\n| alarm | metric | goes off at | missing data | on |\n|---|---|---|---|---|\n", part.title)
		for _, row := range rediscluster.AlarmTable() {
			if row.OptIn == part.optIn {
				fmt.Fprintf(&page, "| `%s` | `%s` (%s) | %s | `%s` | %s |\n", row.Input, row.Metric, row.Unit, row.Condition, row.Missing, row.Applies)
			}
		}
		page.WriteString("\n")
	}
	page.WriteString("## What to do\n")
	for _, row := range rediscluster.AlarmTable() {
		fmt.Fprintf(&page, "\n### %s (%s)\n\n%s\n\n1. %s\n2. %s\n3. %s\n\nRemedy: %s.\n", row.Key, row.Metric, row.Meaning, row.Checks[0], row.Checks[1], row.Checks[2], row.Remedy)
	}
	return page.String()
}
