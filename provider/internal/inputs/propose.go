package inputs

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Propose sets an input to a text, or to a list that holds the text alone. ok is false if the arguments have no such
// input, or one of another type.
func Propose(args any, input, text string) (ok bool) {
	v := reflect.ValueOf(args).Elem()
	index, ok := Properties(v.Type())[input]
	if !ok {
		return false
	}
	field := v.Field(index)
	value := pulumi.String(text)
	for _, candidate := range []any{
		text, &text, value, []pulumi.StringInput{value}, pulumi.StringArray{value},
	} {
		if reflect.TypeOf(candidate).AssignableTo(field.Type()) {
			field.Set(reflect.ValueOf(candidate))
			return true
		}
	}
	return false
}
