package monitoring

import "fmt"

// DocumentedAlarm is a row of a table of alarms in docs/alarms.md.
type DocumentedAlarm struct {
	// Input is the alarm's name among the inputs. Key is its name in CloudWatch, behind the component's.
	Input, Key string
	// Metric is what the alarm watches, in Unit.
	Metric, Unit string
	// Condition says when the alarm goes off. Missing is what missing data counts as.
	Condition, Missing string
	// Applies says which components have the alarm.
	Applies string
	// OptIn alarms exist only if the program asks for them.
	OptIn bool
	// Why says where the threshold comes from.
	Why string
	// Meaning, Checks and Remedy are what the person reads whom the alarm wakes.
	Meaning string
	Checks  [3]string
	Remedy  string
}

// Documented is the alarm on the metric as it is documented. watched is what the alarm compares with its threshold, and
// threshold the threshold in words.
func (m Metric) Documented(watched, threshold string) DocumentedAlarm {
	sign := ">"
	if m.Comparison == LessThan {
		sign = "<"
	}
	return DocumentedAlarm{
		Input: m.Input, Key: m.Key, Metric: m.Name, Unit: m.Unit, OptIn: m.OptIn,
		Condition: fmt.Sprintf("%s %s %s, in %d of %d periods of %d s", watched, sign, threshold,
			m.DatapointsToAlarm, m.EvaluationPeriods, m.Period),
		Missing: m.MissingData, Meaning: m.Meaning, Checks: m.Checks, Remedy: m.Remedy,
	}
}
