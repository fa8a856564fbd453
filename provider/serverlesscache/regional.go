package serverlesscache

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/regions"
)

// place is where the cache is.
func (p *plan) place() regions.Place { return regions.Place{Region: p.region, Kind: "cache"} }

// regional is what the inputs of every component name.
func (p *plan) regional() regions.Found {
	return regions.Of(p.place(), p.monitoring.Plan, p.key, p.connection)
}

// namesRegion says whether a rule needs the region of the cache.
func (p *plan) namesRegion() bool {
	return p.regional().Any() || len(p.snapshots()) > 0 || len(p.files()) > 0
}

// restorePath is the path of a snapshot in the inputs.
var restorePath = regions.ElementsOf("restoreFromSnapshotArns")

// snapshots are the snapshots among what fills the cache, by their regions.
func (p *plan) snapshots() []regions.Named {
	return regions.In(restorePath, func(s string) (string, bool) {
		from, err := elasticache.ParseRestorable(s)
		return from.Region, err == nil && !from.File
	}, p.restore.Elements...)
}

// files are the files in S3 among what fills the cache, by their partitions.
func (p *plan) files() []regions.Named { return regions.Objects(restorePath, p.restore.Elements) }
