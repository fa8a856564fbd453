package rediscluster

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/regions"
)

// place is where the cluster is.
func (p *plan) place() regions.Place { return regions.Place{Region: p.region, Kind: "cluster"} }

// regional is what the inputs of every component name, and the topic that ElastiCache notifies.
func (p *plan) regional() regions.Found {
	found := regions.Of(p.place(), p.monitoring.Plan, p.storage.Key, p.connection)
	found.Topics = append(found.Topics, regions.In(regions.PathOf("snsTopicForNotifications"), regions.Topic,
		p.upkeep.notificationTopic)...)
	return found
}

// placedIn are the availability zones and Local Zones of the nodes, by their regions.
func (p *plan) placedIn() []regions.Named {
	return regions.In(regions.ElementsOf("preferredAvailabilityZones"), func(s string) (string, bool) {
		zone, err := aws.ParseZone(s)
		return zone.Region, err == nil
	}, p.topology.Zones.Elements...)
}

// logKeys are the keys of the log groups that the component creates, by their regions.
func (p *plan) logKeys() []regions.Named {
	var found []regions.Named
	for _, l := range p.logs.Logs {
		if l.MakesGroup() {
			found = append(found, regions.Key(l.Input+".kmsKeyId", l.Key)...)
		}
	}
	return found
}

// objects are the files in S3 that fill the cluster, by their partitions.
func (p *plan) objects() []regions.Named {
	return regions.Objects(p.storage.Files.Path, p.storage.Files.Elements)
}

// namesRegion says whether a rule needs the region of the cluster.
func (p *plan) namesRegion() bool {
	return p.regional().Any() || len(slices.Concat(p.placedIn(), p.logKeys(), p.objects())) > 0
}
