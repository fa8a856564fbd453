package elasticache

import (
	"slices"
)

// serverCommand is a command of the engine. One that has subcommands takes no others.
type serverCommand struct {
	since Introduced
	parts map[string]Introduced
}

// withdrawnCommands are those that a later version has no longer: the one that brought them, and the one without them.
// Source: ElastiCache user guide, "Major engine version behavior and compatibility differences": STRALGO became LCS.
var withdrawnCommands = map[string]struct{ since, gone Introduced }{
	"stralgo": {Introduced{6, 0}, Introduced{7, 0}},
}

// laterCommands came with Valkey, after all of serverCommands. A subcommand has the command's name before it.
// Source: Valkey, src/commands (as of Valkey 9.1); ElastiCache user guide, "Engine versions and upgrading".
var laterCommands = map[string]Introduced{
	"waitaof": {7, 2}, "client|setinfo": {7, 2}, "client|no-touch": {7, 2}, "cluster|myshardid": {7, 2},
	"script|show": {8, 0}, "cluster|slot-stats": {8, 0}, "client|capa": {8, 0},
	"client|import-source": {8, 1},
	"commandlog":           {8, 1}, "commandlog|get": {8, 1}, "commandlog|help": {8, 1},
	"commandlog|len": {8, 1}, "commandlog|reset": {8, 1},
	"hexpire": {9, 0}, "hexpireat": {9, 0}, "hexpiretime": {9, 0}, "hpexpire": {9, 0},
	"hpexpireat": {9, 0}, "hpexpiretime": {9, 0},
	"httl": {9, 0}, "hpttl": {9, 0}, "hpersist": {9, 0}, "hgetex": {9, 0}, "hsetex": {9, 0}, "delifeq": {9, 0},
	"cluster|migrateslots": {9, 0}, "cluster|cancelslotmigrations": {9, 0}, "cluster|getslotmigrations": {9, 0},
	"cluster|syncslots": {9, 0}, "cluster|flushslot": {9, 0},
	"hgetdel": {9, 1}, "msetex": {9, 1}, "clusterscan": {9, 1},
}

// moduleCommands are those of the modules that ElastiCache has, by what stands before the dot in their names.
// Source: ElastiCache user guide, "Supported Valkey and Redis OSS commands" (JSON, from Redis OSS 6.2 on), "Bloom
// filter commands" (from Valkey 8.1 on), "Vector search commands" (from Valkey 8.2 on), and "Engine versions and
// upgrading" (aggregations, from Valkey 9.0 on).
var moduleCommands = map[string]map[string]Introduced{
	"json": allSince(Introduced{6, 2}, "arrappend", "arrindex", "arrinsert", "arrlen", "arrpop", "arrtrim", "clear",
		"debug", "del", "forget", "get", "mget",
		"mset", "numincrby", "nummultby", "objkeys", "objlen", "resp", "set", "strappend", "strlen", "toggle", "type"),
	"bf": allSince(Introduced{8, 1}, "add", "card", "exists", "info", "insert", "load", "madd", "mexists", "reserve"),
	"ft": {
		"create": {8, 2}, "search": {8, 2}, "dropindex": {8, 2}, "info": {8, 2}, "_list": {8, 2}, "aggregate": {9, 0},
	},
}

func allSince(version Introduced, names ...string) map[string]Introduced {
	rows := map[string]Introduced{}
	for _, name := range names {
		rows[name] = version
	}
	return rows
}

// moduleCategories are those of the modules, and the one of all commands, which ACL CAT leaves out.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)", and the pages about JSON, Bloom filters and
// vector search.
var moduleCategories = []string{"all", "json", "bloom", "search"}

// categoryNames are all that this package knows.
var categoryNames = slices.Concat(serverCategories, moduleCategories)

// restrictedCommands are those that ElastiCache keeps from everyone.
// Source: ElastiCache user guide, "Restricted commands".
var restrictedCommands = []string{
	"bgrewriteaof", "bgsave", "config", "debug", "migrate", "replicaof", "save", "slaveof", "shutdown", "sync",
}
