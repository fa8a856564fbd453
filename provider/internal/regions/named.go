// Package regions holds what the inputs of a component name in AWS against the region, and the partition, that the
// component is in. That is the region of the AWS provider.
package regions

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Named is something in AWS that an input names, such as a topic.
type Named struct {
	// Path is the path of the input, and Name what it says.
	Path, Name string
	// Place is the region that the name is of, or the partition.
	Place string
}

// PlaceOf reads the region or the partition in a name. ok is false for a name that is malformed or has neither.
type PlaceOf func(name string) (place string, ok bool)

// In are the settings of an input that are known and name a place; path is the path of each.
func In(path func(i int) string, place PlaceOf, settings ...inputs.Setting[string]) []Named {
	var found []Named
	for i, s := range settings {
		if !s.Known {
			continue
		}
		if where, ok := place(s.Value); ok && where != "" {
			found = append(found, Named{path(i), s.Value, where})
		}
	}
	return found
}

// PathOf is the path of the only element of an input that is no list.
func PathOf(input string) func(int) string { return func(int) string { return input } }

// ElementsOf are the paths of the elements of an input that is a list.
func ElementsOf(input string) func(int) string {
	return func(i int) string { return inputs.Element(input, i) }
}

// Topic is the region of an SNS topic.
func Topic(s string) (string, bool) {
	action, err := aws.ParseAlarmAction(s)
	return action.Region, err == nil && action.Local
}

// Topics are the topics that alarms notify. There are none without alarms.
func Topics(m *monitoring.Plan) []Named { return actions(m, Topic) }

// OtherActions are the actions of alarms that are no topics, by their regions.
func OtherActions(m *monitoring.Plan) []Named {
	return actions(m, func(s string) (string, bool) {
		action, err := aws.ParseAlarmAction(s)
		return action.Region, err == nil && !action.Local
	})
}

// GlobalActions are the actions of alarms that belong to no region, by their partitions.
func GlobalActions(m *monitoring.Plan) []Named {
	return actions(m, func(s string) (string, bool) {
		action, err := aws.ParseAlarmAction(s)
		return action.Partition, err == nil && action.Documented && action.Region == ""
	})
}

func actions(m *monitoring.Plan, place PlaceOf) []Named {
	var found []Named
	if m.Enabled {
		for _, l := range m.ActionLists() {
			found = append(found, In(ElementsOf(l.Path), place, l.Elements...)...)
		}
	}
	return found
}

// Key is a KMS key, by its region.
func Key(input string, key inputs.Setting[string]) []Named {
	return In(PathOf(input), regionOfKey, key)
}

func regionOfKey(s string) (string, bool) {
	key, err := aws.ParseKeyARN(s)
	return key.Region, err == nil
}

// Objects are objects in S3, by their partitions. The name of a bucket tells no region.
func Objects(path func(i int) string, arns []inputs.Setting[string]) []Named {
	return In(path, func(s string) (string, bool) {
		object, err := aws.ParseObjectARN(s)
		return object.Partition, err == nil
	}, arns...)
}
