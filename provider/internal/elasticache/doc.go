// Package elasticache is what there is to know about Amazon ElastiCache for Redis OSS and Valkey before any
// infrastructure tool comes into it: engine versions and their parameter group families, node types, topologies and the
// ids of their members, maintenance and snapshot windows, names and tokens; and what ElastiCache makes of connections
// and logs.
//
// Every value has a Parse function that says what is wrong, and a String that parses back to the same value. The rules
// carry their source in a comment; the names are AWS's own.
package elasticache
