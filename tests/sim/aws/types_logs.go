package awssim

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
)

// logsTypes are the resource types of the service.
func logsTypes() map[string]*resourceType {
	return map[string]*resourceType{
		logGroupType: {constructor: cloudwatch.NewLogGroup, behaviour: logGroupBehaviour},
	}
}
