// Package incidents lets things go wrong on clusters whose alarms are those that they come with, and is who is told,
// and when.
package incidents

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

const (
	region         = "eu-west-1"
	metricAlarm    = awstype.MetricAlarm
	compositeAlarm = awstype.CompositeAlarm
	// begins is the minute in which an incident begins; before it all is well.
	begins = 30
	// lasts is for how long it is looked at.
	lasts = 240
)

// Incident is something that goes wrong on a cluster.
type Incident struct {
	// Title of it, and what happens in a sentence.
	Title, Story string
	// Inputs make the cluster: YAML, over a sound one.
	Inputs string
	// Harm is after how many minutes its users feel it, and Felt what they feel.
	Harm int
	Felt string
	// metrics are what its nodes publish, a number of minutes after it began; all of them before.
	metrics func(after int) map[reading]float64
	// load takes the place of metrics where AWS scales the cluster: what one of the nodes that run then publishes.
	load func(after int, node awssim.Load) map[string]float64
	// hours are how long it is looked at, if longer than the others.
	hours int
}

// minutes are how long the incident is looked at, from its beginning.
func (i Incident) minutes() int { return max(lasts, i.hours*60) }

// reading is a metric of a member.
type reading struct{ member, metric string }

// Told is an alarm that goes off.
type Told struct {
	Alarm string
	// After is how many minutes after the beginning.
	After int
}

// All are those that a cluster's alarms have to tell of before its users do.
var All = slices.Concat(ofFixedSize, whileScaling)

// ofFixedSize happen to clusters whose numbers the program decides.
var ofFixedSize = []Incident{
	{
		Title: "A hot shard", Story: "One key is asked for by everybody: the primary of the second of three shards " +
			"goes from 40 % of its CPU to 97 %.",
		Inputs: "instanceType: cache.m7g.xlarge\nreplicationGroupSize: 6\n" +
			"clusterMode: { numNodeGroups: 3, replicasPerNodeGroup: 1 }",
		Harm: 0, Felt: "commands of a third of the keys queue",
		metrics: func(after int) map[reading]float64 {
			now := map[reading]float64{}
			for _, member := range []string{"0001-001", "0001-002", "0002-001", "0002-002", "0003-001", "0003-002"} {
				now[reading{member, "EngineCPUUtilization"}] = 40
			}
			if after >= 0 {
				now[reading{"0002-001", "EngineCPUUtilization"}] = 97
			}
			return now
		},
	},
	{
		Title: "Memory filling in an hour",
		Story: "Keys without a TTL fill an empty cluster within 60 minutes, as fast at the end as at the beginning.",
		Harm:  60,
		Felt:  "keys are evicted, or writes refused",
		metrics: func(after int) map[reading]float64 {
			full := 100 * float64(max(0, min(after+1, 60))) / 60
			return map[reading]float64{
				{"001", "DatabaseMemoryUsagePercentage"}: full, {"002", "DatabaseMemoryUsagePercentage"}: full,
			}
		},
	},
	{
		Title: "A replica that falls behind",
		Story: "Writes come faster than the replica can follow: each minute it is 2 seconds more behind.",
		Harm:  30,
		Felt:  "readers see data that is a minute old, and a failover loses a minute of writes",
		metrics: func(after int) map[reading]float64 {
			return map[reading]float64{{"002", "ReplicationLag"}: 2 * float64(max(0, after+1))}
		},
	},
	{
		Title: "A burstable node out of credits", Story: "A cache.t4g.small with 80 CPU credits begins to use half " +
			"of its CPUs: 5 credits in five minutes, while it earns 2.",
		Inputs: "instanceType: cache.t4g.small",
		Harm:   80 * 5 / 3, Felt: "the node is throttled to a fifth of its CPUs, or the surplus is billed",
		metrics: func(after int) map[reading]float64 {
			balance, usage := 80., 1.
			if after >= 0 {
				balance, usage = max(0, 80-3*float64(after/5)), 5
			}
			return map[reading]float64{
				{"001", "CPUCreditBalance"}: balance, {"001", "CPUCreditUsage"}: usage,
				{"002", "CPUCreditBalance"}: 80, {"002", "CPUCreditUsage"}: 1,
			}
		},
	},
}

// Run lets the incident happen, and is who is told: the alarms of the cluster as they come by default, and the one on
// all of them.
func (i Incident) Run(ctx context.Context) ([]Told, error) {
	cloud, err := i.happened(ctx)
	if err != nil {
		return nil, err
	}
	return i.told(cloud)
}

// happened is a cloud with the cluster of the incident, after it.
func (i Incident) happened(ctx context.Context) (*awssim.Cloud, error) {
	cloud, err := i.cluster(ctx)
	if err != nil {
		return nil, err
	}
	if i.load != nil {
		return cloud, cloud.Live(region, 0, begins+i.minutes(), func(node awssim.Load) map[string]float64 {
			return i.load(node.Minute-begins, node)
		})
	}
	published, err := cloud.Metrics(region)
	if err != nil {
		return nil, err
	}
	var course []awssim.Datapoint
	for minute := range begins + i.minutes() {
		for r, value := range i.metrics(minute - begins) {
			metric, ok := of("sessions-"+r.member, r.metric, published)
			if !ok {
				return nil, fmt.Errorf("nobody publishes %s of %s", r.metric, r.member)
			}
			course = append(course, awssim.Datapoint{Metric: metric, Value: value, Minute: minute})
		}
	}
	return cloud, cloud.Observe(region, course...)
}

// told are the alarms of the cluster that went off.
func (i Incident) told(cloud *awssim.Cloud) ([]Told, error) {
	resources, err := cloud.List()
	if err != nil {
		return nil, err
	}
	var told []Told
	for _, r := range resources {
		if r.Type != metricAlarm && r.Type != compositeAlarm {
			continue
		}
		if after, off, err := i.goesOff(cloud, r.ID); err != nil {
			return nil, err
		} else if off {
			told = append(told, Told{r.ID, after})
		}
	}
	return told, nil
}

// goesOff finds the minute in which an alarm goes off first, by halving: none of the incidents ends by itself.
func (i Incident) goesOff(cloud *awssim.Cloud, alarm string) (after int, off bool, err error) {
	at := func(minute int) (bool, error) {
		state, err := cloud.AlarmState(region, alarm, minute)
		return state == "ALARM", err
	}
	if off, err = at(begins + i.minutes() - 1); err != nil || !off {
		return 0, false, err
	}
	well, ill := 0, begins+i.minutes()-1
	for ill-well > 1 {
		middle := (well + ill) / 2
		if off, err = at(middle); err != nil {
			return 0, false, err
		}
		if off {
			ill = middle
		} else {
			well = middle
		}
	}
	return ill - begins + 1, true, nil
}

func of(clusterID, name string, published []awssim.Metric) (awssim.Metric, bool) {
	for _, m := range published {
		if m.Name == name && m.Dimensions["CacheClusterId"] == clusterID && m.Dimensions["CacheNodeId"] != "" &&
			m.Dimensions["Tier"] == "" {
			return m, true
		}
	}
	return awssim.Metric{}, false
}

// cluster makes the cluster of the incident in a cloud of its own.
func (i Incident) cluster(ctx context.Context) (*awssim.Cloud, error) {
	cloud := awssim.InMemory()
	network, err := cloud.Network(region)
	if err != nil {
		return nil, err
	}
	inputs, err := wire.Changed(strings.Join([]string{
		i.Inputs, "vpcId: " + network.VPC, "subnetIds: [" + strings.Join(network.Subnets[:2], ", ") + "]",
		"allowConnectionsFromSecurityGroups: [" + network.Groups[0] + "]", "alarmsSnsTopicArns: []",
		"compositeAlarmSnsTopicArns: [" + network.Topic + "]",
	}, "\n"))
	if err != nil {
		return nil, err
	}
	result := wire.Construct(ctx, inputs, false, func(child wire.Child) (string, property.Map, error) {
		if child.TypeToken == rediscluster.Token {
			return "", child.Inputs, nil
		}
		made, err := cloud.Create(region, string(child.TypeToken), child.Inputs)
		if err != nil {
			return "", property.Map{}, err
		}
		return made.ID, resource.FromResourcePropertyMap(resource.NewPropertyMapFromMap(made.Properties)), nil
	})
	return cloud, result.Err
}
