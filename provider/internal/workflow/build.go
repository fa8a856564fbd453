package workflow

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/iam"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/scheduler"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sfn"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sqs"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
)

// Workflow is a state machine in AWS, with what starts it.
type Workflow struct{ Machine *sfn.StateMachine }

// Runs are what only AWS knows of the state machine when it is created.
type Runs struct {
	// Definition of the states.
	Definition pulumi.StringInput
	// Permissions is the policy of the role: what the state machine needs, and what every one does, to write its log.
	Permissions func(log policy.Statement) pulumi.StringInput
	// Expression is when it runs.
	Expression pulumi.StringInput
	// After are what has to exist before the first run.
	After []pulumi.Resource
}

// How Scheduler repeats a start that fails, for example because Step Functions throttles, and for how long.
// Source: EventBridge Scheduler API, RetryPolicy.
const (
	startAttempts = 10
	startSeconds  = 60 * 60
	// queueSeconds is how long a start that failed for good stays in the queue: the longest that SQS allows.
	// Source: SQS API, CreateQueue, MessageRetentionPeriod.
	queueSeconds = 14 * 24 * 60 * 60
	// logDays is how long the log of a run stays: longer than a snapshot, by default.
	logDays = 90
)

// Build creates the state machine, and then its schedule.
func (p *Plan) Build(b *component.Builder, runs Runs) (*Workflow, error) {
	log, err := cloudwatch.NewLogGroup(b.Ctx, b.Name("log"), &cloudwatch.LogGroupArgs{
		// A name that begins so keeps the policy of the log small, which has a limit for the whole account.
		// Source: Step Functions developer guide, "Using CloudWatch Logs to log execution history in Step Functions".
		Name:            pulumi.String("/aws/vendedlogs/states/" + p.Name),
		RetentionInDays: pulumi.Int(logDays), Tags: b.Tags(),
	}, b.Child()...)
	if err != nil {
		return nil, err
	}
	// Step Functions says which state machine it acts for in the words of this pattern; AWS documents no narrower one.
	// Source: Step Functions developer guide, "Creating an IAM role for your state machine".
	machines := policy.ARN(p.Place.Partition(), "states", p.Place.Region, p.Place.Account, "stateMachine:*")
	role, granted, err := p.role(b, "run", Trusted{
		"states.amazonaws.com", p.Place.Account, machines,
	}, runs.Permissions(logPermissions))
	if err != nil {
		return nil, err
	}
	machine, err := sfn.NewStateMachine(b.Ctx, b.Name("run"), &sfn.StateMachineArgs{
		Name: pulumi.String(p.Name), Type: pulumi.String("STANDARD"), RoleArn: role.Arn, Definition: runs.Definition,
		LoggingConfiguration: sfn.StateMachineLoggingConfigurationArgs{
			Level: pulumi.String("ALL"), IncludeExecutionData: pulumi.Bool(true),
			LogDestination: pulumi.Sprintf("%s:*", log.Arn),
		},
		Tags: b.Tags(),
	}, b.Child(pulumi.DependsOn(append([]pulumi.Resource{granted}, runs.After...)))...)
	if err != nil {
		return nil, err
	}
	queue, err := sqs.NewQueue(b.Ctx, b.Name("failed-starts"), &sqs.QueueArgs{
		Name: pulumi.String(p.Name), MessageRetentionSeconds: pulumi.Int(queueSeconds),
		SqsManagedSseEnabled: pulumi.Bool(true), Tags: b.Tags(),
	}, b.Child()...)
	if err != nil {
		return nil, err
	}
	return &Workflow{machine}, p.schedule(b, machine, queue, runs.Expression)
}

// schedule creates what starts the state machine.
func (p *Plan) schedule(
	b *component.Builder, machine *sfn.StateMachine, queue *sqs.Queue, expression pulumi.StringInput,
) error {
	group, err := scheduler.NewScheduleGroup(b.Ctx, b.Name("schedules"), &scheduler.ScheduleGroupArgs{
		Name: pulumi.String(p.Name), Tags: b.Tags(),
	}, b.Child()...)
	if err != nil {
		return err
	}
	// The group is what AWS says to name here, and not the schedule.
	// Source: EventBridge Scheduler user guide, "Cross-service confused deputy prevention".
	groupArn := policy.ARN(p.Place.Partition(), "scheduler", p.Place.Region, p.Place.Account, "schedule-group/"+p.Name)
	may := pulumi.All(machine.Arn, queue.Arn).ApplyT(func(arns []any) string {
		return policy.Document(
			policy.Statement{
				Sid: "Start", Why: "Scheduler starts a run",
				Actions: []string{"states:StartExecution"}, Resources: []string{arns[0].(string)},
			},
			policy.Statement{
				Sid: "FailedStart", Why: "Scheduler notes a start that failed",
				Actions: []string{"sqs:SendMessage"}, Resources: []string{arns[1].(string)},
			},
		)
	}).(pulumi.StringOutput)
	role, granted, err := p.role(b, "start", Trusted{"scheduler.amazonaws.com", p.Place.Account, groupArn}, may)
	if err != nil {
		return err
	}
	_, err = scheduler.NewSchedule(b.Ctx, b.Name("schedule"), &scheduler.ScheduleArgs{
		Name: pulumi.String(p.Name), GroupName: group.Name, Description: pulumi.String(p.Description),
		ScheduleExpression: expression, ScheduleExpressionTimezone: pulumi.String(p.Zone),
		FlexibleTimeWindow: scheduler.ScheduleFlexibleTimeWindowArgs{Mode: pulumi.String("OFF")},
		Target: scheduler.ScheduleTargetArgs{
			Arn: machine.Arn, RoleArn: role.Arn, Input: pulumi.String("{}"),
			RetryPolicy: scheduler.ScheduleTargetRetryPolicyArgs{
				MaximumRetryAttempts: pulumi.Int(startAttempts), MaximumEventAgeInSeconds: pulumi.Int(startSeconds),
			},
			DeadLetterConfig: scheduler.ScheduleTargetDeadLetterConfigArgs{Arn: queue.Arn},
		},
	}, b.Child(pulumi.DependsOn([]pulumi.Resource{granted}))...)
	return err
}

// Trusted is a service, and the account and the resource that it has to act for. Either may be empty.
type Trusted struct{ Service, Account, Source string }

func (p *Plan) role(
	b *component.Builder, name string, trusted Trusted, may pulumi.StringInput,
) (*iam.Role, *iam.RolePolicy, error) {
	return Role(b, name, RolePrefix(p.Name, name), trusted, may)
}

// Role creates a role for one service with one policy, and returns both: what acts as the role waits for the policy.
func Role(
	b *component.Builder, name, prefix string, trusted Trusted, may pulumi.StringInput,
) (*iam.Role, *iam.RolePolicy, error) {
	role, err := iam.NewRole(b.Ctx, b.Name(name+"-role"), &iam.RoleArgs{
		NamePrefix: pulumi.String(prefix), Path: pulumi.String(RolePath),
		AssumeRolePolicy: pulumi.String(policy.AssumedBy(trusted.Service, trusted.Account, trusted.Source)),
		Tags:             b.Tags(),
	}, b.Child()...)
	if err != nil {
		return nil, nil, err
	}
	granted, err := iam.NewRolePolicy(b.Ctx, b.Name(name+"-policy"), &iam.RolePolicyArgs{
		Name: pulumi.String(name), Role: role.Name, Policy: may,
	}, b.Child()...)
	return role, granted, err
}
