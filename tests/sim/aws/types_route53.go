package awssim

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/route53"
)

// route53Types are the resource types of the service.
func route53Types() map[string]*resourceType {
	return map[string]*resourceType{
		zoneType:   {constructor: route53.NewZone, behaviour: zoneBehaviour},
		recordType: {constructor: route53.NewRecord, behaviour: recordBehaviour},
	}
}
