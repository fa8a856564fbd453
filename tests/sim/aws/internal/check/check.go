// Package check has what the provider refuses of inputs before it asks AWS, as services share it.
package check

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"time"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// Check holds inputs against rules, and collects what is wrong with them. What was not sent, and what is not known yet,
// is never wrong.
type Check struct {
	in       props.Map
	path     string // of the inputs, with a dot behind
	failures *[]p.CheckFailure
}

// Of checks the inputs of a resource.
func Of(in props.Map) Check { return Check{in: in, failures: &[]p.CheckFailure{}} }

// Each are checks of the objects of a list.
func (c Check) Each(list string) []Check {
	var each []Check
	for i, one := range c.in.Objects(list) {
		each = append(each, Check{one, fmt.Sprintf("%s%s[%d].", c.path, list, i), c.failures})
	}
	return each
}

// Inside is a check of an object among the inputs.
func (c Check) Inside(object string) Check {
	return Check{c.in.Object(object), c.path + object + ".", c.failures}
}

// Failures are all that is wrong, as often as it was found.
func (c Check) Failures() []p.CheckFailure { return *c.failures }

// Fail says that something else is wrong.
func (c Check) Fail(path, format string, args ...any) {
	*c.failures = append(*c.failures, p.CheckFailure{Property: c.path + path, Reason: fmt.Sprintf(format, args...)})
}

func (c Check) text(path string) (string, bool) {
	text, sent := c.in.Lookup(path).(string)
	return text, sent
}

// Word is for a text that is one of a few.
func (c Check) Word(path string, words ...string) {
	if text, sent := c.text(path); sent && !slices.Contains(words, text) {
		c.Fail(path, "expected %s to be one of %q, got %s", path, words, text)
	}
}

// Longest is for a text that has a longest form.
func (c Check) Longest(path string, longest int) {
	if text, _ := c.text(path); len(text) > longest {
		c.Fail(path, "expected length of %s to be in the range (1 - %d), got %d characters", path, longest, len(text))
	}
}

// Form is for a text that has a form, of which the complaint tells.
func (c Check) Form(path string, form *regexp.Regexp, complaint string) {
	if text, sent := c.text(path); sent && !form.MatchString(text) {
		c.Fail(path, "%s", complaint)
	}
}

// ARNs are for texts that are ARNs.
func (c Check) ARNs(paths ...string) {
	for _, path := range paths {
		if text, sent := c.text(path); sent && !arn.PassesProvider(text) {
			c.Fail(path, "%q (%s) is an invalid ARN", path, text)
		}
	}
}

// JSON is for texts that are JSON.
func (c Check) JSON(paths ...string) {
	for _, path := range paths {
		var document any
		if text, sent := c.text(path); sent && json.Unmarshal([]byte(text), &document) != nil {
			c.Fail(path, "%q contains an invalid JSON", path)
		}
	}
}

// Dates are for texts that are points in time.
func (c Check) Dates(paths ...string) {
	for _, path := range paths {
		text, sent := c.text(path)
		if _, err := time.Parse(time.RFC3339, text); sent && err != nil {
			c.Fail(path, "expected %q to be a valid RFC3339 date, got %q", path, text)
		}
	}
}

// Within is for numbers that have a least and a largest value, by path.
func (c Check) Within(ranges map[string][2]int) {
	for _, path := range props.SortedKeys(ranges) {
		n, sent := props.Normal(c.in.Lookup(path)).(float64)
		if within := ranges[path]; sent && (n < float64(within[0]) || n > float64(within[1])) {
			c.Fail(path, "expected %s to be in the range (%d - %d), got %v", path, within[0], within[1], n)
		}
	}
}

// Apart is for inputs that cannot be given together.
func (c Check) Apart(path, other string) {
	if c.in.Lookup(path) != nil && c.in.Lookup(other) != nil {
		c.Fail(path, "%q: conflicts with %s", path, other)
	}
}
