package awssim

import (
	"cmp"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// MoveToUsers is what a person does in AWS's console or CLI, and the provider cannot: ModifyReplicationGroup with a
// user group to add and the strategy DELETE, which takes the tokens away.
func (c *Cloud) MoveToUsers(replicationGroupID, userGroupID string) error {
	return c.store.Write(func(w *world.World) error {
		return elasticache.MoveToUsers(w, replicationGroupID,
			userGroupID)
	})
}

// SetNodeQuota is AWS's answer to a request for more nodes in a cluster. The quota of nodes in a region grows with it
// in proportion. 0 brings the defaults back: 90 in a cluster, 300 in a region.
func (c *Cloud) SetNodeQuota(ofCluster int) error {
	return c.store.Write(func(w *world.World) error {
		w.NodeQuota = ofCluster
		return nil
	})
}

// SetSubnetQuota is AWS's answer to a request for more subnets in a group. 0 brings the default back.
func (c *Cloud) SetSubnetQuota(ofGroup int) error {
	return c.store.Write(func(w *world.World) error {
		w.SubnetQuota = ofGroup
		return nil
	})
}

// Maintain is the maintenance window of all replication groups: what waited for it is done.
func (c *Cloud) Maintain() error {
	return c.store.Write(func(w *world.World) error {
		elasticache.Maintain(w)
		return nil
	})
}

// Logins are all who may log in now. Nobody else may: where the user default is not among them, the service has turned
// it off. Without a token and without users that is everyone, as the user default. There are none where there is no
// such group.
func (c *Cloud) Logins(replicationGroupID string) []elasticache.Login {
	var logins []elasticache.Login
	err := c.store.Read(func(w *world.World) error {
		logins = elasticache.Logins(w, replicationGroupID)
		return nil
	})
	if err != nil {
		return nil
	}
	return logins
}

// ServeAt makes a host the address of all endpoints of a replication group, which may be created later, so that a
// program finds the server that a test runs there. Those that the cluster mode does not have stay empty. The port is
// the group's. An empty host brings AWS's names back.
func (c *Cloud) ServeAt(replicationGroupID, host string) error {
	return c.store.Write(func(w *world.World) error {
		elasticache.ServeAt(w, strings.ToLower(replicationGroupID), host)
		return nil
	})
}

// Resize gives a replication group with cluster mode other counts, as someone at AWS's console does, who leaves it to
// the service which shards go.
func (c *Cloud) Resize(replicationGroupID string, shards, replicas int) error {
	return c.store.Write(func(w *world.World) error {
		r, err := c.find(w, awstype.ReplicationGroup, replicationGroupID)
		if err != nil {
			return awserr.New("ReplicationGroupNotFoundFault", "Replication group %s not found.", replicationGroupID)
		}
		v := w.Around(r)
		return cmp.Or(
			elasticache.Resize(v, r.ID, "numNodeGroups", shards),
			elasticache.Resize(v, r.ID, "replicasPerNodeGroup", replicas),
		)
	})
}
