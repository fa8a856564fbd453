package monitoring

import (
	"fmt"
	"slices"
	"strings"
)

// maxAlarmsOfRule is the number of alarms that the rule of a composite alarm can look at. The names of the alarms are
// short enough for that many to fit into the 10,240 characters of a rule.
// Source: CloudWatch API, PutCompositeAlarm, AlarmRule.
const maxAlarmsOfRule = 100

// Composite is an alarm over other alarms. It is on while one of them is on.
type Composite struct {
	// CloudwatchName is what a person who is paged reads first. Key is the alarm's name within the component.
	CloudwatchName, Key string
	// Under are the alarms that it looks at, by their names within the component.
	Under []string
	About string
	// Tells says that it has actions.
	Tells bool
}

// composites end with the one alarm over all alarms. If these are too many for one rule, composite alarms over parts of
// them come first, and the last one looks at the parts.
func (w Watched) composites() []Composite {
	if len(w.Alarms) == 0 {
		return nil
	}
	var names []string
	for _, a := range w.Alarms {
		names = append(names, a.ShortName())
	}
	whole := Composite{CloudwatchName: w.Name + " is unhealthy", Key: "unhealthy", Tells: true}
	whole.About = fmt.Sprintf("At least one alarm of the %s %s is on. "+
		"Look at: (1) the alarms of %s that are on: the description of each says what it means and what to do; "+
		"(2) %s; (3) what was deployed last. Remedy: that of the alarms that are on.",
		w.Kind, w.Name, w.Name, w.FirstSteps)
	if len(names) <= maxAlarmsOfRule {
		whole.Under = names
		return []Composite{whole}
	}
	var parts []Composite
	for chunk := range slices.Chunk(names, maxAlarmsOfRule) {
		part := Composite{
			CloudwatchName: fmt.Sprintf("%s, part %d", whole.CloudwatchName, len(parts)+1),
			Key:            fmt.Sprintf("%s-part-%d", whole.Key, len(parts)+1),
			Under:          chunk,
			About: fmt.Sprintf("A part of %q, whose rule cannot look at all alarms of the %s. It tells no one itself.",
				whole.CloudwatchName, w.Kind),
		}
		parts = append(parts, part)
		whole.Under = append(whole.Under, part.Key)
	}
	return append(parts, whole)
}

// AnyOf is the rule of a composite alarm that is on while one of the alarms is on.
func AnyOf(cloudwatchNames []string) string {
	on := make([]string, len(cloudwatchNames))
	for i, name := range cloudwatchNames {
		on[i] = fmt.Sprintf("ALARM(%q)", name)
	}
	return strings.Join(on, " OR ")
}

// Role is the end of the resource's name.
func (c Composite) Role() string { return "alarm-" + c.Key }
