package elasticache

import (
	"slices"
	"strings"
)

// redisCommands are the commands of Redis OSS by the version that brought them. Source: COMMAND LIST of Redis 7.0, and
// the release notes of 6.2 and 7.0.
var redisCommands = map[string]string{
	"6.0": `
		acl append asking auth bgrewriteaof bgsave bitcount bitfield bitfield_ro bitop bitpos blpop brpop brpoplpush
		bzpopmax bzpopmin client cluster command config dbsize debug decr decrby del discard dump echo eval evalsha exec
		exists expire expireat flushall flushdb geoadd geodist geohash geopos georadius georadius_ro georadiusbymember
		georadiusbymember_ro get getbit getrange getset hdel hello hexists hget hgetall hincrby hincrbyfloat hkeys hlen
		hmget hmset hscan hset hsetnx hstrlen hvals incr incrby incrbyfloat info keys lastsave latency lindex linsert
		llen lolwut lpop lpos lpush lpushx lrange lrem lset ltrim memory mget migrate module monitor move mset msetnx
		multi object persist pexpire pexpireat pfadd pfcount pfdebug pfmerge pfselftest ping psetex psubscribe psync
		pttl publish pubsub punsubscribe quit randomkey readonly readwrite rename renamenx replconf replicaof restore
		restore-asking role rpop rpoplpush rpush rpushx sadd save scan scard script sdiff sdiffstore select set setbit
		setex setnx setrange shutdown sinter sinterstore sismember slaveof slowlog smembers smove sort spop srandmember
		srem sscan strlen subscribe substr sunion sunionstore swapdb sync time touch ttl type unlink unsubscribe unwatch
		wait watch xack xadd xclaim xdel xgroup xinfo xlen xpending xrange xread xreadgroup xrevrange xsetid xtrim zadd
		zcard zcount zincrby zinterstore zlexcount zpopmax zpopmin zrange zrangebylex zrangebyscore zrank zrem
		zremrangebylex zremrangebyrank zremrangebyscore zrevrange zrevrangebylex zrevrangebyscore zrevrank zscan zscore
		zunionstore`,
	"6.2": `
		blmove copy failover geosearch geosearchstore getdel getex hrandfield lmove reset smismember xautoclaim zdiff
		zdiffstore zinter zmscore zrandmember zrangestore zunion`,
	"7.0": `
		blmpop bzmpop eval_ro evalsha_ro expiretime fcall fcall_ro function lcs lmpop pexpiretime sintercard sort_ro
		spublish ssubscribe sunsubscribe zintercard zmpop`,
}

// redisSubcommands are those of the commands that have some, as which the engine knows them from 7.0 on. Before it took
// any word.
var redisSubcommands = map[string]string{
	"acl": "cat deluser dryrun genpass getuser help list load log save setuser users whoami",
	"client": `
		caching getname getredir help id info kill list no-evict pause reply setname tracking trackinginfo unblock
		unpause`,
	"cluster": `
		addslots addslotsrange bumpepoch count-failure-reports countkeysinslot delslots delslotsrange failover
		flushslots forget getkeysinslot help info keyslot links meet myid nodes replicas replicate reset saveconfig
		set-config-epoch setslot shards slaves slots`,
	"command":  "count docs getkeys getkeysandflags help info list",
	"config":   "get help resetstat rewrite set",
	"function": "delete dump flush help kill list load restore stats",
	"latency":  "doctor graph help histogram history latest reset",
	"memory":   "doctor help malloc-stats purge stats usage",
	"module":   "help list load loadex unload",
	"object":   "encoding freq help idletime refcount",
	"pubsub":   "channels help numpat numsub shardchannels shardnumsub",
	"script":   "debug exists flush help kill load",
	"slowlog":  "get help len reset",
	"xgroup":   "create createconsumer delconsumer destroy help setid",
	"xinfo":    "consumers groups help stream",
}

// redisCategories are those of ACL CAT, the one of all, and those of the modules that the user guide documents.
const redisCategories = "all keyspace read write set sortedset list hash string bitmap hyperloglog geo stream pubsub " +
	"admin fast slow blocking dangerous connection transaction scripting json search bloom"

// knows says whether the engine has what a rule about a command or a category names, as "+get" or "-@write". What
// Valkey has, and modules, which have a dot in the names of their commands, is taken on trust.
func (e engineVersion) knows(rule string) bool {
	category, isCategory := strings.CutPrefix(rule[1:], "@")
	command, part, narrowed := strings.Cut(category, "|")
	switch {
	case e.engine != "redis" || strings.Contains(command, "."):
		return true
	case isCategory:
		return slices.Contains(strings.Fields(redisCategories), category)
	case command == "stralgo": // LCS took its place
		return !e.atLeastEngine("7.0", "")
	case !e.hasCommand(command):
		return false
	case !narrowed || !e.atLeastEngine("7.0", ""):
		return true
	}
	if parts, ok := redisSubcommands[command]; ok {
		return slices.Contains(strings.Fields(parts), part)
	}
	return rule[0] == '+' && !strings.Contains(part, "|") // a first argument, which can be allowed and not taken away
}

func (e engineVersion) hasCommand(name string) bool {
	for since, names := range redisCommands {
		if slices.Contains(strings.Fields(names), name) {
			return e.atLeastEngine(since, "")
		}
	}
	return false
}
