package rediscluster

import (
	"fmt"
	"slices"
	"strings"
)

// mostUnderlying is how many alarms the rule of a composite alarm can look at. Their names are short enough for as many of
// them to stay within the 10,240 characters of a rule.
// Source: CloudWatch API, PutCompositeAlarm, AlarmRule.
const mostUnderlying = 100

// composite is an alarm on alarms: it is on while one of them is.
type composite struct {
	// cloudwatchName is what the one who is paged reads first, and key the alarm's name within the cluster.
	cloudwatchName, key string
	// under are the alarms that it looks at, by their names within the cluster.
	under []string
	about string
	// tells says that it has actions.
	tells bool
}

// composites are the one alarm on all alarms of the cluster, which comes last, and before it, where they are too many for one
// rule, those on a part of them each.
func (p *plan) composites() []composite {
	if !p.compositeTopics.Given || len(p.alarms) == 0 {
		return nil
	}
	var names []string
	for _, a := range p.alarms {
		names = append(names, a.shortName())
	}
	whole := composite{cloudwatchName: p.name + " is unhealthy", key: "unhealthy", tells: true}
	whole.about = fmt.Sprintf("At least one alarm of the cluster %s is on. "+
		"Look at: (1) the alarms of %s that are on: the description of each says what it means and what to do; "+
		"(2) the events of ElastiCache: a failover or a node that is replaced; (3) what was deployed last. Remedy: that of the alarms that are on.", p.name, p.name)
	if len(names) <= mostUnderlying {
		whole.under = names
		return []composite{whole}
	}
	var parts []composite
	for chunk := range slices.Chunk(names, mostUnderlying) {
		part := composite{
			cloudwatchName: fmt.Sprintf("%s, part %d", whole.cloudwatchName, len(parts)+1),
			key:            fmt.Sprintf("%s-part-%d", whole.key, len(parts)+1),
			about:          fmt.Sprintf("A part of %q, whose rule cannot look at all alarms of the cluster. It tells no one itself.", whole.cloudwatchName),
		}
		part.under = chunk
		parts = append(parts, part)
		whole.under = append(whole.under, part.key)
	}
	return append(parts, whole)
}

// alarmName is the name in CloudWatch of an alarm by its name within the cluster.
func (p *plan) alarmName(shortName string) string { return p.name + "-" + shortName }

// anyOf is the rule that holds while one of the alarms is on, which are given by their names in CloudWatch.
func anyOf(cloudwatchNames []string) string {
	on := make([]string, len(cloudwatchNames))
	for i, name := range cloudwatchNames {
		on[i] = fmt.Sprintf("ALARM(%q)", name)
	}
	return strings.Join(on, " OR ")
}

// role is the end of the resource's name.
func (c composite) role() string { return "alarm-" + c.key }
