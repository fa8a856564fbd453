package rediscluster

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func inVPC(s string) func(*args) { return func(a *args) { a.VpcId = pulumi.String(s) } }

// placed is in the subnets, in a subnet group that is made of them.
func placed(ids ...string) func(*args) {
	return func(a *args) { a.SubnetIds = pulumi.ToStringArray(ids) }
}

// subnets are n valid subnets.
func subnets(n int) pulumi.StringArray {
	var ids pulumi.StringArray
	for i := range n {
		ids = append(ids, pulumi.String(fmt.Sprintf("subnet-%017x", i)))
	}
	return ids
}

// ownSubnetGroup is one of the program's own, in the place of subnets.
func ownSubnetGroup(s string) func(*args) {
	return func(a *args) { a.SubnetIds, a.SubnetGroupName = nil, pulumi.String(s) }
}

func networkType(s string) func(*args) { return func(a *args) { a.NetworkType = pulumi.String(s) } }

// discovers is the type of address that clients are told.
func discovers(s string) func(*args) { return func(a *args) { a.IpDiscovery = pulumi.String(s) } }

func port(n int) func(*args) { return func(a *args) { a.Port = pulumi.Int(n) } }

// blocks, groups, prefixLists and fromSelf say who may connect.
func blocks(cidrs ...string) func(*args) {
	return func(a *args) { a.AllowConnectionsFromCidrBlocks = strs(cidrs...) }
}

func groups(ids ...string) func(*args) {
	return func(a *args) { a.AllowConnectionsFromSecurityGroups = strs(ids...) }
}

func prefixLists(ids ...string) func(*args) {
	return func(a *args) { a.AllowConnectionsFromPrefixLists = strs(ids...) }
}

func fromSelf(a *args) { a.AllowConnectionsFromSelf = new(true) }

// ownGroups are security groups of the program's own, in the place of one that is made.
func ownGroups(ids ...string) func(*args) {
	return func(a *args) { a.SecurityGroupIds = strs(ids...) }
}

// beside are security groups that the nodes have besides.
func beside(ids ...string) func(*args) {
	return func(a *args) { a.AdditionalSecurityGroupIds = strs(ids...) }
}
