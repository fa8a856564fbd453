package component

import (
	"reflect"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Definition is what the package must know of a component to serve it, to correct its schema, to hold inputs against
// that, to document it, and to test it. A component is registered with it, once.
type Definition struct {
	// Token is the type of the component.
	Token string
	// Inputs document its inputs, and Outputs its outputs, by their names.
	Inputs  map[string]inputs.Doc
	Outputs map[string]string
	// Objects are the types of inputs that are objects.
	Objects []Object
	// CouldBe says whether an input, or an element of one that is a list, could be a text that somebody wrote without
	// quotes: it is for proposing what is right.
	CouldBe func(input, text string) bool

	// Sound are inputs, in YAML, of which nothing is wrong or unwise. The examples of the rules are changes of them.
	Sound string
	// Rules are all that the inputs are held against, in the order of the documentation.
	Rules func() []check.Doc
	// Changes are the rules about changes, and Observations those about what AWS says of what runs; nil where there are
	// none.
	Changes, Observations func() []check.Doc
}

// Object is the type of an input that is an object, with the documentation of its fields.
type Object struct {
	Type reflect.Type
	Docs map[string]inputs.Doc
}

// ObjectOf is a type with the documentation of its fields.
func ObjectOf[T any](docs map[string]inputs.Doc) Object { return Object{reflect.TypeFor[T](), docs} }
