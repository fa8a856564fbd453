// Package page writes what is documented from the tables of the code: pages, tables of inputs, and comments on fields.
package page

import (
	"context"
	_ "embed" // for the prose of the page
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/snapshots"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/incidents"
)

//go:embed about/alarms.md
var aboutAlarms string

//go:embed about/incidents.md
var aboutIncidents string

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
			alarms = append(alarms, fmt.Sprintf("`%s` after %s", one.Alarm, minutesInWords(one.After)))
		}
		slices.Sort(alarms)
		harm := "at once: " + incident.Felt
		if incident.Harm > 0 {
			harm = fmt.Sprintf("after %s, %s after the alarm: %s", minutesInWords(incident.Harm),
				minutesInWords(incident.Harm-told[0].After), incident.Felt)
		}
		fmt.Fprintf(&table, "| %s | %s | %s | %s |\n", incident.Title, incident.Story, strings.Join(alarms, ", "), harm)
	}
	return table.String() + "\n", nil
}

// minutesInWords are minutes, or hours and minutes.
func minutesInWords(n int) string {
	if n < 3*60 {
		return fmt.Sprintf("%d minutes", n)
	}
	return fmt.Sprintf("%d h %d min", n/60, n%60)
}

// Alarms is the page about the alarms, from their table.
func Alarms(ctx context.Context) (string, error) {
	var page strings.Builder
	page.WriteString(aboutAlarms)
	for _, part := range []struct {
		title                 string
		optIn, group, scaling bool
	}{
		{title: "On by default, on each node"},
		{title: "Off by default: what is too much depends on the load", optIn: true},
		{title: "On the group, with `alarmScope` or `autoScaling`", group: true},
		{title: "On scaling, with `autoScaling`", group: true, scaling: true},
	} {
		fmt.Fprintf(&page, "## %s\n\n%s", part.title, headOfAlarms)
		for _, row := range rediscluster.AlarmTable() {
			if row.OptIn == part.optIn && row.Group == part.group && row.Scaling == part.scaling {
				page.WriteString(alarmLine(row.DocumentedAlarm))
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
		page.WriteString(runbook(row.Key, row.DocumentedAlarm))
	}
	page.WriteString(alarmsOfServerlessCaches())
	page.WriteString(alarmsOfSnapshots())
	return page.String(), nil
}

// headOfAlarms begins a table of alarms.
const headOfAlarms = "| alarm | metric | goes off at | missing data | on |\n|---|---|---|---|---|\n"

// alarmLine is a line of a table of alarms.
func alarmLine(row provider.DocumentedAlarm) string {
	return fmt.Sprintf("| `%s` | `%s` (%s) | %s | `%s` | %s |\n", row.Input, row.Metric, row.Unit, row.Condition,
		row.Missing, row.Applies)
}

// runbook says of an alarm why its threshold is where it is, and what to do when it goes off.
func runbook(title string, row provider.DocumentedAlarm) string {
	return fmt.Sprintf(
		"\n### %s (%s)\n\n%s\n\n- Why %s: %s.\n- Look at:\n  1. %s\n  2. %s\n  3. %s\n- Remedy: %s.\n", title,
		row.Metric, row.Meaning, row.Condition, row.Why, row.Checks[0], row.Checks[1], row.Checks[2], row.Remedy)
}

//go:embed about/serverless_alarms.md
var aboutServerlessAlarms string

// alarmsOfServerlessCaches are the alarms on a serverless cache, first the ones that are on by default.
func alarmsOfServerlessCaches() string {
	var page strings.Builder
	page.WriteString(aboutServerlessAlarms)
	table := serverlesscache.AlarmTable()
	for _, part := range []struct {
		title string
		optIn bool
	}{{"By default", false}, {"Off by default, since what is too much depends on the load", true}} {
		fmt.Fprintf(&page, "\n%s:\n\n%s", part.title, headOfAlarms)
		for _, row := range table {
			if row.OptIn == part.optIn {
				page.WriteString(alarmLine(row))
			}
		}
	}
	for _, row := range table {
		page.WriteString(runbook(row.Key+" of a RedisServerlessCache", row))
	}
	return page.String()
}

//go:embed about/snapshot_alarms.md
var aboutSnapshotAlarms string

// alarmsOfSnapshots are the alarms on the copies of snapshots.
func alarmsOfSnapshots() string {
	var page strings.Builder
	page.WriteString(aboutSnapshotAlarms)
	table := snapshots.AlarmTable()
	for _, row := range table {
		fmt.Fprintf(&page, "| %s | `%s` | `%s` | %s | `%s` |\n", row.Component, row.Key, row.Metric, row.Condition,
			row.Missing)
	}
	for _, row := range table {
		fmt.Fprintf(&page, "\n### %s of a %s (%s)\n\n%s\n\n- In CloudWatch: `%s`, on a metric of `%s`.\n- Look at:\n"+
			"  1. %s\n  2. %s\n  3. %s\n- Remedy: %s.\n", row.Key, row.Component, row.Metric, row.Meaning, row.Name,
			row.Namespace, row.Checks[0], row.Checks[1], row.Checks[2], row.Remedy)
	}
	return page.String()
}
