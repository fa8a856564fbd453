package cloudwatch

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
)

// alarmRule is the rule of a composite alarm.
type alarmRule struct {
	references []string // the alarms, as the rule names them, each once
	// elements are "child alarms, TRUE or FALSE statements, and parentheses" (CloudWatch API, PutCompositeAlarm). It
	// does not say whether the parentheses of a function count, which are taken for a part of it here, or a pair of the
	// others as one.
	elements int
	holds    func(states map[string]string) bool // by reference
}

var alarmFunctions = map[string]string{
	"ALARM": alarmAlarm, "OK": alarmOK, "INSUFFICIENT_DATA": alarmInsufficientData,
}

// ruleToken is a parenthesis, a comma, a name in quotes or a word. Names with spaces, parentheses or commas need the
// quotes, and a quote in them a backslash (CloudWatch user guide, "Composite alarms").
var ruleToken = regexp.MustCompile(`^(?:[(),]|"(?:[^"\\]|\\.)*"|[^\s(),"]+|")`)

// parseAlarmRule reads
//
//	or     = and { OR and }
//	and    = not { AND not }
//	not    = NOT not | ( or ) | TRUE | FALSE | function ( alarm )
//
// Functions and operators are upper case, as all of the documentation has them; it has a "false" in lower case as well,
// so that the case of these two does not count.
func parseAlarmRule(text string) (alarmRule, error) {
	if text == "" || strings.TrimSpace(text) != text {
		// In CloudWatch's words, as github.com/hashicorp/terraform-provider-aws/issues/19575 quotes them.
		return alarmRule{}, awserr.New(awserr.ValidationError,
			"AlarmRule must not contain leading or trailing whitespace or be null")
	}
	r := &ruleReader{text: text}
	holds, err := r.or()
	if err == nil && r.peek() != "" {
		err = r.unsupported("AND or OR")
	}
	if err != nil {
		return alarmRule{}, err
	}
	r.rule.holds = holds
	return r.rule, nil
}

type ruleReader struct {
	text string
	at   int
	rule alarmRule
}

// condition is a part of a rule.
type condition = func(states map[string]string) bool

// peek is the next token; empty at the end.
func (r *ruleReader) peek() string {
	rest := strings.TrimLeft(r.text[r.at:], " \t\r\n")
	r.at = len(r.text) - len(rest)
	return ruleToken.FindString(rest)
}

// take skips the next token when it is this one.
func (r *ruleReader) take(token string) bool {
	if r.peek() != token {
		return false
	}
	r.at += len(token)
	return true
}

// unsupported is CloudWatch's answer to a rule that it cannot read, as github.com/aws/aws-cdk/issues/13953 quotes it.
func (r *ruleReader) unsupported(wanted string) error {
	token := r.peek()
	return awserr.New(awserr.ValidationError, "Error in AlarmRule [Unsupported token '%s' at char %d, must be: %s]",
		token, r.at,
		wanted)
}

func (r *ruleReader) or() (condition, error) {
	return r.chain("OR", r.and, func(a, b bool) bool { return a || b })
}

func (r *ruleReader) and() (condition, error) {
	return r.chain("AND", r.not, func(a, b bool) bool { return a && b })
}

func (r *ruleReader) chain(
	operator string, operand func() (condition, error), combine func(a, b bool) bool,
) (condition, error) {
	left, err := operand()
	for err == nil && r.take(operator) {
		var right condition
		first := left
		right, err = operand()
		left = func(states map[string]string) bool { return combine(first(states), right(states)) }
	}
	return left, err
}

func (r *ruleReader) not() (condition, error) {
	token := r.peek()
	constant := strings.ToUpper(token)
	switch {
	case r.take("NOT"):
		negated, err := r.not()
		return func(states map[string]string) bool { return !negated(states) }, err
	case r.take("("):
		inner, err := r.or()
		if err == nil && !r.take(")") {
			err = r.unsupported("')'")
		}
		r.rule.elements += 2
		return inner, err
	case constant == "TRUE" || constant == "FALSE":
		r.take(token)
		r.rule.elements++
		return func(map[string]string) bool { return constant == "TRUE" }, nil
	case alarmFunctions[token] != "":
		r.take(token)
		return r.function(alarmFunctions[token])
	case token == "AT_LEAST":
		return nil, fmt.Errorf("the function AT_LEAST of alarm rules is not modelled")
	}
	// These words are AWS's, as github.com/badmintoncryer/cdk-preflight quotes them.
	return nil, r.unsupported("'(', 'NOT', AT_LEAST, TRUE or FALSE, ALARM, OK, or INSUFFICIENT_DATA")
}

// function is what follows the function's name.
func (r *ruleReader) function(state string) (condition, error) {
	if !r.take("(") {
		return nil, r.unsupported("'('")
	}
	token := r.peek()
	if slices.Contains([]string{"", "(", ")", ",", `"`, `""`}, token) {
		return nil, r.unsupported("an alarm name or ARN")
	}
	r.take(token)
	reference := token
	if token[0] == '"' {
		reference = quotedCharacter.ReplaceAllString(token[1:len(token)-1], "$1")
	}
	if !r.take(")") {
		return nil, r.unsupported("')'")
	}
	r.rule.elements++
	if !slices.Contains(r.rule.references, reference) {
		r.rule.references = append(r.rule.references, reference)
	}
	return func(states map[string]string) bool { return states[reference] == state }, nil
}

var quotedCharacter = regexp.MustCompile(`\\(.)`)
