package recovery

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blang/semver"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/integration"
	urns "github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/suites/released/record"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tools/pages/permissions"
)

func TestEveryTypeThatAComponentCreatesHasARow(t *testing.T) {
	t.Parallel()
	var rows, created []string
	for _, row := range Rows {
		if strings.HasPrefix(row.Type, "aws:") {
			rows = append(rows, row.Type)
		}
		assert.NotEmpty(t, row.Source, row.Type)
		assert.True(t, row.Repeats != "" || len(row.ID) > 0 || row.Find.Command != "",
			"%s: there is no way to its id", row.Type)
	}
	for _, row := range permissions.Rows {
		created = append(created, row.Type)
	}
	assert.ElementsMatch(t, created, rows)
}

// recorded is a program of a released version as it was deployed: its state, and the cloud with all its resources.
type recorded struct {
	t     *testing.T
	stack stack
	cloud []byte
}

func records(t *testing.T) (found []recorded) {
	t.Helper()
	folders, err := filepath.Glob("../../../tests/released/*/*/stack.json.gz")
	require.NoError(t, err)
	for _, path := range folders {
		release := record.Release{Folder: filepath.Dir(path)}
		state, err := release.Read("stack.json.gz")
		require.NoError(t, err)
		cloud, err := release.Read("cloud.json.gz")
		require.NoError(t, err)
		s, err := readExport(strings.NewReader(string(state)))
		require.NoError(t, err)
		found = append(found, recorded{t, s, cloud})
	}
	require.NotEmpty(t, found)
	return found
}

// provider is the simulated provider of a resource, on a cloud of its own that holds what was recorded.
func (r recorded) provider(of resource) (integration.Server, *awssim.Cloud) {
	path := filepath.Join(r.t.TempDir(), "cloud.json")
	require.NoError(r.t, os.WriteFile(path, r.cloud, 0o600))
	cloud := awssim.Open(path)
	urn, _ := providerOf(of)
	at := slices.IndexFunc(r.stack.Resources, func(p resource) bool { return p.URN == urn })
	require.GreaterOrEqual(r.t, at, 0)
	config := map[string]property.Value{"region": property.New("eu-west-1")}
	for name, value := range values(r.t, r.stack.Resources[at].Inputs).All {
		if !strings.HasPrefix(name, "__") && name != "version" {
			config[name] = value
		}
	}
	return serve(r.t, cloud, config), cloud
}

func serve(t *testing.T, cloud *awssim.Cloud, config map[string]property.Value) integration.Server {
	t.Helper()
	server, err := integration.NewServer(t.Context(), awssim.Package, semver.MustParse(awssim.Version),
		integration.WithProvider(awssim.Provider(cloud)))
	require.NoError(t, err)
	require.NoError(t, server.Configure(p.ConfigureRequest{Args: property.NewMap(config)}))
	return server
}

// values are inputs as a provider gets them. What the state has encrypted is another value of the same form.
func values(t *testing.T, in inputs) property.Map {
	t.Helper()
	text, err := json.Marshal(in)
	require.NoError(t, err)
	var plain map[string]any
	require.NoError(t, json.Unmarshal(text, &plain))
	for name, value := range plain {
		if object, ok := value.(map[string]any); ok && object["ciphertext"] != nil {
			plain[name] = "a-secret-of-27-characters-1"
			if name == "authenticationMode" {
				plain[name] = map[string]any{"type": "password", "passwords": []any{"a-password-of-27-characters"}}
			}
		}
		if strings.HasPrefix(name, "__") {
			delete(plain, name)
		}
	}
	return urns.FromResourcePropertyMap(urns.NewPropertyMapFromMap(plain))
}

// The id of a row is the one by which the provider finds what the inputs made; and where the row has none, the inputs
// do not tell it.
func TestIDsAreThoseThatAnImportFinds(t *testing.T) {
	t.Parallel()
	tried := map[string]bool{}
	for _, r := range records(t) {
		for _, made := range r.stack.Resources {
			row, known := rowOf(made.Type)
			id := row.idOf(made.Inputs)
			if !known || id == "" || !strings.HasPrefix(made.Type, "aws:") {
				continue
			}
			tried[made.Type] = true
			server, _ := r.provider(made)
			read, err := server.Read(p.ReadRequest{ID: id, Urn: urns.URN(made.URN)})
			require.NoError(t, err, made.URN)
			assert.Equal(t, made.ID, read.ID, "%s is imported with %s", made.URN, id)
		}
	}
	for _, a := range scaled(t) {
		row, _ := rowOf(a.kind)
		if id := row.idOf(a.inputs); id != "" {
			tried[a.kind] = true
			read, err := a.server.Read(p.ReadRequest{ID: id, Urn: a.urn()})
			require.NoError(t, err, a.kind)
			assert.Equal(t, a.id, read.ID, "%s is imported with %s", a.kind, id)
		}
	}
	for _, row := range Rows {
		// A role and a bucket have names of their own in no recorded program.
		if len(row.ID) > 0 && row.Find.Command == "" && strings.HasPrefix(row.Type, "aws:") {
			assert.True(t, tried[row.Type], "%s was not tried", row.Type)
		}
	}
}

// What a row says of a second creation: it does no harm, or AWS refuses it, or it makes one more of what has no fixed
// name.
func TestSecondCreations(t *testing.T) {
	t.Parallel()
	tried := map[string]bool{}
	for _, r := range records(t) {
		for _, made := range r.stack.Resources {
			row, known := rowOf(made.Type)
			if !known || tried[made.Type] || !strings.HasPrefix(made.Type, "aws:") {
				continue
			}
			tried[made.Type] = true
			server, cloud := r.provider(made)
			again := created{server, cloud, made.Type, made.ID, made.Inputs}
			again.check(t, row)
		}
	}
	for _, a := range scaled(t) {
		tried[a.kind] = true
		row, _ := rowOf(a.kind)
		a.check(t, row)
	}
	for _, row := range Rows {
		assert.True(t, tried[row.Type] || !strings.HasPrefix(row.Type, "aws:"), "%s was not tried", row.Type)
	}
}

// created is something that exists in a cloud, and what made it.
type created struct {
	server integration.Server
	cloud  *awssim.Cloud
	kind   string
	id     string
	inputs inputs
}

func (c created) urn() urns.URN {
	return urns.URN("urn:pulumi:test::project::" + c.kind + "::again")
}

func (c created) count(t *testing.T) (n int) {
	t.Helper()
	all, err := c.cloud.List()
	require.NoError(t, err)
	for _, r := range all {
		if r.Type == c.kind {
			n++
		}
	}
	return n
}

// check creates it once more.
func (c created) check(t *testing.T, row Row) {
	t.Helper()
	before := c.count(t)
	_, err := c.server.Create(p.CreateRequest{Urn: c.urn(), Properties: values(t, c.inputs)})
	_, hasPrefix := c.inputs["namePrefix"]
	_, hasBucketPrefix := c.inputs["bucketPrefix"]
	switch {
	case row.Repeats != "" && c.kind == awstype.SecretVersion:
		assert.NoError(t, err, "a secret has one version more")
	case row.Repeats != "":
		assert.NoError(t, err, c.kind)
		assert.Equal(t, before, c.count(t), "%s: the second one takes the place of the first", c.kind)
	case hasPrefix || hasBucketPrefix:
		assert.NoError(t, err, c.kind)
		assert.Equal(t, before+1, c.count(t), "%s: there is one more", c.kind)
	default:
		if assert.Error(t, err, "%s: AWS refuses the second one", c.kind) {
			assert.Regexp(t, `xists|Duplicate|already`, err.Error(), c.kind)
		}
	}
}

// scaled is what no recorded program has: what AWS scales a cluster by.
func scaled(t *testing.T) []created {
	t.Helper()
	cloud := awssim.InMemory()
	server := serve(t, cloud, map[string]property.Value{"region": property.New("eu-west-1")})
	const target = `"serviceNamespace": "elasticache", "resourceId": "replication-group/cache",
		"scalableDimension": "elasticache:replication-group:NodeGroups"`
	var all []created
	for _, network := range []struct{ kind, inputs string }{
		{awstype.VPC, `{"cidrBlock": "10.0.0.0/16"}`},
		{awstype.Subnet, `{"cidrBlock": "10.0.1.0/24", "availabilityZone": "eu-west-1a", "vpcId": "%s"}`},
		{awstype.SubnetGroup, `{"name": "subnets", "description": "Subnets", "subnetIds": ["%s"]}`},
	} {
		c := created{server: server, kind: network.kind}
		if len(all) > 0 {
			network.inputs = fmt.Sprintf(network.inputs, all[len(all)-1].id)
		}
		all = append(all, c.made(t, network.inputs))
	}
	all = nil
	for _, one := range []struct{ kind, inputs string }{
		{awstype.ReplicationGroup, `{"replicationGroupId": "cache", "description": "A cache", "nodeType": "cache.r6g.large",
			"subnetGroupName": "subnets", "engine": "redis", "engineVersion": "7.1", "automaticFailoverEnabled": true, "numNodeGroups": 2, "replicasPerNodeGroup": 1}`},
		{awstype.ScalingTarget, `{` + target + `, "minCapacity": 2, "maxCapacity": 4}`},
		{awstype.ScalingPolicy, `{` + target + `, "name": "cpu", "policyType": "TargetTrackingScaling",
			"targetTrackingScalingPolicyConfiguration": {"targetValue": 60, "predefinedMetricSpecification":
				{"predefinedMetricType": "ElastiCachePrimaryEngineCPUUtilization"}}}`},
		{awstype.ScheduledAction, `{` + target + `, "name": "morning", "schedule": "cron(0 8 * * ? *)",
			"scalableTargetAction": {"minCapacity": 3}}`},
	} {
		all = append(all, created{server: server, cloud: cloud, kind: one.kind}.made(t, one.inputs))
	}
	return all
}

// made is it with its id, after its creation.
func (c created) made(t *testing.T, from string) created {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(from), &c.inputs), c.kind)
	made, err := c.server.Create(p.CreateRequest{Urn: c.urn(), Properties: values(t, c.inputs)})
	require.NoError(t, err, c.kind)
	c.id = made.ID
	return c
}

// The commands that ask AWS for an id are built of what the recorded resources have.
func TestQuestionsAreComplete(t *testing.T) {
	t.Parallel()
	for _, r := range records(t) {
		for _, made := range r.stack.Resources {
			row, known := rowOf(made.Type)
			if !known || row.Repeats != "" || row.idOf(made.Inputs) != "" {
				continue
			}
			command, complete := row.Find.ask(made.Inputs, "")
			assert.True(t, complete, made.URN)
			assert.NotContains(t, command, "[?]", fmt.Sprint(made.URN, ": nothing tells it from the others"))
		}
	}
}
