package engine

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto/events"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// The example in YAML with twelve mistakes in it.
const mistakesInYAML = `
      name: Sessions_1
      instanceType: t4g.small
      replicationGroupSize: 7
      enableAutomaticFailover: true
      enableMultiAz: true
      vpcId: vpc-123
      subnetIds: ["${subnet-a.id}", sg-0123456789abcdef0]
      allowConnectionsFromCidrBlocks: [10.0.0.7/16]
      port: 0
      redisVersion: 7.1.0
      maintenanceWindow: sat:07:00-sat:07:30
      authToken: short-token
      alarmsSnsTopicArns: [alerts]
      tags: { "aws:owner": web }
`

// The same in Go, over inputs of which nothing is wrong.
const mistakesInGo = `
		if settings.GetBool("wrong") {
			args.Name = "Sessions_1"
			args.InstanceType = "t4g.small"
			args.ReplicationGroupSize = 7
			args.VpcId = pulumi.String("vpc-123")
			args.SubnetIds = pulumi.StringArray{subnetA.ID(), pulumi.String("sg-0123456789abcdef0")}
			args.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{pulumi.String("10.0.0.7/16")}
			args.Port = pulumi.Int(0)
			args.RedisVersion = pulumi.String("7.1.0")
			args.MaintenanceWindow = pulumi.String("sat:07:00-sat:07:30")
			args.AuthToken = pulumi.String("short-token")
			args.AlarmsSnsTopicArns = pulumi.StringArray{pulumi.String("alerts")}
			args.Tags = pulumi.StringMap{"aws:owner": pulumi.String("web")}
		}
`

// A program with twelve mistakes is told of all of them in one preview, and nothing of the cluster is
// registered. The mistakes mended, it deploys.
func TestAllMistakesInOnePreview(t *testing.T) {
	t.Parallel()
	told := map[string]string{
		"name":                              `use "sessions-1"`,
		"instanceType":                      `use "cache.t4g.small"`,
		"replicationGroupSize":              "7 is too many",
		"vpcId":                             "3 characters follow the hyphen",
		"subnetIds[1]":                      "is the id of a security group",
		"allowConnectionsFromCidrBlocks[0]": `use "10.0.0.0/16" for the block`,
		"port":                              "0 is not a TCP port",
		"redisVersion":                      `use "7.1"`,
		"maintenanceWindow":                 `try "sat:07:00-sat:08:00"`,
		"authToken (secret)":                "is 11 characters long",
		"alarmsSnsTopicArns[0]":             "is not an ARN",
		`tags["aws:owner"]`:                 "are AWS's own",
	}
	for language, mistakes := range map[string]func(t *testing.T, folder string, stack *sandbox.Stack) (mend func()){
		"yaml": func(t *testing.T, folder string, _ *sandbox.Stack) func() {
			path := filepath.Join(folder, "Pulumi.yaml")
			right := read(t, path)
			before, cluster, found := strings.Cut(right, "type: aws-redis:index:RedisCluster\n")
			require.True(t, found)
			options, rest, found := strings.Cut(cluster, "    properties:\n")
			require.True(t, found)
			_, after, found := strings.Cut(rest, "\noutputs:")
			require.True(t, found)
			wrong := before + "type: aws-redis:index:RedisCluster\n" + options + "    properties:\n" +
				strings.TrimPrefix(mistakesInYAML, "\n") + "\noutputs:" + after
			require.NoError(t, os.WriteFile(path, []byte(wrong), 0o600))
			return func() { require.NoError(t, os.WriteFile(path, []byte(right), 0o600)) }
		},
		"go": func(t *testing.T, folder string, stack *sandbox.Stack) func() {
			edit(t, filepath.Join(folder, "main.go"), "\t\t// More than one primary:",
				mistakesInGo+"\t\t// More than one primary:")
			stack.Set("wrong", "true")
			return func() { stack.Set("wrong", "false") }
		},
	} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			folder := project(t, box, language, false)
			stack := box.Project(folder)
			mend := mistakes(t, folder, stack)

			_, err := stack.TryPreview()
			for path, reason := range told {
				assertProblem(t, err, path, reason)
			}
			assert.Len(t, regexp.MustCompile(`property .* has a problem: `).FindAllString(err.Error(), -1), len(told))
			assert.Contains(t, err.Error(), "the inputs have 12 problems, so nothing of the cluster was changed")
			assert.NotContains(t, err.Error(), "cache-", "nothing of the cluster is registered")
			assert.NotContains(t, read(t, stack.Log()), "short-token")
			assert.Empty(t, stack.Resources())

			mend()
			stack.Up()
			assert.Contains(t, box.Holds(), replicationGroup+" sessions")
			stack.Destroy()
		})
	}
}

// warnings are the warnings of a preview, as the engine hands them to whoever listens, by the resource that they are
// about.
func warnings(t *testing.T, stack *sandbox.Stack) map[string][]string {
	t.Helper()
	stream := make(chan events.EngineEvent)
	seen, done := map[string][]string{}, make(chan struct{})
	go func() {
		defer close(done)
		for event := range stream {
			// Those of no resource are the engine's own.
			if d := event.DiagnosticEvent; d != nil && d.Severity == "warning" && d.URN != "" {
				seen[d.URN] = append(seen[d.URN], strings.TrimSpace(d.Message))
			}
		}
	}()
	_, err := stack.Stack.Preview(t.Context(), optpreview.EventStreams(stream))
	require.NoError(t, err)
	<-done
	return seen
}

// What is unwise is said once, on a line of its own, on the component, and not again when the choice that it asks for
// is made.
func TestWarnings(t *testing.T) {
	t.Parallel()
	stack := sandbox.New(t).Program("test", program(pulumi.Map{
		"instanceType":                   pulumi.String("cache.m5.large"),
		"replicationGroupSize":           pulumi.Int(1),
		"enableAutomaticFailover":        pulumi.Bool(false),
		"enableMultiAz":                  pulumi.Bool(false),
		"enableCloudwatchAlarms":         pulumi.Bool(true),
		"redisVersion":                   pulumi.String("5.0.6"),
		"allowConnectionsFromCidrBlocks": pulumi.Array{pulumi.String("0.0.0.0/0"), pulumi.String("::/0")},
		"enableTransitEncryption":        pulumi.Bool(false),
		"enableAtRestEncryption":         pulumi.Bool(false),
		"applyImmediately":               pulumi.Bool(false),
	}))
	said := warnings(t, stack)
	require.Len(t, said, 1, "all on one resource: %v", said)
	for urn, lines := range said {
		assert.True(t, strings.HasSuffix(urn, clusterType+"::cache"), urn)
		var inputs []string
		for _, line := range lines {
			input, _, found := strings.Cut(line, ": ")
			assert.True(t, found, line)
			assert.NotContains(t, line, "\n")
			inputs = append(inputs, input)
		}
		assert.Equal(t, []string{
			"replicationGroupSize", "alarmsSnsTopicArns", "allowConnectionsFromCidrBlocks[0]", "allowConnectionsFromCidrBlocks[1]",
			"applyImmediately", "enableAtRestEncryption", "enableTransitEncryption", "redisVersion",
		}, inputs)
	}

	stack.Run(program(pulumi.Map{
		"instanceType":                   pulumi.String("cache.m5.large"),
		"enableCloudwatchAlarms":         pulumi.Bool(true),
		"alarmsSnsTopicArns":             pulumi.Array{},
		"redisVersion":                   pulumi.String("7.1"),
		"allowConnectionsFromCidrBlocks": pulumi.Array{pulumi.String("10.0.0.0/8")},
		"enableTransitEncryption":        pulumi.Bool(true),
		"enableAtRestEncryption":         pulumi.Bool(true),
		"applyImmediately":               pulumi.Bool(true),
	}))
	assert.Empty(t, warnings(t, stack))

	// No one allowed: an empty list is a choice too.
	stack.Run(program(nil))
	assert.Equal(t, 1, count(warnings(t, stack), "so no one can connect"))
	stack.Run(program(pulumi.Map{"allowConnectionsFromCidrBlocks": pulumi.Array{}}))
	assert.Empty(t, warnings(t, stack))
}

// A program that accepts what is unwise about it has a preview of which nothing is said, and the cluster stays as it is
// when it no longer does. What replaces the cluster is told all the same.
func TestAcceptedWarnings(t *testing.T) {
	t.Parallel()
	unwise := pulumi.Map{
		"allowConnectionsFromCidrBlocks": pulumi.Array{pulumi.String("0.0.0.0/0")},
		"enableTransitEncryption":        pulumi.Bool(false),
		"kmsKeyId":                       pulumi.String("arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"),
	}
	accepting := func(more pulumi.Map, names ...string) pulumi.RunFunc {
		inputs := pulumi.Map{"acceptedWarnings": pulumi.ToStringArray(names)}
		maps.Copy(inputs, unwise)
		maps.Copy(inputs, more)
		return program(inputs)
	}
	stack := sandbox.New(t).Program("test", accepting(nil, "open-to-all", "tls-off", "key-export"))
	assert.Empty(t, warnings(t, stack))
	stack.Up()
	assert.Empty(t, warnings(t, stack))

	stack.Run(accepting(nil, "open-to-all", "tls-off"))
	changes := stack.Preview()
	assert.Equal(t, sandbox.Changes{"update": 1, "same": changes["same"]}, changes, "the component's own inputs")
	said := warnings(t, stack)
	assert.Equal(t, 1, count(said, ""), "%v", said)
	assert.Equal(t, 1, count(said, "[key-export]"), "%v", said)

	stack.Run(accepting(pulumi.Map{"port": pulumi.Int(6380)}, "open-to-all", "tls-off", "key-export"))
	said = warnings(t, stack)
	assert.Equal(t, 1, count(said, ""), "%v", said)
	assert.Equal(t, 1, count(said, "REPLACES"), "%v", said)

	stack.Run(accepting(nil, "open-to-al", "replaces-port"))
	_, err := stack.TryPreview()
	assertProblem(t, err, "acceptedWarnings[0]", `did you mean "open-to-all"?`)
	assertProblem(t, err, "acceptedWarnings[1]", "cannot be accepted")
}

func count(said map[string][]string, part string) (n int) {
	for _, lines := range said {
		for _, line := range lines {
			if strings.Contains(line, part) {
				n++
			}
		}
	}
	return n
}
