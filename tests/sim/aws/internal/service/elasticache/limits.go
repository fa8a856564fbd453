package elasticache

import (
	"regexp"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// The codes of most of the service's answers.
const (
	invalidValue       = awserr.InvalidValue
	invalidCombination = awserr.InvalidCombination
)

// preferred is the mode of encryption in transit in which clients may do without it.
const preferred = "preferred"

const notPreferred = "Transit encryption preferred is not supported with redis access control."

const (
	maxReplicas    = 5  // of a shard
	maxRetention   = 35 // days
	maxDescription = 255
)

var (
	tokenFormat   = regexp.MustCompile(`^[^@"/]+$`)
	doubleHyphens = regexp.MustCompile(`--`)
	// Names of what exists are wider than those that can be given: AWS's own parameter groups have dots in them
	// (default.redis7.cluster.on), and so have its snapshots (automatic.cache-001-2024-01-31-05-00).
	anyParameterGroup = regexp.MustCompile(`^[A-Za-z0-9.-]{1,255}$`)
	anySnapshot       = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9.-]*$`)
	// Where logs go. Sources: the APIs CreateLogGroup and CreateDeliveryStream.
	logGroupName       = regexp.MustCompile(`^[A-Za-z0-9._/#-]{1,512}$`)
	deliveryStreamName = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)
)

// lowered are the names that the service stores in lower case, however they are sent.
var lowered = []string{"replicationGroupId", "maintenanceWindow", "parameterGroupName", "subnetGroupName"}

var replicationSets = []string{
	"logDeliveryConfigurations",
	"memberClusters",
	"securityGroupIds",
	"securityGroupNames",
	"snapshotArns",
	"userGroupIds",
}

func lower(out props.Map) {
	for _, key := range lowered {
		if out.Has(key) {
			out[key] = strings.ToLower(out.Str(key))
		}
	}
}

// transitToggle is the running version from which the provider changes encryption in transit in place.
const transitToggle = "7.0.5"
