// Package schema tests what the package promises to its SDKs.
package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/blang/semver"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/integration"
	pschema "github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/snapshots"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

func served(t *testing.T) pschema.PackageSpec {
	t.Helper()
	prov, err := provider.New(provider.Components())
	require.NoError(t, err)
	server, err := integration.NewServer(t.Context(), provider.Name, semver.MustParse(provider.Version()),
		integration.WithProvider(prov))
	require.NoError(t, err)
	resp, err := server.GetSchema(p.GetSchemaRequest{})
	require.NoError(t, err)
	var spec pschema.PackageSpec
	require.NoError(t, json.Unmarshal([]byte(resp.Schema), &spec))
	return spec
}

func cluster(t *testing.T) pschema.ResourceSpec {
	t.Helper()
	c, ok := served(t).Resources[rediscluster.Token]
	require.True(t, ok, "the token that the component registers is the one in the schema")
	return c
}

// reference is how the documentation names an input of a cluster, for each SDK to spell it in its own way.
func reference(input string) string {
	return "{{% ref #/resources/" + rediscluster.Token + "/inputProperties/" + input + " %}}"
}

// shape is a property's type in short: "string", "plain integer", "[string]", "plain [string]", "{string}", "plain
// ClusterMode", "string|NetworkType".
func shape(t pschema.TypeSpec) string {
	var s string
	switch {
	case len(t.OneOf) > 0:
		var of []string
		for _, one := range t.OneOf {
			of = append(of, shape(one))
		}
		s = strings.Join(of, "|")
	case t.Ref != "":
		s = t.Ref[strings.LastIndex(t.Ref, ":")+1:]
	case t.Items != nil:
		s = "[" + shape(*t.Items) + "]"
	case t.AdditionalProperties != nil:
		s = "{" + shape(*t.AdditionalProperties) + "}"
	default:
		s = t.Type
	}
	if t.Plain {
		s = "plain " + s
	}
	return s
}

// The documented module's inputs, every one, in their types.
var documentedInputs = map[string]string{
	"enable_automatic_failover":              "plain boolean",
	"enable_multi_az":                        "plain boolean",
	"instance_type":                          "plain string",
	"name":                                   "plain string",
	"replication_group_size":                 "plain integer",
	"subnet_ids":                             "[string]",
	"vpc_id":                                 "string",
	"alarms_sns_topic_arns":                  "[string]",
	"allow_connections_from_cidr_blocks":     "plain [string]",
	"allow_connections_from_security_groups": "plain [string]",
	"apply_immediately":                      "boolean",
	"auth_token":                             "string",
	"cluster_mode":                           "plain ClusterMode",
	"enable_at_rest_encryption":              "boolean",
	"enable_cloudwatch_alarms":               "plain boolean",
	"enable_transit_encryption":              "boolean",
	"maintenance_window":                     "string",
	"parameter_group_name":                   "string",
	"port":                                   "integer",
	"redis_version":                          "string",
	"snapshot_arn":                           "string",
	"snapshot_name":                          "string",
	"snapshot_retention_limit":               "integer",
	"snapshot_window":                        "string",
	"sns_topic_for_notifications":            "string",
	"tags":                                   "{string}",
}

// What the document does not have.
var furtherInputs = map[string]string{
	"acceptedWarnings": "plain [plain string]", "alarmScope": "plain AlarmScope", "alarms": "plain Alarms", "compositeAlarmSnsTopicArns": "plain [string]", "enableDashboard": "plain boolean",
	"deletionProtection": "plain boolean", "finalSnapshot": "plain boolean", "engine": "plain Engine", "engineVersion": "string", "parameters": "{string}", "slowLog": "plain Log", "engineLog": "plain Log",
	"autoMinorVersionUpgrade": "boolean", "dataTieringEnabled": "plain boolean", "description": "string", "ipDiscovery": "string|IpDiscovery", "kmsKeyId": "string",
	"autoScaling": "plain AutoScaling",
	"networkType": "string|NetworkType", "preferredAvailabilityZones": "[string]", "clusterModeMigration": "plain ClusterModeMigration",
	"enableInsufficientDataActions": "plain boolean",
	"subnetGroupName":               "string", "securityGroupIds": "plain [string]", "snapshotArns": "[string]",
	"additionalSecurityGroupIds": "plain [string]", "allowConnectionsFromPrefixLists": "plain [string]", "allowConnectionsFromSelf": "plain boolean",
	"generateAuthToken": "plain boolean", "authTokenVersion": "plain integer", "authTokenUpdateStrategy": "plain AuthTokenUpdateStrategy", "transitEncryptionMode": "string|TransitEncryptionMode",
	"users": "plain [plain User]", "userGroupId": "string", "connectionUser": "plain string", "connectionSecret": "plain ConnectionSecret",
}

// Documented as required and required by the checks, unless the program has groups of its own: a schema knows no such
// condition.
var requiredUnless = map[string]string{"subnetIds": "subnetGroupName", "vpcId": "securityGroupIds"}

var required = []string{"enableAutomaticFailover", "enableMultiAz", "instanceType", "name", "replicationGroupSize"}

func camel(snake string) string {
	words := strings.Split(snake, "_")
	for i := 1; i < len(words); i++ {
		words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
	}
	return strings.Join(words, "")
}

func TestInputs(t *testing.T) {
	t.Parallel()
	c := cluster(t)
	want, got := maps.Clone(furtherInputs), map[string]string{}
	for name, s := range documentedInputs {
		want[camel(name)] = s
	}
	for name, input := range c.InputProperties {
		got[name] = shape(input.TypeSpec)
		assert.NotEmpty(t, input.Description, name)
		assert.Nil(t, input.Default, "%s: only an SDK would apply it; the component has the defaults", name)
		assert.Equal(t, name == "authToken", input.Secret, name)
	}
	assert.Equal(t, want, got)
	assert.ElementsMatch(t, required, c.RequiredInputs)
	for input, other := range requiredUnless {
		assert.Contains(t, c.InputProperties[input].Description, " Required unless "+reference(other)+" is set.", input)
	}
	assert.True(t, c.IsComponent)
}

// The documented defaults, and the one that differs, as the documentation of each input states them.
func TestDefaults(t *testing.T) {
	t.Parallel()
	c := cluster(t)
	for name, want := range map[string]string{
		"applyImmediately": "`false`", "enableAtRestEncryption": "`true`", "enableCloudwatchAlarms": "`true`", "enableTransitEncryption": "`true`",
		"maintenanceWindow": "`sat:07:00-sat:08:00`", "port": "`6379`", "redisVersion": "`7.1`", "snapshotRetentionLimit": "`15`", "snapshotWindow": "`06:00-07:00`",
	} {
		assert.Contains(t, c.InputProperties[name].Description, " Default: "+want, name)
	}
}

func TestOutputs(t *testing.T) {
	t.Parallel()
	c := cluster(t)
	got := map[string]string{}
	for name, output := range c.Properties {
		got[name] = shape(output.TypeSpec)
		assert.NotEmpty(t, output.Description, name)
	}
	assert.Equal(t, map[string]string{
		// documented
		"cacheClusterIds": "[string]", "cacheNodeId": "string", "cachePort": "integer",
		"configurationEndpoint": "string", "primaryEndpoint": "string", "readerEndpoint": "string",
		// ours
		"alarmArns": "{string}", "arn": "string", "dashboardUrl": "string", "finalSnapshotName": "string", "endpoint": "string", "engineVersionActual": "string", "parameterGroupName": "string",
		"replicationGroupId": "string", "securityGroupId": "string", "subnetGroupName": "string",
		"allowedSources": "[string]", "authToken": "string", "authentication": "string", "connectionSecretArn": "string", "connectionUrl": "string", "environment": "{string}",
		"iamConnectPolicies": "{string}", "readerConnectionUrl": "string", "transitEncryption": "string", "userArns": "{string}", "userGroupId": "string",
	}, got)
	for name, output := range c.Properties {
		assert.Equal(t,
			slices.Contains([]string{"authToken", "connectionUrl", "environment", "readerConnectionUrl"}, name),
			output.Secret, name)
	}
	optional := slices.DeleteFunc(slices.Sorted(maps.Keys(c.Properties)), func(name string) bool {
		return slices.Contains(c.Required, name)
	})
	assert.Equal(t, []string{
		"authToken",
		"configurationEndpoint",
		"connectionSecretArn",
		"dashboardUrl",
		"finalSnapshotName",
		"primaryEndpoint",
		"readerConnectionUrl",
		"readerEndpoint",
		"userGroupId",
	}, optional, "what a mode does not have is absent")
}

// The committed schema carries no version, or every release would change it; the SDKs carry the one of the package.
func TestVersions(t *testing.T) {
	t.Parallel()
	read := func(path string) string {
		content, err := os.ReadFile(filepath.Join(checkout.Root(), path))
		require.NoError(t, err)
		return string(content)
	}
	var committed map[string]any
	require.NoError(t, json.Unmarshal([]byte(read("schema.json")), &committed))
	assert.NotContains(t, committed, "version")
	version := provider.Version()
	assert.NoError(t, semver.MustParse(version).Validate())
	for path, want := range map[string]string{
		"sdk/nodejs/package.json":                     `"version": "` + version + `"`,
		"sdk/python/pyproject.toml":                   `version = "` + version + `"`,
		"sdk/go/awsredis/pulumi-plugin.json":          `"version": "` + version + `"`,
		"sdk/go/awsredis/internal/pulumiUtilities.go": `semver.MustParse("` + version + `")`,
		"CHANGELOG.md":                                "## " + version,
	} {
		assert.Contains(t, read(path), want, path)
	}
}

// What an editor shows is short: at most 300 characters, and for most inputs and outputs at most 200. A reference
// counts as the name that it stands for.
func TestDescriptionsAreShort(t *testing.T) {
	t.Parallel()
	spec := served(t)
	var lengths []int
	look := func(path string, properties map[string]pschema.PropertySpec) {
		for name, property := range properties {
			text := referred.ReplaceAllString(property.Description, "$1")
			lengths = append(lengths, len([]rune(text)))
			assert.LessOrEqual(t, len([]rune(text)), 300, "%s.%s: %s", path, name, text)
			assert.NotContains(t, text, "](.", "%s.%s: a relative link leads nowhere in an SDK", path, name)
			assert.NotContains(t, text, "\n", "%s.%s", path, name)
		}
	}
	for token, resource := range spec.Resources {
		look(token, resource.InputProperties)
		look(token, resource.Properties)
		assert.Contains(t, resource.Description, "{{% example %}}", token)
	}
	for token, object := range spec.Types {
		look(token, object.Properties)
	}
	slices.Sort(lengths)
	assert.Greater(t, len(lengths), 150, "the descriptions are found")
	assert.LessOrEqual(t, lengths[len(lengths)/2], 200, "the median")
}

var referred = regexp.MustCompile(`\{\{% ref \S+/(\w+) %\}\}`)

// A closed set of texts is a type of its own, whose values the rules accept; a text that is not in it is refused with
// what was meant.
func TestEnums(t *testing.T) {
	t.Parallel()
	spec := served(t)
	want := map[string]int{
		"Engine": 2, "AlarmScope": 3, "AutoScalingMetric": 3, "AuthTokenUpdateStrategy": 3, "ClusterModeMigration": 3, "NetworkType": 3,
		"IpDiscovery": 2, "TransitEncryptionMode": 2, "TreatMissingData": 4, "LogFormat": 2,
		"SnapshotLockMode": 2, "SnapshotStorageClass": 7,
	}
	got := map[string]int{}
	for token, one := range spec.Types {
		if len(one.Enum) > 0 {
			got[strings.TrimPrefix(token, "aws-redis:index:")] = len(one.Enum)
			for _, value := range one.Enum {
				assert.NotEmpty(t, value.Description, token)
			}
		}
	}
	assert.Equal(t, want, got)
	for _, one := range []struct{ enum, inputs, token string }{
		{"Engine", "engine: %q", rediscluster.Token},
		{"AlarmScope", "alarmScope: %q", rediscluster.Token},
		{"AuthTokenUpdateStrategy", "authTokenUpdateStrategy: %q", rediscluster.Token},
		{"ClusterModeMigration", "clusterModeMigration: %q", rediscluster.Token},
		{"NetworkType", "networkType: %q", rediscluster.Token},
		{"IpDiscovery", "ipDiscovery: %q", rediscluster.Token},
		{"TransitEncryptionMode", "transitEncryptionMode: %q", rediscluster.Token},
		{"TreatMissingData", "alarms: { memory: { treatMissingData: %q } }", rediscluster.Token},
		{"LogFormat", "slowLog: { format: %q }", rediscluster.Token},
		{"SnapshotLockMode", "lockMode: %q", snapshots.VaultToken},
		{
			"SnapshotStorageClass",
			`copyTo: { accountId: "222222222222", bucketArn: "arn:aws:s3:::vault", storageClass: %q }`,
			snapshots.ExportToken,
		},
	} {
		sound := wire.Sound
		for _, component := range wire.Further() {
			if component.Token == one.token {
				sound = component.Sound
			}
		}
		input, _, _ := strings.Cut(one.inputs, ":")
		about := func(value any) (problems []string) {
			result, err := wire.TryOf(t.Context(), one.token, sound, fmt.Sprintf(one.inputs, value))
			require.NoError(t, err)
			for _, problem := range result.Problems {
				refused := fmt.Sprintf("%q is no", value) // "is none of", or "is not an engine"
				if strings.HasPrefix(problem.Path, input) && strings.Contains(problem.Reason, refused) {
					problems = append(problems, problem.Reason)
				}
			}
			return problems
		}
		for _, value := range spec.Types["aws-redis:index:"+one.enum].Enum {
			assert.Empty(t, about(value.Value), "%s %v", one.enum, value.Value)
		}
		assert.NotEmpty(t, about("nonsense"), one.enum)
	}
}
