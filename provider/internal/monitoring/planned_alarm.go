package monitoring

import "fmt"

// PlannedAlarm is one CloudWatch alarm, for example on one node.
type PlannedAlarm struct {
	Metric
	// Suffix tells the alarms on one metric apart, for example by node. It is empty for an alarm on the whole.
	Suffix string
	// Subject is what is watched, in words.
	Subject string
	// Dimensions are the metric's. An empty value is one that only AWS knows: [Subject.Dimensions].
	Dimensions map[string]string
}

// ShortName is the alarm's name within the component: "cpu-0001-002", "group-memory".
func (a PlannedAlarm) ShortName() string {
	if a.Suffix == "" {
		return a.Key
	}
	return a.Key + "-" + a.Suffix
}

// role is the end of the resource's name.
func (a PlannedAlarm) role() string { return "alarm-" + a.ShortName() }

// metricName is sent for an alarm without a formula, and Expression for one with a formula.
func (a PlannedAlarm) metricName() string { return a.Name }

// Expression is the formula that replaces the metric, or empty.
func (a PlannedAlarm) Expression() string {
	if a.Formula == nil {
		return ""
	}
	return a.Formula.Expression
}

// Description is a small runbook.
func (a PlannedAlarm) Description() string {
	return fmt.Sprintf("%s of %s is %s %s. %s Look at: (1) %s; (2) %s; (3) %s. Remedy: %s.",
		a.quantity(), a.Subject, a.side(), a.Shown(a.Threshold), a.Meaning, a.Checks[0], a.Checks[1], a.Checks[2],
		a.Remedy)
}
