package schema

import (
	"maps"
	"slices"
	"strings"
	"testing"

	pschema "github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/discovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/snapshots"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// promise is what the schema says about a component.
type promise struct {
	inputs   map[string]string
	required []string
	outputs  map[string]string
	// absent are the outputs that there may be nothing for.
	absent []string
	// unless are inputs that are required under a condition, and secrets the outputs that are secrets.
	unless, secrets []string
}

// endpoints are the inputs of the components that make names for endpoints.
var endpoints = map[string]string{
	"primaryEndpoint": "string", "readerEndpoint": "string", "configurationEndpoint": "string", "tls": "boolean",
}

// scheduled are the inputs of the components that run by the clock.
var scheduled = map[string]string{
	"name": "plain string", "alarmsSnsTopicArns": "[string]", "maxAgeInHours": "plain integer",
	"retentionInDays": "plain integer", "schedule": "plain string", "scheduleTimezone": "plain string",
	"tags": "{string}",
}

// with is both of two sets of inputs.
func with(some, others map[string]string) map[string]string {
	all := maps.Clone(some)
	maps.Copy(all, others)
	return all
}

// texts are outputs that are texts.
func texts(names ...string) map[string]string {
	all := map[string]string{}
	for _, name := range names {
		all[name] = "string"
	}
	return all
}

// promises are those of all components beside the cluster.
var promises = map[string]promise{
	discovery.KubernetesToken: {
		inputs: with(endpoints, map[string]string{
			"name": "plain string", "namespace": "string", "port": "integer", "readerPort": "integer",
			"environment": "{string}",
			"labels":      "{string}", "annotations": "{string}",
		}),
		required: []string{"name"},
		outputs: texts("configMapName", "configurationHost", "configurationServiceName", "host", "namespace",
			"readerHost", "readerServiceName", "secretName", "serviceName"),
		absent: []string{
			"configMapName", "configurationHost", "configurationServiceName", "host", "readerHost",
			"readerServiceName", "secretName", "serviceName",
		},
	},
	discovery.DnsToken: {
		inputs: with(endpoints, map[string]string{
			"zoneId": "string", "name": "string", "readerName": "string", "configurationName": "string",
			"ttl": "integer",
		}),
		required: []string{"zoneId", "name"},
		outputs:  texts("configurationFqdn", "fqdn", "readerFqdn"),
		absent:   []string{"configurationFqdn", "fqdn", "readerFqdn"},
	},
	serverlesscache.Token: {
		inputs: map[string]string{
			"name": "plain string", "subnetIds": "[string]", "vpcId": "string",
			"additionalSecurityGroupIds": "plain [string]", "alarms": "plain ServerlessAlarms",
			"alarmsSnsTopicArns": "[string]", "allowConnectionsFromCidrBlocks": "plain [string]",
			"allowConnectionsFromPrefixLists": "plain [string]", "allowConnectionsFromSecurityGroups": "plain [string]",
			"allowConnectionsFromSelf": "plain boolean", "compositeAlarmSnsTopicArns": "plain [string]",
			"connectionSecret": "plain ConnectionSecret", "connectionUser": "plain string",
			"dailySnapshotTime": "string", "dataStorage": "plain ServerlessDataStorage",
			"deletionProtection": "plain boolean", "description": "string",
			"ecpuPerSecond": "plain ServerlessEcpuPerSecond", "enableCloudwatchAlarms": "plain boolean",
			"enableDashboard": "plain boolean", "enableInsufficientDataActions": "plain boolean",
			"engine": "plain Engine", "kmsKeyId": "string", "majorEngineVersion": "plain string",
			"restoreFromSnapshotArns": "[string]", "securityGroupIds": "plain [string]",
			"snapshotRetentionLimit": "integer", "tags": "{string}", "userGroupId": "string",
			"users": "plain [plain User]",
		},
		required: []string{"name", "subnetIds"},
		outputs: with(texts("arn", "authentication", "connectionSecretArn", "connectionUrl", "dashboardUrl", "endpoint",
			"engineVersionActual", "readerConnectionUrl", "readerEndpoint", "securityGroupId", "serverlessCacheName",
			"userGroupId"), map[string]string{
			"alarmArns": "{string}", "allowedSources": "[string]", "environment": "{string}",
			"iamConnectPolicies": "{string}", "port": "integer", "readerPort": "integer", "userArns": "{string}",
		}),
		absent:  []string{"connectionSecretArn", "dashboardUrl", "readerConnectionUrl", "userGroupId"},
		unless:  []string{"vpcId"},
		secrets: []string{"connectionUrl", "environment", "readerConnectionUrl"},
	},
	snapshots.ExportToken: {
		inputs: with(scheduled, map[string]string{
			"replicationGroupId": "string", "bucketName": "string", "copyTo": "plain SnapshotCopy",
			"dailySnapshotTime": "string", "forceDestroy": "plain boolean", "instanceType": "string", "kmsKeyId": "string",
			"serverlessCacheName": "string", "snapshotRetentionLimit": "integer", "snapshotWindow": "string",
			"timeLimitInHours": "plain integer",
		}),
		required: []string{"name"},
		outputs: with(texts("bucketArn", "bucketName", "replicationRoleArn", "stateMachineArn"),
			map[string]string{"alarmArns": "{string}", "restoreInputs": "{string}"}),
		absent: []string{"replicationRoleArn"},
	},
	snapshots.VaultToken: {
		inputs: with(scheduled, map[string]string{
			"sourceAccountIds": "[string]", "allowRestore": "plain boolean", "kmsKeyArn": "string",
			"lockInDays": "plain integer", "lockMode": "plain SnapshotLockMode", "replicationGroupIds": "[string]",
			"serverlessCacheNames": "[string]",
		}),
		required: []string{"name", "sourceAccountIds"},
		outputs: with(texts("bucketArn", "bucketName", "restoreHint", "stateMachineArn"),
			map[string]string{"alarmArns": "{string}", "restoreArns": "{string}"}),
	},
}

// The components beside the cluster have the inputs and outputs that they promise, and no others.
func TestNames(t *testing.T) {
	t.Parallel()
	for _, one := range wire.Further() {
		assert.Contains(t, promises, one.Token, "every component is promised something")
	}
	for token, want := range promises {
		component, ok := served(t).Resources[token]
		require.True(t, ok, token)
		assert.True(t, component.IsComponent)
		assert.NotEmpty(t, component.Description)
		want.inputs["acceptedWarnings"] = "plain [plain string]"
		got := map[string]string{}
		for name, input := range component.InputProperties {
			got[name] = shape(input.TypeSpec)
			assert.Contains(t, input.Description, " Change: ", name)
			demanded := slices.Contains(slices.Concat(want.required, want.unless), name)
			assert.NotEqual(t, demanded, strings.Contains(input.Description, " Default: "), name)
			assert.Equal(t, name == "environment", input.Secret, name)
			assert.Nil(t, input.Default, "%s: only an SDK would apply it; the component has the defaults", name)
		}
		assert.Equal(t, want.inputs, got)
		assert.ElementsMatch(t, want.required, component.RequiredInputs)
		assertOutputs(t, want, component)
	}
}

func assertOutputs(t *testing.T, want promise, component pschema.ResourceSpec) {
	t.Helper()
	got, always := map[string]string{}, []string{}
	for name, output := range component.Properties {
		got[name] = shape(output.TypeSpec)
		assert.NotEmpty(t, output.Description, name)
		assert.Equal(t, slices.Contains(want.secrets, name), output.Secret, name)
		if !slices.Contains(want.absent, name) {
			always = append(always, name)
		}
	}
	assert.Equal(t, want.outputs, got)
	assert.ElementsMatch(t, always, component.Required, "what there may be nothing for is absent")
}

// The object that an export takes has the fields that it promises.
func TestSnapshotCopy(t *testing.T) {
	t.Parallel()
	object, ok := served(t).Types["aws-redis:index:SnapshotCopy"]
	require.True(t, ok)
	got := map[string]string{}
	for name, field := range object.Properties {
		got[name] = shape(field.TypeSpec)
		assert.NotEmpty(t, field.Description, name)
	}
	assert.Equal(t, map[string]string{
		"accountId": "string", "bucketArn": "string", "kmsKeyArn": "string", "replicationTimeControl": "plain boolean",
		"storageClass": "plain SnapshotStorageClass",
	}, got)
	assert.ElementsMatch(t, []string{"accountId", "bucketArn"}, object.Required)
}

// What the documentation of an input says of its default is what the component does.
func TestDefaultsOfSnapshots(t *testing.T) {
	t.Parallel()
	for token, defaults := range map[string]map[string]string{
		snapshots.ExportToken: {
			"maxAgeInHours": "`24`", "retentionInDays": "`35`", "timeLimitInHours": "`6`", "scheduleTimezone": "`UTC`",
			"snapshotWindow": "`06:00-07:00`", "snapshotRetentionLimit": "`15`", "forceDestroy": "`false`",
			"schedule": "once a day, 3 hours after the end of ",
		},
		snapshots.VaultToken: {
			"maxAgeInHours": "`30`", "retentionInDays": "`35`", "lockInDays": "`30`", "lockMode": "`governance`",
			"schedule": "`rate(6 hours)`", "allowRestore": "`false`",
		},
	} {
		component := served(t).Resources[token]
		for name, want := range defaults {
			assert.Contains(t, component.InputProperties[name].Description, " Default: "+want, name)
		}
	}
}
