package construct

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

var (
	proposed = regexp.MustCompile(
		`write it in quotes, (".*")|write (.*), (?:in|without) quotes|pass ([\[{].*[\]}])(?:$|,)|leave it out`,
	)
	asText = regexp.MustCompile(`, or passwords: .*`)
	meant  = regexp.MustCompile(`did you mean (\w+)\?`)
	// ofType is what only the check of the shape says.
	ofType = regexp.MustCompile(`; it takes|is not an input|pass the object itself|is a list`)
)

// proposal is the value that a reason proposes; ok is false where it proposes none.
func proposal(t *testing.T, reason string) (value property.Value, ok bool) {
	t.Helper()
	found := proposed.FindStringSubmatch(asText.ReplaceAllString(reason, ""))
	if found == nil {
		return property.Value{}, false
	}
	text := found[1] + found[2] + found[3]
	if text == "" || text == "[{ ... }]" {
		return property.New(property.Null), text == ""
	}
	read, err := wire.Inputs("value: " + text)
	require.NoError(t, err, reason)
	return read.Get("value"), true
}

// What is proposed in place of a value of a wrong type is of the right one, for every input, and every field of what is
// nested.
func TestEveryHintIsOfTheRightType(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../../schema.json")
	require.NoError(t, err)
	var spec schema.PackageSpec
	require.NoError(t, json.Unmarshal(text, &spec))
	sounds := map[string]string{rediscluster.Token: wire.Sound}
	for _, one := range wire.Further() {
		sounds[one.Token] = one.Sound
	}
	wrongs := []property.Value{
		property.New(7.), property.New(6.0), property.New(2.5), property.New(true), property.New(false), str("7"),
		str(" 8 "), str("true"), str("False"), str("app"), str(""),
		str("enabled"), str("subnet-12345678, subnet-23456789"), list(), list(str("app")), list(property.New(values{})),
		property.New(values{}), property.New(values{"name": str("app")}),
	}
	hints := 0
	for token, component := range spec.Resources {
		base, err := wire.Inputs(sounds[token])
		require.NoError(t, err, token)
		for _, wrong := range wrongs {
			given, nested := base.AsMap(), base.AsMap()
			for name, property := range component.InputProperties {
				given[name] = wrong
				if object, isObject := objectOf(spec, property.TypeSpec, wrong); isObject {
					nested[name] = object
				}
			}
			hints += follow(t, token, given) + follow(t, token, nested)
		}
	}
	assert.Greater(t, hints, 100, "there are hints to follow")
}

// objectOf is an object, or a list of one, of which every field is a value.
func objectOf(spec schema.PackageSpec, of schema.TypeSpec, value property.Value) (property.Value, bool) {
	if of.Items != nil {
		element, ok := objectOf(spec, *of.Items, value)
		return list(element), ok
	}
	object, ok := spec.Types[strings.TrimPrefix(of.Ref, "#/types/")]
	if !ok {
		return property.Value{}, false
	}
	fields := values{}
	for name, field := range object.Properties {
		fields[name] = value
		if inner, isObject := objectOf(spec, field.TypeSpec, value); isObject {
			fields[name] = inner
		}
	}
	return property.New(fields), true
}

// follow does what every hint says, at once, and counts the hints.
func follow(t *testing.T, token string, given values) int {
	t.Helper()
	result := wire.ConstructOf(ctx(t), token, property.NewMap(given), true, wire.Echo)
	whole := property.New(property.NewMap(given))
	followed := map[string]string{}
	for _, one := range result.Problems {
		value, ok := proposal(t, one.Reason)
		if ok {
			path := strings.TrimSuffix(one.Path, " (secret)")
			whole = put(t, whole, path, value)
			followed[path] = one.Reason
		}
	}
	for _, one := range wire.ConstructOf(ctx(t), token, whole.AsMap(), true, wire.Echo).Problems {
		path := strings.TrimSuffix(one.Path, " (secret)")
		for at, before := range followed {
			if within(path, at) {
				assert.NotRegexp(t, ofType, one.Reason, "%s: %s: after following %q", token, one.Path, before)
			}
		}
	}
	return len(followed)
}

var step = regexp.MustCompile(`\["[^"]*"\]|\[\d+\]|[^.\[]+`)

// put is a value with another one at a path in it.
func put(t *testing.T, in property.Value, path string, value property.Value) property.Value {
	t.Helper()
	first := step.FindString(path)
	if first == "" {
		return value
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(path, first), ".")
	if in.IsArray() {
		elements := in.AsArray().AsSlice()
		require.Equal(t, "[0]", first, path)
		elements[0] = put(t, elements[0], rest, value)
		return property.New(property.NewArray(elements))
	}
	key := strings.Trim(first, `["]`)
	return property.New(in.AsMap().Set(key, put(t, in.AsMap().Get(key), rest, value)))
}

// What "did you mean" says is the name of an input.
func TestNearNamesOfFields(t *testing.T) {
	t.Parallel()
	for example, want := range map[string]string{
		"slowLog: { retention: 7 }":                               "retentionInDays",
		"slowLog: { retentionDays: 7 }":                           "retentionInDays",
		"slowLog: { days: 7 }":                                    "retentionInDays",
		"slowLog: { group: x }":                                   "logGroupName",
		"slowLog: { stream: x }":                                  "deliveryStreamName",
		"slowLog: { kms: x }":                                     "kmsKeyId",
		"slowLog: { logFormat: json }":                            "format",
		"slowLog: { name: x }":                                    "",
		"connectionSecret: { window: 7 }":                         "recoveryWindowInDays",
		"connectionSecret: { kms_key: x }":                        "kmsKeyId",
		"alarms: { memory: { missingData: x } }":                  "treatMissingData",
		"alarms: { memory: { datapoints: 1 } }":                   "datapointsToAlarm",
		"alarms: { memory: { periods: 60 } }":                     "period",
		"alarms: { memory: { disabled: true } }":                  "",
		"users: [{ userName: app, accessString: on, iam: true }]": "name",
		"users: [{ name: app, access: on, iam: true }]":           "accessString",
		"users: [{ name: app, acl: on, iam: true }]":              "accessString",
		"enabled: true":                                           "",
	} {
		result, err := wire.Try(t.Context(), example)
		require.NoError(t, err)
		if assert.Len(t, result.Problems, 1, "%s: %v", example, result.Problems) {
			found := append(meant.FindStringSubmatch(result.Problems[0].Reason), "", "")
			assert.Equal(t, want, found[1], example)
		}
	}
}

// An object is asked for by saying so where that is all that it takes, and by the form that it has where it takes more.
func TestHintsAtObjects(t *testing.T) {
	t.Parallel()
	for example, want := range map[string]string{
		"slowLog: true":                                "pass {}",
		"engineLog: enabled":                           "pass {}",
		"connectionSecret: true":                       "pass {}",
		"connectionSecret: my/secret":                  `pass { name: "my/secret" }`,
		"slowLog: false":                               "leave it out",
		"slowLog: \"off\"":                             "leave it out",
		"alarms: false":                                "enableCloudwatchAlarms: false",
		"alarms: { memory: \"false\" }":                "pass { enabled: false }",
		"users: app":                                   `pass [{ name: "app", accessString: "on ~* +@all", iam: true }]`,
		"users: [app]":                                 `pass { name: "app", accessString: "on ~* +@all", iam: true }`,
		"users: { name: app }":                         "put the object into a list",
		"parameters: { lazyfree-lazy-eviction: true }": `write "yes", in quotes`,
	} {
		result, err := wire.Try(t.Context(), example)
		require.NoError(t, err)
		if assert.Len(t, result.Problems, 1, "%s: %v", example, result.Problems) {
			assert.Contains(t, result.Problems[0].Reason, want, example)
		}
	}
	// The form of a user is one that a cluster takes.
	result, err := wire.Try(t.Context(), `users: [{ name: "app", accessString: "on ~* +@all", iam: true }]`)
	require.NoError(t, err)
	require.NoError(t, result.Err)
}

// within says whether a path is another one, or leads into what stands there.
func within(path, at string) bool {
	rest, is := strings.CutPrefix(path, at)
	return is && (rest == "" || rest[0] == '.' || rest[0] == '[')
}
