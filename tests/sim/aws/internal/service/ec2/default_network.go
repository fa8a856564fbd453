package ec2

import (
	"fmt"
	"sync"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// beforeAll is a serial so low that no id of the default network is one that a world gives out later.
const beforeAll = -1000

var defaultNetworks sync.Map

// DefaultNetwork is the default VPC of a region of an account, with a default subnet in each zone. Their sizes, and
// that instances there get public addresses and names, are in the VPC user guide, "Default VPCs".
func DefaultNetwork(account, region string) []*world.Resource {
	place := [2]string{account, region}
	if known, ok := defaultNetworks.Load(place); ok {
		return known.([]*world.Resource)
	}
	made, _ := defaultNetworks.LoadOrStore(place, newDefaultNetwork(account, region))
	return made.([]*world.Resource)
}

// newDefaultNetwork asks the service for the network, as a program would.
func newDefaultNetwork(account, region string) []*world.Resource {
	v := (&world.World{Serial: beforeAll}).In(account, region)
	create := func(token string, in props.Map) string {
		t := Types()[token]
		for name, value := range t.Defaults {
			in.Otherwise(name, value)
		}
		in["tagsAll"] = map[string]any{}
		id, _, err := t.CreateIn(v, token, in)
		if err != nil {
			panic(fmt.Sprintf("the default network of %s: %v", region, err))
		}
		return id
	}
	network := create(awstype.VPC, props.Map{"cidrBlock": "172.31.0.0/16", "enableDnsHostnames": true})
	for i, zone := range world.ZonesOf(region) {
		create(awstype.Subnet, props.Map{
			"vpcId": network, "availabilityZone": zone, "cidrBlock": fmt.Sprintf("172.31.%d.0/20", i*16),
			"mapPublicIpOnLaunch": true,
		})
	}
	for _, r := range v.Resources {
		r.Default = true
	}
	return v.Resources
}
