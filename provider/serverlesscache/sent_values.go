package serverlesscache

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// same says whether two values are the same for the AWS provider. Lists are sets, and what is absent is the same as what
// is empty or 0, with which AWS answers for a limit that there is not.
func same(then, now resource.PropertyValue) bool { return reflect.DeepEqual(plain(then), plain(now)) }

// plain is a value without marks, and without what is empty.
func plain(v resource.PropertyValue) any {
	v, _ = inputs.Revealed(v)
	switch {
	case v.IsNull() || v.IsNumber() && v.NumberValue() == 0:
		return nil
	case v.IsArray():
		var elements []string
		for _, e := range v.ArrayValue() {
			elements = append(elements, fmt.Sprint(plain(e)))
		}
		slices.Sort(elements)
		if len(elements) == 0 {
			return nil
		}
		return elements
	case v.IsObject():
		fields := map[string]any{}
		for name, e := range fieldsOf(v) {
			if e := plain(e); e != nil {
				fields[name] = e
			}
		}
		if len(fields) == 0 {
			return nil
		}
		return fields
	}
	return v.V
}

// given says whether a value is there. A value that is not known yet may be, so it counts.
func given(v resource.PropertyValue) bool {
	v, _ = inputs.Revealed(v)
	return !v.IsNull()
}

// fieldsOf are the fields of an object; none if it is no object.
func fieldsOf(v resource.PropertyValue) map[string]resource.PropertyValue {
	fields := map[string]resource.PropertyValue{}
	if v, _ = inputs.Revealed(v); v.IsObject() {
		for key, e := range v.ObjectValue() {
			fields[string(key)] = e
		}
	}
	return fields
}

// first is the only element of a list, or the value itself.
func first(v resource.PropertyValue) resource.PropertyValue {
	if v, _ = inputs.Revealed(v); v.IsArray() && len(v.ArrayValue()) > 0 {
		return v.ArrayValue()[0]
	}
	return v
}

// loses says whether an object no longer has a number that it had. AWS answers 0 where there is none.
func loses(then, now resource.PropertyValue, field string) bool {
	had, _ := inputs.Revealed(fieldsOf(then)[field])
	return had.IsNumber() && had.NumberValue() != 0 && !given(fieldsOf(now)[field])
}
