package awssim

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
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
// What it means is said in the CloudWatch user guide, "Using math expressions with CloudWatch metrics". All that is modelled of
// it looks at one period at a time.
type expression struct {
	operand
	references []string // ids, each once
	// unmodelled is what of the expression is not modelled, which CloudWatch takes. Nothing else is known of the expression then.
	unmodelled error
}

// unmodelled is a part of metric math that is documented, and not known here.
type unmodelled string

func (u unmodelled) Error() string { return string(u) + " is not modelled in expressions" }

// mathFunctions are all that the guide documents.
var mathFunctions = strings.Fields(`ABS ANOMALY_DETECTION_BAND AVG CEIL DATAPOINT_COUNT DATE DAY DB_PERF_INSIGHTS DIFF DIFF_TIME EPOCH
	FILL FIRST FLOOR HOUR IF INSIGHT_RULE_METRIC LAMBDA LAST LOG LOG10 MAX METRICS METRIC_COUNT MIN MINUTE MONTH PERIOD RATE
	REMOVE_EMPTY RUNNING_SUM SEARCH SERVICE_QUOTA SLICE SORT STDDEV SUM TIME_SERIES YEAR`)

// mathArrays are those that make one series of an array of them.
var mathArrays = map[string]func([]float64) float64{"MIN": slices.Min[[]float64], "MAX": slices.Max[[]float64], "SUM": sum}

// mathOperators are in the usual order, those that bind least first. The guide does not say it.
var mathOperators = []map[string]func(a, b float64) point{
	{"OR": eitherHolds, "||": eitherHolds},
	{"AND": bothHold, "&&": bothHold},
	{
		"==": func(a, b float64) point { return truth(a == b) }, "!=": func(a, b float64) point { return truth(a != b) },
		"<=": func(a, b float64) point { return truth(a <= b) }, ">=": func(a, b float64) point { return truth(a >= b) },
		"<": func(a, b float64) point { return truth(a < b) }, ">": func(a, b float64) point { return truth(a > b) },
	},
	{"+": func(a, b float64) point { return point{a + b, true} }, "-": func(a, b float64) point { return point{a - b, true} }},
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

// combined is an operator between two operands. Where one series of two has a datapoint, the other counts as 0; the guide says
// it of arithmetic and of comparisons, and its example with AND does so too. A series beside a scalar has its own datapoints.
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

// conditional is IF. It is 0, and not missing, where a condition that is a series holds and the series to take has no datapoint.
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

// gathered is a function of an array of series. Those that have no datapoint do not count, and the guide does not say so.
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

// parseExpression reads
//
//	operand   = number | id | ( expression ) | function ( arguments )
//	arguments = expression { , expression } | [ expression { , expression } ]
//
// with operators between operands, and unary minus before them. Its error is CloudWatch's.
func parseExpression(id, text string) (expression, error) {
	m := &mathReader{id: id, text: text}
	result, err := m.whole()
	var missing unmodelled
	switch {
	case errors.As(err, &missing):
		return expression{unmodelled: missing}, nil
	case err != nil:
		return expression{}, err
	case !result.series: // the words are not CloudWatch's
		return expression{}, m.refuse("The result of an expression must be a time series, and not a scalar")
	}
	return expression{operand: result, references: m.references}, nil
}

type mathReader struct {
	id, text   string
	at         int
	references []string
}

// peek is the next token; empty at the end.
func (m *mathReader) peek() string {
	rest := strings.TrimLeft(m.text[m.at:], " \t\r\n")
	m.at = len(m.text) - len(rest)
	return mathToken.FindString(rest)
}

// take skips the next token when it is this one.
func (m *mathReader) take(token string) bool {
	if m.peek() != token {
		return false
	}
	m.at += len(token)
	return true
}

func (m *mathReader) refuse(format string, args ...any) error {
	return refuse(validationError, "Error in expression '%s': %s", m.id, fmt.Sprintf(format, args...))
}

// invalid is in CloudWatch's words, as the tests of github.com/grafana/grafana quote them.
func (m *mathReader) invalid() error { return m.refuse("Invalid syntax") }

func (m *mathReader) whole() (operand, error) {
	if mathSearch.MatchString(m.text) {
		// In CloudWatch's words, as github.com/badmintoncryer/cdk-preflight quotes them.
		return operand{}, refuse(validationError, "SEARCH is not supported on Metric Alarms.")
	}
	if m.peek() == "SELECT" {
		return operand{}, unmodelled("a query of Metrics Insights")
	}
	result, err := m.expression()
	if err == nil && m.peek() != "" {
		err = m.invalid()
	}
	return result, err
}

func (m *mathReader) expression() (operand, error) { return m.chain(0) }

// chain reads operators of one level, between operands of the levels that bind more.
func (m *mathReader) chain(level int) (operand, error) {
	if level == len(mathOperators) {
		return m.unary()
	}
	left, err := m.chain(level + 1)
	for err == nil {
		operator := m.peek()
		calculate, found := mathOperators[level][operator]
		if !found {
			break
		}
		m.take(operator)
		var right operand
		right, err = m.chain(level + 1)
		left = combined(left, right, calculate)
	}
	return left, err
}

func (m *mathReader) unary() (operand, error) {
	if m.take("-") {
		negated, err := m.unary()
		return mapped(negated, func(value float64) float64 { return -value }), err
	}
	result, err := m.operand()
	if err == nil && m.peek() == "^" {
		err = unmodelled("the operator ^")
	}
	return result, err
}

func (m *mathReader) operand() (operand, error) {
	token := m.peek()
	switch {
	case m.take("("):
		return m.closed(m.expression())
	case token == "[":
		return operand{}, unmodelled("an array that is not the argument of MIN, MAX or SUM")
	case mathNumber.MatchString(token):
		m.take(token)
		value, err := strconv.ParseFloat(token, 64)
		return operand{false, func(map[string]point) point { return point{value, true} }}, err
	case !mathWord.MatchString(token):
		return operand{}, m.invalid()
	}
	m.take(token)
	switch {
	case m.take("("):
		return m.function(token)
	case !queryID.MatchString(token):
		return operand{}, m.invalid()
	}
	if !slices.Contains(m.references, token) {
		m.references = append(m.references, token)
	}
	return operand{true, func(points map[string]point) point { return points[token] }}, nil
}

// closed is what stands before a closing parenthesis.
func (m *mathReader) closed(inner operand, err error) (operand, error) {
	if err == nil && !m.take(")") {
		err = m.invalid()
	}
	return inner, err
}

// list reads expressions with commas between them.
func (m *mathReader) list() ([]operand, error) {
	var out []operand
	for {
		element, err := m.expression()
		if err != nil {
			return nil, err
		}
		if out = append(out, element); !m.take(",") {
			return out, nil
		}
	}
}

// function reads on after the parenthesis that follows the name.
func (m *mathReader) function(name string) (operand, error) {
	calculate, ofArray := mathArrays[name]
	switch {
	case !slices.Contains(mathFunctions, name):
		// In CloudWatch's words, as it answered to a function ANOMALY_DETECTOR.
		return operand{}, m.refuse("Function '%s' not found", name)
	case name == "IF":
		return m.closed(m.conditional())
	case name == "ABS":
		value, err := m.expression()
		if err == nil && !value.series {
			err = unmodelled("ABS of a scalar") // the guide has it of series alone
		}
		return m.closed(mapped(value, math.Abs), err)
	case ofArray:
		return m.closed(m.array(name, calculate))
	}
	return operand{}, unmodelled("the function " + name)
}

func (m *mathReader) conditional() (operand, error) {
	arguments, err := m.list()
	switch {
	case err != nil:
		return operand{}, err
	case len(arguments) == 2 && m.peek() == ")":
		return operand{}, unmodelled("IF with two arguments")
	case len(arguments) != 3:
		return operand{}, m.invalid()
	}
	condition, yes, no := arguments[0], arguments[1], arguments[2]
	if !condition.series && !(yes.series && no.series) {
		return operand{}, unmodelled("IF with a scalar condition and another scalar") // the guide has no such syntax
	}
	return conditional(condition, yes, no), nil
}

// array reads an array of series. A series alone would give a scalar that depends on how much data CloudWatch retrieves, which
// is why the guide recommends not to use these functions so in alarms.
func (m *mathReader) array(name string, calculate func([]float64) float64) (operand, error) {
	if !m.take("[") {
		return operand{}, unmodelled(name + " of anything but an array")
	}
	elements, err := m.list()
	switch {
	case err != nil:
		return operand{}, err
	case !m.take("]"):
		return operand{}, m.invalid()
	case slices.ContainsFunc(elements, func(element operand) bool { return !element.series }):
		return operand{}, unmodelled("an array with a scalar")
	case m.peek() == "^" || slices.ContainsFunc(mathOperators, func(level map[string]func(a, b float64) point) bool { return level[m.peek()] != nil }):
		return operand{}, unmodelled("an operator on an array")
	}
	return gathered(elements, calculate), nil
}
