package serverlesscache

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// limitIn is one of the limits of a cache: an object, or null.
func limitIn(cache resource.PropertyMap, name resource.PropertyKey) resource.PropertyValue {
	limits, _ := inputs.Revealed(cache["cacheUsageLimits"])
	if !limits.IsObject() {
		return resource.NewNullProperty()
	}
	one, _ := inputs.Revealed(limits.ObjectValue()[name])
	switch {
	case one.IsArray() && len(one.ArrayValue()) > 0:
		return one.ArrayValue()[0]
	case one.IsArray():
		return resource.NewNullProperty()
	}
	return one
}

// end is the minimum or the maximum of a limit.
func end(limit resource.PropertyValue, bound string) resource.PropertyValue {
	if !limit.IsObject() {
		return resource.NewNullProperty()
	}
	return limit.ObjectValue()[resource.PropertyKey(bound)]
}

// same says whether two values are the same for the AWS provider. Lists are sets, and a value that is absent, or an
// empty text, on both sides is the same.
func same(then, now resource.PropertyValue) bool {
	absent := func(v resource.PropertyValue) bool { return v.IsNull() || v.IsString() && v.StringValue() == "" }
	if absent(then) || absent(now) {
		return absent(then) == absent(now)
	}
	return reflect.DeepEqual(plain(then), plain(now))
}

// plain is a value without marks, and with what is absent left out.
func plain(v resource.PropertyValue) any {
	v, _ = inputs.Revealed(v)
	switch {
	case v.IsArray():
		return slices.Sorted(slices.Values(texts(v)))
	case v.IsObject():
		fields := map[string]any{}
		for key, e := range v.ObjectValue() {
			if e, _ = inputs.Revealed(e); !e.IsNull() {
				fields[string(key)] = plain(e)
			}
		}
		return fields
	}
	return v.V
}

// texts are the elements of a list, in their order.
func texts(v resource.PropertyValue) (all []string) {
	v, _ = inputs.Revealed(v)
	if v.IsArray() {
		for _, e := range v.ArrayValue() {
			all = append(all, fmt.Sprint(plain(e)))
		}
	}
	return all
}

// loses says whether the program no longer asks for a number or a text that the cache has. A limit of 0 is none.
func loses(then, now resource.PropertyValue) bool {
	then, _ = inputs.Revealed(then)
	now, _ = inputs.Revealed(now)
	switch {
	case then.IsNull(), then.IsNumber() && then.NumberValue() == 0, then.IsString() && then.StringValue() == "":
		return false
	}
	return now.IsNull()
}
