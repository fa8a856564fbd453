package awssim

import "maps"

// postponed are the properties that change in the maintenance window unless the change is to be applied immediately.
var postponed = []string{"engine", "engineVersion", "nodeType"}

// postpone takes out of a change what waits, and keeps it.
func (v view) postpone(old, in, out props) {
	key := v.region + " " + out.str("replicationGroupId")
	pending := map[string]any{}
	if !in.flag("applyImmediately") {
		for _, name := range postponed {
			if !same(out[name], old[name], false) {
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

// maintain does what waited for the maintenance window.
func maintain(w *world) {
	for _, r := range w.Resources {
		v := view{world: w, region: r.Region}
		pending := w.Pending[r.Region+" "+r.ID]
		if r.Type != replicationType || pending == nil {
			continue
		}
		out := props(r.Properties).clone()
		maps.Copy(out, pending)
		complete(v, out, topologyOf(out, out.flag("clusterEnabled")))
		w.replace(r, out)
	}
	w.Pending = nil
}
