package monitoring

import (
	"fmt"
	"slices"
	"strings"
)

// mostUnderlying is how many alarms the rule of a composite alarm can look at. Their names are short enough for as many
// of them to stay within the 10,240 characters of a rule.
// Source: CloudWatch API, PutCompositeAlarm, AlarmRule.
const mostUnderlying = 100

// Composite is an alarm on alarms: it is on while one of them is.
type Composite struct {
	// CloudwatchName is what the one who is paged reads first, and key the alarm's name within the cluster.
	CloudwatchName, Key string
	// Under are the alarms that it looks at, by their names within the cluster.
	Under []string
	About string
	// Tells says that it has actions.
	Tells bool
}

// composites are the one alarm on all alarms of the cluster, which comes last, and before it, where they are too many
// for one rule, those on a part of them each.
func (p *Plan) composites() []Composite {
	if !p.CompositeTopics.Given || len(p.Alarms) == 0 {
		return nil
	}
	var names []string
	for _, a := range p.Alarms {
		names = append(names, a.ShortName())
	}
	whole := Composite{CloudwatchName: p.identity.Name + " is unhealthy", Key: "unhealthy", Tells: true}
	whole.About = fmt.Sprintf("At least one alarm of the cluster %s is on. "+
		"Look at: (1) the alarms of %s that are on: the description of each says what it means and what to do; "+
		"(2) the events of ElastiCache: a failover or a node that is replaced; (3) what was deployed last. Remedy: "+
		"that of the alarms that are on.",
		p.identity.Name, p.identity.Name)
	if len(names) <= mostUnderlying {
		whole.Under = names
		return []Composite{whole}
	}
	var parts []Composite
	for chunk := range slices.Chunk(names, mostUnderlying) {
		part := Composite{
			CloudwatchName: fmt.Sprintf("%s, part %d", whole.CloudwatchName, len(parts)+1),
			Key:            fmt.Sprintf("%s-part-%d", whole.Key, len(parts)+1),
			About: fmt.Sprintf(
				"A part of %q, whose rule cannot look at all alarms of the cluster. It tells no one itself.",
				whole.CloudwatchName,
			),
		}
		part.Under = chunk
		parts = append(parts, part)
		whole.Under = append(whole.Under, part.Key)
	}
	return append(parts, whole)
}

// AlarmName is the name in CloudWatch of an alarm by its name within the cluster.
func (p *Plan) AlarmName(shortName string) string { return p.identity.Name + "-" + shortName }

// AnyOf is the rule that holds while one of the alarms is on, which are given by their names in CloudWatch.
func AnyOf(cloudwatchNames []string) string {
	on := make([]string, len(cloudwatchNames))
	for i, name := range cloudwatchNames {
		on[i] = fmt.Sprintf("ALARM(%q)", name)
	}
	return strings.Join(on, " OR ")
}

// Role is the end of the resource's name.
func (c Composite) Role() string { return "alarm-" + c.Key }
