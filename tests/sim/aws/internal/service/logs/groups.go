package logs

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const maxLogGroupName = 512

var (
	logGroupFormat = regexp.MustCompile(`^[.\-_/#A-Za-z0-9]+$`)
	// logRetentions are the days of PutRetentionPolicy; the provider takes 0 for ever.
	logRetentions = []int{
		0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
	}
)

var logGroupBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: maxLogGroupName},
	NotFound: "ResourceNotFoundException",
	Defaults: map[string]any{"retentionInDays": 0, "skipDestroy": false},
	Replaces: []string{"name", "namePrefix", "logGroupClass"},
	Check: func(in props.Map) []p.CheckFailure {
		in = in.Known()
		if days := in.Num("retentionInDays", 0); !slices.Contains(logRetentions, days) {
			return []p.CheckFailure{{
				Property: "retentionInDays",
				Reason:   fmt.Sprintf("expected retention_in_days to be one of %v, got %d", logRetentions, days),
			}}
		}
		if name := in.Str("name"); name != "" && (len(name) > maxLogGroupName || !logGroupFormat.MatchString(name)) {
			return []p.CheckFailure{{Property: "name", Reason: fmt.Sprintf("%q isn't a valid log group name", name)}}
		}
		return nil
	},
	Rules: func(in props.Map) error {
		if strings.HasPrefix(in.Str("name"), arn.ReservedLogGroup) {
			return awserr.New("InvalidParameterException", "Log groups starting with AWS/ are reserved for AWS.")
		}
		if key := in.Str("kmsKeyId"); key != "" {
			if a, ok := arn.Parse(key); !ok || a.Service != "kms" || !strings.Contains(key, ":key/") {
				return awserr.New("InvalidParameterException", "The specified KMS Key Id is not a valid ARN: %s", key)
			}
		}
		return tags.CheckPlain("InvalidParameterException", in)
	},
	References: func(v world.View, in props.Map) error {
		if arn.IsDistantKey(v.Region, in.Str("kmsKeyId")) {
			return awserr.New("InvalidParameterException",
				"The specified KMS key does not exist or is not allowed to be used with Arn '%s'",
				v.ARN("logs", "log-group:"+in.Str("name")))
		}
		if v.Get(awstype.LogGroup, in.Str("name")) != nil {
			return awserr.New("ResourceAlreadyExistsException", "The specified log group already exists")
		}
		return nil
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		in["arn"] = v.ARN("logs", "log-group:"+in.Str("name"))
		in.Otherwise("logGroupClass", "STANDARD")
		in.Otherwise("namePrefix", "")
		return in.Str("name"), in, nil
	},
}
