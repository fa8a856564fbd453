package cloudwatch

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// shape is what a part of the body looks like.
type shape func(c *bodyCheck, path string, v any)

func asObject(v any) map[string]any {
	o, _ := v.(map[string]any)
	return o
}

// object has these properties and no others; those that it must have are listed with spaces between.
func object(required string, properties map[string]shape) shape {
	return func(c *bodyCheck, path string, v any) {
		o, isObject := v.(map[string]any)
		if !isObject {
			c.fail(path, "Should be object")
			return
		}
		for name := range strings.FieldsSeq(required) {
			if _, sent := o[name]; !sent {
				c.fail(path, "Should have required property '%s'", name)
			}
		}
		for _, name := range props.SortedKeys(o) {
			if property, known := properties[name]; known {
				property(c, path+"/"+name, o[name])
			} else {
				c.fail(path, "Should NOT have the additional property '%s'", name)
			}
		}
	}
}

func list(least, most int, each shape) shape {
	return func(c *bodyCheck, path string, v any) {
		elements, isList := v.([]any)
		switch {
		case !isList:
			c.fail(path, "Should be array")
			return
		case len(elements) < least:
			c.fail(path, "Should NOT have fewer than %d items", least)
		case len(elements) > most:
			c.fail(path, "Should NOT have more than %d items", most)
		}
		for i, e := range elements {
			each(c, fmt.Sprintf("%s/%d", path, i), e)
		}
	}
}

func matching(format *regexp.Regexp) shape {
	return func(c *bodyCheck, path string, v any) {
		if s, isText := v.(string); !isText {
			c.fail(path, "Should be string")
		} else if !format.MatchString(s) {
			c.fail(path, "Should match pattern %q", format)
		}
	}
}

func words(allowed string) shape {
	return func(c *bodyCheck, path string, v any) {
		if s, isText := v.(string); !isText || !slices.Contains(strings.Fields(allowed), s) {
			c.fail(path, "Should be equal to one of the allowed values: %s", allowed)
		}
	}
}

func whole(least, most int) shape {
	return func(c *bodyCheck, path string, v any) {
		n, isNumber := v.(float64)
		switch {
		case !isNumber || n != math.Trunc(n):
			c.fail(path, "Should be integer")
		case n < float64(least):
			c.fail(path, "Should be >= %d", least)
		case n > float64(most):
			c.fail(path, "Should be <= %d", most)
		}
	}
}

func number(c *bodyCheck, path string, v any) {
	if _, isNumber := v.(float64); !isNumber {
		c.fail(path, "Should be number")
	}
}

func flag(c *bodyCheck, path string, v any) {
	if _, isFlag := v.(bool); !isFlag {
		c.fail(path, "Should be boolean")
	}
}

func anything(*bodyCheck, string, any) {}
