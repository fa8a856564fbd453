package serverlesscache

import (
	"slices"
	"sync"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/serverlessalarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/regions"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// refusals are the rules that have to hold. Several problems of one input are reported in this order.
var refusals = inOurWords(slices.Concat(
	check.Of(identity.Rules, ofIdentity),
	subnetRules, check.Of(network.SubnetRules, ofSubnets),
	check.Of(network.IngressRules, ofIngress),
	check.Of(engine.MajorRules, ofEngine),
	check.Of(access.UserRules, ofUsers),
	check.Of(connection.Rules, ofConnection),
	limitRules,
	check.Of(storage.KeyRules, ofKey), check.Of(storage.RetentionRules, ofRetention), snapshotRules,
	check.Of(monitoring.TopicRules, ofMonitoring), check.Of(regions.Rules, (*plan).regional),
	check.Of(serverlessalarms.Rules, ofAlarms), check.Of(serverlessalarms.SettingRules, ofMonitoring),
	check.Of(identity.TagRules, ofIdentity),
	check.Of(check.AcceptedWarnings, ofAcceptance),
))

// advice are the rules about what is legal and unwise.
var advice = inOurWords(slices.Concat(
	check.Of(monitoring.Advice, ofMonitoring), check.Of(serverlessalarms.Advice, ofAlarms),
	check.Of(engine.MajorAdvice, ofEngine),
	usersAdvice, check.Of(access.UserAdvice, ofUsers),
	check.Of(regions.Advice, (*plan).regional),
	subnetAdvice, check.Of(network.IngressAdvice, ofIngress), check.Of(network.IPv4Advice, ofIngress),
	limitAdvice,
	keyAdvice, check.Of(storage.KeyGovCloud, ofKey), snapshotAdvice,
	check.Of(monitoring.TopicAdvice, ofMonitoring),
))

// subnetRules are about whether there are subnets.
var subnetRules = []check.Rule[*plan]{{
	Name: "subnets-count", Input: "subnetIds",
	Holds:           "There is one subnet at least.",
	Example:         "subnetIds: []",
	Source:          elasticache.CreateServerlessAPI + ", SubnetIds",
	StricterThanAWS: "AWS would take the subnets of the default VPC, which are public.",
	Needs:           []string{"subnetIds"},
	Check: func(p *plan, say check.Say) {
		switch {
		case !p.subnets.Counted || len(p.subnets.Elements) > 0:
		case p.subnets.Given:
			say("subnetIds", "is empty, so AWS would take the subnets of the default VPC: name two or three")
		default:
			say("subnetIds", "is required: the ids of two or three subnets; AWS would take the ones of the default VPC")
		}
	},
}}

// maxSubnets is how many subnets people report that AWS takes.
const maxSubnets = 3

// subnetAdvice is about a number of subnets that AWS may refuse, or that does not last.
var subnetAdvice = []check.Rule[*plan]{{
	Name: "subnets-zones", Input: "subnetIds",
	Holds:   "The cache has endpoints in two or three availability zones.",
	Example: "subnetIds: [subnet-0aaaaaaaaaaaaaaa1]",
	Source: elasticache.CreateServerlessAPI + ", SubnetIds: AWS itself takes three zones, two in us-west-1; that it " +
		"refuses other numbers is not documented",
	Silence: "two or three subnets, each in another zone",
	Needs:   []string{"subnetIds"},
	Check: func(p *plan, say check.Say) {
		switch n := len(p.subnets.Elements); {
		case n == 1:
			say("subnetIds", "holds 1 subnet: if its zone fails, clients lose the cache, and AWS may refuse it; "+
				"name two or three, each in another zone")
		case n > maxSubnets:
			say("subnetIds", "holds %d subnets: AWS is known to take two or three, each in another zone, and may "+
				"refuse more", n)
		}
	},
}}

// usersAdvice is about a cache without any login.
var usersAdvice = []check.Rule[*plan]{{
	Name: "users-none", Input: "users",
	Holds:   "Clients log in as users.",
	Example: "users: null",
	Source:  "ElastiCache user guide, \"Role-Based Access Control (RBAC)\"; a serverless cache takes no token",
	Silence: "use `users` or `userGroupId`; or accept it, where the security group is enough",
	Needs:   []string{"userGroupId"},
	Reads:   []string{"users"},
	Check: func(p *plan, say check.Say) {
		if !p.users.Wanted() && !p.users.Listed {
			say("users", "is left out, so whoever can connect needs no password; list users, for example "+
				"[{ name: \"app\", accessString: \"on ~* +@all\", iam: true }]; this version of the AWS provider "+
				"cannot take them away again")
		}
	},
}}

// inOurWords are rules with examples of the inputs of a cache, and with AWS's name of the call that makes one.
func inOurWords[S any](rules []check.Rule[S]) []check.Rule[S] {
	return check.Adapted(rules, examples, elasticache.CreateAPI, elasticache.CreateServerlessAPI)
}

// Rules are all rules in the order of the inputs in the documentation, the refusals of an input before the advice.
func Rules() []check.Doc { return check.InOrder(check.Docs(refusals, advice), inputOrder()) }

// ChangeRules are the rules about changes: first the ones that stop an update, then the ones that say what it costs.
func ChangeRules() []check.Doc {
	return slices.Concat(check.Docs(oneAtATime), check.Docs(changeRefusals), check.Docs(changeWarnings))
}

// Observations are the rules about what only AWS knows of a cache that runs.
func Observations() []check.Doc {
	return slices.Concat(check.Docs(identity.Observations), check.Docs(network.Observations))
}

// everyRule are the rules of all tables.
var everyRule = sync.OnceValue(func() []check.Doc { return slices.Concat(Rules(), ChangeRules(), Observations()) })
