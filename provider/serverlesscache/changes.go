package serverlesscache

import (
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// changeRefusals are the rules about changes that AWS refuses, or that would not do what they seem to.
var changeRefusals = inOurWords(check.OfChange(network.VPCStays("cache", "restoreFromSnapshotArns"), ofIngress))

// changeWarnings are the rules about what a change costs that AWS accepts.
var changeWarnings = slices.Concat(replacements, usersNew, check.OfChange(access.UserChanges, ofUsers))

// dataAfterReplacement says what becomes of the data of a cache that is replaced. fills says that a snapshot of the old
// cache can fill the new one.
func dataAfterReplacement(c planChange, fills bool) string {
	order := "it is deleted before the new one is made"
	if c.Was.identity.Name != c.Now.identity.Name {
		order = "the new one is made before it is deleted"
	}
	if c.Now.restore.Given && len(c.Now.restore.Elements) > 0 {
		return order + ", and the new one is filled from restoreFromSnapshotArns; what was written since that " +
			"snapshot is LOST"
	}
	carry := ""
	if fills {
		carry = " (to carry the data over, take a snapshot by hand, and name it in restoreFromSnapshotArns in this " +
			"update)"
	}
	return order + ", and its data is LOST: the AWS provider takes no last snapshot of a serverless cache" + carry
}

// replacing are the rules about inputs that the AWS provider can only change by replacing the cache.
func replacing[P any](replacements []check.Replacement[P], part func(*plan) P) []check.Rule[planChange] {
	return check.Replaces(replacements, part, func(r check.Rule[planChange]) check.Rule[planChange] {
		r.Silence = "leave it as it is; `deletionProtection`, which is on by default, has the engine refuse the update"
		r.Lasting = check.DataLasts("cache")
		r.Reads = []string{"restoreFromSnapshotArns"}
		r.Source = strings.ReplaceAll(r.Source, elasticache.ProviderSource, elasticache.ServerlessProviderSource)
		return r
	}, func(c planChange, path string, r check.Replaced, say check.Say) {
		say(path, "from %s to %s REPLACES the serverless cache: %s; %s", r.From, r.To, dataAfterReplacement(c, r.Fills),
			r.Instead)
	})
}

// replacements are the rules about changes that replace the cache.
var replacements = inOurWords(slices.Concat(
	replacing(identity.NameReplaces, ofIdentity),
	replacing(subnetsReplace, ofSubnets),
	replacing(engine.MajorReplacements, ofEngine),
	replacing(storage.KeyReplaces, ofKey),
	replacing(restoreReplaces, func(p *plan) *plan { return p }),
))

// subnetsReplace is about other subnets.
var subnetsReplace = []check.Replacement[inputs.List]{{
	Name: "replaces-subnets", Input: "subnetIds",
	Holds:   "A cache keeps its subnets.",
	Example: "subnetIds: [subnet-0aaaaaaaaaaaaaaa1, subnet-0aaaaaaaaaaaaaaa3]",
	Source:  elasticache.ServerlessProviderSource + "; ElastiCache API, ModifyServerlessCache, which takes no subnets",
	Needs:   []string{"subnetIds"},
	Find: func(c check.Change[inputs.List], say check.SayReplaced) {
		then, now := c.Was.Set(), c.Now.Set()
		if c.Was.ElementsKnown() && c.Now.ElementsKnown() && !slices.Equal(then, now) {
			say("subnetIds", check.Replaced{
				From: spelling.OrNone(strings.Join(then, ", ")), To: spelling.OrNone(strings.Join(now, ", "+
					"")), Fills: true,
				Instead: "to lose no time, make a second cache and move the clients",
			})
		}
	},
}}

// restoreReplaces is about changes of what a cache is filled from.
var restoreReplaces = []check.Replacement[*plan]{{
	Name: "replaces-source", Input: "restoreFromSnapshotArns",
	Holds: "A cache that runs is not filled again. Taking what it was filled from out of the program changes nothing.",
	Example: "restoreFromSnapshotArns: " +
		"[\"arn:aws:elasticache:eu-west-1:123456789012:serverlesscachesnapshot:before-upgrade\"]",
	Source: elasticache.ServerlessProviderSource,
	Needs:  []string{"restoreFromSnapshotArns"},
	Find: func(c check.Change[*plan], say check.SayReplaced) {
		then, now := c.Was.restore.Values(), c.Now.restore.Values()
		// Another order replaces the cache as well.
		if len(now) > 0 && c.Now.restore.ElementsKnown() && !slices.Equal(then, now) {
			say("restoreFromSnapshotArns", check.Replaced{
				From: spelling.OrNone(strings.Join(then, ", ")), To: spelling.OrNone(strings.Join(now, ", ")),
				Instead: "to look at a snapshot, fill a second cache from it",
			})
		}
	},
}}

// usersNew is about users that come to a cache which runs.
var usersNew = []check.Rule[planChange]{{
	Name: "users-added", Input: "users",
	Holds:   "Clients that log in as no user are known. `userGroupId` is held to the same.",
	Before:  "users: null",
	Example: "",
	Source:  "ElastiCache user guide, \"Role-Based Access Control (RBAC)\"",
	Silence: "it is told once, when users come to a cache that has none, or another group of them",
	Needs:   []string{"userGroupId"},
	Reads:   []string{"users"},
	Quotes:  []string{},
	Check: func(c planChange, say check.Say) {
		switch then, now := c.Was.users, c.Now.users; {
		case !now.Wanted():
		case !then.Wanted():
			say(now.Input(), "is new on a cache that runs and asks for no password: clients that log in as none of "+
				"the users are turned away at once; give them time with a user \"default\" that has the rights of "+
				"before and a password that they get first, or move them to a second cache")
		case access.AnotherGroup(then, now):
			say(now.Input(), "is another group of users than before: clients that log in as a user of the former "+
				"one alone are turned away")
		}
	},
}}

// rulebook are the rules that a deployment is held to before anything is created or updated.
func rulebook() check.Rulebook[*plan] {
	return check.Rulebook[*plan]{
		Refusals: refusals, Advice: advice, Replacements: replacements, ChangeRefusals: changeRefusals,
		ChangeWarnings: changeWarnings,
		Resolver:       func(p *plan) *inputs.Resolver { return p.in },
		Report:         (*plan).report,
	}
}
