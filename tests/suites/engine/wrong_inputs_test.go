package engine

import (
	"regexp"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// What is wrong with the shape of the inputs is told by name, all at once, before anything is registered; never a
// panic.
func TestWrongInputs(t *testing.T) {
	t.Parallel()
	array := func(values ...pulumi.Input) pulumi.Array { return values }
	type problems map[string]string
	for name, test := range map[string]struct {
		change pulumi.Map
		want   problems
	}{
		"everything required is missing": {
			pulumi.Map{
				"name": nil, "instanceType": nil, "replicationGroupSize": nil, "enableAutomaticFailover": nil, "enableMultiAz": nil,
				"vpcId": nil, "subnetIds": nil,
			},
			problems{
				"name": "is required", "instanceType": "is required", "replicationGroupSize": "is required", "enableAutomaticFailover": "is required",
				"enableMultiAz": "is required", "vpcId": "is required: the id of the VPC", "subnetIds": "is required",
			},
		},
		"wrong types": {
			pulumi.Map{
				"name": pulumi.Int(7), "replicationGroupSize": pulumi.String("2"), "enableMultiAz": pulumi.String("yes"),
				"subnetIds": pulumi.String("subnet-1"), "tags": array(pulumi.String("x")), "port": pulumi.Bool(true),
				"authToken": pulumi.Int(12345678),
			},
			problems{
				"name": "is 7; it takes a string", "replicationGroupSize": `is the string "2"; it takes a whole number: write 2, without quotes`,
				"enableMultiAz": `is the string "yes"; it takes true or false`, "subnetIds": `is the string "subnet-1"; it takes a list`,
				"tags": "is a list; it takes an object of strings", "port": "is true; it takes a whole number",
				"authToken (secret)": "is a secret number; it takes a string",
			},
		},
		"a fraction": {
			pulumi.Map{"replicationGroupSize": pulumi.Float64(2.7), "snapshotRetentionLimit": pulumi.Float64(0.5)},
			problems{
				"replicationGroupSize":   "2.7 is not a whole number; it is never rounded: pass 2 or 3",
				"snapshotRetentionLimit": "0.5 is not a whole number",
			},
		},
		"huge": {
			pulumi.Map{"replicationGroupSize": pulumi.Float64(1e300)},
			problems{"replicationGroupSize": "1e+300 is out of range of a whole number"},
		},
		"the documented list of one": {
			pulumi.Map{
				"clusterMode": array(pulumi.Map{"numNodeGroups": pulumi.Int(1), "replicasPerNodeGroup": pulumi.Int(1)}),
			},
			problems{"clusterMode": "is a list; pass the object itself: { numNodeGroups, replicasPerNodeGroup }"},
		},
		"inside an object": {
			pulumi.Map{"clusterMode": pulumi.Map{"numNodeGroups": pulumi.Float64(1.5), "shards": pulumi.Int(2)}},
			problems{
				"clusterMode.replicasPerNodeGroup": "is required", "clusterMode.numNodeGroups": "1.5 is not a whole number",
				"clusterMode.shards": "is not an input",
			},
		},
		"a name of the documented module": {
			pulumi.Map{"replication_group_size": pulumi.Int(2), "enableMultiAZ": pulumi.Bool(true)},
			problems{
				"replication_group_size": "is not an input; did you mean replicationGroupSize?",
				"enableMultiAZ":          "is not an input; did you mean enableMultiAz?",
			},
		},
		"a secret where the component decides": {
			pulumi.Map{"name": pulumi.ToSecret(pulumi.String("sessions"))},
			problems{"name (secret)": "is a secret"},
		},
		"rules": {
			pulumi.Map{
				"name": pulumi.String("Sessions"), "port": pulumi.Int(-1), "redisVersion": pulumi.String("7.1.0"),
			},
			problems{
				"name": `"Sessions" has capital letters`, "port": "-1 is not a TCP port", "redisVersion": `use "7.1"`,
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			stack := sandbox.New(t).Program("test", program(test.change))
			_, err := stack.TryPreview()
			for path, reason := range test.want {
				assertProblem(t, err, path, reason)
			}
			assert.NotContains(t, err.Error(), "cache-", "nothing of the cluster is registered")
			assert.NotContains(t, err.Error(), "12345678", "a token is never quoted")
		})
	}
}

// assertProblem says that the engine reported the problem, under its path, and that nothing crashed.
func assertProblem(t *testing.T, err error, path, reason string) {
	t.Helper()
	require.Error(t, err)
	// The engine adds the value where it finds one at the path.
	want := regexp.MustCompile(
		`property ` + regexp.QuoteMeta(path) + `( with value .*)? has a problem: .*` + regexp.QuoteMeta(reason),
	)
	assert.Regexp(t, want, err.Error())
	assert.NotContains(t, err.Error(), "panic")
	assert.NotContains(t, err.Error(), "exited prematurely")
}

// An Output of a resource that does not exist yet is no answer to what the component decides with.
func TestPlainInputsMustBeKnown(t *testing.T) {
	t.Parallel()
	stack := sandbox.New(t).Program("test", func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		unknown := n.vpc.Arn
		_, err = newCluster(ctx, "cache", n.inputs(pulumi.Map{
			"name":                           unknown,
			"allowConnectionsFromCidrBlocks": unknown.ApplyT(func(s string) []string { return []string{s} }).(pulumi.StringArrayOutput),
		}))
		return err
	})
	_, err := stack.TryPreview()
	assertProblem(t, err, "name (unknown)", "is not known yet")
	assertProblem(t, err, "allowConnectionsFromCidrBlocks (unknown)", "is not known yet")
}
