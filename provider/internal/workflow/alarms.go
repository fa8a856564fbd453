package workflow

import (
	"math"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Texts are what the alarms say about the runs of one kind of state machine.
type Texts struct {
	// Subject is the state machine, in words.
	Subject string
	// Missed says what it means that a run did not end well, and Remedy what to do.
	Missed, Remedy string
}

const (
	hour = 60 * 60
	// maxHours is how far back an alarm looks that has periods of an hour.
	// Source: CloudWatch API, PutMetricAlarm, EvaluationPeriods.
	maxHours = 7 * 24
)

// Overdue is after how many hours without a run that ended well the alarm for a missing run goes off: the longest time
// between two beginnings, and the longest that a run can take. ok is false if CloudWatch cannot look back so far.
func (p *Plan) Overdue() (hours int, ok bool) {
	hours = int(math.Ceil((p.LongestGap + p.TimeLimit).Hours()))
	return hours, p.LongestGap > 0 && hours <= maxHours
}

// held is for how many hours an alarm stays on after its metric counted something: until the next run has ended, so
// that "recovered" means that a later run ended well.
func (p *Plan) held() int {
	if hours, ok := p.Overdue(); ok {
		return hours
	}
	return maxHours
}

// Alarms are the alarms on the runs.
func (p *Plan) Alarms(say Texts) []monitoring.PlannedAlarm {
	alarms := make([]monitoring.PlannedAlarm, 0, len(alarmTable)+1)
	for _, row := range alarmTable {
		m := row
		if m.Period == hour {
			m.EvaluationPeriods = p.held()
		}
		alarms = append(alarms, p.alarm(m, say))
	}
	if hours, ok := p.Overdue(); ok {
		m := overdue
		m.EvaluationPeriods, m.DatapointsToAlarm = hours, hours
		alarms = append(alarms, p.alarm(m, say))
	}
	return alarms
}

func (p *Plan) alarm(m monitoring.Metric, say Texts) monitoring.PlannedAlarm {
	m.Meaning += " " + say.Missed
	if m.Remedy == "" {
		m.Remedy = say.Remedy
	}
	a := monitoring.PlannedAlarm{
		Metric: m, Subject: say.Subject, Dimensions: map[string]string{"StateMachineArn": ""},
	}
	if m.Namespace == queues {
		a.Dimensions = map[string]string{"QueueName": p.Name}
	}
	return a
}

// Dimensions are the dimensions that only AWS knows.
func (w *Workflow) Dimensions() pulumi.StringMap {
	return pulumi.StringMap{"StateMachineArn": w.Machine.Arn}
}

const (
	states = "AWS/States"
	queues = "AWS/SQS"
)

// alarmTable are the alarms on every state machine. One with a period of an hour stays on until the next run could have
// ended, see [Plan.held].
// Source: Step Functions developer guide, "Monitoring Step Functions metrics using Amazon CloudWatch"; SQS developer
// guide, "Available CloudWatch metrics for Amazon SQS".
var alarmTable = []monitoring.Metric{
	{
		Key: "failed", Namespace: states, Name: "ExecutionsFailed", Statistic: "Sum", Unit: "Count",
		Comparison: monitoring.GreaterThan, Period: hour, DatapointsToAlarm: 1, MissingData: "notBreaching",
		Shown:   monitoring.InNumbers,
		Meaning: "A run ended with an error.",
		Checks: [3]string{
			"the error and the cause of the run: Step Functions, this state machine, the execution that failed",
			"the log group /aws/vendedlogs/states/ with the name of the state machine",
			"what was deployed last",
		},
	},
	{
		Key: "timed-out", Namespace: states, Name: "ExecutionsTimedOut", Statistic: "Sum", Unit: "Count",
		Comparison: monitoring.GreaterThan, Period: hour, DatapointsToAlarm: 1, MissingData: "notBreaching",
		Shown:   monitoring.InNumbers,
		Meaning: "A run took longer than its time limit.",
		Checks: [3]string{
			"the state in which the run waited: Step Functions, this state machine, the execution that timed out",
			"the objects in the bucket whose names begin with the snapshot's, and when the last one came",
			"the replication status of these objects, if they are copied to another bucket",
		},
	},
	{
		Key: "aborted", Namespace: states, Name: "ExecutionsAborted", Statistic: "Sum", Unit: "Count",
		Comparison: monitoring.GreaterThan, Period: hour, DatapointsToAlarm: 1, MissingData: "notBreaching",
		Shown:   monitoring.InNumbers,
		Meaning: "Somebody stopped a run.",
		Checks: [3]string{
			"who called StopExecution: CloudTrail, event history",
			"whether the next run ended well",
			"what was deployed last",
		},
	},
	{
		Key: "not-started", Namespace: queues, Name: "ApproximateNumberOfMessagesVisible", Statistic: "Maximum",
		Unit: "Count", Comparison: monitoring.GreaterThan, Period: 300, EvaluationPeriods: 1, DatapointsToAlarm: 1,
		MissingData: "notBreaching", Shown: monitoring.InNumbers,
		Meaning: "Scheduler could not start a run, and put the start into the queue.",
		Checks: [3]string{
			"the attributes ERROR_CODE and ERROR_MESSAGE of the message in the queue",
			"whether the role of the schedule, its policy and the state machine are still there",
			"whether a later run ended well",
		},
		Remedy: "mend what the message names, deploy again, start a run by hand, and purge the queue",
	},
}

// overdue is the alarm on a run that did not happen. Without datapoints it goes off as well: a state machine that is
// gone, or never starts, publishes none.
var overdue = monitoring.Metric{
	Key: "overdue", Namespace: states, Name: "ExecutionsSucceeded", Statistic: "Sum", Unit: "Count", Threshold: 1,
	Comparison: monitoring.LessThan, Period: hour, MissingData: "breaching", Shown: monitoring.InNumbers,
	Meaning: "No run has ended well for longer than the schedule allows.",
	Checks: [3]string{
		"whether the schedule is there and enabled: EventBridge Scheduler, the group of that name",
		"the last executions of the state machine, and the alarms on failed runs",
		"the messages in the queue with the name of the state machine",
	},
}
