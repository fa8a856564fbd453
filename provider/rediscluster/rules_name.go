package rediscluster

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// The name is the replication group's, and also the subnet group's and the security group's.
var nameRules = []check.Rule[*plan]{
	{
		Name: "name-form", Input: "name",
		Holds:           "The name is 1 to 40 lower-case letters, digits and single hyphens, a letter first, no hyphen at the end.",
		Example:         `name: Sessions`,
		Source:          apiCreate + ", ReplicationGroupId",
		StricterThanAWS: "AWS would take capital letters and store small ones; the documented module asks for a lower-case string, and what AWS stores is what endpoints and alarms are called.",
		Needs:           []string{"name"},
		Check: func(p *plan, say check.Say) {
			if _, err := elasticache.ParseReplicationGroupID(p.name); err != nil {
				say("name", "%v", err)
			}
		},
	},
	{
		Name: "name-default", Input: "name",
		Holds:   "The name is not that of the subnet group which AWS keeps for itself.",
		Example: `name: default`,
		Source:  "ElastiCache API, CreateCacheSubnetGroup, CacheSubnetGroupName",
		Needs:   []string{"name"},
		Check: func(p *plan, say check.Say) {
			if p.name == "default" {
				say("name", "%v", elasticache.ReplicationGroupID(p.name).Reserved())
			}
		},
	},
	{
		Name: "name-security-group", Input: "name",
		Holds:   "The name can be that of a security group: it does not begin with `sg-`.",
		Example: `name: sg-sessions`,
		Source:  "EC2 API, CreateSecurityGroup, GroupName",
		Needs:   []string{"name"},
		Check: func(p *plan, say check.Say) {
			if strings.HasPrefix(p.name, "sg-") {
				say("name", "%v", elasticache.ReplicationGroupID(p.name).Reserved())
			}
		},
	},
}
