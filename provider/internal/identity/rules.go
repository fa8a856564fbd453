package identity

import (
	"strings"
	"unicode/utf8"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// Rules are about the name and the description. The security group has the same name as what the component deploys, so
// it must be one that both can have.
var Rules = []check.Rule[*Plan]{
	check.Form(check.Rule[*Plan]{
		Name: "name-form", Input: "name",
		Holds: "The name is 1 to 40 lower-case letters, digits and single hyphens, a letter first, no " +
			"hyphen at the end.",
		Example: `name: Sessions`,
		Source:  elasticache.CreateAPI + ", ReplicationGroupId",
		StricterThanAWS: "AWS would take capital letters and store small ones; the documented module asks for a " +
			"lower-case string, and what AWS stores is what endpoints and alarms are called.",
	}, func(p *Plan) (string, bool) { return p.Name, true }, check.Parses(elasticache.ParseReplicationGroupID)),
	{
		Name: "name-default", Input: "name",
		Holds: "The name is not `default`, which AWS keeps for its own subnet group, and for the security group " +
			"of a VPC.",
		Example: `name: default`,
		Source: "ElastiCache API, CreateCacheSubnetGroup, CacheSubnetGroupName; Amazon VPC user guide, \"Default " +
			"security groups\"",
		Needs: []string{"name"},
		Check: func(p *Plan, say check.Say) {
			if p.Name == "default" {
				say("name", "%v", elasticache.ReplicationGroupID(p.Name).Reserved())
			}
		},
	},
	{
		Name: "name-security-group", Input: "name",
		Holds:   "The name can be that of a security group: it does not begin with `sg-`.",
		Example: `name: sg-sessions`,
		Source:  "EC2 API, CreateSecurityGroup, GroupName",
		Needs:   []string{"name"},
		Check: func(p *Plan, say check.Say) {
			if strings.HasPrefix(p.Name, "sg-") {
				say("name", "%v", elasticache.ReplicationGroupID(p.Name).Reserved())
			}
		},
	},
	{
		Name: "description-length", Input: "description",
		Holds:   "The description has up to 255 characters.",
		Example: "description: " + strings.Repeat("x", maxDescription+1),
		Source:  elasticache.CreateAPI + ", ReplicationGroupDescription",
		Needs:   []string{"description"},
		Check: func(p *Plan, say check.Say) {
			if n := utf8.RuneCountInString(p.givenDescription.Value); n > maxDescription {
				say("description", "is %d characters long; AWS takes up to %d", n, maxDescription)
			}
		},
	},
}

// maxDescription is how many characters a description may have.
// Source: ElastiCache API, CreateReplicationGroup, ReplicationGroupDescription; the aws provider's own limit.
const maxDescription = 255
