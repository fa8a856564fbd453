package elasticache

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Engine is what runs on the nodes.
// Source: ElastiCache API, CreateReplicationGroup, Engine.
type Engine string

// The engines of a replication group.
const (
	Redis  Engine = "redis"
	Valkey Engine = "valkey"
)

// ParseEngine reads an engine as AWS spells it.
func ParseEngine(s string) (Engine, error) {
	e, err := readEngine(s)
	if strings.EqualFold(strings.TrimSpace(s), "memcached") {
		return "", fmt.Errorf("%s is not an engine (\"redis\" or \"valkey\") of this package: for Memcached, use the "+
			"resources of the AWS provider themselves", spelling.Quote(s))
	}
	if err != nil {
		return "", spelling.Malformed(s, spelling.Form{What: `an engine ("redis" or "valkey")`, Example: string(Redis)},
			spelling.Mend(s, readEngine, strings.ToLower, func(s string) string {
				return strings.Split(s, " ")[0]
			}, func(s string) string { return strings.TrimRight(s, "0123456789.x") }))
	}
	return e, nil
}

func readEngine(s string) (Engine, error) {
	if e := Engine(s); e == Redis || e == Valkey {
		return e, nil
	}
	return "", spelling.ErrForm
}

func (e Engine) String() string { return string(e) }

// Title is the engine as a person writes it.
func (e Engine) Title() string {
	if e == Valkey {
		return "Valkey"
	}
	return "Redis OSS"
}

// release is what AWS offers of an engine.
type release struct {
	// offered are the versions in which AWS makes clusters, in their order.
	offered []string
	// standard is the version to take where nothing is said.
	standard Version
}

// releases of each engine. Redis OSS ends with 7.1. Of Valkey, 9.0 and 9.1 stand in some of AWS's pages and not in
// others, so the newest that all of them have is the standard.
// Source: ElastiCache developer guide, "Supported engines and versions" (clusters on other patches of Redis OSS 4 and 5
// were moved to these two), and "Valkey and Redis OSS parameters" (as of 2026-11).
var releases = map[Engine]release{
	Redis: {
		[]string{"4.0.10", "5.0.6", "6.0", "6.2", "6.x", "7.0", "7.1"},
		Version{Engine: Redis, Major: 7, Minor: 1, Patch: -1},
	},
	Valkey: {
		[]string{"7.2", "8.0", "8.1", "8.2", "9.0", "9.1"}, Version{Engine: Valkey, Major: 8, Minor: 2, Patch: -1},
	},
}

// DefaultVersion is the version to take where nothing is said: of Redis OSS the last that AWS offers, in standard
// support with no end announced, and of Valkey the newest that all of AWS's pages have.
func (e Engine) DefaultVersion() Version { return releases[e].standard }

// Offered are the versions in which AWS makes clusters, in their order.
func (e Engine) Offered() []string { return releases[e].offered }

// Release is an engine with its version, as a person writes it: "Valkey 8.2".
func (v Version) Release() string { return fmt.Sprintf("%s %s", v.Engine.Title(), v) }
