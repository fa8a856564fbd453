// Command children prints what components create, as JSON: for each scenario its resources by name, with their types
// and properties, and what each waits for. Programs in other languages take it to services that others have simulated.
// Its argument says which scenarios: "snapshots", of the components for snapshots, "scaling", of clusters that AWS
// scales, or "permissions", of everything that a component can create.
//
// ARNs and names that only AWS knows are answered as AWS would form them.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/snapshots"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// scenario is a component with inputs in YAML.
type scenario struct{ token, inputs string }

// scenarios are what there is to look at, by the argument of the command and by name.
var scenarios = map[string]map[string]scenario{
	"snapshots": snapshotScenarios, "scaling": scalingScenarios, "permissions": permissionScenarios,
}

var snapshotScenarios = map[string]scenario{
	"export": {snapshots.ExportToken, `
name: sessions
replicationGroupId: sessions
copyTo: { accountId: "222222222222", bucketArn: "arn:aws:s3:::sessions-vault" }
alarmsSnsTopicArns: []`},
	"export-alone": {snapshots.ExportToken, `
name: sessions
replicationGroupId: sessions
alarmsSnsTopicArns: []`},
	"export-encrypted": {snapshots.ExportToken, `
name: sessions
replicationGroupId: sessions
copyTo:
  accountId: "222222222222"
  bucketArn: arn:aws:s3:::sessions-vault
  kmsKeyArn: arn:aws:kms:eu-west-1:222222222222:key/01234567-89ab-cdef-0123-456789abcdef
  replicationTimeControl: true
  storageClass: STANDARD_IA
alarmsSnsTopicArns: []`},
	"export-to-own-bucket": {snapshots.ExportToken, `
name: sessions
replicationGroupId: sessions
bucketName: own-exports
alarmsSnsTopicArns: []`},
	"export-serverless": {snapshots.ExportToken, `
name: sessions
serverlessCacheName: sessions
copyTo: { accountId: "222222222222", bucketArn: "arn:aws:s3:::sessions-vault" }
alarmsSnsTopicArns: []`},
	"vault": {snapshots.VaultToken, `
name: sessions
sourceAccountIds: ["111111111111", "333333333333"]
replicationGroupIds: [sessions]
alarmsSnsTopicArns: []`},
	"vault-restoring": {snapshots.VaultToken, `
name: sessions
sourceAccountIds: ["111111111111"]
allowRestore: true
lockMode: compliance
kmsKeyArn: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef
alarmsSnsTopicArns: []`},
}

// serial takes the place of the 26 characters with which the provider completes a prefix.
const serial = "20261130000000000000000001"

// answer is what AWS would say of a new resource.
func answer(child wire.Child) (string, property.Map, error) {
	outputs := child.Inputs
	text := func(key string) string { return outputs.Get(key).AsString() }
	set := func(key, value string) { outputs = outputs.Set(key, property.New(value)) }
	arn := func(service, named string) {
		set("arn", strings.Join([]string{"arn:aws", service, wire.Region, wire.Account, named}, ":"))
	}
	_, kind, _ := strings.Cut(string(child.TypeToken), ":")
	switch _, kind, _ = strings.Cut(kind, ":"); kind {
	case "BucketV2":
		set("bucket", text("bucketPrefix")+serial)
		set("arn", "arn:aws:s3:::"+text("bucket"))
	case "Role":
		set("name", text("namePrefix")+serial)
		set("arn", "arn:aws:iam::"+wire.Account+":role"+text("path")+text("name"))
	case "LogGroup":
		arn("logs", "log-group:"+text("name"))
	case "StateMachine":
		arn("states", "stateMachine:"+text("name"))
	case "Queue":
		arn("sqs", text("name"))
	case "ScheduleGroup":
		arn("scheduler", "schedule-group/"+text("name"))
	case "MetricAlarm":
		arn("cloudwatch", "alarm:"+text("name"))
	}
	return child.Name + "-id", outputs, nil
}

// printed is a resource as it is printed.
type printed struct {
	Type       string         `json:"type"`
	Properties map[string]any `json:"properties"`
	// After are the resources that each property comes from, by their names.
	After map[string][]string `json:"after"`
}

func run(which string) error {
	if scenarios[which] == nil {
		return fmt.Errorf("there are no scenarios %q", which)
	}
	all := map[string]map[string]printed{}
	for name, one := range scenarios[which] {
		inputs, err := wire.Inputs(slices.Concat(under[one.token], []string{one.inputs})...)
		if err != nil {
			return err
		}
		result := wire.ConstructOf(context.Background(), one.token, inputs, false, answer)
		if result.Err != nil {
			return fmt.Errorf("%s: %w: %v", name, result.Err, result.Problems)
		}
		all[name] = map[string]printed{}
		for child, r := range result.Children {
			properties := resource.ToResourcePropertyMap(r.Inputs).Mappable()
			all[name][child] = printed{string(r.TypeToken), properties, after(r)}
		}
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "  ")
	return encoder.Encode(all)
}

// after are the resources that the properties of a resource come from.
func after(r wire.Child) map[string][]string {
	names := map[string][]string{}
	for property, of := range r.RegisterRPC.GetPropertyDependencies() {
		for _, urn := range of.GetUrns() {
			names[property] = append(names[property], resource.URN(urn).Name())
		}
	}
	return names
}

func main() {
	if err := run(strings.Join(os.Args[1:], " ")); err != nil {
		fmt.Fprintln(os.Stderr, "children:", err)
		os.Exit(1)
	}
}
