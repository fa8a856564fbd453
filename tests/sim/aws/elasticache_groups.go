package awssim

import (
	"regexp"
	"slices"
	"strings"
)

const maxElastiCacheName = 255

// identifier is the service's rule for names of groups: a letter first, letters, digits and single hyphens after it.
var identifier = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$`)

const notIdentifier = "The parameter %s is not a valid identifier. Identifiers must begin with a letter; must " +
	"contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive " +
	"hyphens."

var subnetGroupBehaviour = behaviour{
	name:     &autoName{property: "name", max: 255},
	notFound: "CacheSubnetGroupNotFoundFault",
	defaults: map[string]any{"description": "Managed by Pulumi"},
	replaces: []string{"name"},
	caseless: []string{"name"},
	sets:     []string{"subnetIds"},
	rules:    refuseSubnetGroup,
	references: func(v view, in props) error {
		if name := strings.ToLower(in.str("name")); v.get(subnetGroupType, name) != nil {
			return refuse("CacheSubnetGroupAlreadyExists", "Cache subnet group %s already exists.", name)
		}
		if err := refuseSubnets(v, in); err != nil {
			return err
		}
		_, err := networkOf(v, in)
		return err
	},
	create: func(v view, in props) (string, props, error) {
		network, err := networkOf(v, in)
		in["vpcId"] = network
		in["name"] = strings.ToLower(in.str("name")) // the service stores it so
		in["arn"] = v.arn("elasticache", "subnetgroup:"+in.str("name"))
		return in.str("name"), in, err
	},
	update: func(v view, old, in, _ props) error {
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
		if network != old.str("vpcId") {
			return invalidSubnets(in)
		}
		for _, group := range v.all(replicationType) {
			for _, subnet := range old.strs("subnetIds") {
				if props(group.Properties).str("subnetGroupName") == old.str("name") &&
					!slices.Contains(in.strs("subnetIds"), subnet) {
					return refuse("SubnetInUse",
						"The requested subnet %s is being used by a cache cluster and cannot be removed.", subnet)
				}
			}
		}
		return nil
	},
	beforeDelete: func(v view, r *Resource) error {
		for _, group := range v.all(replicationType) {
			if props(group.Properties).str("subnetGroupName") == r.ID {
				return refuse("CacheSubnetGroupInUse", "Cache subnet group %s is currently in use by a cache cluster.",
					r.ID)
			}
		}
		return nil
	},
}

// refuseSubnetGroup looks at the properties of a subnet group alone.
func refuseSubnetGroup(in props) error {
	name := in.str("name")
	if strings.EqualFold(name, "default") || len(name) > maxElastiCacheName || !identifier.MatchString(name) {
		return refuse(invalidValue, notIdentifier, "CacheSubnetGroupName")
	}
	subnets := in.strs("subnetIds")
	if len(subnets) == 0 {
		return refuse(invalidValue, "The request must contain the parameter SubnetIds")
	}
	for _, subnet := range subnets {
		if err := refuseID("InvalidSubnet", "subnet", subnet); err != nil {
			return err
		}
	}
	return checkPlainTags(invalidValue, in)
}

// invalidSubnets is the service's answer to subnets that do not exist, or not in one VPC.
func invalidSubnets(in props) error {
	return refuse(invalidValue, "Some input subnets in :[%s] are invalid.", strings.Join(in.strs("subnetIds"), ", "))
}

// networkOf is the one VPC in which all subnets of a group lie.
func networkOf(v view, in props) (string, error) {
	network := ""
	for i, id := range in.strs("subnetIds") {
		subnet := v.get(subnetType, id)
		if subnet == nil || (i > 0 && subnet.str("vpcId") != network) {
			return "", invalidSubnets(in)
		}
		network = subnet.str("vpcId")
	}
	return network, nil
}

var parameterGroupBehaviour = behaviour{
	name:     &autoName{property: "name", max: 255},
	notFound: "CacheParameterGroupNotFound",
	defaults: map[string]any{"description": "Managed by Pulumi"},
	replaces: []string{"name", "family", "description"},
	caseless: []string{"name"},
	sets:     []string{"parameters"},
	rules:    refuseParameterGroup,
	references: func(v view, in props) error {
		if v.get(parameterGroupType, strings.ToLower(in.str("name"))) != nil {
			return refuse("CacheParameterGroupAlreadyExists", "Parameter group %s already exists", in.str("name"))
		}
		return nil
	},
	create: func(v view, in props) (string, props, error) {
		in["name"] = strings.ToLower(in.str("name")) // the service stores it so
		in["arn"] = v.arn("elasticache", "parametergroup:"+in.str("name"))
		return in.str("name"), in, nil
	},
	update: func(v view, old, in, _ props) error {
		if err := refuseParameterGroup(in); err != nil {
			return err
		}
		return refuseParametersInUse(v, old, in)
	},
	beforeDelete: func(v view, r *Resource) error {
		for _, group := range v.all(replicationType) {
			if props(group.Properties).str("parameterGroupName") == r.ID {
				return refuse("InvalidCacheParameterGroupState",
					"One or more cache clusters are still members of this parameter group %s, so the group cannot be "+
						"deleted.",
					r.ID)
			}
		}
		return nil
	},
}

// refuseParameterGroup looks at the properties of a parameter group alone.
func refuseParameterGroup(in props) error {
	name := in.str("name")
	if len(name) > maxElastiCacheName || !identifier.MatchString(name) {
		return refuse(invalidValue, notIdentifier, "CacheParameterGroupName")
	}
	if !slices.Contains(families, in.str("family")) {
		return refuse(invalidValue, "CacheParameterGroupFamily %s is not a valid parameter group family.",
			in.str("family"))
	}
	if err := refuseParameters(in.str("family"), in.objects("parameters")); err != nil {
		return err
	}
	return checkPlainTags(invalidValue, in)
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

func findParameterGroup(v view, name string) (parameterGroup, error) {
	if group, ok := defaultGroup(name); ok {
		return group, nil
	}
	custom := v.get(parameterGroupType, strings.ToLower(name))
	if custom == nil {
		return parameterGroup{}, refuse("CacheParameterGroupNotFound", "CacheParameterGroup not found: %s", name)
	}
	set := parametersOf(custom)
	return parameterGroup{family: custom.str("family"), cluster: set[clusterEnabled] == "yes", set: set}, nil
}
