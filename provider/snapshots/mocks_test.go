package snapshots

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// graph is what a program registered, by the name of the resource. The component is named nightly.
type graph map[string]registered

// children are the names of what the component registered, in order.
func (g graph) children() (names []string) {
	for _, name := range slices.Sorted(maps.Keys(g)) {
		if name != "nightly" {
			names = append(names, name)
		}
	}
	return names
}

type registered struct{ pulumi.MockResourceArgs }

// properties are the inputs of a resource, without marks of secrets.
func (r registered) properties() map[string]any {
	open := map[string]any{}
	for key, value := range r.Inputs {
		revealed, _ := inputs.Revealed(value)
		open[string(key)] = revealed.Mappable()
	}
	return open
}

func (r registered) text(property string) string {
	text, _ := r.properties()[property].(string)
	return text
}

// dependencies are the names of the resources that this one waits for.
func (r registered) dependencies() (names []string) {
	for _, urn := range r.RegisterRPC.GetDependencies() {
		names = append(names, urn[strings.LastIndex(urn, "::")+2:])
	}
	slices.Sort(names)
	return names
}

// recorder answers as AWS would, in outline, and keeps what it is asked for.
type recorder struct {
	mu    sync.Mutex
	graph graph
	at    told
}

func (r *recorder) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	switch args.Token {
	case "aws:index/getRegion:getRegion":
		return resource.PropertyMap{"id": resource.NewProperty(r.at.at.Region)}, nil
	case "aws:index/getCallerIdentity:getCallerIdentity":
		return resource.PropertyMap{"accountId": resource.NewProperty(r.at.at.Account)}, nil
	case "aws:s3/getBucket:getBucket":
		region := r.at.bucketRegion(args.Args["bucket"].StringValue())
		return resource.PropertyMap{"region": resource.NewProperty(region)}, nil
	}
	return nil, fmt.Errorf("an invoke that the component does not make: %s", args.Token)
}

// arns are the services and the kinds of resources whose ARNs end in their names.
var arns = map[string]string{
	"aws:sfn/stateMachine:StateMachine":         "states:%s:%s:stateMachine:",
	"aws:sqs/queue:Queue":                       "sqs:%s:%s:",
	"aws:cloudwatch/logGroup:LogGroup":          "logs:%s:%s:log-group:",
	"aws:cloudwatch/metricAlarm:MetricAlarm":    "cloudwatch:%s:%s:alarm:",
	"aws:scheduler/scheduleGroup:ScheduleGroup": "scheduler:%s:%s:schedule-group/",
}

func (r *recorder) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.graph[args.Name] = registered{args}
	outputs := args.Inputs.Copy()
	set := func(key, value string) { outputs[resource.PropertyKey(key)] = resource.NewProperty(value) }
	if form, ok := arns[args.TypeToken]; ok {
		set("arn", "arn:aws:"+fmt.Sprintf(form, homeRegion, homeAccount)+args.Inputs["name"].StringValue())
	}
	switch args.TypeToken {
	case ExportToken, VaultToken:
		return "", outputs, nil
	case "aws:s3/bucketV2:BucketV2":
		name := args.Inputs["bucketPrefix"].StringValue() + "made"
		set("bucket", name)
		set("arn", "arn:aws:s3:::"+name)
	case "aws:iam/role:Role":
		name := args.Inputs["namePrefix"].StringValue() + "made"
		set("name", name)
		set("arn", "arn:aws:iam::"+homeAccount+":role"+args.Inputs["path"].StringValue()+name)
	}
	return args.Name + "-id", outputs, nil
}

// deployed is a component with its outputs.
type deployed[C any] struct {
	component *C
	// await is the value of an output, and what has to exist before it is known.
	await func(pulumi.Output) (value any, after []string)
}

// deploy runs a program with one component, and then what looks at the result.
func deploy[A, C any](
	t *testing.T, args *A,
	create func(*pulumi.Context, string, *A, ...pulumi.ResourceOption) (*C, error), look func(deployed[C]),
) graph {
	t.Helper()
	r := &recorder{graph: graph{}, at: home}
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		c, err := create(ctx, "nightly", args)
		if err != nil || look == nil {
			return err
		}
		look(deployed[C]{c, func(output pulumi.Output) (any, []string) {
			result, err := internals.UnsafeAwaitOutput(ctx.Context(), output)
			require.NoError(t, err)
			var after []string
			for _, one := range result.Dependencies {
				urn, err := internals.UnsafeAwaitOutput(ctx.Context(), one.URN())
				require.NoError(t, err)
				text := string(urn.Value.(pulumi.URN))
				after = append(after, text[strings.LastIndex(text, "::")+2:])
			}
			slices.Sort(after)
			return result.Value, slices.Compact(after)
		}})
		return nil
	}, pulumi.WithMocks("project", "stack", r)))
	return r.graph
}

// deployExport deploys sound inputs with changes. It returns what was registered, and the outputs.
func deployExport(t *testing.T, changes string) (g graph, outputs map[string]any) {
	t.Helper()
	g = deploy(t, exports.args(t, changes), NewRedisSnapshotExport, func(d deployed[RedisSnapshotExport]) {
		outputs = map[string]any{}
		for name, output := range map[string]pulumi.Output{
			"alarmArns": d.component.AlarmArns, "bucketArn": d.component.BucketArn, "bucketName": d.component.BucketName,
			"replicationRoleArn": d.component.ReplicationRoleArn, "restoreInputs": d.component.RestoreInputs,
			"stateMachineArn": d.component.StateMachineArn,
		} {
			outputs[name], _ = d.await(output)
		}
	})
	return g, outputs
}

// deployVault is deployExport of a vault.
func deployVault(t *testing.T, changes string) (g graph, outputs map[string]any) {
	t.Helper()
	g = deploy(t, vaults.args(t, changes), NewRedisSnapshotVault, func(d deployed[RedisSnapshotVault]) {
		outputs = map[string]any{}
		for name, output := range map[string]pulumi.Output{
			"alarmArns": d.component.AlarmArns, "bucketArn": d.component.BucketArn, "bucketName": d.component.BucketName,
			"restoreArns": d.component.RestoreArns, "restoreHint": d.component.RestoreHint,
			"stateMachineArn": d.component.StateMachineArn,
		} {
			outputs[name], _ = d.await(output)
		}
	})
	return g, outputs
}

// assertWaits says that one resource is created after others.
func (g graph) assertWaits(t *testing.T, name string, others ...string) {
	t.Helper()
	assert.Subset(t, g[name].dependencies(), others, "%s waits", name)
}
