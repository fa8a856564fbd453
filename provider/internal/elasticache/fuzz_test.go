package elasticache

import (
	"strings"
	"testing"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling/spellingtest"
)

func FuzzParseDailyWindow(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseDailyWindow), "06:00-07:00", "23:30-00:30", "6:00-7:00", "06:00 - 07:00",
		"24:00-01:00", "6-7", "sat:06:00-sat:07:00", "06:00–07:00")
}

func FuzzParseWeeklyWindow(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseWeeklyWindow), "sat:07:00-sat:08:00", "sat:23:30-sun:00:30",
		"Sat:07:00-Sat:08:00", "saturday 7:00 - saturday 8:00", "sat:07:00-sat:07:30", "07:00-08:00")
}

func FuzzParseVersion(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(Redis.ParseVersion), "7.1", "6.x", "5.0.6", "7.1.0", "7", "v7.1", "redis7",
		"5.0", "10.1", "7.x")
}

func FuzzParseValkeyVersion(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(Valkey.ParseVersion), "7.2", "8.0", "8.0.1", "8", "v8.1", "valkey8", "7.1",
		"10.1", "9.x")
}

func FuzzParseAccessString(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseAccessString), "on ~* +@all",
		"on ~app:* &news.* -@all +get (%R~b* +client|id)", "on >a-password-in-clear", "(+get", "+get,set", "+client|",
		"((+get))", "%RR~x", "~* ~x", "(~\"a +get)")
}

func FuzzParseEngine(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseEngine), "redis", "valkey", "Redis", "Valkey 8.0", "redis7", "memcached")
}

func FuzzParseNodeType(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseNodeType), "cache.r7g.large", "cache.m5.24xlarge", "r7g.large",
		"db.r6g.large", "Cache.M7g.Large", "cache.r6gd.xlarge")
}

func FuzzParseReplicationGroupID(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseReplicationGroupID), "sessions", "a-1", "My_Redis", "a--b", "a-", "1a",
		strings.Repeat("a", 41))
}

func FuzzParseDailyTime(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseDailyTime), "06:00", "6:00", "24:00", "06:00-07:00", "noon", "6am")
}

func FuzzParseRestorable(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseRestorable),
		"arn:aws:elasticache:eu-west-1:123456789012:serverlesscachesnapshot:before", "arn:aws:s3:::my-bucket/dump.rdb",
		"arn:aws:elasticache:eu-west-1:123456789012:snapshot:before", "s3://my-bucket/dump.rdb", "before", "arn:aws:s3:::b")
}

func FuzzCheckMajor(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Checking(Valkey.CheckMajor), "8", "8.0", "valkey8", "6", "100", "v9")
}
