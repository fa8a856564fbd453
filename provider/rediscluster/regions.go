package rediscluster

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// regional is something of AWS's that an input names together with the region, or the partition, that it belongs to.
type regional struct {
	path, name string
	// Place is the region, or the partition.
	Place string
}

// placeOf reads the region or the partition in a name; ok is false for a name that is not right, or that has none.
type placeOf func(name string) (place string, ok bool)

// regionals are the known ones among the settings of an input; path is where each stands.
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

// alone is the path of an input that is no list.
func alone(path string) func(int) string { return func(int) string { return path } }

// elementsOf are the paths of the elements of an input that is a list.
func elementsOf(path string) func(int) string {
	return func(i int) string { return inputs.Element(path, i) }
}

// actions are what alarms do, while there are alarms.
func (p *plan) actions(place placeOf) []regional {
	var found []regional
	if p.monitoring.Enabled {
		for _, l := range p.monitoring.ActionLists() {
			found = append(found, regionals(elementsOf(l.Path), place, l.Elements...)...)
		}
	}
	return found
}

// topics are those of SNS, by their regions.
func (p *plan) topics() []regional {
	region := func(s string) (string, bool) {
		action, err := aws.ParseAlarmAction(s)
		return action.Region, err == nil && action.Local
	}
	return append(p.actions(region),
		regionals(alone("snsTopicForNotifications"), region, p.upkeep.notificationTopic)...)
}

// otherActions are those of alarms that are no topics, by their regions.
func (p *plan) otherActions() []regional {
	return p.actions(func(s string) (string, bool) {
		action, err := aws.ParseAlarmAction(s)
		return action.Region, err == nil && !action.Local
	})
}

// globalActions are those of alarms that belong to no region, by their partitions.
func (p *plan) globalActions() []regional {
	return p.actions(func(s string) (string, bool) {
		action, err := aws.ParseAlarmAction(s)
		return action.Partition, err == nil && action.Documented && action.Region == ""
	})
}

// placedIn are the zones that nodes are placed in, by their regions.
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
func (p *plan) dataKey() []regional { return regionals(alone("kmsKeyId"), regionOfKey, p.storage.Key) }

// logKeys are the keys of the log groups that are made, by their regions.
func (p *plan) logKeys() []regional {
	var found []regional
	for _, l := range p.logs.Logs {
		if l.MakesGroup() {
			found = append(found, regionals(alone(l.Input+".kmsKeyId"), regionOfKey, l.Key)...)
		}
	}
	return found
}

// secretKey is the key of the secret that holds the connection, by its region.
func (p *plan) secretKey() []regional {
	if p.connection.Secret == nil {
		return nil
	}
	return regionals(alone("connectionSecret.kmsKeyId"), regionOfKey, p.connection.Secret.Key)
}

// objects are the files in S3 that the cluster is filled from, by their partitions: buckets belong to no region by
// name.
func (p *plan) objects() []regional {
	files := p.storage.Files
	return regionals(files.Path, func(s string) (string, bool) {
		object, err := aws.ParseObjectARN(s)
		return object.Partition, err == nil
	}, files.Elements...)
}

// namesRegion says whether there is something to hold against the region of the cluster.
func (p *plan) namesRegion() bool {
	return len(slices.Concat(
		p.topics(), p.otherActions(), p.globalActions(), p.placedIn(), p.dataKey(), p.logKeys(), p.secretKey(),
		p.objects(),
	)) > 0
}
