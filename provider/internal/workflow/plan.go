// Package workflow is the concern of a state machine that runs by the clock: its schedule, its role, its log, the queue
// for starts that fail, and the alarms that notice when a run fails or does not happen.
package workflow

import (
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/location"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
)

// Plan is a state machine and its schedule. The names of all resources follow from Name.
type Plan struct {
	// Name of the state machine, the schedule and its group, and the queue. It has at most 64 characters, the shortest
	// limit among them.
	// Source: EventBridge Scheduler API, CreateSchedule, Name, and CreateScheduleGroup; Step Functions API,
	// CreateStateMachine, name (80); SQS API, CreateQueue, QueueName (80).
	Name string
	// Description of the schedule.
	Description string
	// TimeLimit ends a run.
	TimeLimit time.Duration
	// Zone is the time zone of the schedule.
	Zone string
	// LongestGap is the longest time between the beginnings of two runs. It is zero if it is not known.
	LongestGap time.Duration
	// Place is where the state machine runs.
	Place Place
}

// Place is a region and an account. Either may be empty in a preview.
type Place struct{ Region, Account string }

// Partition is the partition of the region, and "aws" if the region is not known.
func (p Place) Partition() string { return location.Partition(p.Region) }

// RolePath is the path of every role that this package creates. It tells the roles apart from others in the account,
// and another account can let in the roles below it before they exist.
const RolePath = "/redis-snapshots/"

// longestRolePrefix is how long the beginning of a role's name can be: the provider adds 26 characters to it.
// Source: pulumi-aws, iam.Role, namePrefix; IAM API, CreateRole, RoleName (64).
const longestRolePrefix = 38

// RolePrefix begins the name of a role. Names of roles are unique in the account, and the same component may run in two
// regions, so AWS gets no more than a prefix.
func RolePrefix(name, role string) string {
	end := "-" + role + "-"
	return name[:min(len(name), longestRolePrefix-len(end))] + end
}

// logPermissions let Step Functions write its log. AWS has no resources to name for them.
// Source: Step Functions developer guide, "Using CloudWatch Logs to log execution history in Step Functions".
var logPermissions = policy.Statement{
	Sid: "Log", Why: "Step Functions sets up the delivery of the log when the state machine is created or updated",
	Actions: []string{
		"logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery",
		"logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
	},
	Resources: []string{"*"},
}
