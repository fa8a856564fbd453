package awssim

// serveAt makes a host the address of all endpoints of a replication group.
func serveAt(w *world, id, host string) {
	if w.Hosts == nil {
		w.Hosts = map[string]string{}
	}
	w.Hosts[id] = host
	for _, r := range w.Resources {
		if r.Type == replicationType && r.ID == id {
			served := props(r.Properties).clone()
			view{world: w, region: r.Region}.settleEndpoints(served)
			w.replace(r, served)
		}
	}
}
