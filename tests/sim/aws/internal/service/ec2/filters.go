package ec2

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// filters are the names of filters that a call of EC2 knows, and what each looks at. Tags are looked at in all calls.
type filters map[string]func(*world.Resource) string

// vpcFilters are those of DescribeVpcs that the simulation knows. EC2 takes their old names too.
var vpcFilters = filters{
	"cidr":            textOf("cidrBlock"),
	"cidr-block":      textOf("cidrBlock"),
	"dhcp-options-id": textOf("dhcpOptionsId"),
	"is-default":      isDefault,
	"isDefault":       isDefault,
	"owner-id":        textOf("ownerId"),
	"state":           isAvailable,
	"vpc-id":          idOf,

	"cidr-block-association.cidr-block": textOf("cidrBlock"),
}

// subnetFilters are those of DescribeSubnets that the simulation knows.
var subnetFilters = filters{
	"availability-zone":       textOf("availabilityZone"),
	"availabilityZone":        textOf("availabilityZone"),
	"availability-zone-id":    textOf("availabilityZoneId"),
	"availabilityZoneId":      textOf("availabilityZoneId"),
	"cidr":                    textOf("cidrBlock"),
	"cidr-block":              textOf("cidrBlock"),
	"cidrBlock":               textOf("cidrBlock"),
	"default-for-az":          isDefault,
	"defaultForAz":            isDefault,
	"map-public-ip-on-launch": flagOf("mapPublicIpOnLaunch"),
	"owner-id":                textOf("ownerId"),
	"state":                   isAvailable,
	"subnet-arn":              textOf("arn"),
	"subnet-id":               idOf,
	"vpc-id":                  textOf("vpcId"),
}

func textOf(property string) func(*world.Resource) string {
	return func(r *world.Resource) string { return props.Map(r.Properties).Str(property) }
}

func flagOf(property string) func(*world.Resource) string {
	return func(r *world.Resource) string { return strconv.FormatBool(props.Map(r.Properties).Flag(property)) }
}

func idOf(r *world.Resource) string       { return r.ID }
func isDefault(r *world.Resource) string  { return strconv.FormatBool(r.Default) }
func isAvailable(*world.Resource) string  { return available }
func tagsOf(r *world.Resource) props.Map  { return props.Map(r.Properties).Object("tagsAll") }
func exactly(key, value string) props.Map { return props.Map{"name": key, "values": []string{value}} }

// available is the state of all networks: time does not pass.
const available = "available"

// pick leaves those resources that pass every filter. A filter is passed with any of its values.
func (known filters) pick(resources []*world.Resource, wanted []props.Map) ([]*world.Resource, error) {
	for _, filter := range wanted {
		values, err := known.reader(filter.Str("name"))
		if err != nil {
			return nil, err
		}
		resources = slices.DeleteFunc(resources, func(r *world.Resource) bool {
			return !slices.ContainsFunc(values(r), func(value string) bool {
				return matchesAny(value, filter.Strs("values"))
			})
		})
	}
	return resources, nil
}

// reader is what the filter of a name looks at.
func (known filters) reader(name string) (func(*world.Resource) []string, error) {
	if key, isTag := strings.CutPrefix(name, "tag:"); isTag {
		return func(r *world.Resource) []string {
			if value, tagged := tagsOf(r)[key].(string); tagged {
				return []string{value}
			}
			return nil
		}, nil
	}
	if name == "tag-key" {
		return func(r *world.Resource) []string { return props.SortedKeys(tagsOf(r)) }, nil
	}
	read, ok := known[name]
	if !ok {
		return nil, awserr.New(awserr.InvalidValue, "The filter '%s' is invalid", name)
	}
	return func(r *world.Resource) []string { return []string{read(r)} }, nil
}

// matchesAny compares a text with the values of a filter, in which * stands for any characters and ? for one (EC2 user
// guide, "Filter and search for your Amazon EC2 resources").
func matchesAny(text string, values []string) bool {
	return slices.ContainsFunc(values, func(value string) bool {
		pattern := strings.NewReplacer(`\*`, `.*`, `\?`, `.`).Replace(regexp.QuoteMeta(value))
		return regexp.MustCompile(`(?s)^` + pattern + `$`).MatchString(text)
	})
}
