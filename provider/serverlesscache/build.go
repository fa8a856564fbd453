package serverlesscache

import (
	"context"

	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
)

// builder turns the parts of a plan into resources, children of the component.
type builder struct {
	*component.Builder
	plan    *plan
	history *component.History[plan]
	// refusal is what AWS, or this version of its provider, cannot do to the cache that runs.
	refusal  *component.Refusal
	timeouts *pulumi.CustomTimeouts
}

// children are the resources of a cache.
type children struct {
	groups     *network.Groups
	access     *access.Access
	cache      *awselasticache.ServerlessCache
	connection *connection.Connection
	monitoring *monitoring.Monitoring
}

// opening are both ports of a cache, in one rule for each source.
var opening = network.Opening{
	Kind: "serverless cache", From: pulumi.Int(elasticache.ServerlessPort).ToIntOutput(),
	To: pulumi.Int(elasticache.ServerlessReaderPort).ToIntOutput(),
}

// cache creates the cache itself.
func (b *builder) cache(groups *network.Groups, who *access.Access) (*awselasticache.ServerlessCache, error) {
	p := b.plan
	args := &awselasticache.ServerlessCacheArgs{
		Name:                   pulumi.String(p.identity.Name),
		Description:            inputs.StringInput(p.identity.Description),
		Engine:                 pulumi.String(p.engine.Engine),
		MajorEngineVersion:     pulumi.String(p.engine.MajorVersion),
		CacheUsageLimits:       p.limits.args(),
		DailySnapshotTime:      inputs.StringInput(p.snapshotTime),
		SnapshotRetentionLimit: inputs.IntInput(p.retention),
		SubnetIds:              p.subnets.Input(),
		SecurityGroupIds:       groups.SecurityGroupIDs,
		UserGroupId:            who.GroupID,
		KmsKeyId:               inputs.Optional(p.key),
		Tags:                   b.Tags(),
	}
	name := b.Name("serverless-cache")
	warns := p.identity.WarnIfTaken(b.Builder, b.history, "serverless cache", p.report(), b.isThere)
	opts := []pulumi.ResourceOption{pulumi.Timeouts(b.timeouts), b.history.Of(name, warns, b.comparesCache)}
	if p.deletionProtection {
		opts = append(opts, pulumi.Protect(true))
	}
	if p.restore.Given {
		args.SnapshotArnsToRestores = p.restore.Input()
	}
	if p.restore.Counted && len(p.restore.Elements) == 0 {
		// A program may drop the snapshot that filled its cache. To drop it is no change; to name another one is.
		args.SnapshotArnsToRestores = nil
		opts = append(opts, pulumi.IgnoreChanges([]string{"snapshotArnsToRestores"}))
	}
	made, err := awselasticache.NewServerlessCache(b.Ctx, name, args, b.Child(opts...)...)
	if err != nil {
		return nil, err
	}
	made.Arn = b.history.Kept(made, made.Arn)
	return made, b.refusal.Wait(made)
}

// isThere says whether AWS has a serverless cache of this name. It is false if AWS does not answer.
func (b *builder) isThere() bool {
	cache, err := awselasticache.LookupServerlessCache(b.Ctx, &awselasticache.LookupServerlessCacheArgs{
		Name: b.plan.identity.Name,
	}, b.Asking())
	return err == nil && cache.Arn != ""
}

// comparesCache is called before the engine updates the cache.
func (b *builder) comparesCache(args *pulumi.ResourceHookArgs) error {
	update := sending{b.plan, args.OldOutputs, args.NewInputs}
	if update.replaced() {
		return nil
	}
	report := b.plan.report()
	return b.refusal.Stop(report.Err(report.Redact(check.Run(update, b.plan.in.Unknown.Cover, oneAtATime))))
}

// remember makes the plan of the last deployment from what the engine recorded of it. It is nil where nothing can be
// compared: a state that was imported has no inputs.
func remember(ctx context.Context, sent, outputs resource.PropertyMap) *plan {
	args := &RedisServerlessCacheArgs{}
	inputs.Read(args, sent)
	p := newPlan(ctx, args)
	if p.in.Err != nil || p.identity.Name == "" {
		return nil
	}
	p.engine.Deployed(component.Text(outputs, "engineVersionActual"))
	return p
}

// endpoints are where clients connect to, as AWS answers. TLS is always on.
func endpoints(cache *awselasticache.ServerlessCache) connection.Endpoints {
	return connection.Endpoints{
		Kind: "serverless cache", Host: endpoint(cache).Address(), Port: endpoint(cache).Port(),
		Reader:      &connection.Reader{Host: readerEndpoint(cache).Address(), Port: readerEndpoint(cache).Port()},
		TLS:         pulumi.Bool(true),
		ClusterMode: true,
	}
}

// endpoint is the one of a cache. In a test of a program whose mocks answer without one it has no address.
func endpoint(cache *awselasticache.ServerlessCache) awselasticache.ServerlessCacheEndpointOutput {
	type one = awselasticache.ServerlessCacheEndpoint
	return cache.Endpoints.ApplyT(func(all []one) one {
		return append(all, one{Port: elasticache.ServerlessPort})[0]
	}).(awselasticache.ServerlessCacheEndpointOutput)
}

// readerEndpoint is the one of the replicas, as endpoint is that of the other.
func readerEndpoint(cache *awselasticache.ServerlessCache) awselasticache.ServerlessCacheReaderEndpointOutput {
	type one = awselasticache.ServerlessCacheReaderEndpoint
	return cache.ReaderEndpoints.ApplyT(func(all []one) one {
		return append(all, one{Port: elasticache.ServerlessReaderPort})[0]
	}).(awselasticache.ServerlessCacheReaderEndpointOutput)
}
