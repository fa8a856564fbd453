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
	rule  string
	about string
	// tells says that it has actions.
	tells bool
}

// composites are the one alarm on all alarms of the cluster, which comes last, and before it, where they are too many for one
// rule, those on a part of them each.
func (p *plan) composites() []composite {
	if !p.compositeTopics.given || len(p.alarms) == 0 {
		return nil
	}
	var names []string
	for _, a := range p.alarms {
		names = append(names, a.shortName())
	}
	whole := composite{cloudwatchName: p.name + " is unhealthy", key: "unhealthy", tells: true}
	whole.about = fmt.Sprintf("An alarm of the cluster %s at least is on. "+
		"Look at: (1) the alarms of %s that are on: the description of each says what it means and what to do; "+
		"(2) the events of ElastiCache: a failover or a node that is replaced; (3) what was deployed last. Remedy: that of the alarms that are on.", p.name, p.name)
	if len(names) <= mostUnderlying {
		return []composite{whole.over(names, p.alarmName)}
	}
	var parts []composite
	cloudwatchNames := map[string]string{}
	var keys []string
	for chunk := range slices.Chunk(names, mostUnderlying) {
		part := composite{
			cloudwatchName: fmt.Sprintf("%s, part %d", whole.cloudwatchName, len(parts)+1),
			key:            fmt.Sprintf("%s-part-%d", whole.key, len(parts)+1),
			about:          fmt.Sprintf("A part of %q, whose rule cannot look at all alarms of the cluster. It tells no one itself.", whole.cloudwatchName),
		}
		parts = append(parts, part.over(chunk, p.alarmName))
		keys = append(keys, part.key)
		cloudwatchNames[part.key] = part.cloudwatchName
	}
	return append(parts, whole.over(keys, func(key string) string { return cloudwatchNames[key] }))
}

// alarmName is the name in CloudWatch of an alarm by its name within the cluster.
func (p *plan) alarmName(shortName string) string { return p.name + "-" + shortName }

// over is the composite with a rule that holds while one of the alarms is on.
func (c composite) over(keys []string, cloudwatchName func(key string) string) composite {
	c.under = keys
	var on []string
	for _, key := range keys {
		on = append(on, fmt.Sprintf("ALARM(%q)", cloudwatchName(key)))
	}
	c.rule = strings.Join(on, " OR ")
	return c
}

// role is the end of the resource's name.
func (c composite) role() string { return "alarm-" + c.key }
