package cloudwatch

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
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
	return awserr.New(awserr.ValidationError, "Error in expression '%s': %s", m.id, fmt.Sprintf(format, args...))
}

// invalid is in CloudWatch's words, as the tests of github.com/grafana/grafana quote them.
func (m *mathReader) invalid() error { return m.refuse("Invalid syntax") }

func (m *mathReader) whole() (operand, error) {
	if mathSearch.MatchString(m.text) {
		// In CloudWatch's words, as github.com/badmintoncryer/cdk-preflight quotes them.
		return operand{}, awserr.New(awserr.ValidationError, "SEARCH is not supported on Metric Alarms.")
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

// array reads an array of series. A series alone would give a scalar that depends on how much data CloudWatch
// retrieves, which is why the guide recommends not to use these functions so in alarms.
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
	case m.peek() == "^" || slices.ContainsFunc(mathOperators, func(level map[string]func(a, b float64) point) bool {
		return level[m.peek()] != nil
	}):
		return operand{}, unmodelled("an operator on an array")
	}
	return gathered(elements, calculate), nil
}

// queryID is the form of the id of a query.
var queryID = regexp.MustCompile(`^[a-z][a-zA-Z0-9_]*$`)
