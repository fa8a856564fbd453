package elasticache

import (
	"maps"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// postponed are the properties that change in the maintenance window unless the change is to be applied immediately.
var postponed = []string{"engine", "engineVersion", "nodeType"}

// postpone takes out of a change what waits, and keeps it.
func postpone(v world.View, old, in, out props.Map) {
	key := v.Place() + " " + out.Str("replicationGroupId")
	pending := map[string]any{}
	if !in.Flag("applyImmediately") {
		for _, name := range postponed {
			if !props.Same(out[name], old[name], false) {
				pending[name], out[name] = out[name], old[name]
			}
		}
		_, engine := pending["engine"]
		_, version := pending["engineVersion"]
		if engine || version {
			pending["parameterGroupName"], out["parameterGroupName"] = out["parameterGroupName"],
				old["parameterGroupName"]
		}
	}
	if v.Pending = maps.Clone(v.Pending); v.Pending == nil {
		v.Pending = map[string]map[string]any{}
	}
	if len(pending) == 0 {
		delete(v.Pending, key)
	} else {
		v.Pending[key] = pending
	}
}

// Maintain does what waited for the maintenance window.
func Maintain(w *world.World) {
	for _, r := range w.Resources {
		v := w.Around(r)
		pending := w.Pending[v.Place()+" "+r.ID]
		if r.Type != awstype.ReplicationGroup || pending == nil {
			continue
		}
		out := props.Map(r.Properties).Clone()
		maps.Copy(out, pending)
		complete(v, out, topologyOf(out, out.Flag("clusterEnabled")))
		w.Replace(r, out)
	}
	w.Pending = nil
}
