package elasticache

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Parameters of Redis OSS and Valkey. Sources: the ElastiCache user guide, "Valkey and Redis OSS parameters", for names
// and what can be modified; the AWS CLI's example of describe-engine-default-parameters for redis5.0 for values that
// the guide leaves open, taken for the other families too. Where they disagree about values, all that either allows is
// allowed here.
type parameterRow struct {
	first, last int // families, by the number in their names; the first is 4, and 0 as the last one is no end
	changes     changes
	allowed     string // as in AWS's AllowedValues: words and ranges with commas; empty for anything
	names       string
}

// changes is when a parameter can be given a value.
type changes int

const (
	always changes = iota
	unused         // "if the parameter group is not associated with any clusters. Otherwise, no."
	never
)

const (
	yesNo    = "yes,no"
	integer  = "-"
	positive = "0-"
	policies = "volatile-lru,allkeys-lru,volatile-lfu,allkeys-lfu,volatile-random,allkeys-random,volatile-ttl," +
		"noeviction"
)

// keyspaceEvents are the letters that the guide names, and those that the engines have besides (t, d, m and n). "Do not
// use any characters other than those listed above; attempts to do so will result in error messages."
var keyspaceEvents = regexp.MustCompile(`^[KEg$lshzxetdmnA]*$`)

var allowedRange = regexp.MustCompile(`^(\d+)?-(\d+)?$`)

// generation is the number in the name of a family: 6 of redis6.x. Those before the fourth are not in the table.
func generation(family string) int {
	n, _ := strconv.Atoi(strings.TrimLeft(family, "abcdefghijklmnopqrstuvwxyz")[:1])
	return n
}

func findParameter(family, name string) (parameterRow, bool) {
	g := generation(family)
	for _, row := range parameterRows {
		if g >= row.first && (row.last == 0 || g <= row.last) && slices.Contains(strings.Fields(row.names), name) {
			return row, true
		}
	}
	return parameterRow{}, false
}

func (row parameterRow) allows(value string) bool {
	if row.names == "notify-keyspace-events" {
		return keyspaceEvents.MatchString(value)
	}
	return row.allowed == "" || slices.ContainsFunc(strings.Split(row.allowed, ","), func(allowed string) bool {
		ends := allowedRange.FindStringSubmatch(allowed)
		if ends == nil {
			return value == allowed
		}
		n, err := strconv.ParseInt(value, 10, 64)
		low, noLow := strconv.ParseInt(ends[1], 10, 64)
		high, noHigh := strconv.ParseInt(ends[2], 10, 64)
		return err == nil && (noLow != nil || n >= low) && (noHigh != nil || n <= high)
	})
}

// refuseParameters is what ModifyCacheParameterGroup refuses of the parameters of a group, which the provider sends
// after the group is created. The words about names and values are those of RDS, whose parameter groups are the model
// of these.
func refuseParameters(family string, parameters []props.Map) error {
	if generation(family) < parameterRows[0].first {
		return nil
	}
	for _, parameter := range parameters {
		name, value := parameter.Str("name"), parameter.Str("value")
		if parameter["name"] == nil || parameter["value"] == nil {
			continue // not known yet
		}
		switch row, found := findParameter(family, name); {
		case !found:
			return awserr.New(invalidValue, "Could not find parameter with name: %s", name)
		case row.changes == never:
			return awserr.New(invalidValue, notModifiable, name)
		case !row.allows(value):
			return awserr.New(invalidValue, "Invalid parameter value: %s for: %s allowed values are: %s", value,
				name,
				row.allowed)
		}
	}
	return nil
}

const notModifiable = "The parameter %s cannot be modified."

const clusterEnabled = "cluster-enabled"

// defaultValues are those of the parameters that cannot change in use; cluster-enabled depends on the group.
var defaultValues = map[string]string{"databases": "16", "activerehashing": "yes", "cluster-databases": "0"}

func parametersOf(group props.Map) map[string]string {
	set := map[string]string{}
	for _, parameter := range group.Objects("parameters") {
		set[parameter.Str("name")] = parameter.Str("value")
	}
	return set
}

// refuseParametersInUse is what AWS refuses of a change of parameters because of the replication groups that use them.
func refuseParametersInUse(v world.View, old, in props.Map) error {
	before, after := parametersOf(old), parametersOf(in)
	for _, r := range v.All(awstype.ReplicationGroup) {
		group := props.Map(r.Properties)
		if group.Str("parameterGroupName") != old.Str("name") {
			continue
		}
		for _, row := range parameterRows {
			if row.changes == unused && before[row.names] != after[row.names] {
				return awserr.New(invalidValue, notModifiable, row.names)
			}
		}
		if group.Flag("dataTieringEnabled") && !tiers(after[evictionPolicy]) {
			return awserr.New(invalidCombination, notTiered)
		}
	}
	return nil
}

// refuseOtherParameters is about a move to another parameter group: "you can create a custom parameter group and assign
// it to your cluster at any time as long as the values of conditionally modifiable parameters are the same in both
// parameter groups." cluster-enabled is compared with what the replication group is, for it can be on its way to
// cluster mode.
func refuseOtherParameters(from, to parameterGroup) error {
	for _, row := range parameterRows {
		name := row.names
		inFrom, _ := findParameter(from.family, name)
		inTo, _ := findParameter(to.family, name)
		if row.changes == unused && name != clusterEnabled && inFrom == row && inTo == row &&
			from.value(name) != to.value(name) {
			return awserr.New(invalidCombination, otherValue, name)
		}
	}
	return nil
}

func (g parameterGroup) value(name string) string {
	if value, set := g.set[name]; set {
		return value
	}
	return defaultValues[name]
}

const otherValue = "The parameter %s has a different value in the requested parameter group than the current " +
	"parameter group. This parameter value cannot be changed for a cache cluster"

const (
	evictionPolicy = "maxmemory-policy"
	notTiered      = "Data tiering supports the maxmemory policies volatile-lru, allkeys-lru and noeviction only."
)

// tiers tells the eviction policies that go with data tiering. Source: the user guide, "Data tiering in ElastiCache",
// limitations. AWS's own is one of them.
func tiers(policy string) bool {
	return policy == "" || slices.Contains([]string{"volatile-lru", "allkeys-lru", "noeviction"}, policy)
}
