package awssim

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
)

const maxLogGroupName = 512

// reservedLogGroup begins the names of AWS's own log groups: "Log group names can't start with the string aws/" (API,
// CreateLogGroup).
const reservedLogGroup = "aws/"

var (
	logGroupFormat = regexp.MustCompile(`^[.\-_/#A-Za-z0-9]+$`)
	// logRetentions are the days of PutRetentionPolicy; the provider takes 0 for ever.
	logRetentions = []int{
		0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
	}
)

var logGroupBehaviour = behaviour{
	name:     &autoName{property: "name", max: maxLogGroupName},
	notFound: "ResourceNotFoundException",
	defaults: map[string]any{"retentionInDays": 0, "skipDestroy": false},
	replaces: []string{"name", "namePrefix", "logGroupClass"},
	check: func(in props) []p.CheckFailure {
		in = in.known()
		if days := in.num("retentionInDays", 0); !slices.Contains(logRetentions, days) {
			return []p.CheckFailure{{
				Property: "retentionInDays",
				Reason:   fmt.Sprintf("expected retention_in_days to be one of %v, got %d", logRetentions, days),
			}}
		}
		if name := in.str("name"); name != "" && (len(name) > maxLogGroupName || !logGroupFormat.MatchString(name)) {
			return []p.CheckFailure{{Property: "name", Reason: fmt.Sprintf("%q isn't a valid log group name", name)}}
		}
		return nil
	},
	rules: func(in props) error {
		if strings.HasPrefix(in.str("name"), reservedLogGroup) {
			return refuse("InvalidParameterException", "Log groups starting with AWS/ are reserved for AWS.")
		}
		if key := in.str("kmsKeyId"); key != "" {
			if a, ok := parseARN(key); !ok || a.service != "kms" || !strings.Contains(key, ":key/") {
				return refuse("InvalidParameterException", "The specified KMS Key Id is not a valid ARN: %s", key)
			}
		}
		return checkPlainTags("InvalidParameterException", in)
	},
	references: func(v view, in props) error {
		if isDistantKey(v.region, in.str("kmsKeyId")) {
			return refuse("InvalidParameterException",
				"The specified KMS key does not exist or is not allowed to be used with Arn '%s'",
				v.arn("logs", "log-group:"+in.str("name")))
		}
		if v.get(logGroupType, in.str("name")) != nil {
			return refuse("ResourceAlreadyExistsException", "The specified log group already exists")
		}
		return nil
	},
	create: func(v view, in props) (string, props, error) {
		in["arn"] = v.arn("logs", "log-group:"+in.str("name"))
		in.otherwise("logGroupClass", "STANDARD")
		in.otherwise("namePrefix", "")
		return in.str("name"), in, nil
	},
}
