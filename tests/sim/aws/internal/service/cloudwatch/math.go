package cloudwatch

import (
	"regexp"
	"slices"
	"strings"
)

// point is what a time series, or a scalar, is in one period. The value of a missing one is 0.
type point struct {
	value   float64
	present bool
}

// operand is a part of an expression, and the ids of queries say what their series are in that period.
type operand struct {
	series bool // else a scalar
	at     func(points map[string]point) point
}

// expression is an expression of CloudWatch's metric math.
//
// What it means is said in the CloudWatch user guide, "Using math expressions with CloudWatch metrics". All that is
// modelled of it looks at one period at a time.
type expression struct {
	operand
	references []string // ids, each once
	// unmodelled is what of the expression is not modelled, which CloudWatch takes. Nothing else is known of the
	// expression then.
	unmodelled error
}

// unmodelled is a part of metric math that is documented, and not known here.
type unmodelled string

func (u unmodelled) Error() string { return string(u) + " is not modelled in expressions" }

// mathFunctions are all that the guide documents.
var mathFunctions = strings.Fields(`
	ABS ANOMALY_DETECTION_BAND AVG CEIL DATAPOINT_COUNT DATE DAY DB_PERF_INSIGHTS DIFF DIFF_TIME EPOCH FILL FIRST
	FLOOR HOUR IF INSIGHT_RULE_METRIC LAMBDA LAST LOG LOG10 MAX METRICS METRIC_COUNT MIN MINUTE MONTH PERIOD RATE
	REMOVE_EMPTY RUNNING_SUM SEARCH SERVICE_QUOTA SLICE SORT STDDEV SUM TIME_SERIES YEAR
`)

// mathArrays are those that make one series of an array of them.
var mathArrays = map[string]func([]float64) float64{
	"MIN": slices.Min[[]float64], "MAX": slices.Max[[]float64], "SUM": sum,
}

// mathOperators are in the usual order, those that bind least first. The guide does not say it.
var mathOperators = []map[string]func(a, b float64) point{
	{"OR": eitherHolds, "||": eitherHolds},
	{"AND": bothHold, "&&": bothHold},
	{
		"==": func(a, b float64) point {
			return truth(a == b)
		}, "!=": func(a, b float64) point { return truth(a != b) },
		"<=": func(a, b float64) point {
			return truth(a <= b)
		}, ">=": func(a, b float64) point { return truth(a >= b) },
		"<": func(a, b float64) point { return truth(a < b) }, ">": func(a, b float64) point { return truth(a > b) },
	},
	{
		"+": func(a, b float64) point { return point{a + b, true} },
		"-": func(a, b float64) point { return point{a - b, true} },
	},
	{"*": func(a, b float64) point { return point{a * b, true} }, "/": quotient},
}

func truth(holds bool) point {
	if holds {
		return point{1, true}
	}
	return point{0, true}
}

func eitherHolds(a, b float64) point { return truth(a != 0 || b != 0) }
func bothHold(a, b float64) point    { return truth(a != 0 && b != 0) }

// quotient has no datapoint where it would divide by zero.
func quotient(a, b float64) point {
	if b == 0 {
		return point{}
	}
	return point{a / b, true}
}

// combined is an operator between two operands. Where one series of two has a datapoint, the other counts as 0; the
// guide says it of arithmetic and of comparisons, and its example with AND does so too. A series beside a scalar has
// its own datapoints.
func combined(a, b operand, calculate func(a, b float64) point) operand {
	return operand{a.series || b.series, func(points map[string]point) point {
		x, y := a.at(points), b.at(points)
		if x.present && y.present || a.series && b.series && (x.present || y.present) {
			return calculate(x.value, y.value)
		}
		return point{}
	}}
}

func mapped(a operand, calculate func(float64) float64) operand {
	return operand{a.series, func(points map[string]point) point {
		if x := a.at(points); x.present {
			return point{calculate(x.value), true}
		}
		return point{}
	}}
}

// conditional is IF. It is 0, and not missing, where a condition that is a series holds and the series to take has no
// datapoint.
func conditional(condition, yes, no operand) operand {
	return operand{true, func(points map[string]point) point {
		holds := condition.at(points)
		switch {
		case !holds.present:
			return point{}
		case holds.value == 0:
			return no.at(points)
		case condition.series && yes.series:
			return point{yes.at(points).value, true}
		}
		return yes.at(points)
	}}
}

// gathered is a function of an array of series. Those that have no datapoint do not count, and the guide does not say
// so.
func gathered(elements []operand, calculate func([]float64) float64) operand {
	return operand{true, func(points map[string]point) point {
		var values []float64
		for _, element := range elements {
			if x := element.at(points); x.present {
				values = append(values, x.value)
			}
		}
		if len(values) == 0 {
			return point{}
		}
		return point{calculate(values), true}
	}}
}

var (
	mathToken  = regexp.MustCompile(`^(?s:\d+(?:\.\d+)?|[A-Za-z_]\w*|&&|\|\||[<>=!]=|.)`)
	mathNumber = regexp.MustCompile(`^\d`)
	mathWord   = regexp.MustCompile(`^[A-Za-z_]`)
	mathSearch = regexp.MustCompile(`\bSEARCH\s*\(`) // wherever it stands, also where the rest is not modelled
)

func sum(values []float64) float64 {
	var total float64
	for _, value := range values {
		total += value
	}
	return total
}
