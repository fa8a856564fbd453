package engine

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const (
	vpcToken            = awstype.VPC
	subnetToken         = awstype.Subnet
	securityGroupToken  = awstype.SecurityGroup
	subnetGroupToken    = awstype.SubnetGroup
	parameterGroupToken = awstype.ParameterGroup
	logGroupToken       = awstype.LogGroup
)

// made is a resource that Terraform made.
type made map[string]any

// before is the network that a module was given, and what it put into it.
type before struct {
	t       *testing.T
	box     *sandbox.Sandbox
	vpc     string
	subnets []any
}

func newBefore(t *testing.T, box *sandbox.Sandbox) *before {
	t.Helper()
	b := &before{t: t, box: box}
	b.vpc = b.make(vpcToken, made{"cidrBlock": "10.0.0.0/16"}).ID
	for i, zone := range []string{"a", "b"} {
		b.subnets = append(b.subnets, b.make(subnetToken, made{
			"vpcId": b.vpc, "cidrBlock": []string{"10.0.1.0/24", "10.0.2.0/24"}[i], "availabilityZone": sandbox.Region + zone,
		}).ID)
	}
	return b
}

func (b *before) make(token string, inputs made) awssim.Resource {
	b.t.Helper()
	created, err := b.box.Cloud.Create(sandbox.Region, token, properties(inputs))
	require.NoError(b.t, err, token)
	return created
}

// properties are inputs as the simulated AWS takes them.
func properties(inputs made) property.Map {
	return resource.FromResourcePropertyMap(resource.NewPropertyMapFromMap(inputs))
}

// adopt runs `pulumi import` with the file of docs/migrating.md, and more resources beside the two of it.
func adopt(t *testing.T, box *sandbox.Sandbox, stack *sandbox.Stack, beside ...any) {
	t.Helper()
	adoptAs(t, box, stack, clusterType, replicationGroup, "cache-replication-group", beside...)
}

// adoptAs imports the resource "sessions" as a child, with a type and a name, of a component.
func adoptAs(
	t *testing.T, box *sandbox.Sandbox, stack *sandbox.Stack, component, child, name string, beside ...any,
) {
	t.Helper()
	content, err := json.Marshal(map[string]any{"resources": append([]any{
		map[string]any{"type": component, "name": "cache", "component": true},
		map[string]any{
			"type":    child,
			"name":    name,
			"id":      "sessions",
			"parent":  "cache",
			"version": awssim.Version,
		},
	}, beside...)})
	require.NoError(t, err)
	path := filepath.Join(box.Folder(), "import.json")
	require.NoError(t, os.WriteFile(path, content, 0o600))
	command := exec.Command("pulumi", "import", "--file", path, "--stack", stack.Name(), "--yes", "--skip-preview",
		"--generate-code=false")
	command.Dir, command.Env = stack.Workspace().WorkDir(), box.Environ()
	output, err := command.CombinedOutput()
	require.NoError(t, err, string(output))
}

// imported is a line of the import file for a resource that is the program's own.
func imported(token, name, id string) any {
	return map[string]any{"type": token, "name": name, "id": id, "version": awssim.Version}
}

// The recipe of docs/migrating.md, for what each of the three modules makes: the cluster that runs becomes that of the
// component, and AWS is asked for nothing; a program that would replace it is refused; and then the component does what
// it does by itself.
func TestImport(t *testing.T) {
	t.Parallel()
	for name, shapeOf := range map[string]func(*before) shape{
		"gruntwork": gruntworkShape, "cloudposse": cloudPosseShape, "terraform-aws-modules": modulesShape,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			module := shapeOf(newBefore(t, box))
			held := box.Holds()
			was := get(t, box)
			calls := func(operation string) int {
				n, err := box.Cloud.Calls(operation, replicationGroup)
				require.NoError(t, err)
				return n
			}
			token := ""
			program := func(change func(pulumi.Map)) pulumi.RunFunc {
				return func(ctx *pulumi.Context) error {
					inputs, err := module.inputs(ctx)
					if err != nil {
						return err
					}
					inputs["name"] = pulumi.String("sessions")
					inputs["enableCloudwatchAlarms"] = pulumi.Bool(false)
					inputs["deletionProtection"] = pulumi.Bool(true)
					inputs["finalSnapshot"] = pulumi.Bool(false)
					if token != "" {
						inputs["authToken"] = pulumi.String(token)
					}
					change(inputs)
					_, err = newCluster(ctx, "cache", inputs)
					return err
				}
			}
			without := func(names ...string) func(pulumi.Map) {
				return func(inputs pulumi.Map) {
					for _, name := range names {
						delete(inputs, name)
					}
				}
			}
			stack := box.Program("test", program(without()))
			adopt(t, box, stack, module.beside...)
			assert.Equal(t, was, get(t, box), "an import reads")

			// A preview shows the component, whose inputs are new to the engine, and nothing else.
			log := said(t, stack, func() {
				changes := stack.Preview()
				assert.Equal(t, sandbox.Changes{"update": 1, "same": 2 + len(module.beside)}, changes)
			})
			assert.NotContains(t, log, "REPLACES")

			// What would replace the cluster is refused, since an import protects.
			if module.wrong != "" {
				stack.Run(program(without(module.wrong)))
				_, err := stack.TryPreview()
				require.ErrorContains(t, err, "unable to replace resource")
			}

			stack.Run(program(without()))
			changes, _ := stack.Up()
			assert.Equal(t, sandbox.Changes{"update": 1, "same": 2 + len(module.beside)}, changes)
			assert.Equal(t, was, get(t, box), "the cluster is as it was")
			assert.Len(t, stack.Preview(), 1, "nothing to do")
			assert.Zero(t, calls("create"))
			assert.Zero(t, calls("update"))
			assert.ElementsMatch(t, held, box.Holds(), "nothing else was made")

			// The token goes in by itself: AWS is sent the one that it has.
			if token = module.token; token != "" {
				stack.Run(program(without()))
				changes, _ := stack.Up()
				assert.Equal(t, 2, changes["update"])
				assert.Equal(t, was, get(t, box))
			}

			// The name of the last snapshot is the provider's own: of AWS nothing is asked.
			stack.Run(program(without("finalSnapshot")))
			changes, _ = stack.Up()
			assert.Equal(t, 2, changes["update"])
			is := get(t, box)
			assert.Regexp(t, "^sessions-final-", is["finalSnapshotIdentifier"])
			delete(is, "finalSnapshotIdentifier")
			assert.Equal(t, was, is)

			// And then the rest: alarms, and what the component does by itself.
			stack.Run(program(without(append(module.done, "finalSnapshot", "enableCloudwatchAlarms")...)))
			log = said(t, stack, func() { stack.Up() })
			assert.NotContains(t, log, "REPLACES")
			is = get(t, box)
			for property, value := range module.last {
				assert.Equal(t, value, is[property], property)
			}
			assert.Len(t, stack.Preview(), 1, "nothing to do")
			assert.Zero(t, calls("create"), "the data stays")
		})
	}
}
