package engine

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/auto/events"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// threeClusters is a program of three clusters with alarms; changes are those of the inputs of the first.
func threeClusters(changes pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		for i := range 3 {
			name := fmt.Sprintf("cluster-%d", i)
			inputs := n.inputs(pulumi.Map{"name": pulumi.String(name), "enableCloudwatchAlarms": pulumi.Bool(true)})
			for input, value := range changes {
				if i == 0 {
					inputs[input] = value
				}
			}
			if _, err := newCluster(ctx, name, inputs); err != nil {
				return err
			}
		}
		return nil
	}
}

// complaints are the errors that the engine tells of in an operation that fails, in their order, with the name of the
// resource before each that is about one. It fails where the operation takes longer than a component may take to end.
func complaints(t *testing.T, operation func(stream chan events.EngineEvent) error) []string {
	t.Helper()
	stream := make(chan events.EngineEvent)
	var said []string
	var first, last time.Time
	done := make(chan struct{})
	go func() {
		defer close(done)
		for event := range stream {
			if d := event.DiagnosticEvent; d != nil && d.Severity == "error" {
				said = append(said, d.URN[strings.LastIndex(d.URN, ":")+1:]+": "+strings.TrimSpace(d.Message))
				if last = time.Now(); first.IsZero() {
					first = last
				}
			}
		}
	}()
	require.Error(t, operation(stream))
	<-done
	assert.Less(t, last.Sub(first), 10*time.Second, "nothing waits for what has ended")
	return said
}

var (
	// consequential is what a component says that had no error of its own.
	consequential = regexp.MustCompile(
		`^: aws-redis:index:Redis\w+ resource '([\w-]+)' has a problem: none of its own: the (preview|update) stopped`,
	)
	// notOurs is what people cannot do anything with.
	notOurs = regexp.MustCompile(`(?i)rpc|marshaling|awaiting|context canceled|shut down`)
)

// Where one thing fails, the components that it ends say that it was not them, in a line each at most, whichever they
// are, and after the cause. Newer engines keep that line to themselves, but not where somebody cancels.
func TestConsequences(t *testing.T) {
	t.Parallel()
	preview := func(stack *sandbox.Stack, stream chan events.EngineEvent) error {
		_, err := stack.Stack.Preview(t.Context(), optpreview.EventStreams(stream))
		return err
	}
	up := func(opts ...optup.Option) func(*sandbox.Stack, chan events.EngineEvent) error {
		return func(stack *sandbox.Stack, stream chan events.EngineEvent) error {
			_, err := stack.Stack.Up(t.Context(), append(opts, optup.EventStreams(stream))...)
			return err
		}
	}
	wrong := threeClusters(pulumi.Map{"name": pulumi.String("Sessions")})
	names := namesOf(nil, pulumi.Map{"name": pulumi.String("redis"), "tls": pulumi.Bool(true)},
		pulumi.Map{"name": pulumi.String("cache.internal.example.com"), "tls": pulumi.Bool(true)})
	for name, test := range map[string]struct {
		program pulumi.RunFunc
		// fails is what AWS refuses to create.
		fails     string
		operation func(*sandbox.Stack, chan events.EngineEvent) error
		// cause is what the first error says.
		cause string
		// also is what further errors say that are neither the cause, nor consequences.
		also []string
	}{
		"a replication group":    {threeClusters(nil), replicationGroup, up(), "-replication-group: creating .*: AWS says no", []string{": update failed"}},
		"an alarm":               {threeClusters(nil), metricAlarm, up(), "-alarm-.*: creating .*: AWS says no", []string{": update failed"}},
		"a record":               {names, awstype.Record, up(), "^records-record.*: AWS says no", []string{": update failed"}},
		"an input, in a preview": {wrong, "", preview, `"Sessions" has capital letters`, nil},
		"an input, in an update": {wrong, "", up(), `"Sessions" has capital letters`, nil},
		"a group, and the rest goes on": {
			threeClusters(nil), replicationGroup, up(optup.ContinueOnError()),
			"-replication-group: creating .*: AWS says no",
			[]string{": update failed"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			if test.fails != "" {
				require.NoError(t, box.Cloud.Inject(awssim.Fault{
					Operation: "create", Type: test.fails, Code: "InvalidThing", Message: "AWS says no",
				}))
				require.NoError(t, box.Cloud.Inject(awssim.Fault{Operation: "create", Type: metricAlarm, DelayMS: 300}))
			}
			stack := box.Program("test", test.program)
			said := complaints(t, func(stream chan events.EngineEvent) error { return test.operation(stack, stream) })
			require.NotEmpty(t, said)
			assert.Regexp(t, test.cause, said[0])
			assert.NotRegexp(t, consequential, said[0])
			also := test.also
			ended := map[string]int{}
			for _, one := range said[1:] {
				assert.NotRegexp(t, notOurs, one)
				assert.NotContains(t, one, "\n", "it is one line")
				if found := consequential.FindStringSubmatch(one); found != nil {
					ended[found[1]]++
				} else if assert.NotEmpty(t, also, one) {
					assert.Contains(t, one, also[0])
					also = also[1:]
				}
			}
			assert.Empty(t, also)
			for component, times := range ended {
				assert.Equal(t, 1, times, component)
			}

			// It is as the line says: what was deployed is kept, and the next update goes on from there.
			if test.fails != "" {
				stack.Up()
			}
			stack.Destroy()
		})
	}
}

// Whoever cancels an update is not told that every cluster has an error of its own.
func TestCanceledUpdate(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	require.NoError(t, box.Cloud.Inject(awssim.Fault{Operation: "create", Type: replicationGroup, DelayMS: 3000}))
	stack := box.Program("test", threeClusters(nil))
	said := complaints(t, func(stream chan events.EngineEvent) error {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		through := make(chan events.EngineEvent)
		go func() {
			defer close(stream)
			for event := range through {
				if e := event.ResourcePreEvent; e != nil && e.Metadata.Type == replicationGroup {
					cancel()
				}
				stream <- event
			}
		}()
		_, err := stack.Stack.Up(ctx, optup.EventStreams(through))
		return err
	})
	// The engine says so while the components end: its line is before theirs, between them or after.
	at := slices.Index(said, ": update canceled")
	require.GreaterOrEqual(t, at, 0, said)
	for _, one := range slices.Delete(said, at, at+1) {
		assert.Regexp(t, consequential, one)
		assert.NotRegexp(t, notOurs, one)
	}
}

// A YAML program shows the same, as the CLI prints it: the reason of AWS, and at most a line for each component.
func TestConsequencesInYAML(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	folder := project(t, box, "yaml", false)
	path := filepath.Join(folder, "Pulumi.yaml")
	program := read(t, path)
	_, rest, found := strings.Cut(program, "\n  cache:\n")
	require.True(t, found)
	first, _, found := strings.Cut(rest, "\noutputs:")
	require.True(t, found)
	second := strings.Replace(first, "name: ${name}", "name: others", 1)
	require.NotEqual(t, first, second)
	program = strings.Replace(program, "\noutputs:", "\n  others:\n"+strings.TrimRight(second, "\n")+"\noutputs:", 1)
	require.NoError(t, os.WriteFile(path, []byte(program), 0o600))

	require.NoError(t, box.Cloud.Inject(awssim.Fault{Operation: "create", Type: metricAlarm, DelayMS: 300}))
	fault(t, box, "create", metricAlarm, "LimitExceeded", "AWS says no")
	stack := box.Project(folder)
	log := said(t, stack, func() {
		_, _, err := stack.TryUp()
		require.Error(t, err)
	})
	diagnostics := log[strings.Index(log, "Diagnostics:"):]
	assert.Equal(t, 1, strings.Count(diagnostics, "AWS says no"), diagnostics)
	for _, name := range []string{"cache", "others"} {
		had := strings.Count(diagnostics, "resource '"+name+"' has a problem")
		assert.LessOrEqual(t, had, 1, diagnostics)
		assert.Equal(t, had, strings.Count(diagnostics, "resource '"+name+"' has a problem: none of its own"),
			diagnostics)
	}
	assert.NotRegexp(t, notOurs, diagnostics)
}
