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

// couldBe says whether a text could be the value of an input, or of an element if the input is a list: it breaks no
// rule about this input alone. Messages only propose a value that could be right.
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
	// Which versions are right depends on the engine, which is not known here.
	for _, engine := range []elasticache.Engine{elasticache.Redis, elasticache.Valkey} {
		if name := string(engine); input != "engine" {
			args.Engine = &name
		}
		if p := newPlan(context.Background(), args); p.in.Err == nil && !p.refuses(input) {
			return true
		}
	}
	return false
}

// refuses says whether an input breaks a rule that reads no other input.
func (p *plan) refuses(input string) bool {
	alone := append([]string{input}, engine.VersionInputs...)
	found := p.check(slices.DeleteFunc(slices.Clone(refusals), func(rule check.Rule[*plan]) bool {
		return slices.ContainsFunc(rule.Needs, func(need string) bool { return !slices.Contains(alone, need) })
	}))
	return slices.ContainsFunc(found, func(one check.Problem) bool { return inputs.Root(one.Path) == input })
}
