package elasticache

import "fmt"

// What a change of an input costs, as the documentation of the input says it.
const (
	// ReplacesGroup is for what cannot be changed on a replication group that exists.
	ReplacesGroup = "REPLACES the replication group; its data is lost unless you restore a snapshot"
	// InWindow is for what AWS changes in the maintenance window.
	InWindow = "in the next maintenance window, or at once with `applyImmediately`"
)

// ModifyCommand is the command of the AWS CLI that changes the replication group at once.
// Source: AWS CLI command reference, elasticache modify-replication-group.
func (id ReplicationGroupID) ModifyCommand(flags string) string {
	return fmt.Sprintf("aws elasticache modify-replication-group --replication-group-id %s %s --apply-immediately", id,
		flags)
}
