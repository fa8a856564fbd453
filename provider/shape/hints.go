package shape

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// cure says how to correct a value of a wrong type, for the most frequent slips: a version without quotes, a number
// with them.
func (c *inputCheck) cure(path, want string, value property.Value) string {
	input := inputs.Root(path)
	switch {
	case value.HasSecrets():
		return ""
	case want == "a string" && value.IsResourceReference():
		if strings.Contains(input, "Arn") || strings.Contains(input, "Topic") {
			return ": pass its arn"
		}
		return ": pass its id"
	case value.IsString() && want == "a whole number" && gigabytes.MatchString(value.AsString()):
		return fmt.Sprintf(": write %s, without quotes and unit", gigabytes.FindStringSubmatch(value.AsString())[1])
	case value.IsString() && want != "a list":
		return withoutQuotes(want, strings.TrimSpace(value.AsString()))
	case strings.Contains(path, "."):
		// What is right for a field of an object, CouldBe does not know.
	case want == "a string" && value.IsBool() && input == "parameters":
		return fmt.Sprintf(": write %q, in quotes", map[bool]string{true: "yes", false: "no"}[value.AsBool()])
	case want == "a string" && (value.IsNumber() || value.IsBool()):
		// A version 6.0 without quotes is the number 6.
		for _, text := range []string{shown(value), shown(value) + ".0"} {
			if c.component.CouldBe(input, text) {
				return fmt.Sprintf(": write it in quotes, %q", text)
			}
		}
	case value.IsString():
		return c.asList(input, value.AsString())
	}
	return ""
}

// gigabytes is a size as people write it, whose number is what the inputs take.
var gigabytes = lazyregexp.New(`^(\d{1,9}) ?(?:GB|GiB|G|gb)$`)

// withoutQuotes is a text that was meant to be something else.
func withoutQuotes(want, text string) string {
	switch want {
	case "a whole number":
		if n, err := strconv.Atoi(text); err == nil {
			return fmt.Sprintf(": write %d, without quotes", n)
		}
	case "a number":
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return fmt.Sprintf(": write %s, without quotes", strconv.FormatFloat(n, 'f', -1, 64))
		}
	case "true or false":
		if b, err := strconv.ParseBool(strings.ToLower(text)); err == nil {
			return fmt.Sprintf(": write %t, without quotes", b)
		}
	}
	return ""
}

// asList is a text as the list that it was meant to be, where each part of it could be an element.
func (c *inputCheck) asList(input, text string) string {
	parts := check.Split(text)
	quoted := make([]string, len(parts))
	for i, part := range parts {
		quoted[i] = strconv.Quote(part)
	}
	couldNotBe := func(part string) bool { return !c.component.CouldBe(input, part) }
	if len(parts) == 0 || len(parts) >= 10 || slices.ContainsFunc(parts, couldNotBe) {
		return ""
	}
	return fmt.Sprintf(": pass [%s]", strings.Join(quoted, ", "))
}

// The words for "yes" and "no" that people write where an object is expected.
var (
	yes = []string{"true", "enabled", "on", "yes"}
	no  = []string{"", "false", "disabled", "off", "no"}
)

func says(value property.Value, answer bool, words []string) bool {
	return value.IsBool() && value.AsBool() == answer ||
		value.IsString() && slices.Contains(words, strings.ToLower(value.AsString()))
}

// objectCure says how to write an object in place of something else. If no field is required, an empty object will do.
func objectCure(token string, of object, value property.Value) string {
	switch {
	case value.HasSecrets():
		return ""
	case token == userType:
		return ": pass " + exampleUser(value)
	case limitTypes[token] && value.IsNumber():
		return fmt.Sprintf(": pass { maximum: %s }", shown(value))
	case limitTypes[token] && value.IsString() && wholeNumber.MatchString(value.AsString()):
		return fmt.Sprintf(": pass { maximum: %s }", wholeNumber.FindStringSubmatch(value.AsString())[1])
	case len(of.required) > 0:
		return ""
	case says(value, true, yes):
		return ": pass {}, and what it leaves out has its default"
	case token == secretType && value.IsString() && aws.CheckSecretName(value.AsString()) == nil:
		return fmt.Sprintf(": pass { name: %q }", value.AsString())
	}
	return ""
}

const (
	userType   = "aws-redis:index:User"
	secretType = "aws-redis:index:ConnectionSecret"
)

var (
	// alarmsTypes change single alarms.
	alarmsTypes = map[string]bool{"aws-redis:index:Alarms": true, "aws-redis:index:ServerlessAlarms": true}
	// limitTypes are limits with a minimum and a maximum. People who write one number mean the maximum.
	limitTypes = map[string]bool{
		"aws-redis:index:ServerlessDataStorage": true, "aws-redis:index:ServerlessEcpuPerSecond": true,
	}
	// wholeNumber is a whole number as text, with a unit of data or without.
	wholeNumber = lazyregexp.New(`^(\d{1,9}) ?(?:GB|GiB|G|gb)?$`)
)

// exampleUser is how to pass a user whose name the program passed in place of the user.
func exampleUser(value property.Value) string {
	name := "app"
	if value.IsString() && elasticache.CheckOwnUserID(value.AsString()) == nil {
		name = value.AsString()
	}
	return fmt.Sprintf("{ name: %q, accessString: \"on ~* +@all\", iam: true }, or passwords: [...] in place of iam",
		name)
}

// userListCure says how to write a list of users in place of something else.
func userListCure(value property.Value) string {
	if value.IsMap() {
		return ": put the object into a list, [{ ... }]"
	}
	user, others, _ := strings.Cut(exampleUser(value), " }")
	return ": pass [" + user + " }]" + others
}
