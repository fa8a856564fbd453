// Package aws knows the names and forms that AWS's services have in common: ARNs, ids of EC2, CIDR blocks, zones,
// actions of alarms, names of secrets and of log groups, and the console. It knows no Pulumi.
package aws
