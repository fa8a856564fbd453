package component

import (
	"reflect"
	"strings"

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
	// Elsewhere are inputs of other components and modules that this one has not, by their paths, and what a program
	// that gives one is told. Capital letters and underscores do not matter. It is
	// nil if there are none.
	Elsewhere map[string]string
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

// Name is the name of the component in every SDK.
func (d Definition) Name() string {
	_, name, _ := strings.Cut(d.Token, ":index:")
	return name
}

// Object is the type of an input that is an object.
type Object struct {
	Type reflect.Type
	// About says what the object is for, and Docs document its fields.
	About string
	Docs  map[string]inputs.Doc
}

// ObjectOf is the object of a Go type, with its documentation.
func ObjectOf[T any](about string, docs map[string]inputs.Doc) Object {
	return Object{reflect.TypeFor[T](), about, docs}
}
