package awssim

import "strings"

// ServeAt makes a host the address of all endpoints of a replication group, which may be created later, so that a
// program finds the server that a test runs there. Those that the cluster mode does not have stay empty. The port is
// the group's. An empty host brings AWS's names back.
func (c *Cloud) ServeAt(replicationGroupID, host string) error {
	id := strings.ToLower(replicationGroupID)
	return c.write(func(w *world) error {
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
		return nil
	})
}
