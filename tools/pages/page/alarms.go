package page

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/incidents"
)

const aboutAlarms = `# Alarms

Every node of a cluster has its own CloudWatch alarms, unless §enableCloudwatchAlarms§ is false or §alarmScope§ says otherwise. They tell the topics of §alarmsSnsTopicArns§ when
they go off, and when they recover. This page is generated from the table that makes them.

- Each alarm on a node watches one member cluster, by the dimensions §CacheClusterId§ and §CacheNodeId§: its id is computed before anything is created, so a preview shows
  every alarm. No unit is set: an alarm in another unit than the metric's never has data.
- In CloudWatch an alarm is called §<name>-<alarm>-<member>§: §sessions-cpu-001§, or §sessions-cpu-0001-001§ with §clusterMode§; one on the group §sessions-group-memory§. Its description is the runbook below.
- §alarms§ changes any of them: §alarms: { memory: { threshold: 70 }, swap: { enabled: false }, evictions: {} }§. Those that are off by default are on as soon as they
  are named. Where only §evaluationPeriods§ is given, an alarm that wanted every period wants every one of them, and another as many as before.
- While another §instanceType§ waits for the maintenance window, the alarms and the dashboard fit the nodes that run. The first §pulumi up --refresh§ after the window fits them
  to the new nodes, and its preview shows that; a plain §pulumi up§ does so too, and its preview does not. Until then an alarm may go off that should not, on smaller nodes above
  all, or stay silent: run it right after the window, or set §applyImmediately§. Which alarms there are follows §instanceType§ at once: from burstable nodes to others, those on
  the CPU credits are deleted when the change is asked for, and the other way round they have no data until the window. A threshold that you give stays as it is.

Who is told, and of what:

- **Topics** (§alarmsSnsTopicArns§) hear of an alarm that goes off and of one that recovers; with §enableInsufficientDataActions§ also of one that has no data. A Lambda function in the list is
  called at the same times. OpsItems, response plans, investigations and scaling policies are for alarms that go off alone, and get nothing else.
- **One thing to page on** (§compositeAlarmSnsTopicArns§): an alarm called §<name> is unhealthy§, which is on while any alarm of the cluster is. Give the pager's topic here, and the topic
  of a chat room, or none, in §alarmsSnsTopicArns§.
- **The group instead of its nodes** (§alarmScope§): §group§ or §both§ add alarms on what AWS publishes of a group by its id and the role of the nodes. They hold whatever nodes come and go, as
  under auto scaling, and their number does not grow. But of a group AWS publishes the engine's CPU, the memory and the SSD alone: nobody sees lag, connections, swap or throttling. So each
  node has its alarms up to 90 nodes, which is AWS's quota for a cluster until it is raised: 630 of the 5,000 alarms that an account may have in a region, at about 0.10 USD a month
  each (that of the CPU credits takes two metrics and counts twice, a composite alarm five times). Above that the group is watched, with a warning, unless §alarmScope§ says otherwise.

`

const aboutIncidents = `## Four incidents

What the alarms tell by default, measured against a simulated CloudWatch that evaluates them as the real one does.

| incident | what happens | who is told | harm |
|---|---|---|---|
`

// whoIsTold of what, from a run of each incident.
func whoIsTold(ctx context.Context) (string, error) {
	var table strings.Builder
	table.WriteString(aboutIncidents)
	for _, incident := range incidents.All {
		told, err := incident.Run(ctx)
		if err != nil {
			return "", fmt.Errorf("%s: %w", incident.Title, err)
		}
		var alarms []string
		for _, one := range told {
			alarms = append(alarms, fmt.Sprintf("`%s` after %d minutes", one.Alarm, one.After))
		}
		slices.Sort(alarms)
		harm := "at once: " + incident.Felt
		if incident.Harm > 0 {
			harm = fmt.Sprintf("after %d minutes, %d after the alarm: %s", incident.Harm, incident.Harm-told[0].After, incident.Felt)
		}
		fmt.Fprintf(&table, "| %s | %s | %s | %s |\n", incident.Title, incident.Story, strings.Join(alarms, ", "), harm)
	}
	return table.String() + "\n", nil
}

// Alarms is the page about the alarms, from their table.
func Alarms(ctx context.Context) (string, error) {
	var page strings.Builder
	page.WriteString(strings.ReplaceAll(aboutAlarms, "§", "`"))
	for _, part := range []struct {
		title        string
		optIn, group bool
	}{
		{"On by default, on each node", false, false}, {"Off by default: what is too much depends on the load", true, false},
		{"On the group, with `alarmScope`", false, true},
	} {
		fmt.Fprintf(&page, "## %s\n\n| alarm | metric | goes off at | missing data | on |\n|---|---|---|---|---|\n", part.title)
		for _, row := range rediscluster.AlarmTable() {
			if row.OptIn == part.optIn && row.Group == part.group {
				fmt.Fprintf(&page, "| `%s` | `%s` (%s) | %s | `%s` | %s |\n", row.Input, row.Metric, row.Unit, row.Condition, row.Missing, row.Applies)
			}
		}
		page.WriteString("\n")
	}
	measured, err := whoIsTold(ctx)
	if err != nil {
		return "", err
	}
	page.WriteString(measured)
	page.WriteString("## Why there, and what to do\n")
	for _, row := range rediscluster.AlarmTable() {
		fmt.Fprintf(&page, "\n### %s (%s)\n\n%s\n\n- Why %s: %s.\n- Look at:\n  1. %s\n  2. %s\n  3. %s\n- Remedy: %s.\n", row.Key, row.Metric, row.Meaning, row.Condition, row.Why, row.Checks[0], row.Checks[1], row.Checks[2], row.Remedy)
	}
	return page.String(), nil
}
