package awssim

import (
	"fmt"
	"slices"
)

// The states of an alarm.
const (
	alarmOK               = "OK"
	alarmAlarm            = "ALARM"
	alarmInsufficientData = "INSUFFICIENT_DATA"
)

// extraPeriods are the periods before the evaluation periods that CloudWatch looks at when data is missing. It says of
// their number that it depends on the period and the resolution, and gives one example, with 3 evaluation periods and 2
// extra ones.
const extraPeriods = 2

// observe takes datapoints of metrics that are published.
func observe(v view, published []Metric, datapoints []Datapoint) error {
	byKey := map[string]Metric{}
	for _, m := range published {
		byKey[m.key()] = m
	}
	observed := make([]Datapoint, 0, len(datapoints))
	for _, d := range datapoints {
		m, found := byKey[d.key()]
		switch {
		case !found:
			return fmt.Errorf("no replication group in %s publishes the metric %s", v.region, d.key())
		case d.Unit != m.Unit:
			return fmt.Errorf("the metric %s is published in %q, not in %q", d.key(), m.Unit, d.Unit)
		case d.Minute < 0:
			return fmt.Errorf("minutes count from 0, and a datapoint of %s has the minute %d", d.key(), d.Minute)
		}
		observed = append(observed, Datapoint{m, d.Value, d.Minute}) // the caller's dimensions stay the caller's
	}
	if v.Datapoints == nil {
		v.Datapoints = map[string][]Datapoint{}
	}
	v.Datapoints[v.region] = slices.Concat(v.Datapoints[v.region], observed)
	return nil
}

// stateOfAlarm is the state of an alarm at the end of a minute; see AlarmState of the cloud.
func stateOfAlarm(v view, name string, minute int) (string, error) {
	return v.alarmState(name, minute, map[string]string{})
}

// alarmState remembers in known the states that it found, for a rule can name an alarm more than once; a state that is
// being looked for is empty there.
func (v view) alarmState(name string, minute int, known map[string]string) (string, error) {
	if state, visited := known[name]; visited {
		if state == "" {
			return "", fmt.Errorf(
				"alarm %s depends on itself, and CloudWatch stops the evaluation of such composite alarms", name,
			)
		}
		return state, nil
	}
	known[name] = ""
	r := v.findAlarm(name)
	if r == nil {
		return "", fmt.Errorf("%w: alarm %s in %s", ErrNotFound, name, v.region)
	}
	var state string
	var err error
	if r.Type == compositeAlarmType {
		state, err = v.compositeState(r.Properties, minute, known)
	} else {
		state, err = v.metricAlarmState(r.Properties, minute)
	}
	if err != nil {
		return "", fmt.Errorf("alarm %s: %w", name, err)
	}
	known[name] = state
	return state, nil
}

func (v view) metricAlarmState(in props, minute int) (string, error) {
	a, err := alarmOf(in, v.Datapoints[v.region])
	if err != nil {
		return "", err
	}
	state := alarmInsufficientData
	for now := range minute + 1 {
		state = a.next(state, a.recent(now))
	}
	return state, nil
}

func (v view) compositeState(in props, minute int, known map[string]string) (string, error) {
	rule, err := parseAlarmRule(in.str("alarmRule"))
	if err != nil || minute < 0 {
		return alarmInsufficientData, err
	}
	states := map[string]string{}
	for _, reference := range rule.references {
		if states[reference], err = v.alarmState(v.alarmName(reference), minute, known); err != nil {
			return "", err
		}
	}
	if rule.holds(states) {
		return alarmAlarm, nil
	}
	return alarmOK, nil
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

var (
	statistics = map[string]func([]float64) float64{
		"SampleCount": func(values []float64) float64 { return float64(len(values)) },
		"Average":     func(values []float64) float64 { return sum(values) / float64(len(values)) },
		"Sum":         sum,
		"Minimum":     slices.Min[[]float64],
		"Maximum":     slices.Max[[]float64],
	}
	comparisons = map[string]func(value, threshold float64) bool{
		"GreaterThanOrEqualToThreshold": func(value, threshold float64) bool { return value >= threshold },
		"GreaterThanThreshold":          func(value, threshold float64) bool { return value > threshold },
		"LessThanThreshold":             func(value, threshold float64) bool { return value < threshold },
		"LessThanOrEqualToThreshold":    func(value, threshold float64) bool { return value <= threshold },
	}
)

func sum(values []float64) float64 {
	var total float64
	for _, value := range values {
		total += value
	}
	return total
}

func alarmOf(in props, datapoints []Datapoint) (alarm, error) {
	period, onQueries := in.num("period", 0), in.has("metricQueries")
	if onQueries {
		period = queriesPeriod(in)
	}
	a := alarm{
		breaches: comparisons[in.str("comparisonOperator")],
		minutes:  period / 60,
		n:        in.num("evaluationPeriods", 1),
		missing:  in.str("treatMissingData"),
	}
	a.m = in.num("datapointsToAlarm", a.n)
	var static bool
	if a.threshold, static = normal(in["threshold"]).(float64); a.breaches == nil || !static {
		return alarm{}, fmt.Errorf("only alarms with a static threshold and one of %v are modelled",
			sortedKeys(comparisons))
	}
	var err error
	if onQueries {
		a.watched, err = watchedQuery(in, period, datapoints)
	} else {
		a.watched, err = watchedMetric(in, in.str("statistic"), period, datapoints)
	}
	return a, err
}

// watchedMetric is what a statistic of a metric is in the period that ends with a minute. Without a unit, datapoints of
// any unit count.
func watchedMetric(in props, statistic string, period int, datapoints []Datapoint) (func(end int) point, error) {
	metric := Metric{
		Namespace:  in.str("namespace"),
		Name:       in.str("metricName"),
		Dimensions: map[string]string{},
		Unit:       in.str("unit"),
	}
	for name := range in.object("dimensions") {
		metric.Dimensions[name] = in.object("dimensions").str(name)
	}
	calculate, minutes := statistics[statistic], period/60
	switch {
	case calculate == nil:
		return nil, fmt.Errorf("only alarms with one of the statistics %v are modelled", sortedKeys(statistics))
	case minutes == 0:
		return nil, fmt.Errorf("the period is %d s, and metrics have a datapoint a minute", period)
	}
	samples := map[int][]float64{} // by minute
	for _, d := range datapoints {
		if d.is(metric) && (metric.Unit == "" || metric.Unit == d.Unit) {
			samples[d.Minute] = append(samples[d.Minute], d.Value)
		}
	}
	return func(end int) point {
		var values []float64
		for minute := end - minutes + 1; minute <= end; minute++ {
			values = append(values, samples[minute]...)
		}
		if len(values) == 0 {
			return point{}
		}
		return point{calculate(values), true}
	}, nil
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
