package rediscluster

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// regional is something in AWS that an input names, such as a topic, with the region or the partition that it is in.
type regional struct {
	path, name string
	// Place is the region, or the partition.
	Place string
}

// placeOf reads the region or the partition in a name. ok is false for a name that is malformed or has neither.
type placeOf func(name string) (place string, ok bool)

// regionals are the settings of an input that are known and name a place; path is the path of each.
func regionals(path func(i int) string, place placeOf, settings ...inputs.Setting[string]) []regional {
	var found []regional
	for i, s := range settings {
		if !s.Known {
			continue
		}
		if where, ok := place(s.Value); ok && where != "" {
			found = append(found, regional{path(i), s.Value, where})
		}
	}
	return found
}

// pathOf is the path of the only element of an input that is no list.
func pathOf(input string) func(int) string { return func(int) string { return input } }

// elementsOf are the paths of the elements of an input that is a list.
func elementsOf(input string) func(int) string {
	return func(i int) string { return inputs.Element(input, i) }
}

// actions are the actions of alarms. There are none without alarms.
func (p *plan) actions(place placeOf) []regional {
	var found []regional
	if p.monitoring.Enabled {
		for _, l := range p.monitoring.ActionLists() {
			found = append(found, regionals(elementsOf(l.Path), place, l.Elements...)...)
		}
	}
	return found
}

// topics are the SNS topics that AWS notifies, by their regions.
func (p *plan) topics() []regional {
	region := func(s string) (string, bool) {
		action, err := aws.ParseAlarmAction(s)
		return action.Region, err == nil && action.Local
	}
	return append(p.actions(region),
		regionals(pathOf("snsTopicForNotifications"), region, p.upkeep.notificationTopic)...)
}

// otherActions are the actions of alarms that are no topics, by their regions.
func (p *plan) otherActions() []regional {
	return p.actions(func(s string) (string, bool) {
		action, err := aws.ParseAlarmAction(s)
		return action.Region, err == nil && !action.Local
	})
}

// globalActions are the actions of alarms that belong to no region, by their partitions.
func (p *plan) globalActions() []regional {
	return p.actions(func(s string) (string, bool) {
		action, err := aws.ParseAlarmAction(s)
		return action.Partition, err == nil && action.Documented && action.Region == ""
	})
}

// placedIn are the availability zones and Local Zones of the nodes, by their regions.
func (p *plan) placedIn() []regional {
	return regionals(elementsOf("preferredAvailabilityZones"), func(s string) (string, bool) {
		zone, err := aws.ParseZone(s)
		return zone.Region, err == nil
	}, p.topology.Zones.Elements...)
}

func regionOfKey(s string) (string, bool) {
	key, err := aws.ParseKeyARN(s)
	return key.Region, err == nil
}

// dataKey is the key of the cluster's data, by its region.
func (p *plan) dataKey() []regional { return regionals(pathOf("kmsKeyId"), regionOfKey, p.storage.Key) }

// logKeys are the keys of the log groups that the component creates, by their regions.
func (p *plan) logKeys() []regional {
	var found []regional
	for _, l := range p.logs.Logs {
		if l.MakesGroup() {
			found = append(found, regionals(pathOf(l.Input+".kmsKeyId"), regionOfKey, l.Key)...)
		}
	}
	return found
}

// secretKey is the key of the secret that holds the connection, by its region.
func (p *plan) secretKey() []regional {
	if p.connection.Secret == nil {
		return nil
	}
	return regionals(pathOf("connectionSecret.kmsKeyId"), regionOfKey, p.connection.Secret.Key)
}

// objects are the files in S3 that fill the cluster, by their partitions. The name of a bucket tells no region.
func (p *plan) objects() []regional {
	files := p.storage.Files
	return regionals(files.Path, func(s string) (string, bool) {
		object, err := aws.ParseObjectARN(s)
		return object.Partition, err == nil
	}, files.Elements...)
}

// namesRegion says whether a rule needs the region of the cluster.
func (p *plan) namesRegion() bool {
	return len(slices.Concat(
		p.topics(), p.otherActions(), p.globalActions(), p.placedIn(), p.dataKey(), p.logKeys(), p.secretKey(),
		p.objects(),
	)) > 0
}
