package elasticache

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// renamable are the commands that rename-commands takes: AWS's restricted set, as the API lists it. AWS's documents
// differ about it, so another command is in doubt and not wrong.
// Source: AWS CLI command reference, describe-engine-default-parameters, rename-commands, allowed values (redis5.0),
// and the values that later families have besides.
var renamable = strings.Fields(`
	ACL APPEND BITCOUNT BITFIELD BITFIELD_RO BITOP BITPOS BLPOP BRPOP BRPOPLPUSH BZPOPMAX BZPOPMIN
	CLIENT COMMAND DBSIZE DECR DECRBY DEL DISCARD DUMP ECHO EVAL EVALSHA EXEC EXISTS EXPIRE EXPIREAT
	FLUSHALL FLUSHDB GEOADD GEODIST GEOHASH GEOPOS GEORADIUS GEORADIUSBYMEMBER GEORADIUSBYMEMBER_RO
	GEORADIUS_RO GET GETBIT GETRANGE GETSET HDEL HEXISTS HGET HGETALL HINCRBY HINCRBYFLOAT HKEYS HLEN
	HMGET HMSET HSCAN HSET HSETNX HSTRLEN HVALS INCR INCRBY INCRBYFLOAT INFO KEYS LASTSAVE LINDEX
	LINSERT LLEN LOLWUT LPOP LPUSH LPUSHX LRANGE LREM LSET LTRIM MEMORY MGET MONITOR MOVE MSET MSETNX
	MULTI OBJECT PERSIST PEXPIRE PEXPIREAT PFADD PFCOUNT PFMERGE PING PSETEX PSUBSCRIBE PTTL PUBLISH
	PUBSUB PUNSUBSCRIBE RANDOMKEY READONLY READWRITE RENAME RENAMENX RESTORE ROLE RPOP RPOPLPUSH RPUSH
	RPUSHX SADD SCAN SCARD SCRIPT SDIFF SDIFFSTORE SELECT SET SETBIT SETEX SETNX SETRANGE SINTER
	SINTERSTORE SISMEMBER SLOWLOG SMEMBERS SMOVE SORT SPOP SRANDMEMBER SREM SSCAN STRALGO STRLEN
	SUBSCRIBE SUBSTR SUNION SUNIONSTORE SWAPDB TIME TOUCH TTL TYPE UNLINK UNSUBSCRIBE UNWATCH WAIT WATCH
	XACK XADD XCLAIM XDEL XGROUP XINFO XLEN XPENDING XRANGE XREAD XREADGROUP XREVRANGE XSETID XTRIM ZADD
	ZCARD ZCOUNT ZINCRBY ZINTERSTORE ZLEXCOUNT ZPOPMAX ZPOPMIN ZRANGE ZRANGEBYLEX ZRANGEBYSCORE ZRANK
	ZREM ZREMRANGEBYLEX ZREMRANGEBYRANK ZREMRANGEBYSCORE ZREVRANGE ZREVRANGEBYLEX ZREVRANGEBYSCORE
	ZREVRANK ZSCAN ZSCORE ZUNIONSTORE`)

// doubtRenames is what AWS may not take of a value of rename-commands, or "": pairs of a command and its new name, with
// spaces between them.
// Source: ElastiCache developer guide, "Valkey and Redis OSS parameters", 5.0.3.
func doubtRenames(value string) string {
	words := strings.Fields(value)
	if len(words)%2 != 0 || strings.Contains(value, ",") {
		return fmt.Sprintf("%s is not made of pairs, and AWS may refuse it: write each command and its new name, all "+
			`separated by spaces, for example "KEYS BLOCKED FLUSHALL BLOCKED"`,
			spelling.Quote(value))
	}
	for i := 0; i < len(words); i += 2 {
		if !slices.Contains(renamable, strings.ToUpper(words[i])) {
			return fmt.Sprintf("%s is not among the commands that AWS is known to let be renamed, and it may refuse "+
				"the value: leave the command out, or take it away from users by their access strings",
				spelling.Quote(words[i]))
		}
	}
	return ""
}
