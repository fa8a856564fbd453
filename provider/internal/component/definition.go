package component

import (
	"reflect"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Definition is what a component registers with, once. The package serves, checks, documents and tests the component by
// it.
type Definition struct {
	// Token is the type of the component.
	Token string
	// Inputs and Outputs are the documentation of the inputs and the outputs, by name.
	Inputs  map[string]inputs.Doc
	Outputs map[string]string
	// Objects are the types of the inputs that are objects.
	Objects []Object
	// CouldBe says whether a text could be the value of an input, or of an element if the input is a list. Messages
	// only propose a value that could be right.
	CouldBe func(input, text string) bool

	// Sound are inputs in YAML with nothing wrong or unwise about them. The examples of rules are changes of them.
	Sound string
	// Rules are all rules about the inputs, in the order of the documentation.
	Rules func() []check.Doc
	// Changes are the rules about changes, and Observations the rules about what only AWS knows of what runs. Either is
	// nil if there are none.
	Changes, Observations func() []check.Doc
}

// Object is the type of an input that is an object, with the documentation of its fields.
type Object struct {
	Type reflect.Type
	Docs map[string]inputs.Doc
}

// ObjectOf is the object of a Go type, with the documentation of its fields.
func ObjectOf[T any](docs map[string]inputs.Doc) Object { return Object{reflect.TypeFor[T](), docs} }
