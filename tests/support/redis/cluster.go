package servers

import (
	"context"
	"fmt"
	"strings"
	"time"
)

const slots = 16384

// join makes a cluster of nodes that know nothing of each other.
func join(ctx context.Context, nodes []*node) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	first, _ := nodes[0].ports()
	for i, n := range nodes {
		from, to := slots*i/len(nodes), slots*(i+1)/len(nodes)-1
		commands := [][]any{
			// Epochs that differ spare the nodes an argument about them.
			{"CLUSTER", "SET-CONFIG-EPOCH", i + 1},
			{"CLUSTER", "ADDSLOTSRANGE", from, to},
		}
		if i > 0 {
			commands = append(commands, []any{"CLUSTER", "MEET", "127.0.0.1", first, nodes[0].inCluster})
		}
		for _, command := range commands {
			if err := n.admin.Do(ctx, command...).Err(); err != nil {
				return fmt.Errorf("%v: %w", command, err)
			}
		}
	}
	for _, n := range nodes {
		for !n.knows(ctx, nodes) {
			select {
			case <-ctx.Done():
				return fmt.Errorf("the cluster does not form: %w\n%s", ctx.Err(), n.log())
			case <-time.After(50 * time.Millisecond):
			}
		}
	}
	return nil
}

// knows says whether a node takes the cluster as a whole, and names all of the others as clients can reach them.
func (n *node) knows(ctx context.Context, nodes []*node) bool {
	info, err := n.admin.ClusterInfo(ctx).Result()
	if err != nil || !strings.Contains(info, "cluster_state:ok") {
		return false
	}
	// A line is of the form "id 127.0.0.1:6379@16379,localhost master - ...". Its first port is that of our
	// connection's kind.
	known, err := n.admin.ClusterNodes(ctx).Result()
	if err != nil {
		return false
	}
	for _, other := range nodes {
		if !strings.Contains(known, fmt.Sprintf("@%d,%s ", other.inCluster, Host)) {
			return false
		}
	}
	return true
}
