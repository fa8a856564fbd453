package awssim

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

type (
	// Resource is something that exists in the cloud.
	Resource = world.Resource
	// Metric is a metric of CloudWatch: another dimension set or another unit is another metric.
	Metric = world.Metric
	// Datapoint is what a metric was in one minute. Minutes count from 0.
	Datapoint = world.Datapoint
	// Activity is one change of a count by Application Auto Scaling.
	Activity = world.Activity
	// Object is an object in a bucket of S3.
	Object = world.Object
	// Fault is something that goes wrong on purpose.
	Fault = world.Fault
	// Login is a user who may log in to the servers of a replication group or a serverless cache.
	Login = elasticache.Login
	// AWSError is an answer of AWS, with the error code that its API documents.
	AWSError = awserr.Error
)

// Account is the account of whoever assumes no role.
const Account = world.Account

// ErrNotFound is returned for a resource that the cloud does not hold.
var ErrNotFound = world.ErrNotFound
