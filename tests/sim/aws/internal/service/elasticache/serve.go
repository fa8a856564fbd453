package elasticache

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// ServeAt makes a host the address of all endpoints of a replication group.
func ServeAt(w *world.World, id, host string) {
	if w.Hosts == nil {
		w.Hosts = map[string]string{}
	}
	w.Hosts[id] = host
	for _, r := range w.Resources {
		if r.Type == awstype.ReplicationGroup && r.ID == id {
			served := props.Map(r.Properties).Clone()
			settleEndpoints(w.Around(r), served)
			w.Replace(r, served)
		}
	}
}
