package shape

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// knownCure says what to pass in place of an Output of a resource.
func knownCure(spec schema.TypeSpec) string {
	if spec.Type == "array" {
		return "put the Outputs inside the list, whose length must be known when the program runs"
	}
	return "pass a value that is known when the program runs"
}

// shown is a value as a message may quote it.
func shown(value property.Value) string {
	switch {
	case value.Secret():
		return "a secret " + kind(value)
	case value.IsString():
		return "the string " + spelling.Quote(value.AsString())
	case value.IsNumber():
		if n := value.AsNumber(); math.Abs(n) > math.MaxInt64 {
			return strconv.FormatFloat(n, 'g', -1, 64)
		}
		return strconv.FormatFloat(value.AsNumber(), 'f', -1, 64)
	case value.IsBool():
		return strconv.FormatBool(value.AsBool())
	case value.IsArray():
		return "a list"
	case value.IsMap():
		return "an object"
	case value.IsResourceReference():
		return "a resource"
	}
	return "an asset or archive"
}

// kind names the type of a value that is a secret.
func kind(value property.Value) string {
	switch {
	case value.IsString():
		return "string"
	case value.IsNumber():
		return "number"
	case value.IsBool():
		return "true or false"
	case value.IsArray():
		return "list"
	}
	return "object"
}

// soundsSecret are names that people give to what nobody else should see.
var soundsSecret = lazyregexp.New(`(?i)token|pass|pwd|secret|credential|auth`)

// textOfOutput matches the text that the SDKs produce if a program puts an Output into a string. It is an explanation
// of how to do that right, and no value.
var textOfOutput = lazyregexp.New(`^.{0,200}Calling \[?(toString|toJSON|__str__)\]? on an \[?Output`)

// plainName matches a name that needs no quotes in a path.
// Source: Pulumi's property paths (property.Path of the SDK for Go).
var plainName = lazyregexp.New(`^[A-Za-z_][A-Za-z0-9_]*$`)

// join is the path of a field of an object. A name that the program invented may hold anything, a dot or a new
// line too.
func join(path, name string) string {
	switch {
	case !plainName.MatchString(name):
		return inputs.Entry(path, name)
	case path == "":
		return name
	}
	return path + "." + name
}

// firstSentence is what an input means, in short.
func firstSentence(description string) string {
	sentence := inputs.Sentence(description)
	first, size := utf8.DecodeRuneInString(sentence)
	return string(unicode.ToLower(first)) + strings.TrimSuffix(sentence[size:], ".")
}
