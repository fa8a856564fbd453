package serverlesscache

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/serverlessalarms"
)

// ServerlessDataStorage are the limits of the data in a cache, in GB.
type ServerlessDataStorage struct {
	// The most data that the cache holds, in GB. When it is full AWS evicts keys that have a TTL; if there are
	// none, writes fail.
	Maximum *int `pulumi:"maximum,optional"`
	// The data that AWS keeps room for, in GB. It is billed also while it is not used.
	Minimum *int `pulumi:"minimum,optional"`
}

// ServerlessEcpuPerSecond are the limits of the work of a cache, in ElastiCache Processing Units per second.
type ServerlessEcpuPerSecond struct {
	// The most ECPUs that the cache uses in a second. Above it AWS throttles commands.
	Maximum *int `pulumi:"maximum,optional"`
	// The ECPUs per second that AWS keeps ready. They are billed also while they are not used.
	Minimum *int `pulumi:"minimum,optional"`
}

const limitsKept = ". This version of the AWS provider cannot remove a limit, and the preview refuses it: see " +
	"[docs/serverless.md](../serverless.md#remove-a-limit)"

// dataStorageDocs documents the fields of ServerlessDataStorage.
var dataStorageDocs = map[string]inputs.Doc{
	"maximum": {
		Also: []string{"max", "limit"},
		Meaning: "The most data that the cache holds, in GB. When it is full AWS evicts keys that have a TTL; if " +
			"there are none, writes fail.",
		Allowed: "1 to 5000",
		Absent:  "AWS's own limit, 5000: the bill has no other ceiling",
		Change:  inputs.InPlace + limitsKept,
		Source:  "ElastiCache API, DataStorage; ElastiCache user guide, \"Scaling ElastiCache Serverless\"",
	},
	"minimum": {
		Also:    []string{"min"},
		Meaning: "The data that AWS keeps room for, in GB. It is billed also while it is not used.",
		Allowed: "1 to 5000, not more than `maximum`",
		Absent:  "not set: the cache grows with its data",
		Change:  "in place; AWS takes up to an hour" + limitsKept,
		Source:  "ElastiCache API, DataStorage; ElastiCache user guide, \"Scaling ElastiCache Serverless\"",
	},
}

// ecpuDocs documents the fields of ServerlessEcpuPerSecond.
var ecpuDocs = map[string]inputs.Doc{
	"maximum": {
		Also:    []string{"max", "limit"},
		Meaning: "The most ECPUs that the cache uses in a second. Above it AWS throttles commands.",
		Allowed: "1000 to 15000000",
		Absent:  "AWS's own limit, 15000000: the bill has no other ceiling",
		Change:  inputs.InPlace + limitsKept,
		Source:  "ElastiCache API, ECPUPerSecond; ElastiCache user guide, \"Scaling ElastiCache Serverless\"",
	},
	"minimum": {
		Also:    []string{"min"},
		Meaning: "The ECPUs per second that AWS keeps ready. They are billed also while they are not used.",
		Allowed: "1000 to 15000000, not more than `maximum`",
		Absent:  "not set: the cache scales with its load",
		Change:  "in place; AWS takes up to an hour" + limitsKept,
		Source:  "ElastiCache API, ECPUPerSecond; ElastiCache user guide, \"Scaling ElastiCache Serverless\"",
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (s *ServerlessDataStorage) Annotate(to infer.Annotator) {
	to.SetToken("index", "ServerlessDataStorage")
	to.Describe(s, "The limits of the data in a serverless cache, in GB.")
	inputs.Document(to, s, dataStorageDocs)
}

// Annotate gives the type its token and the SDKs their documentation.
func (e *ServerlessEcpuPerSecond) Annotate(to infer.Annotator) {
	to.SetToken("index", "ServerlessEcpuPerSecond")
	to.Describe(e, "The limits of the work of a serverless cache, in ElastiCache Processing Units (ECPUs) per second.")
	inputs.Document(to, e, ecpuDocs)
}

// limits are what the program says about the size of a cache. Either is nil where it says nothing.
type limits struct {
	data *ServerlessDataStorage
	ecpu *ServerlessEcpuPerSecond
}

// limit is one of the limits, with what is allowed of it.
type limit struct {
	input, unit      string
	minimum, maximum *int
	lowest, highest  int
}

// ofData are the limits of the data, whether or not the program gives some.
func (l limits) ofData() limit {
	data := limit{
		input: "dataStorage", unit: "GB", lowest: elasticache.MinDataStorage, highest: elasticache.MaxDataStorage,
	}
	if l.data != nil {
		data.minimum, data.maximum = l.data.Minimum, l.data.Maximum
	}
	return data
}

// ofWork are the limits of the work, whether or not the program gives some.
func (l limits) ofWork() limit {
	work := limit{
		input: "ecpuPerSecond", unit: "ECPUs per second", lowest: elasticache.MinECPUsPerSecond,
		highest: elasticache.MaxECPUsPerSecond,
	}
	if l.ecpu != nil {
		work.minimum, work.maximum = l.ecpu.Minimum, l.ecpu.Maximum
	}
	return work
}

// given says whether the program gives an end of the limit.
func (l limit) given() bool { return l.minimum != nil || l.maximum != nil }

// watched is the cache as its alarms see it.
func (l limits) watched(called *identity.Plan) serverlessalarms.Cache {
	data, work := l.ofData(), l.ofWork()
	return serverlessalarms.Cache{
		Identity:      called,
		DataStorage:   serverlessalarms.Limit{Minimum: data.minimum, Maximum: data.maximum},
		ECPUPerSecond: serverlessalarms.Limit{Minimum: work.minimum, Maximum: work.maximum},
	}
}

// args are the limits as AWS is sent them; nil if there are none.
func (l limits) args() awselasticache.ServerlessCacheCacheUsageLimitsPtrInput {
	data, work := l.ofData(), l.ofWork()
	if !data.given() && !work.given() {
		return nil
	}
	sent := awselasticache.ServerlessCacheCacheUsageLimitsArgs{}
	if data.given() {
		sent.DataStorage = awselasticache.ServerlessCacheCacheUsageLimitsDataStorageArgs{
			Unit: pulumi.String("GB"), Minimum: pulumi.IntPtrFromPtr(data.minimum),
			Maximum: pulumi.IntPtrFromPtr(data.maximum),
		}
	}
	if work.given() {
		sent.EcpuPerSeconds = awselasticache.ServerlessCacheCacheUsageLimitsEcpuPerSecondArray{
			awselasticache.ServerlessCacheCacheUsageLimitsEcpuPerSecondArgs{
				Minimum: pulumi.IntPtrFromPtr(work.minimum), Maximum: pulumi.IntPtrFromPtr(work.maximum),
			},
		}
	}
	return sent
}
