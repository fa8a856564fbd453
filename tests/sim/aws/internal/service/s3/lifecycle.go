package s3

import (
	"cmp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	maxRules         = 1000
	maxRuleID        = 255
	maxNewerVersions = 100
	// minInfrequent is how many days an object is in another class before it can move to one of infrequent access (S3
	// user guide, "Lifecycle transition general considerations").
	minInfrequent = 30
)

// storageClasses are the classes to which a lifecycle can move objects.
var storageClasses = []string{
	"GLACIER", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "DEEP_ARCHIVE", "GLACIER_IR",
}

const defaultMinimumSize = "all_storage_classes_128K"

var lifecycleBehaviour = setting(awstype.BucketLifecycle, registry.Behaviour{
	NotFound:  "NoSuchLifecycleConfiguration",
	Replaces:  []string{"expectedBucketOwner"},
	WriteOnly: []string{"timeouts"},
	Check:     checkLifecycle,
	Rules:     refuseLifecycle,
	Create: func(_ world.View, in props.Map) (string, props.Map, error) {
		in.Otherwise("transitionDefaultMinimumObjectSize", defaultMinimumSize)
		in.Otherwise("expectedBucketOwner", "")
		return in.Str("bucket"), in, nil
	},
}, nil)

func checkLifecycle(in props.Map) []p.CheckFailure {
	c := check.Of(in)
	c.Word("transitionDefaultMinimumObjectSize", defaultMinimumSize, "varies_by_storage_class")
	for _, rule := range c.Each("rules") {
		rule.Word("status", "Enabled", "Disabled")
		rule.Longest("id", maxRuleID)
		for _, moves := range []string{"transitions", "noncurrentVersionTransitions"} {
			for _, move := range rule.Each(moves) {
				move.Word("storageClass", storageClasses...)
			}
		}
	}
	return c.Failures()
}

// refuseLifecycle is what S3 refuses of a lifecycle. Source: the API, PutBucketLifecycleConfiguration, and the user
// guide, "Lifecycle configuration elements".
func refuseLifecycle(in props.Map) error {
	rules := in.Objects("rules")
	if _, sent := in["rules"]; sent && len(rules) == 0 || len(rules) > maxRules {
		return awserr.New(malformedXML, notWellFormed)
	}
	seen := map[string]bool{}
	for _, rule := range rules {
		if seen[rule.Str("id")] {
			return awserr.New(invalidArgument, "Rule ID must be unique. Found same ID for more than one rule")
		}
		seen[rule.Str("id")] = true
		for _, refuse := range []func(props.Map) error{
			refuseFilter, refuseActions, refuseExpiration, refuseNoncurrent, refuseTransitions,
		} {
			if err := refuse(rule); err != nil {
				return err
			}
		}
	}
	return nil
}

// refuseFilter is about what a rule is for: at most one condition, or two and more of them together.
func refuseFilter(rule props.Map) error {
	filter := rule.Object("filter")
	together := filter.Object("and")
	number := len(together) - 1 + max(0, len(together.Object("tags"))-1)
	if rule.Has("prefix") && filter != nil || len(filter) > 1 || together != nil && number < 1 {
		return awserr.New(malformedXML, notWellFormed)
	}
	return nil
}

func refuseActions(rule props.Map) error {
	if !slices.ContainsFunc([]string{
		"abortIncompleteMultipartUpload", "expiration", "noncurrentVersionExpiration", "noncurrentVersionTransitions",
		"transitions",
	}, rule.Has) {
		return awserr.New(invalidRequest, "At least one action needs to be specified in a rule")
	}
	return refuseUploads(rule)
}

func refuseUploads(rule props.Map) error {
	abort := rule.Object("abortIncompleteMultipartUpload")
	switch {
	case abort == nil:
		return nil
	case abort.Num("daysAfterInitiation", 0) < 1:
		return notPositive("DaysAfterInitiation", "AbortIncompleteMultipartUpload")
	case hasTags(rule):
		return awserr.New(invalidRequest, "AbortIncompleteMultipartUpload cannot be specified with Tags.")
	}
	return nil
}

func hasTags(rule props.Map) bool {
	filter := rule.Object("filter")
	return filter.Has("tag") || filter.Object("and").Has("tags")
}

func notPositive(property, action string) error {
	return awserr.New(invalidArgument, "'%s' for %s action must be a positive integer", property, action)
}

func refuseExpiration(rule props.Map) error {
	expiration := rule.Object("expiration")
	if expiration == nil {
		return nil
	}
	given := 0
	for _, name := range []string{"date", "days"} {
		if expiration[name] != nil {
			given++
		}
	}
	marker := expiration.Flag("expiredObjectDeleteMarker")
	switch {
	case given > 1 || given == 1 && marker || given == 0 && !marker:
		return awserr.New(malformedXML, notWellFormed)
	case expiration.Num("days", 1) < 1:
		return notPositive("Days", "Expiration")
	case marker && hasTags(rule):
		return awserr.New(invalidRequest, "ExpiredObjectDeleteMarker cannot be specified with Tags.")
	}
	return nil
}

func refuseNoncurrent(rule props.Map) error {
	expiration := rule.Object("noncurrentVersionExpiration")
	if expiration == nil {
		return nil
	}
	if expiration.Num("noncurrentDays", 0) < 1 {
		return notPositive("NoncurrentDays", "NoncurrentVersionExpiration")
	}
	newer := expiration.Num("newerNoncurrentVersions", 1)
	if newer < 1 || newer > maxNewerVersions {
		return awserr.New(invalidArgument,
			"'NewerNoncurrentVersions' for NoncurrentVersionExpiration action must be an integer between 1 and %d",
			maxNewerVersions)
	}
	return nil
}

// refuseTransitions is about moves to other classes, which come late enough, and before the end.
func refuseTransitions(rule props.Map) error {
	for _, kind := range []struct{ prefix, moves, end, days string }{
		{"", "transitions", "expiration", "Days"},
		{"NoncurrentVersion", "noncurrentVersionTransitions", "noncurrentVersionExpiration", "NoncurrentDays"},
	} {
		name := strings.ToLower(kind.days[:1]) + kind.days[1:]
		end := rule.Object(kind.end).Num(name, 0)
		for _, move := range rule.Objects(kind.moves) {
			days, class := move.Num(name, 0), move.Str("storageClass")
			if days < minInfrequent && move[name] != nil &&
				slices.Contains([]string{"STANDARD_IA", "ONEZONE_IA"}, class) {
				return awserr.New(invalidArgument,
					"'%s' in %sTransition action must be greater than or equal to %d for storageClass '%s'", kind.days,
					kind.prefix, minInfrequent, class)
			}
			if end > 0 && end <= days {
				prefix := cmp.Or(rule.Str("prefix"), rule.Object("filter").Str("prefix"))
				return awserr.New(invalidArgument, "'%[1]s' in the %[2]sExpiration action for filter '(prefix=%[3]s)' "+
					"must be greater than '%[1]s' in the %[2]sTransition action", kind.days, kind.prefix, prefix)
			}
		}
	}
	return nil
}
