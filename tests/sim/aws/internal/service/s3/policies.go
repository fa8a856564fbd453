package s3

import (
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

// maxPolicy is how many bytes the policy of a bucket may have (S3 user guide, "Bucket policies for Amazon S3").
const maxPolicy = 20 * 1024

var policyBehaviour = setting(awstype.BucketPolicy, registry.Behaviour{
	NotFound:  noSuchBucket,
	Documents: []string{"policy"},
	Check: func(in props.Map) []p.CheckFailure {
		c := check.Of(in)
		c.JSON("policy")
		return c.Failures()
	},
	Rules: refusePolicy,
	Create: func(_ world.View, in props.Map) (string, props.Map, error) {
		in["policy"] = props.NormalJSON(in.Str("policy"))
		return in.Str("bucket"), in, nil
	},
	Update: func(_ world.View, _, _, out props.Map) error {
		out["policy"] = props.NormalJSON(out.Str("policy"))
		return nil
	},
}, func(v world.View, in props.Map) error {
	statements, _ := policy.Read(in.Str("policy"))
	for _, statement := range statements {
		if err := refuseStrangers(v, statement); err != nil {
			return err
		}
		if isPublic(statement) && blocksPolicies(v.World, in.Str("bucket")) {
			return awserr.New("AccessDenied", "User: %s is not authorized to perform: s3:PutBucketPolicy on resource: "+
				"%q because public policies are blocked by the BlockPublicPolicy block public access setting.",
				v.GlobalARN("iam", "user/simulated"), in.Str("bucket"))
		}
	}
	return nil
})

func malformedPolicy(format string, args ...any) error {
	return awserr.New("MalformedPolicy", format, args...)
}

// refusePolicy is what S3 refuses looking at the policy of a bucket alone. Conditions, and which actions and resources
// belong together, are not looked at.
func refusePolicy(in props.Map) error {
	text, sent := in["policy"].(string)
	if !sent {
		return nil
	}
	if len(text) > maxPolicy {
		return malformedPolicy("Policy exceeds the maximum allowed document size.")
	}
	statements, fault := policy.Read(text)
	switch fault {
	case policy.NotJSON:
		return malformedPolicy("Policies must be valid JSON and the first byte must be '{'")
	case policy.BadSyntax:
		return malformedPolicy("This policy contains invalid Json")
	case policy.RepeatedSid:
		return malformedPolicy("Statement IDs (SID) in a single policy must be unique.")
	}
	for _, statement := range statements {
		if err := refuseStatement(statement, in.Str("bucket")); err != nil {
			return err
		}
	}
	return nil
}

func refuseStatement(statement props.Map, bucket string) error {
	if statement["Principal"] == nil && statement["NotPrincipal"] == nil {
		return malformedPolicy("Missing required field Principal")
	}
	for _, element := range []string{"Action", "Resource"} {
		if len(policy.Either(statement, element)) == 0 {
			return malformedPolicy("Missing required field %s", element)
		}
	}
	for _, action := range policy.Either(statement, "Action") {
		if action != "*" && !strings.HasPrefix(strings.ToLower(action), "s3:") {
			return malformedPolicy("Policy has invalid action")
		}
	}
	for _, resource := range policy.Either(statement, "Resource") {
		if bucket != "" && !isWithin(resource, bucket) {
			return malformedPolicy("Policy has invalid resource")
		}
	}
	for kind, name := range principals(statement) {
		if !slices.Contains(policy.PrincipalTypes, kind) || slices.ContainsFunc(name, func(one string) bool {
			return !policy.IsPrincipal(kind, one) || kind == "AWS" && one != "*" && strings.Contains(one, "*")
		}) {
			return malformedPolicy("Invalid principal in policy")
		}
	}
	return nil
}

// principals are the names of whom a statement is about, by kind.
func principals(statement props.Map) map[string][]string {
	named := map[string][]string{}
	for _, element := range []any{statement["Principal"], statement["NotPrincipal"]} {
		switch element := element.(type) {
		case string:
			named["AWS"] = append(named["AWS"], element)
		case map[string]any:
			for kind, names := range element {
				texts, ok := policy.Texts(names)
				if !ok {
					texts = []string{""}
				}
				named[kind] = append(named[kind], texts...)
			}
		}
	}
	return named
}

// isWithin says whether a resource is the bucket or in it.
func isWithin(resource, bucket string) bool {
	a, ok := arn.Parse(resource)
	name, _, _ := strings.Cut(a.Resource, "/")
	return ok && arn.IsPartition(a.Partition) && a.Service == "s3" && a.Region == "" && a.Account == "" &&
		(name == bucket || strings.HasSuffix(name, "*") && strings.HasPrefix(bucket, strings.TrimRight(name, "*")))
}

// refuseStrangers is about roles that do not exist. Of accounts in which this cloud has nothing, and of users, S3 knows
// more than the simulation, which trusts their names.
func refuseStrangers(v world.View, statement props.Map) error {
	for _, name := range principals(statement)["AWS"] {
		a, ok := arn.Parse(name)
		if !ok || a.Service != "iam" || !strings.HasPrefix(a.Resource, "role/") || !isInhabited(v, a.Account) {
			continue
		}
		if !slices.ContainsFunc(v.Resources, func(r *world.Resource) bool {
			return r.Type == awstype.Role && props.Map(r.Properties).Str("arn") == name
		}) {
			return malformedPolicy("Invalid principal in policy")
		}
	}
	return nil
}

func isInhabited(v world.View, account string) bool {
	return account == v.Account ||
		slices.ContainsFunc(v.Resources, func(r *world.Resource) bool { return r.Account == account })
}

// isPublic tells a statement that lets everyone in. S3 also looks at conditions, of which any counts here as one that
// keeps strangers out.
func isPublic(statement props.Map) bool {
	return statement.Str("Effect") == "Allow" && statement["Condition"] == nil && statement["Principal"] != nil &&
		slices.Contains(principals(statement)["AWS"], "*")
}

// blocksPolicies is so for new buckets too: since April 2023 S3 blocks public access to them by default (S3 user guide,
// "Blocking public access to your Amazon S3 storage").
func blocksPolicies(w *world.World, bucket string) bool {
	set := settingOf(w, awstype.BucketAccessBlock, bucket)
	return set == nil || set.Flag("blockPublicPolicy")
}
