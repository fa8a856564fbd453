package ec2

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
)

// refusePeerID takes the id of a security group with or without the account that it belongs to, as the provider does.
func refusePeerID(id string) error {
	account, group, prefixed := strings.Cut(id, "/")
	if prefixed && arn.AccountFormat.MatchString(account) {
		return awserr.MalformedID(malformedGroup, "sg", group)
	}
	return awserr.MalformedID(malformedGroup, "sg", id)
}

const (
	malformedNetwork = "InvalidVpcID.Malformed"
	malformedGroup   = "InvalidGroupId.Malformed"
)
