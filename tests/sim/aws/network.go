package awssim

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Network is what a cluster of a test is put into.
type Network struct {
	VPC              string
	Subnets          []string // three, in zones a, b and c: 10.0.0.0/24, 10.0.1.0/24, 10.0.2.0/24
	Groups           []string // two security groups: app-0, app-1
	Topic, FIFOTopic string   // ARNs: alerts, alerts.fifo
}

// Network makes a network in a region. In new clouds its ids are the same each time.
func (c *Cloud) Network(region string) (Network, error) {
	var n Network
	var failed error
	create := func(token string, inputs map[string]property.Value) string {
		if failed != nil {
			return ""
		}
		var made world.Resource
		made, failed = c.Create(region, token, property.NewMap(inputs))
		return made.ID
	}
	n.VPC = create(awstype.VPC, map[string]property.Value{"cidrBlock": property.New("10.0.0.0/16")})
	for i, zone := range world.ZonesOf(region) {
		n.Subnets = append(n.Subnets, create(awstype.Subnet, map[string]property.Value{
			"vpcId": property.New(n.VPC), "availabilityZone": property.New(zone),
			"cidrBlock": property.New(fmt.Sprintf("10.0.%d.0/24", i)),
		}))
	}
	for i := range 2 {
		n.Groups = append(n.Groups, create(awstype.SecurityGroup, map[string]property.Value{
			"vpcId": property.New(n.VPC), "name": property.New(fmt.Sprint("app-", i)),
		}))
	}
	n.Topic = create(awstype.Topic, map[string]property.Value{"name": property.New("alerts")})
	n.FIFOTopic = create(awstype.Topic,
		map[string]property.Value{"name": property.New("alerts.fifo"), "fifoTopic": property.New(true)})
	if failed != nil {
		return Network{}, failed
	}
	return n, nil
}
