package s3

import (
	"fmt"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/policy"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// controlMinutes is the one time in which Replication Time Control replicates (API, ReplicationTimeValue, Minutes).
const controlMinutes = 15

var replicationBehaviour = setting(awstype.BucketReplication, registry.Behaviour{
	NotFound:  "ReplicationConfigurationNotFoundError",
	WriteOnly: []string{"token"},
	Equal:     map[string]func(a, b any) bool{"rules": areSameRules},
	Check:     checkReplication,
	Rules:     refuseReplication,
	Create: func(_ world.View, in props.Map) (string, props.Map, error) {
		nameRules(in)
		return in.Str("bucket"), in, nil
	},
	Update: func(_ world.View, _, _, out props.Map) error {
		nameRules(out)
		return nil
	},
}, func(v world.View, in props.Map) error {
	if policy.IsForeign(v, in.Str("role")) {
		return awserr.New("AccessDenied", policy.CrossAccount)
	}
	if !isVersioned(v.World, in.Str("bucket")) {
		return awserr.New(invalidRequest,
			"Versioning must be 'Enabled' on the bucket to apply a replication configuration")
	}
	for _, rule := range in.Objects("rules") {
		if err := refuseDestination(v, in.Str("bucket"), rule.Object("destination")); err != nil {
			return err
		}
	}
	return nil
})

// nameRules gives rules an id that have none, as S3 does.
func nameRules(out props.Map) {
	rules := out.Objects("rules")
	named := make([]any, len(rules))
	for i, rule := range rules {
		rule.Otherwise("id", world.Digest(out.Str("bucket"), fmt.Sprint(i))[:20])
		named[i] = map[string]any(rule)
	}
	out["rules"] = named
}

// areSameRules compares rules, of which S3 names those that the program does not.
func areSameRules(a, b any) bool {
	one, other := props.Map{"": a}.Objects(""), props.Map{"": b}.Objects("")
	return slices.EqualFunc(one, other, func(x, y props.Map) bool {
		if !x.Has("id") || !y.Has("id") {
			delete(x, "id")
			delete(y, "id")
		}
		return props.Same(x, y, false)
	})
}

func checkReplication(in props.Map) []p.CheckFailure {
	c := check.Of(in)
	c.ARNs("role")
	for _, rule := range c.Each("rules") {
		rule.Longest("id", maxRuleID)
		rule.ARNs("destination.bucket")
		rule.Form("destination.account", arn.AccountFormat,
			"\"account\" doesn't look like AWS Account ID (exactly 12 digits)")
		for _, status := range []string{
			"status", "deleteMarkerReplication.status", "existingObjectReplication.status",
			"destination.metrics.status", "destination.replicationTime.status",
			"sourceSelectionCriteria.replicaModifications.status",
			"sourceSelectionCriteria.sseKmsEncryptedObjects.status",
		} {
			rule.Word(status, "Enabled", "Disabled")
		}
		rule.Word("destination.accessControlTranslation.owner", "Destination")
		rule.Word("destination.storageClass", slices.Concat(
			storageClasses, []string{"STANDARD", "REDUCED_REDUNDANCY"})...)
	}
	return c.Failures()
}

// refuseReplication is what S3 refuses of a replication configuration by itself. Source: the API, PutBucketReplication,
// ReplicationRule and Destination, and "List of replication-related error codes".
func refuseReplication(in props.Map) error {
	if role := in.Str("role"); role != "" && !policy.IsRole(role) {
		return awserr.New(invalidArgument, "Invalid Role ARN: %s", role)
	}
	rules := in.Objects("rules")
	if _, sent := in["rules"]; sent && len(rules) == 0 || len(rules) > maxRules {
		return awserr.New(malformedXML, notWellFormed)
	}
	ids, priorities := map[string]bool{}, map[int]bool{}
	for _, rule := range rules {
		if err := refuseReplicationRule(rule); err != nil {
			return err
		}
		id, priority := rule.Str("id"), rule.Num("priority", 0)
		if id != "" && ids[id] {
			return awserr.New(invalidArgument, "Rule Id must be unique")
		}
		if rule.Object("filter") != nil && priorities[priority] {
			return awserr.New(invalidRequest, "Found duplicate priority '%d' in the replication rules", priority)
		}
		ids[id], priorities[priority] = true, true
	}
	return nil
}

// refuseReplicationRule looks at one rule. With a filter it is of the newer form, in which the provider sends the
// priority 0 where there is none, and in the older form it sends none.
func refuseReplicationRule(rule props.Map) error {
	destination, filter := rule.Object("destination"), rule.Object("filter")
	_, isNew := rule["filter"]
	tagged := filter.Has("tag") || filter.Object("and").Has("tags")
	deletes := rule.Object("deleteMarkerReplication")
	const schema = "for this version of Cross Region Replication configuration schema. " +
		"Please refer to S3 Developer Guide for more information."
	switch {
	case isNew && rule.Has("prefix"):
		return awserr.New(malformedXML, notWellFormed)
	case isNew && deletes == nil:
		return awserr.New(invalidRequest, "DeleteMarkerReplication must be specified "+schema)
	case !isNew && deletes != nil:
		return awserr.New(invalidRequest, "DeleteMarkerReplication cannot be used "+schema)
	case tagged && deletes.Str("status") == "Enabled":
		return awserr.New(invalidRequest, "Delete marker replication is not supported if any Tag filter is specified. "+
			"Please refer to S3 Developer Guide for more information.")
	}
	return refuseDestinationAlone(rule, destination)
}

func refuseDestinationAlone(rule, destination props.Map) error {
	if name, isBucket := bucketOfARN(destination.Str("bucket")); destination.Has("bucket") && !isBucket {
		return awserr.New(invalidArgument, "Invalid bucket ARN: %s", name)
	}
	control := destination.Object("replicationTime")
	metrics := destination.Object("metrics")
	switch {
	case destination.Has("accessControlTranslation") && !destination.Has("account"):
		return awserr.New(invalidRequest,
			"If the Owner in AccessControlTranslation has a value, the Account element must be specified.")
	case control.Str("status") == "Enabled" && metrics.Str("status") != "Enabled":
		return awserr.New(invalidRequest, "Replication metrics must be enabled to use Replication Time Control.")
	case control != nil && control.Object("time").Num("minutes", 0) != controlMinutes:
		return awserr.New(invalidRequest, "ReplicationTime must be %d minutes.", controlMinutes)
	case metrics.Has("eventThreshold") && metrics.Object("eventThreshold").Num("minutes", 0) != controlMinutes:
		return awserr.New(invalidRequest, "EventThreshold must be %d minutes.", controlMinutes)
	case rule.Lookup("sourceSelectionCriteria.sseKmsEncryptedObjects.status") == "Enabled" &&
		!destination.Has("encryptionConfiguration"):
		return awserr.New(invalidRequest,
			"EncryptionConfiguration must be specified if SseKmsEncryptedObjects is enabled.")
	}
	return nil
}

// bucketOfARN is the name of the bucket that an ARN is of; or the text itself when it is of none.
func bucketOfARN(text string) (name string, ok bool) {
	a, isARN := arn.Parse(text)
	if !isARN || a.Service != "s3" || a.Region != "" || a.Account != "" || strings.Contains(a.Resource, "/") {
		return text, false
	}
	return a.Resource, true
}

// refuseDestination looks at the bucket that receives, which may be another account's.
func refuseDestination(v world.View, source string, destination props.Map) error {
	name, _ := bucketOfARN(destination.Str("bucket"))
	target := v.World.Find(awstype.Bucket, "", name)
	switch account := destination.Str("account"); {
	case name == source:
		return awserr.New(invalidRequest, "Destination bucket cannot be the same as the source bucket.")
	case target == nil:
		return awserr.New(invalidRequest, "Destination bucket must exist.")
	case !isVersioned(v.World, name):
		return awserr.New(invalidRequest, "Destination bucket must have versioning enabled.")
	case account != "" && account != target.Account:
		return awserr.New(invalidArgument,
			"The AWS account specified in the Account element must match the destination bucket owner.")
	}
	return nil
}
