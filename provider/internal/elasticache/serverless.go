package elasticache

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// CreateServerlessAPI is where AWS documents what it takes of a serverless cache.
const CreateServerlessAPI = "ElastiCache API, CreateServerlessCache"

// ServerlessProviderSource is what the AWS provider cannot change on a serverless cache that exists.
const ServerlessProviderSource = "the AWS provider, aws.elasticache.ServerlessCache: what forces a new resource"

// The ports of every serverless cache: one to write and read, and one to read from replicas. Both have the same host.
// Source: ElastiCache user guide, "Get started with ElastiCache Serverless": ports 6379 and 6380.
const (
	ServerlessPort       = 6379
	ServerlessReaderPort = 6380
)

// The limits that a serverless cache can be given.
// Source: ElastiCache API, DataStorage and ECPUPerSecond; the AWS provider has the same limits for ECPUs.
const (
	MinDataStorage    = 1    // GB
	MaxDataStorage    = 5000 // GB
	MinECPUsPerSecond = 1000
	MaxECPUsPerSecond = 15000000
)

// serverlessMajors are the major versions of serverless caches that this package knows. AWS chooses the minor version
// itself.
// Source: ElastiCache user guide, "Supported engines and versions": serverless from Redis OSS 7.1 and Valkey 7.2 on.
var serverlessMajors = map[Engine][]string{Redis: {"7"}, Valkey: {"7", "8", "9"}}

// ServerlessMajors are the major versions of serverless caches that this package knows, in their order.
func (e Engine) ServerlessMajors() []string { return serverlessMajors[e] }

// DefaultMajor is the major version to take where nothing is said: the one of the default version.
func (e Engine) DefaultMajor() string { return strconv.Itoa(e.DefaultVersion().Major) }

var majorVersion = lazyregexp.New(`^[1-9]\d?$`)

// CheckMajor says why a text is not the major version of an engine, or nil. Later majors than this package knows are
// for AWS to judge.
func (e Engine) CheckMajor(s string) error {
	form := spelling.Form{What: "a major version, one number", Example: e.DefaultMajor()}
	if !majorVersion.MatchString(s) {
		return spelling.Malformed(s, form, spelling.Mend(s, func(s string) (string, error) {
			if !slices.Contains(e.ServerlessMajors(), s) {
				return "", spelling.ErrForm
			}
			return s, nil
		}, firstNumber.FindString, func(s string) string { major, _, _ := strings.Cut(s, "."); return major }))
	}
	first := e.ServerlessMajors()[0]
	switch major := number(s); {
	case major < number(first):
		return fmt.Errorf("%q is older than the first serverless %s: use %q", s, e.Title(), e.DefaultMajor())
	case e == Redis && major > number(first):
		return fmt.Errorf("%q is not offered by AWS, whose last Redis OSS is 7.1: use %q, or engine: "+
			"\"valkey\"", s, first)
	}
	return nil
}

// NewestOf is the newest version of a major that this package knows. AWS may run an older or a newer one.
func (e Engine) NewestOf(major string) (Version, error) {
	newest := Version{}
	for _, s := range e.Offered() {
		if v, err := e.readVersion(s); err == nil && strconv.Itoa(v.Major) == major && !v.Floating {
			newest = v
		}
	}
	if newest.Engine == "" {
		return newest, spelling.ErrForm
	}
	return newest, nil
}

// ServerlessCacheName is the name of a serverless cache, which follows the rules of the ids of replication groups.
type ServerlessCacheName string

// ModifyCommand is the command of the AWS CLI that changes the cache.
// Source: AWS CLI command reference, elasticache modify-serverless-cache.
func (n ServerlessCacheName) ModifyCommand(flags string) string {
	return fmt.Sprintf("aws elasticache modify-serverless-cache --serverless-cache-name %s %s", n, flags)
}
