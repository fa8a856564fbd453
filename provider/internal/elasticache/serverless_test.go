package elasticache

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCheckMajor(t *testing.T) {
	t.Parallel()
	for engine, majors := range map[Engine][]string{Redis: {"7"}, Valkey: {"7", "8", "9", "10", "99"}} {
		for _, major := range majors {
			assert.NoError(t, engine.CheckMajor(major), "%s %s", engine, major)
		}
	}
	for _, test := range []struct {
		engine      Engine
		major, says string
	}{
		{Valkey, "8.0", `use "8"`},
		{Valkey, "8.1.2", `use "8"`},
		{Valkey, "v8", `use "8"`},
		{Valkey, " 8", `use "8"`},
		{Valkey, "6", `"6" is older than the first serverless Valkey: use "8"`},
		{Valkey, "100", "a major version, one number"},
		{Valkey, "0", "a major version"},
		{Valkey, "08", "a major version"},
		{Valkey, "", "is empty"},
		{Redis, "8", `whose last Redis OSS is 7.1: use "7", or engine: "valkey"`},
		{Redis, "7.1", `use "7"`},
		{Redis, "5", `use "7"`},
		{Redis, "9.0", "a major version"},
	} {
		assert.ErrorContains(t, test.engine.CheckMajor(test.major), test.says, "%s %s", test.engine, test.major)
	}
}

// Each major that this package knows is right, is in order, and has a newest version that AWS offers.
func TestServerlessMajors(t *testing.T) {
	t.Parallel()
	for _, engine := range []Engine{Redis, Valkey} {
		assert.Contains(t, engine.ServerlessMajors(), engine.DefaultMajor())
		last := 0
		for _, major := range engine.ServerlessMajors() {
			require.NoError(t, engine.CheckMajor(major))
			newest, err := engine.NewestOf(major)
			require.NoError(t, err)
			assert.NoError(t, newest.CheckOffered())
			assert.Greater(t, newest.Major, last)
			last = newest.Major
		}
		_, err := engine.NewestOf("99")
		assert.Error(t, err)
	}
}

func TestModifyCommand(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "aws elasticache modify-serverless-cache --serverless-cache-name sessions --remove-user-group",
		ServerlessCacheName("sessions").ModifyCommand("--remove-user-group"))
}

func TestParseRestorable(t *testing.T) {
	t.Parallel()
	for text, is := range map[string][2]string{
		"arn:aws:elasticache:eu-west-1:123456789012:serverlesscachesnapshot:before":  {"eu-west-1", "aws"},
		"arn:aws-cn:elasticache:cn-north-1:123456789012:snapshot:automatic.before-1": {"cn-north-1", "aws-cn"},
	} {
		read, err := ParseRestorable(text)
		require.NoError(t, err, text)
		assert.False(t, read.File, text)
		assert.Equal(t, is, [2]string{read.Region, read.Partition}, text)
	}
	read, err := ParseRestorable("arn:aws:s3:::my-bucket/a/dump.rdb")
	require.NoError(t, err)
	assert.True(t, read.File)
	assert.Empty(t, read.Region)
	for text, says := range map[string]string{
		"":                               "is empty",
		"before":                         "it should be the ARN of a snapshot of ElastiCache, or of an RDB file in S3",
		"s3://my-bucket/dump.rdb":        `use "arn:aws:s3:::my-bucket/dump.rdb"`,
		"arn:aws:s3:::my-bucket":         "names a bucket and no object in it",
		"arn:aws:s3:::my-bucket/a,b.rdb": "holds a comma",
		"arn:aws:elasticache:eu-west-1:123456789012:serverlesscache:sessions": "is the ARN of something else",
		"arn:aws:elasticache:eu-west-1:123456789012:snapshot":                 "is the ARN of something else",
		"arn:aws:elasticache:eu-west-1:123456789012:snapshot:":                "is the ARN of something else",
		"arn:aws:rds:eu-west-1:123456789012:snapshot:before":                  "is the ARN of something else",
		"arn:aws:elasticache::123456789012:snapshot:before":                   "names no region or no account",
		"arn:aws:elasticache:eu-west-1::serverlesscachesnapshot:before":       "names no region or no account",
	} {
		_, err := ParseRestorable(text)
		assert.ErrorContains(t, err, says, text)
	}
}
