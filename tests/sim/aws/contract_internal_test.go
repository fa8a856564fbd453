package awssim

import (
	"reflect"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/contract"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
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
				constructor := reflect.ValueOf(typ.Constructor)
				args := reflect.New(constructor.Type().In(2).Elem())
				for _, field := range contract.RequiredArgs(constructor, args.Type().Elem()) {
					args.Elem().FieldByIndex(field.Index).Set(contract.AnyInput(field.Type))
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
		awstype.VPC: {}, awstype.SecurityGroup: {}, awstype.Topic: {}, awstype.LogGroup: {}, awstype.Secret: {},
		awstype.Zone:             {},
		awstype.Subnet:           {"vpcId"},
		awstype.IngressRule:      {"ipProtocol", "securityGroupId"},
		awstype.EgressRule:       {"ipProtocol", "securityGroupId"},
		awstype.Record:           {"name", "type", "zoneId"},
		awstype.SecretVersion:    {"secretId"},
		awstype.PrefixList:       {"addressFamily", "maxEntries"},
		awstype.SubnetGroup:      {"subnetIds"},
		awstype.ParameterGroup:   {"family"},
		awstype.ReplicationGroup: {"description"},
		awstype.User:             {"accessString", "engine", "userId", "userName"},
		awstype.UserGroup:        {"engine", "userGroupId"},
		awstype.ServerlessCache:  {"engine"},
		awstype.MetricAlarm:      {"comparisonOperator", "evaluationPeriods"},
		awstype.CompositeAlarm:   {"alarmName", "alarmRule"},
		awstype.Dashboard:        {"dashboardBody", "dashboardName"},
		awstype.Role:             {"assumeRolePolicy"},
		awstype.RolePolicy:       {"policy", "role"},

		awstype.Bucket: {}, awstype.Queue: {}, awstype.ScheduleGroup: {},
		awstype.BucketVersioning:  {"bucket", "versioningConfiguration"},
		awstype.BucketEncryption:  {"bucket", "rules"},
		awstype.BucketOwnership:   {"bucket", "rule"},
		awstype.BucketAccessBlock: {"bucket"},
		awstype.BucketLifecycle:   {"bucket"},
		awstype.BucketPolicy:      {"bucket", "policy"},
		awstype.BucketObjectLock:  {"bucket"},
		awstype.BucketReplication: {"bucket", "role", "rules"},
		awstype.StateMachine:      {"definition", "roleArn"},
		awstype.Schedule:          {"flexibleTimeWindow", "scheduleExpression", "target"},
		awstype.ScalingTarget: {
			"maxCapacity", "minCapacity", "resourceId", "scalableDimension", "serviceNamespace",
		},
		awstype.ScalingPolicy: {"resourceId", "scalableDimension", "serviceNamespace"},
		awstype.ScheduledAction: {
			"resourceId", "scalableDimension", "scalableTargetAction", "schedule", "serviceNamespace",
		},
	}
	require.Len(t, want, len(resourceTypes()))
	for token, typ := range resourceTypes() {
		assert.ElementsMatch(t, want[token], props.SortedKeys(typ.Contract().Required), token)
	}
}

// Every property that a row names must exist, or the row does nothing.
func TestRowsNameProperties(t *testing.T) {
	for token, typ := range resourceTypes() {
		c := typ.Contract()
		for _, names := range [][]string{
			typ.Replaces, typ.Sets, typ.Caseless, typ.Documents, typ.Computed, typ.Ignored, typ.WriteOnly,
			typ.SecretInputs(), props.SortedKeys(typ.Defaults), props.SortedKeys(typ.Equal),
		} {
			for _, name := range names {
				_, isInput := c.Inputs[name]
				_, isOutput := c.Outputs[name]
				assert.True(t, isInput || isOutput, "%s has no property %s", token, name)
			}
		}
		if typ.Name != nil {
			assert.Contains(t, c.Inputs, typ.Name.Property, token)
		}
		assert.NotEmpty(t, typ.NotFound, token)
	}
}

func TestComputedInputs(t *testing.T) {
	typ := resourceTypes()[awstype.ReplicationGroup]
	for _, name := range []string{
		"numCacheClusters", "snapshotWindow", "securityGroupIds", "engineVersion", "parameterGroupName",
	} {
		assert.True(t, typ.IsComputed(name), name)
	}
	for _, name := range []string{
		"description", "tags", "snapshotRetentionLimit", "authToken", "userGroupIds", "memberClusters2",
	} {
		assert.False(t, typ.IsComputed(name), name)
	}
}
