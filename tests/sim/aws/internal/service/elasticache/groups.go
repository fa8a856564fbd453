package elasticache

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const maxElastiCacheName = 255

// identifier is the service's rule for names of groups: a letter first, letters, digits and single hyphens after it.
var identifier = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$`)

const notIdentifier = "The parameter %s is not a valid identifier. Identifiers must begin with a letter; must " +
	"contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive " +
	"hyphens."

var subnetGroupBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: 255},
	NotFound: "CacheSubnetGroupNotFoundFault",
	Defaults: map[string]any{"description": "Managed by Pulumi"},
	Replaces: []string{"name"},
	Caseless: []string{"name"},
	Sets:     []string{"subnetIds"},
	Rules:    refuseSubnetGroup,
	References: func(v world.View, in props.Map) error {
		if name := strings.ToLower(in.Str("name")); v.Get(awstype.SubnetGroup, name) != nil {
			return awserr.New("CacheSubnetGroupAlreadyExists", "Cache subnet group %s already exists.", name)
		}
		if err := refuseSubnets(v, in); err != nil {
			return err
		}
		_, err := networkOf(v, in)
		return err
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		network, err := networkOf(v, in)
		in["vpcId"] = network
		in["name"] = strings.ToLower(in.Str("name")) // the service stores it so
		in["arn"] = v.ARN("elasticache", "subnetgroup:"+in.Str("name"))
		return in.Str("name"), in, err
	},
	Update: func(v world.View, old, in, _ props.Map) error {
		if err := refuseSubnetGroup(in); err != nil {
			return err
		}
		if err := refuseSubnets(v, in); err != nil {
			return err
		}
		network, err := networkOf(v, in)
		if err != nil {
			return err
		}
		if network != old.Str("vpcId") {
			return invalidSubnets(in)
		}
		for _, group := range v.All(awstype.ReplicationGroup) {
			for _, subnet := range old.Strs("subnetIds") {
				if props.Map(group.Properties).Str("subnetGroupName") == old.Str("name") &&
					!slices.Contains(in.Strs("subnetIds"), subnet) {
					return awserr.New("SubnetInUse",
						"The requested subnet %s is being used by a cache cluster and cannot be removed.", subnet)
				}
			}
		}
		return nil
	},
	BeforeDelete: func(v world.View, r *world.Resource) error {
		for _, group := range v.All(awstype.ReplicationGroup) {
			if props.Map(group.Properties).Str("subnetGroupName") == r.ID {
				return awserr.New("CacheSubnetGroupInUse",
					"Cache subnet group %s is currently in use by a cache cluster.",
					r.ID)
			}
		}
		return nil
	},
}

// refuseSubnetGroup looks at the properties of a subnet group alone.
func refuseSubnetGroup(in props.Map) error {
	name := in.Str("name")
	if strings.EqualFold(name, "default") || len(name) > maxElastiCacheName || !identifier.MatchString(name) {
		return awserr.New(invalidValue, notIdentifier, "CacheSubnetGroupName")
	}
	subnets := in.Strs("subnetIds")
	if len(subnets) == 0 {
		return awserr.New(invalidValue, "The request must contain the parameter SubnetIds")
	}
	for _, subnet := range subnets {
		if err := awserr.MalformedID("InvalidSubnet", "subnet", subnet); err != nil {
			return err
		}
	}
	return tags.CheckPlain(invalidValue, in)
}

// invalidSubnets is the service's answer to subnets that do not exist, or not in one VPC.
func invalidSubnets(in props.Map) error {
	return awserr.New(invalidValue, "Some input subnets in :[%s] are invalid.",
		strings.Join(in.Strs("subnetIds"), ", "))
}

// networkOf is the one VPC in which all subnets of a group lie.
func networkOf(v world.View, in props.Map) (string, error) {
	network := ""
	for i, id := range in.Strs("subnetIds") {
		subnet := v.Get(awstype.Subnet, id)
		if subnet == nil || (i > 0 && subnet.Str("vpcId") != network) {
			return "", invalidSubnets(in)
		}
		network = subnet.Str("vpcId")
	}
	return network, nil
}

var parameterGroupBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: 255},
	NotFound: "CacheParameterGroupNotFound",
	Defaults: map[string]any{"description": "Managed by Pulumi"},
	Replaces: []string{"name", "family", "description"},
	Caseless: []string{"name"},
	Sets:     []string{"parameters"},
	Rules:    refuseParameterGroup,
	References: func(v world.View, in props.Map) error {
		if v.Get(awstype.ParameterGroup, strings.ToLower(in.Str("name"))) != nil {
			return awserr.New("CacheParameterGroupAlreadyExists", "Parameter group %s already exists", in.Str("name"))
		}
		return nil
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		in["name"] = strings.ToLower(in.Str("name")) // the service stores it so
		in["arn"] = v.ARN("elasticache", "parametergroup:"+in.Str("name"))
		return in.Str("name"), in, nil
	},
	Update: func(v world.View, old, in, _ props.Map) error {
		if err := refuseParameterGroup(in); err != nil {
			return err
		}
		return refuseParametersInUse(v, old, in)
	},
	BeforeDelete: func(v world.View, r *world.Resource) error {
		for _, group := range v.All(awstype.ReplicationGroup) {
			if props.Map(group.Properties).Str("parameterGroupName") == r.ID {
				return awserr.New("InvalidCacheParameterGroupState",
					"One or more cache clusters are still members of this parameter group %s, so the group cannot be "+
						"deleted.",
					r.ID)
			}
		}
		return nil
	},
}

// refuseParameterGroup looks at the properties of a parameter group alone.
func refuseParameterGroup(in props.Map) error {
	name := in.Str("name")
	if len(name) > maxElastiCacheName || !identifier.MatchString(name) {
		return awserr.New(invalidValue, notIdentifier, "CacheParameterGroupName")
	}
	if !slices.Contains(families, in.Str("family")) {
		return awserr.New(invalidValue, "CacheParameterGroupFamily %s is not a valid parameter group family.",
			in.Str("family"))
	}
	if err := refuseParameters(in.Str("family"), in.Objects("parameters")); err != nil {
		return err
	}
	return tags.CheckPlain(invalidValue, in)
}

// parameterGroup is what a replication group needs to know of its parameter group.
type parameterGroup struct {
	family  string
	cluster bool              // cluster-enabled
	set     map[string]string // the parameters that are not AWS's own
}

// defaultGroup reads the name of a parameter group that AWS owns.
func defaultGroup(name string) (parameterGroup, bool) {
	family, isDefault := strings.CutPrefix(name, "default.")
	family, cluster := strings.CutSuffix(family, clusterOn)
	return parameterGroup{family: family, cluster: cluster}, isDefault && slices.Contains(families, family)
}

func findParameterGroup(v world.View, name string) (parameterGroup, error) {
	if group, ok := defaultGroup(name); ok {
		return group, nil
	}
	custom := v.Get(awstype.ParameterGroup, strings.ToLower(name))
	if custom == nil {
		return parameterGroup{}, awserr.New("CacheParameterGroupNotFound", "CacheParameterGroup not found: %s", name)
	}
	set := parametersOf(custom)
	return parameterGroup{family: custom.Str("family"), cluster: set[clusterEnabled] == "yes", set: set}, nil
}
