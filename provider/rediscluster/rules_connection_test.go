package rediscluster

import (
	"strings"
)

// connectionCases are about the secret with all that a client needs.
var connectionCases = map[string][]ruleCase{
	"secret-name":   {{secretNamed("my-app/redis_1+x=y.z@home-"), secretNamed("my redis"), "connectionSecret.name", "is not the name of a secret"}, {secretNamed(""), secretNamed(strings.Repeat("x", 513)), "connectionSecret.name", "is 513 characters long; AWS takes at most 512"}},
	"secret-key":    {{secretKey(kmsKey), secretKey("alias/my-key"), "connectionSecret.kmsKeyId", "is not the ARN of a KMS key"}},
	"secret-window": {{secretKept(7), secretKept(6), "connectionSecret.recoveryWindowInDays", "use 7 to 30"}, {secretKept(0), secretKept(31), "connectionSecret.recoveryWindowInDays", "use 7 to 30"}},
}
