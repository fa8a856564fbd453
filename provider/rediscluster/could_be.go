package rediscluster

import (
	"context"
	"reflect"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// couldBe says whether an input, or an element of one that is a list, could be a text: whether the text breaks none of
// the rules that are about this input alone. It is for proposing to people what is right.
func couldBe(input, text string) bool {
	args := &RedisClusterArgs{}
	index, ok := inputOrder()[input]
	if !ok {
		return true
	}
	field := reflect.ValueOf(args).Elem().Field(index)
	value := pulumi.String(text)
	switch field.Interface().(type) {
	case string:
		field.SetString(text)
	case []pulumi.StringInput:
		field.Set(reflect.ValueOf([]pulumi.StringInput{value}))
	default:
		var proposed reflect.Value
		for _, candidate := range []any{value, pulumi.StringArray{value}} {
			if reflect.TypeOf(candidate).AssignableTo(field.Type()) {
				proposed = reflect.ValueOf(candidate)
			}
		}
		if !proposed.IsValid() {
			return true
		}
		field.Set(proposed)
	}
	// A version is right by the engine, of which nothing is known here.
	for _, engine := range []elasticache.Engine{elasticache.Redis, elasticache.Valkey} {
		if name := string(engine); input != "engine" {
			args.Engine = &name
		}
		p, _, err := newPlan(context.Background(), args)
		if err == nil && !p.refuses(input) {
			return true
		}
	}
	return false
}

// refuses says whether one of the rules that are about an input alone is broken at it.
func (p *plan) refuses(input string) bool {
	alone := append([]string{input}, engine.VersionInputs...)
	found := p.check(slices.DeleteFunc(slices.Clone(refusals), func(rule check.Rule[*plan]) bool {
		return slices.ContainsFunc(rule.Needs, func(need string) bool { return !slices.Contains(alone, need) })
	}))
	return slices.ContainsFunc(found, func(one check.Problem) bool { return inputs.Root(one.Path) == input })
}
