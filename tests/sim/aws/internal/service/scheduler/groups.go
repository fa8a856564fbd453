package scheduler

import (
	"fmt"
	"slices"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	// notFound is the error code for schedules and groups that do not exist.
	notFound = "ResourceNotFoundException"
	// created is when every group was created, in the form in which the provider tells it.
	created = "2024-01-01T00:00:00Z"
)

// groupBehaviour is that of groups of schedules, which go together with their schedules.
// Source: EventBridge Scheduler API, CreateScheduleGroup and DeleteScheduleGroup.
var groupBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: maxScheduleName},
	NotFound: notFound,
	Replaces: []string{"name", "namePrefix"},

	Check: func(in props.Map) []p.CheckFailure {
		c := check.Of(in)
		c.Apart("name", "namePrefix")
		c.Form("name", scheduleName, "The name must consist of alphanumerics, hyphens, and underscores.")
		c.Longest("name", maxScheduleName)
		return c.Failures()
	},
	Rules: func(in props.Map) error { return tags.CheckPlain(wrongValue, in) },
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		v.Serial++
		in.Otherwise("name", fmt.Sprintf("%s%026d", in.Str("namePrefix"), v.Serial))
		in.Otherwise("namePrefix", "")
		id := in.Str("name")
		if id == defaultGroup || v.Find(awstype.ScheduleGroup, v.Region, id) != nil {
			return "", nil, awserr.New("ConflictException", "Schedule group %s already exists.", id)
		}
		in["arn"], in["state"] = v.ARN("scheduler", "schedule-group/"+id), "ACTIVE"
		in["creationDate"], in["lastModificationDate"] = created, created
		return id, in, nil
	},
	BeforeDelete: func(v world.View, group *world.Resource) error {
		for _, schedule := range slices.Clone(v.All(awstype.Schedule)) {
			if props.Map(schedule.Properties).Str("groupName") == group.ID {
				v.Remove(schedule)
			}
		}
		return nil
	},
}

// refuseGroup is about the group that a schedule is to be in. Each account has one of its own in each region.
func refuseGroup(v world.View, name string) error {
	if name == "" || name == defaultGroup || v.Find(awstype.ScheduleGroup, v.Region, name) != nil {
		return nil
	}
	return awserr.New(notFound, "Schedule group %s does not exist.", name)
}
