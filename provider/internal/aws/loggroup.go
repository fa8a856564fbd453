package aws

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

var (
	logGroupName = spelling.Limited{Pattern: lazyregexp.New(`^[A-Za-z0-9_./#-]+$`), Longest: 512}
	streamName   = spelling.Limited{Pattern: lazyregexp.New(`^[A-Za-z0-9_.-]+$`), Longest: 64}
)

// reservedLogGroups is how the names of no log groups begin. Those of AWS itself begin with a slash.
// Source: CloudWatch Logs API, CreateLogGroup: "Log group names can't start with the string aws/".
const reservedLogGroups = "aws/"

// CheckLogGroupName says why a text is not the name of a log group, or nil.
// Source: CloudWatch Logs API, CreateLogGroup, logGroupName.
func CheckLogGroupName(s string) error {
	if strings.HasPrefix(s, reservedLogGroups) {
		return fmt.Errorf(
			"%s begins with %q, which CloudWatch Logs allows in no name of a log group: use %q, or another name",
			spelling.Quote(s),
			reservedLogGroups,
			"/"+s,
		)
	}
	return named(s, logGroupName, spelling.Form{
		What: "the name of a log group (1 to 512 letters, digits and _ - / . #)", Example: "/my-team/redis",
	}, "logs")
}

// CheckStreamName says why a text is not the name of a delivery stream of Firehose, or nil.
// Source: Firehose API, CreateDeliveryStream, DeliveryStreamName.
func CheckStreamName(s string) error {
	return named(s, streamName,
		spelling.Form{What: "the name of a Firehose stream (1 to 64 letters, digits and _ . -)", Example: "redis-logs"},
		"firehose")
}

func named(s string, names spelling.Limited, form spelling.Form, service string) error {
	if arn, err := ParseARN(s); err == nil && arn.Service == service {
		return fmt.Errorf("%s is an ARN; it should be %s", spelling.Quote(s), form)
	}
	return names.Check(s, form)
}

// retentions are the days for which a log group can keep events; 0 is for ever.
// Source: CloudWatch Logs API, PutRetentionPolicy, retentionInDays.
var retentions = []int{
	0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
}

// CheckRetention says why a log group cannot keep events for a number of days, and what comes next to it; or nil.
func CheckRetention(days int) error {
	at, found := slices.BinarySearch(retentions, days)
	switch {
	case found:
		return nil
	case days < 0:
		return fmt.Errorf("%d is less than nothing: use 1 or more, or 0 to keep events for ever", days)
	case at == len(retentions):
		return fmt.Errorf("%d is more than CloudWatch keeps events for: use %d, or 0 for ever", days, retentions[at-1])
	}
	return fmt.Errorf("%d is not one of the numbers of days that CloudWatch takes: use %d", days, retentions[at])
}
