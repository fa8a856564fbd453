package elasticache

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// The ports of a serverless cache, on one host name. Source: ElastiCache user guide, "Creating a serverless cache".
const (
	serverlessPort       = 6379
	serverlessReaderPort = 6380
)

// settleServerlessEndpoints says where a cache is found: where a test serves it, or at a name in AWS's form.
func settleServerlessEndpoints(v world.View, out props.Map) {
	name := out.Str("name")
	at, served := v.Served[name]
	if !served {
		at = world.Served{
			Host: name + "-" + world.Digest(v.Account, v.Region, name)[:6] + ".serverless." +
				world.ShortRegion(v.Region) + ".cache." + arn.SuffixOf(v.Region),
			Port: serverlessPort, ReaderPort: serverlessReaderPort,
		}
	}
	endpoints := func(port int) any {
		return props.Normal([]any{map[string]any{"address": at.Host, "port": port}})
	}
	out["endpoints"] = endpoints(at.Port)
	out["readerEndpoints"] = endpoints(at.ReaderPort)
}

// ServeServerlessAt makes an address that of a serverless cache; an empty host brings AWS's names back.
func ServeServerlessAt(w *world.World, name string, at world.Served) {
	if w.Served == nil {
		w.Served = map[string]world.Served{}
	}
	w.Served[name] = at
	if at.Host == "" {
		delete(w.Served, name)
	}
	for _, r := range w.Resources {
		if r.Type == awstype.ServerlessCache && r.ID == name {
			served := props.Map(r.Properties).Clone()
			settleServerlessEndpoints(w.Around(r), served)
			w.Replace(r, served)
		}
	}
}
