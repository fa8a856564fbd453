package serverlesscache

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// each are the limits, also the ones that the program does not give.
func (l limits) each() []limit { return []limit{l.ofData(), l.ofWork()} }

// checkRange reports an end of the limit that is out of range.
func (l limit) checkRange(say check.Say) {
	for _, end := range []struct {
		name  string
		value *int
	}{{"minimum", l.minimum}, {"maximum", l.maximum}} {
		if end.value != nil && (*end.value < l.lowest || *end.value > l.highest) {
			none := ""
			if *end.value == 0 {
				none = "; leave it out for no limit"
			}
			say(l.input+"."+end.name, "%d is out of range: AWS takes %d to %d %s%s", *end.value, l.lowest, l.highest,
				l.unit, none)
		}
	}
}

// checkOrder reports a minimum that is above the maximum.
func (l limit) checkOrder(say check.Say) {
	if l.minimum != nil && l.maximum != nil && *l.minimum > *l.maximum {
		say(l.input+".minimum", "%d is more than the maximum, %d: use %d or less", *l.minimum, *l.maximum, *l.maximum)
	}
}

const (
	scalingSource = "ElastiCache user guide, \"Scaling ElastiCache Serverless\""
	zeroStricter  = "AWS takes 0 for no limit; the AWS provider would show a difference for ever."
)

// limitRules are about the limits of data and work.
var limitRules = []check.Rule[*plan]{
	{
		Name: "data-storage-range", Input: "dataStorage",
		Holds:           "The limits of the data are 1 to 5000 GB.",
		Example:         "dataStorage: { maximum: 5001 }",
		Source:          "ElastiCache API, DataStorage",
		StricterThanAWS: zeroStricter,
		Reads:           []string{"dataStorage.minimum", "dataStorage.maximum"},
		Check:           func(p *plan, say check.Say) { p.limits.ofData().checkRange(say) },
	},
	{
		Name: "data-storage-order", Input: "dataStorage",
		Holds:   "The minimum of the data is not more than the maximum.",
		Example: "dataStorage: { minimum: 20, maximum: 10 }",
		Source:  "ElastiCache API, DataStorage",
		Needs:   []string{"dataStorage.minimum", "dataStorage.maximum"},
		Check:   func(p *plan, say check.Say) { p.limits.ofData().checkOrder(say) },
	},
	{
		Name: "ecpu-range", Input: "ecpuPerSecond",
		Holds:   "The limits of the work are 1000 to 15000000 ECPUs per second.",
		Example: "ecpuPerSecond: { maximum: 500 }",
		Source:  "ElastiCache API, ECPUPerSecond; the AWS provider's own limits",
		Reads:   []string{"ecpuPerSecond.minimum", "ecpuPerSecond.maximum"},
		Check:   func(p *plan, say check.Say) { p.limits.ofWork().checkRange(say) },
	},
	{
		Name: "ecpu-order", Input: "ecpuPerSecond",
		Holds:   "The minimum of the work is not more than the maximum.",
		Example: "ecpuPerSecond: { minimum: 20000, maximum: 10000 }",
		Source:  "ElastiCache API, ECPUPerSecond",
		Needs:   []string{"ecpuPerSecond.minimum", "ecpuPerSecond.maximum"},
		Check:   func(p *plan, say check.Say) { p.limits.ofWork().checkOrder(say) },
	},
}

// limitAdvice is about what limits mean for the bill.
var limitAdvice = []check.Rule[*plan]{
	{
		Name: "no-ceiling", Input: "dataStorage",
		Holds: "The data and the work have a maximum, so that the bill has a ceiling, and alarms say when it is " +
			"near.",
		Example: "dataStorage: null",
		Source:  scalingSource + "; ElastiCache pricing, ElastiCache Serverless",
		Silence: "set `dataStorage.maximum` and `ecpuPerSecond.maximum`; or accept it",
		Needs:   []string{"dataStorage.maximum", "ecpuPerSecond.maximum"},
		Check: func(p *plan, say check.Say) {
			var without []string
			for _, one := range p.limits.each() {
				if one.maximum == nil {
					without = append(without, one.input)
				}
			}
			if len(without) == 0 {
				return
			}
			has := "has no maximum"
			if len(without) > 1 {
				has = fmt.Sprintf("and %s have no maximum", strings.Join(without[1:], " and "))
			}
			say(without[0], "%s: AWS bills whatever clients store and do, up to its own limits, and no alarm says "+
				"when it grows; set a maximum", has)
		},
	},
	{
		Name: "minimum-billed", Input: "dataStorage",
		Holds:   "No more is billed than is used.",
		Example: "dataStorage: { minimum: 2, maximum: 10 }",
		Source:  scalingSource + ", pre-scaling: the minimum is metered also while it is not used",
		Silence: "leave it out from the start; on a cache that has one, lower it outside of the hours for which it " +
			"is meant; or accept it",
		Needs: []string{"dataStorage.minimum", "ecpuPerSecond.minimum"},
		Check: func(p *plan, say check.Say) {
			for _, one := range p.limits.each() {
				if one.minimum != nil {
					say(one.input+".minimum", "%d %s are billed all the time, also while the cache is empty or "+
						"idle; leave it out unless the load grows faster than AWS scales", *one.minimum, one.unit)
				}
			}
		},
	},
}
