package awssim

import (
	"reflect"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tokenRecorder sees which token an SDK constructor registers.
type tokenRecorder struct{ tokens []string }

func (r *tokenRecorder) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r.tokens = append(r.tokens, args.TypeToken)
	return "id", args.Inputs, nil
}

func (r *tokenRecorder) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) {
	return resource.PropertyMap{}, nil
}

// Each row of the table must carry the token under which the SDK registers what its constructor makes.
func TestTokensAreTheSDKs(t *testing.T) {
	for token, typ := range resourceTypes() {
		t.Run(token, func(t *testing.T) {
			recorder := &tokenRecorder{}
			err := pulumi.RunErr(func(ctx *pulumi.Context) error {
				constructor := reflect.ValueOf(typ.constructor)
				args := reflect.New(constructor.Type().In(2).Elem())
				for _, field := range requiredArgs(constructor, args.Type().Elem()) {
					args.Elem().FieldByIndex(field.Index).Set(anyInput(field.Type))
				}
				results := constructor.Call([]reflect.Value{reflect.ValueOf(ctx), reflect.ValueOf("probe"), args})
				err, _ := results[1].Interface().(error)
				return err
			}, pulumi.WithMocks("project", "stack", recorder))
			require.NoError(t, err)
			assert.Equal(t, []string{token}, recorder.tokens)
		})
	}
}

func TestRequiredInputsAreTheSDKs(t *testing.T) {
	want := map[string][]string{
		vpcType: {}, securityGroupType: {}, topicType: {}, logGroupType: {}, secretType: {}, zoneType: {},
		subnetType:         {"vpcId"},
		ingressRuleType:    {"ipProtocol", "securityGroupId"},
		egressRuleType:     {"ipProtocol", "securityGroupId"},
		recordType:         {"name", "type", "zoneId"},
		secretVersionType:  {"secretId"},
		prefixListType:     {"addressFamily", "maxEntries"},
		subnetGroupType:    {"subnetIds"},
		parameterGroupType: {"family"},
		replicationType:    {"description"},
		userType:           {"accessString", "engine", "userId", "userName"},
		userGroupType:      {"engine", "userGroupId"},
		metricAlarmType:    {"comparisonOperator", "evaluationPeriods"},
		compositeAlarmType: {"alarmName", "alarmRule"},
		dashboardType:      {"dashboardBody", "dashboardName"},
	}
	require.Len(t, want, len(resourceTypes()))
	for token, typ := range resourceTypes() {
		assert.ElementsMatch(t, want[token], sortedKeys(typ.contract().required), token)
	}
}

// Every property that a row names must exist, or the row does nothing.
func TestRowsNameProperties(t *testing.T) {
	for token, typ := range resourceTypes() {
		c := typ.contract()
		for _, names := range [][]string{
			typ.replaces, typ.sets, typ.caseless, typ.documents, typ.computed, typ.ignored, typ.writeOnly,
			typ.secretInputs(), sortedKeys(typ.defaults), sortedKeys(typ.equal),
		} {
			for _, name := range names {
				_, isInput := c.inputs[name]
				_, isOutput := c.outputs[name]
				assert.True(t, isInput || isOutput, "%s has no property %s", token, name)
			}
		}
		if typ.name != nil {
			assert.Contains(t, c.inputs, typ.name.property, token)
		}
		assert.NotEmpty(t, typ.notFound, token)
	}
}

func TestComputedInputs(t *testing.T) {
	typ := resourceTypes()[replicationType]
	for _, name := range []string{
		"numCacheClusters", "snapshotWindow", "securityGroupIds", "engineVersion", "parameterGroupName",
	} {
		assert.True(t, typ.isComputed(name), name)
	}
	for _, name := range []string{
		"description", "tags", "snapshotRetentionLimit", "authToken", "userGroupIds", "memberClusters2",
	} {
		assert.False(t, typ.isComputed(name), name)
	}
}
