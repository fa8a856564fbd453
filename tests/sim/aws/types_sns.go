package awssim

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"
)

// snsTypes are the resource types of the service.
func snsTypes() map[string]*resourceType {
	return map[string]*resourceType{
		topicType: {constructor: sns.NewTopic, behaviour: topicBehaviour},
	}
}
