package cloudwatch

import (
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// extraPeriods are the periods before the evaluation periods that CloudWatch looks at when data is missing. It says of
// their number that it depends on the period and the resolution, and gives one example, with 3 evaluation periods and 2
// extra ones.
const extraPeriods = 2

// Observe takes datapoints of metrics that are published.
func Observe(v world.View, published []world.Metric, datapoints []world.Datapoint) error {
	byKey := map[string]world.Metric{}
	for _, m := range published {
		byKey[m.Key()] = m
	}
	observed := make([]world.Datapoint, 0, len(datapoints))
	for _, d := range datapoints {
		m, found := byKey[d.Key()]
		switch {
		case !found:
			return fmt.Errorf("nothing in %s publishes the metric %s", v.Region, d.Key())
		case d.Unit != m.Unit:
			return fmt.Errorf("the metric %s is published in %q, not in %q", d.Key(), m.Unit, d.Unit)
		case d.Minute < 0:
			return fmt.Errorf("minutes count from 0, and a datapoint of %s has the minute %d", d.Key(), d.Minute)
		}
		// the caller's dimensions stay the caller's
		observed = append(observed, world.Datapoint{Metric: m, Value: d.Value, Minute: d.Minute})
	}
	Record(v, observed)
	return nil
}

// Record takes datapoints of which the caller knows that their metrics are published.
func Record(v world.View, datapoints []world.Datapoint) {
	if v.Datapoints == nil {
		v.Datapoints = map[string][]world.Datapoint{}
	}
	v.Datapoints[v.Place()] = slices.Concat(v.Datapoints[v.Place()], datapoints)
}

// AlarmStates are the states of an alarm at the ends of the minutes from 0 up to one; see AlarmState of the cloud.
func AlarmStates(v world.View, name string, minute int) ([]string, error) {
	return alarmStates(v, name, minute, map[string][]string{})
}

// alarmStates remembers in known the states that it found, for a rule can name an alarm more than once; an alarm whose
// states are being looked for has none there.
func alarmStates(v world.View, name string, minute int, known map[string][]string) ([]string, error) {
	if states, visited := known[name]; visited {
		if states == nil {
			return nil, fmt.Errorf(
				"alarm %s depends on itself, and CloudWatch stops the evaluation of such composite alarms", name,
			)
		}
		return states, nil
	}
	known[name] = nil
	r := findAlarm(v, name)
	if r == nil {
		return nil, fmt.Errorf("%w: alarm %s in %s", world.ErrNotFound, name, v.Region)
	}
	find := metricAlarmStates
	if r.Type == awstype.CompositeAlarm {
		find = compositeStates
	}
	states, err := find(v, r.Properties, minute, known)
	if err != nil {
		return nil, fmt.Errorf("alarm %s: %w", name, err)
	}
	known[name] = states
	return states, nil
}

func metricAlarmStates(v world.View, in props.Map, minute int, _ map[string][]string) ([]string, error) {
	a, err := alarmOf(in, v.Datapoints[v.Place()])
	if err != nil {
		return nil, err
	}
	state, states := alarmInsufficientData, []string{}
	for now := range minute + 1 {
		state = a.next(state, a.recent(now))
		states = append(states, state)
	}
	return states, nil
}

func compositeStates(v world.View, in props.Map, minute int, known map[string][]string) ([]string, error) {
	rule, err := parseAlarmRule(in.Str("alarmRule"))
	if err != nil {
		return nil, err
	}
	references := map[string][]string{}
	for _, reference := range rule.references {
		if references[reference], err = alarmStates(v, alarmName(v, reference), minute, known); err != nil {
			return nil, err
		}
	}
	states := []string{}
	for now := range minute + 1 {
		at := map[string]string{}
		for reference, of := range references {
			at[reference] = of[now]
		}
		states = append(states, map[bool]string{true: alarmAlarm, false: alarmOK}[rule.holds(at)])
	}
	return states, nil
}

// alarm is a metric alarm with a static threshold.
type alarm struct {
	watched   func(end int) point // what the metric, or the expression, is in the period that ends with a minute
	breaches  func(value, threshold float64) bool
	threshold float64
	minutes   int // of a period
	n, m      int // M out of N: evaluation periods, and datapoints to alarm
	missing   string
}

func alarmOf(in props.Map, datapoints []world.Datapoint) (alarm, error) {
	period, onQueries := in.Num("period", 0), in.Has("metricQueries")
	if onQueries {
		period = queriesPeriod(in)
	}
	a := alarm{
		breaches: comparisons[in.Str("comparisonOperator")],
		minutes:  period / 60,
		n:        in.Num("evaluationPeriods", 1),
		missing:  in.Str("treatMissingData"),
	}
	a.m = in.Num("datapointsToAlarm", a.n)
	var static bool
	if a.threshold, static = props.Normal(in["threshold"]).(float64); a.breaches == nil || !static {
		return alarm{}, fmt.Errorf("only alarms with a static threshold and one of %v are modelled",
			props.SortedKeys(comparisons))
	}
	var err error
	if onQueries {
		a.watched, err = watchedQuery(in, period, datapoints)
	} else {
		a.watched, err = watchedMetric(in, in.Str("statistic"), period, datapoints)
	}
	return a, err
}

// evaluated is a period with data.
type evaluated struct {
	age       int // 1 is the latest period
	breaching bool
}

// recent are the latest periods with data, at most as many as are evaluated. The window slides: the latest period ends
// with this minute, whatever the clock says.
func (a alarm) recent(now int) []evaluated {
	var periods []evaluated
	for age := 1; age <= a.n+extraPeriods && len(periods) < a.n; age++ {
		if latest := a.watched(now - (age-1)*a.minutes); latest.present {
			periods = append(periods, evaluated{age, a.breaches(latest.value, a.threshold)})
		}
	}
	return periods
}

// next is the state after the current one. When data is missing, it is that of the CloudWatch user guide, "Configuring
// how CloudWatch alarms treat missing data".
func (a alarm) next(current string, periods []evaluated) string {
	breaching := 0
	for _, p := range periods {
		if p.breaching {
			breaching++
		}
	}
	within := len(periods) - breaching
	absent := a.n - len(periods)
	switch a.missing {
	case "breaching":
		breaching += absent
	case "notBreaching":
		within += absent
	}
	switch {
	case breaching >= a.m:
		return alarmAlarm
	case within > 0:
		return alarmOK
	case a.missing == "ignore":
		return current
	case breaching > 0 && periods[len(periods)-1].age >= a.m:
		return alarmAlarm // "premature": too few datapoints, but none within the threshold since then
	}
	return alarmInsufficientData
}
