package rediscluster

import (
	"context"
	"reflect"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Takes says whether an input, or an element of one that is a list, could be a text: whether the text breaks none of the rules
// that are about this input alone. It is for proposing to people what is right.
func Takes(input, text string) bool {
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
	request, _, err := newRequest(context.Background(), args)
	if err != nil {
		return false
	}
	plan := newPlan(request)
	return len(plan.check(slices.DeleteFunc(slices.Clone(refusals), func(rule Rule) bool {
		return Root(rule.Input) != input || slices.ContainsFunc(rule.needs, func(need string) bool { return need != input })
	}))) == 0
}
