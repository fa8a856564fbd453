package scaling_test

import (
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/property"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

const (
	region = "eu-west-1"
	// group is the id of the replication group of the sound cluster.
	group = "sessions"
)

// cluster is a cluster in a cloud of its own, and what deploys it.
type cluster struct {
	*deployer
	cloud   *awssim.Cloud
	network awssim.Network
}

func newCluster() (*cluster, error) {
	cloud := awssim.InMemory()
	network, err := cloud.Network(region)
	if err != nil {
		return nil, err
	}
	d, err := newDeployer(cloud, region)
	return &cluster{d, cloud, network}, err
}

// inputs are those of the sound cluster in this cloud, with changes in YAML.
func (c *cluster) inputs(changes ...string) (property.Map, error) {
	around := strings.Join([]string{
		"vpcId: " + c.network.VPC, "subnetIds: [" + strings.Join(c.network.Subnets[:2], ", ") + "]",
		"allowConnectionsFromSecurityGroups: [" + c.network.Groups[0] + "]", "alarmsSnsTopicArns: []",
	}, "\n")
	return wire.Inputs(append([]string{wire.Sound, around}, changes...)...)
}
