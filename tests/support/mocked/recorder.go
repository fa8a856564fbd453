package mocked

import (
	"fmt"
	"strings"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

// Region is where what the tests deploy is, unless its provider is named elsewhere.
const Region = "eu-west-1"

// Home is the region of the provider that the tests deploy by.
func Home() string { return Region }

// randomPassword is the type of a password that is generated.
const randomPassword = "random:index/randomPassword:RandomPassword"

// Recorder answers as AWS would, in outline, and keeps what it is asked for.
type Recorder struct {
	// Component is the type of the component.
	Component string
	// Outputs are what AWS adds to a resource that only this component has; nil for nothing.
	Outputs func(pulumi.MockResourceArgs) map[string]any

	mu    sync.Mutex
	Graph Graph
	// Providers are those whose region was asked for, in order: empty for the default one.
	Providers []string
}

// NewRecorder is one that nothing was asked of.
func NewRecorder(component string, outputs func(pulumi.MockResourceArgs) map[string]any) *Recorder {
	return &Recorder{Component: component, Outputs: outputs, Graph: Graph{}}
}

// Call answers which region a provider is of.
func (r *Recorder) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	if args.Token != "aws:index/getRegion:getRegion" || len(args.Args) > 0 {
		return nil, fmt.Errorf("an invoke that the component does not make: %s", args.Token)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.Providers = append(r.Providers, args.Provider)
	if strings.Contains(args.Provider, "::elsewhere") {
		return resource.PropertyMap{"id": resource.NewProperty("us-east-1")}, nil
	}
	return resource.PropertyMap{"id": resource.NewProperty(Region)}, nil
}

// NewResource keeps a resource, and answers with its inputs and what AWS adds.
func (r *Recorder) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	sent, err := plugin.UnmarshalProperties(args.RegisterRPC.GetObject(), plugin.MarshalOptions{
		KeepSecrets: true, KeepOutputValues: true, KeepUnknowns: true,
	})
	if err != nil {
		return "", nil, err
	}
	r.mu.Lock()
	r.Graph[args.Name] = Resource{args, sent}
	r.mu.Unlock()

	outputs := args.Inputs.Copy()
	added := []map[string]any{addedByAWS(args)}
	if r.Outputs != nil {
		added = append(added, r.Outputs(args))
	}
	for _, values := range added {
		for key, value := range values {
			outputs[resource.PropertyKey(key)] = resource.NewPropertyValue(value)
		}
	}
	switch {
	case args.TypeToken == r.Component:
		return "", outputs, nil
	case args.Name == "app":
		return "sg-0aaaaaaaaaaaaaaa1", outputs, nil
	}
	return args.Name + "-id", outputs, nil
}

// addedByAWS is what AWS adds to the resources that several components have.
func addedByAWS(args pulumi.MockResourceArgs) map[string]any {
	arn := func(service, name string) map[string]any {
		return map[string]any{"arn": "arn:aws:" + service + ":" + Region + ":123456789012:" + name}
	}
	switch args.TypeToken {
	case awstype.SecurityGroup:
		return map[string]any{"arn": "arn:aws:ec2:eu-central-1:123456789012:security-group/" + args.Name + "-id"}
	case awstype.User:
		return arn("elasticache", "user:"+args.Inputs["userId"].StringValue())
	case awstype.Secret:
		return arn("secretsmanager", "secret:"+args.Name+"-AbCdEf")
	case awstype.CompositeAlarm:
		return arn("cloudwatch", "alarm:"+args.Inputs["alarmName"].StringValue())
	case awstype.MetricAlarm:
		return arn("cloudwatch", "alarm:"+args.Inputs["name"].StringValue())
	case randomPassword:
		return map[string]any{"result": resource.MakeSecret(
			resource.NewProperty("generated-" + args.Inputs["keepers"].ObjectValue()["version"].StringValue()),
		)}
	}
	return nil
}
