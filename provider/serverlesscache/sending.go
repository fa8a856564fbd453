package serverlesscache

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// sending is an update of the cache, as the AWS provider compares it: what the engine last saw of the cache, and what
// the program asks for.
type sending struct {
	now      *plan
	from, to resource.PropertyMap
}

// field is a property that the AWS provider sends to AWS when it changes, and the input that it comes from.
type field struct {
	property resource.PropertyKey
	input    func(sending) string
}

func of(input string) func(sending) string { return func(sending) string { return input } }

// fields are what one request carries, in the order in which to change them: what protects the data first, and last
// what can turn clients away. Tags go by another call.
// Source: the AWS provider, aws.elasticache.ServerlessCache, update: ModifyServerlessCache with every field that
// differs.
var fields = []field{
	{"snapshotRetentionLimit", of("snapshotRetentionLimit")},
	{"dailySnapshotTime", of("dailySnapshotTime")},
	{"cacheUsageLimits", sending.limitsInput},
	{"engine", of("engine")},
	{"description", of("description")},
	{"securityGroupIds", func(s sending) string {
		if s.now.ingress.UsesSecurityGroups() {
			return "securityGroupIds"
		}
		return "additionalSecurityGroupIds"
	}},
	{"userGroupId", func(s sending) string { return s.now.users.Input() }},
}

// limitsInput is the input of the limits that change: of the data, or of the work alone.
func (s sending) limitsInput() string {
	if same(limitIn(s.from, "dataStorage"), limitIn(s.to, "dataStorage")) {
		return "ecpuPerSecond"
	}
	return "dataStorage"
}

// lost are the limits that the program no longer asks for, as the AWS CLI removes them, by their inputs.
func (s sending) lost() map[string]string {
	all := map[string]string{}
	for _, limit := range []struct {
		property    resource.PropertyKey
		input, form string
	}{
		{"dataStorage", "dataStorage", "DataStorage={Unit=GB,%s}"},
		{"ecpuPerSeconds", "ecpuPerSecond", "ECPUPerSecond={%s}"},
	} {
		then, now := limitIn(s.from, limit.property), limitIn(s.to, limit.property)
		var zeros []string
		for _, bound := range []string{"minimum", "maximum"} {
			if loses(end(then, bound), end(now, bound)) {
				zeros = append(zeros, strings.ToUpper(bound[:1])+bound[1:]+"=0")
			}
		}
		if zeros != nil {
			all[limit.input] = fmt.Sprintf(limit.form, strings.Join(zeros, ","))
		}
	}
	return all
}

// replaces are the properties for which the AWS provider replaces the cache. A new cache takes everything in one
// request.
// Source: the AWS provider, aws.elasticache.ServerlessCache: what forces a new resource.
var replaces = []resource.PropertyKey{"name", "majorEngineVersion", "kmsKeyId", "subnetIds"}

// replaced says whether the update is in truth a replacement.
func (s sending) replaced() bool {
	return s.fromValkeyToRedis() || s.filledAnew() ||
		slices.ContainsFunc(replaces, func(property resource.PropertyKey) bool {
			return !s.to[property].ContainsUnknowns() && !same(s.from[property], s.to[property])
		})
}

// fromValkeyToRedis is the one change of the engine that replaces the cache.
func (s sending) fromValkeyToRedis() bool {
	return plain(s.from["engine"]) == string(elasticache.Valkey) && plain(s.to["engine"]) == string(elasticache.Redis)
}

// filledAnew says whether the program names other snapshots, or the same in another order. To name none is no change.
func (s sending) filledAnew() bool {
	then, now := s.from["snapshotArnsToRestores"], s.to["snapshotArnsToRestores"]
	return !now.IsNull() && !now.ContainsUnknowns() && !slices.Equal(texts(then), texts(now))
}

// changed are the fields that differ, as far as a preview knows. A field that the program leaves out is not sent.
func (s sending) changed() []field {
	var found []field
	for _, f := range fields {
		then, _ := inputs.Revealed(s.from[f.property])
		now, _ := inputs.Revealed(s.to[f.property])
		if now.ContainsUnknowns() || now.IsNull() || same(then, now) {
			continue
		}
		found = append(found, f)
	}
	return found
}

// oneAtATime are the rules about what this version of the AWS provider, or AWS, cannot do to a cache that runs. They
// compare with the cache as the engine last saw it, also after somebody changed it by hand.
var oneAtATime = []check.Rule[sending]{
	{
		Name: "limits-stay", Input: "dataStorage",
		Holds:   "A limit is changed, not removed. It is this version of the AWS provider that cannot remove one.",
		Before:  "dataStorage: { minimum: 2, maximum: 10 }",
		Example: "",
		Source: "ElastiCache API, ModifyServerlessCache: 0 removes a limit; the AWS provider, which sends none " +
			"(https://github.com/hashicorp/terraform-provider-aws/issues/35648)",
		Late:  true,
		Needs: []string{"dataStorage.minimum", "dataStorage.maximum", "ecpuPerSecond.minimum", "ecpuPerSecond.maximum"},
		Check: func(s sending, say check.Say) {
			lost, name := s.lost(), elasticache.ServerlessCacheName(s.now.identity.Name)
			inputs := slices.Sorted(maps.Keys(lost))
			var forms []string
			for _, input := range inputs {
				forms = append(forms, lost[input])
			}
			command := name.ModifyCommand("--cache-usage-limits '" + strings.Join(forms, ",") + "'")
			for _, input := range inputs {
				say(input, "no longer has a limit that the cache has, and this version of the AWS provider cannot "+
					"remove one: give it, or another number; or remove it by hand (%s), and then pulumi up --refresh "+
					"(docs/serverless.md)", command)
			}
		},
	},
	{
		Name: "users-stay", Input: "users",
		Holds: "A cache that has users keeps having some. It is this version of the AWS provider that cannot take " +
			"them away. `userGroupId` is held to the same.",
		Before:  "",
		Example: "users: null",
		Source: "\"No modifications were requested\" " +
			"(https://github.com/hashicorp/terraform-provider-aws/issues/42766)",
		Late:   true,
		Needs:  []string{"userGroupId"},
		Reads:  []string{"users"},
		Quotes: []string{},
		Check: func(s sending, say check.Say) {
			if !s.now.users.Wanted() && loses(s.from["userGroupId"], s.to["userGroupId"]) {
				name := elasticache.ServerlessCacheName(s.now.identity.Name)
				say("users", "is left out, and the cache has a group of users, which this version of the AWS "+
					"provider cannot take away: give the users; or take the group away by hand (%s), and then pulumi "+
					"up --refresh",
					name.ModifyCommand("--remove-user-group"))
			}
		},
	},
	{
		Name: "one-field", Input: "description",
		Holds: "One thing about a cache changes in an update: the engine, the limits, the time of the snapshot, the " +
			"description, the security groups, the retention, or the group of users.",
		Example: "snapshotRetentionLimit: 7\ndescription: Sessions of the shop",
		Source: "AWS's answer: \"Serverless Cache modifications only support modifying one field per request.\"; " +
			"the AWS provider sends all in one (https://github.com/hashicorp/terraform-provider-aws/issues/43862)",
		Late:   true,
		Needs:  []string{"userGroupId"},
		Reads:  []string{"users"},
		Quotes: []string{},
		Check: func(s sending, say check.Say) {
			changed := s.changed()
			if len(changed) < 2 {
				return
			}
			var order []string
			for _, f := range changed {
				order = append(order, f.input(s))
			}
			for _, f := range changed[1:] {
				say(f.input(s), "changes together with %s, and AWS takes one of these in a request, while this "+
					"version of the AWS provider sends all in one: change them one after the other, each in an "+
					"update of its own: %s",
					others(order, f.input(s)), strings.Join(order, ", then "))
			}
		},
	},
}

// others are the inputs but for one.
func others(all []string, one string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(all), func(s string) bool { return s == one }), " and ")
}
