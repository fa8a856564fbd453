package awssim

import (
	"fmt"
	"maps"
	"sync"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/appautoscaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/cloudwatch"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/ec2"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/iam"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/index"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/route53"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/s3"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/scheduler"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/secretsmanager"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/sfn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/sns"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/service/sqs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// functions is everything that can be asked without creating anything, of all services.
var functions = sync.OnceValue(func() map[string]*registry.Function {
	all := index.Functions()
	maps.Copy(all, ec2.Functions())
	maps.Copy(all, elasticache.Functions())
	maps.Copy(all, s3.Functions())
	return all
})

// resourceTypes is everything that can be created, of all services.
var resourceTypes = sync.OnceValue(func() map[string]*registry.Type {
	all := map[string]*registry.Type{}
	for _, types := range []map[string]*registry.Type{
		appautoscaling.Types(elasticache.Resize),
		ec2.Types(),
		elasticache.Types(),
		cloudwatch.Types(elasticache.IsPublished),
		iam.Types(),
		logs.Types(),
		route53.Types(),
		s3.Types(),
		scheduler.Types(),
		secretsmanager.Types(),
		sfn.Types(),
		sns.Types(),
		sqs.Types(),
	} {
		maps.Copy(all, types)
	}
	return all
})

func typeOf(token string) (*registry.Type, error) {
	t, ok := resourceTypes()[token]
	if !ok {
		return nil, fmt.Errorf("the simulated AWS has no resource type %q; it has %v", token,
			props.SortedKeys(resourceTypes()))
	}
	return t, nil
}

// deleteFrom removes a resource, which the cloud knows by that id, unless something uses it. One that is gone already
// is no error, as for the provider.
func deleteFrom(v world.View, token, id string) error {
	t, err := typeOf(token)
	if err != nil {
		return err
	}
	r := v.Find(token, v.Region, id)
	if r == nil {
		return nil
	}
	if t.BeforeDelete != nil {
		if err := t.BeforeDelete(v, r); err != nil {
			return err
		}
	}
	v.Remove(r)
	return nil
}
