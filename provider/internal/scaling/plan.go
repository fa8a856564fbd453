package scaling

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/parameters"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// Plan is what AWS scales of a cluster.
type Plan struct {
	Cluster

	// Asked is autoScaling as the program writes it; nil where the program decides the numbers.
	Asked *AutoScaling
	// Dimensions are what AWS scales: the shards, the replicas, or both, in this order.
	Dimensions []Dimension
}

// Cluster is what scaling follows from.
type Cluster struct {
	Identity   *identity.Plan
	Engine     *engine.Plan
	Topology   *topology.Plan
	Parameters *parameters.Plan
}

// The defaults of a dimension.
const (
	// DefaultTarget leaves time: AWS advises to reshard below 80 % of the CPU.
	// Source: ElastiCache user guide, "Online resharding and shard rebalancing".
	DefaultTarget           = 60.
	defaultScaleInCooldown  = 900
	defaultScaleOutCooldown = 600
)

// Dimension is what AWS scales, the limits, and by which metric.
type Dimension struct {
	kind
	// Path is the dimension among the inputs: "autoScaling.shards".
	Path string
	// Limits are those of the program, outside of schedules.
	Limits
	// MetricWord is the metric as the program calls it. Metric is the zero value if the dimension has no such metric.
	MetricWord                        string
	Metric                            elasticache.ScalingMetric
	Target                            float64
	ScaleIn                           bool
	ScaleInCooldown, ScaleOutCooldown int
	// Schedules change the limits.
	Schedules []Schedule
}

// Limits are the lowest and the highest number that AWS scales to.
type Limits struct{ Min, Max int }

// The properties of a scalable target that schedules change.
const minCapacity, maxCapacity = "minCapacity", "maxCapacity"

// Schedule is a time at which the limits of a dimension change.
type Schedule struct {
	*AutoScalingSchedule
	// Path is the schedule among the inputs: "autoScaling.schedules[0]".
	Path string
	// Min and Max are nil where the limit stays.
	Min, Max *int
}

// NewPlan decides as far as the values allow. The rules report what is wrong with them.
func NewPlan(args Inputs, of Cluster) *Plan {
	p := &Plan{Cluster: of, Asked: args.AutoScaling}
	if p.Asked == nil {
		return p
	}
	for _, one := range []struct {
		kind
		asked *AutoScalingDimension
	}{{shardsKind, p.Asked.Shards}, {replicasKind, p.Asked.Replicas}} {
		if one.asked != nil {
			p.Dimensions = append(p.Dimensions, p.dimension(one.kind, *one.asked))
		}
	}
	return p
}

func (p *Plan) dimension(of kind, asked AutoScalingDimension) Dimension {
	d := Dimension{
		kind: of, Path: input + "." + of.word, Limits: Limits{asked.Min, asked.Max},
		MetricWord:       inputs.OrElse(asked.Metric, elasticache.ScalingMetrics[0].Word),
		Target:           inputs.OrElse(asked.Target, DefaultTarget),
		ScaleIn:          inputs.OrElse(asked.ScaleIn, of.scalesIn),
		ScaleInCooldown:  inputs.OrElse(asked.ScaleInCooldown, defaultScaleInCooldown),
		ScaleOutCooldown: inputs.OrElse(asked.ScaleOutCooldown, defaultScaleOutCooldown),
	}
	d.Metric, _ = elasticache.FindScalingMetric(of.aws, d.MetricWord)
	for i := range p.Asked.Schedules {
		one := &p.Asked.Schedules[i]
		limits := one.Shards
		if of == replicasKind {
			limits = one.Replicas
		}
		if limits != nil {
			d.Schedules = append(d.Schedules,
				Schedule{one, inputs.Element(schedulesInput, i), limits.Min, limits.Max})
		}
	}
	return d
}

// On says whether AWS scales anything.
func (p *Plan) On() bool { return len(p.Dimensions) > 0 }

// Find is a dimension by its word, "shards" or "replicas".
func (p *Plan) Find(word string) (Dimension, bool) {
	i := slices.IndexFunc(p.Dimensions, func(d Dimension) bool { return d.word == word })
	if i < 0 {
		return Dimension{}, false
	}
	return p.Dimensions[i], true
}

// Scales says whether AWS scales the dimension of that word.
func (p *Plan) Scales(word string) bool {
	_, ok := p.Find(word)
	return ok
}

// LeftToAWS are the properties of the replication group that AWS changes.
func (p *Plan) LeftToAWS() (properties []string) {
	for _, d := range p.Dimensions {
		properties = append(properties, d.property)
	}
	return properties
}

// Largest is the cluster with the highest numbers that AWS scales to, those of schedules among them.
func (p *Plan) Largest() elasticache.Topology {
	most := p.Topology.Shape
	for _, d := range p.Dimensions {
		d.set(&most, d.highest())
	}
	return most
}

// highest is the highest number that the dimension can have. A schedule that raises the lowest number above the highest
// one is refused, so it does not count here.
func (d Dimension) highest() int {
	most := d.Max
	for _, s := range d.Schedules {
		if s.Max != nil {
			most = max(most, *s.Max)
		}
	}
	return most
}

// lowest is the lowest number that the dimension can have.
func (d Dimension) lowest() int {
	fewest := d.Min
	for _, s := range d.Schedules {
		if s.Min != nil {
			fewest = min(fewest, *s.Min)
		}
	}
	return fewest
}

// sets say which limits the schedules of the dimension set.
func (d Dimension) sets() (lowest, highest bool) {
	for _, s := range d.Schedules {
		lowest, highest = lowest || s.Min != nil, highest || s.Max != nil
	}
	return lowest, highest
}
