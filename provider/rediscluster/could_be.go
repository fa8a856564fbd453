package rediscluster

import (
	"context"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// couldBe says whether a text could be the value of an input, or of an element if the input is a list: it breaks no
// rule about this input alone. Messages only propose a value that could be right.
func couldBe(input, text string) bool {
	// Which versions are right depends on the engine, which is not known here.
	for _, runs := range []elasticache.Engine{elasticache.Redis, elasticache.Valkey} {
		args := &RedisClusterArgs{}
		if !inputs.Propose(args, input, text) {
			return true
		}
		if name := string(runs); input != "engine" {
			args.Engine = &name
		}
		if p := newPlan(context.Background(), args); p.in.Err == nil &&
			!rulebook().RefusesAlone(p, input, engine.VersionInputs...) {
			return true
		}
	}
	return false
}
