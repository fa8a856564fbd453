// Package contract compares inputs with what the pulumi-aws SDK declares.
package contract

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strings"
	"sync"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/appautoscaling"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/scheduler"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// Contract is what a resource type takes and gives, as the pulumi-aws SDK declares it. Nothing in it is written by
// hand, so it is right for the version of the SDK that the module pins, and wrong for no other reason than the SDK's.
type Contract struct {
	Inputs   map[string]reflect.Type
	Outputs  map[string]reflect.Type
	Required map[string]bool
}

// Of reads the contract from the SDK's constructor of the resource, which has the form
//
//	func NewVpc(ctx *pulumi.Context, name string, args *VpcArgs, opts ...pulumi.ResourceOption) (*Vpc, error)
//
// Inputs are the fields of the plain struct behind the arguments (vpcArgs), outputs those of the resource (Vpc).
func Of(constructor any) Contract {
	fn := reflect.ValueOf(constructor)
	args := fn.Type().In(2).Elem()
	elementType := reflect.New(args).Elem().Interface().(pulumi.Input).ElementType()

	c := Contract{Inputs: TaggedFields(elementType), Outputs: map[string]reflect.Type{}, Required: map[string]bool{}}
	resource := fn.Type().Out(0).Elem()
	for f := range resource.Fields() {
		if name, ok := tagOf(f); ok {
			c.Outputs[name] = reflect.Zero(f.Type).Interface().(pulumi.Output).ElementType()
		}
	}
	for _, argument := range RequiredArgs(fn, args) {
		plain, _ := elementType.FieldByName(argument.Name) // the arguments themselves carry no tags
		name, _ := tagOf(plain)
		c.Required[name] = true
	}
	return c
}

var missingArgument = regexp.MustCompile(`^invalid value for required argument '(\w+)'$`)

// RequiredArgs asks the constructor itself: called with too little, it names the first argument that it misses. Each
// answer is filled in and the question repeated. The context is nil, so a constructor that misses nothing panics when
// it comes to registering the resource, which is the end of the questions.
func RequiredArgs(constructor reflect.Value, args reflect.Type) (required []reflect.StructField) {
	given := reflect.New(args)
	for {
		match := missingArgument.FindStringSubmatch(complaint(constructor, given))
		if match == nil {
			return required
		}
		field, _ := args.FieldByName(match[1])
		required = append(required, field)
		given.Elem().FieldByName(match[1]).Set(AnyInput(field.Type))
	}
}

func complaint(constructor, args reflect.Value) (message string) {
	defer func() {
		if recover() != nil {
			message = ""
		}
	}()
	noContext := reflect.Zero(constructor.Type().In(0))
	results := constructor.Call([]reflect.Value{noContext, reflect.ValueOf("probe"), args})
	if err, _ := results[1].Interface().(error); err != nil {
		return err.Error()
	}
	return ""
}

// AnyInput is some value of an input type.
func AnyInput(t reflect.Type) reflect.Value {
	for _, input := range []pulumi.Input{
		pulumi.String(""), pulumi.Int(0), pulumi.Bool(false), pulumi.Float64(0),
		pulumi.StringArray{},
		pulumi.StringMap{},
		pulumi.Array{},
		s3.BucketVersioningV2VersioningConfigurationArgs{},
		s3.BucketServerSideEncryptionConfigurationV2RuleArray{},
		s3.BucketOwnershipControlsRuleArgs{},
		s3.BucketReplicationConfigRuleArray{},
		scheduler.ScheduleFlexibleTimeWindowArgs{},
		scheduler.ScheduleTargetArgs{},
		appautoscaling.ScheduledActionScalableTargetActionArgs{},
	} {
		if reflect.TypeOf(input).Implements(t) {
			return reflect.ValueOf(input)
		}
	}
	panic(fmt.Sprintf("awssim: a required argument has type %s; add a value of it to anyInput", t))
}

var tagsByType sync.Map

// TaggedFields are the properties of a plain SDK struct.
func TaggedFields(t reflect.Type) map[string]reflect.Type {
	if known, ok := tagsByType.Load(t); ok {
		return known.(map[string]reflect.Type)
	}
	out := map[string]reflect.Type{}
	for field := range t.Fields() {
		if name, ok := tagOf(field); ok {
			out[name] = field.Type
		}
	}
	tagsByType.Store(t, out)
	return out
}

func tagOf(f reflect.StructField) (name string, ok bool) {
	tag, ok := f.Tag.Lookup("pulumi")
	name, _, _ = strings.Cut(tag, ",")
	return name, ok && name != ""
}

// IsRequiredField tells whether a nested object must have a field: the SDK has pointers for scalars that may be absent,
// and says nothing about lists and maps, which are taken for optional.
func IsRequiredField(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return false
	}
	return true
}

// Check compares inputs with the contract: nothing unknown, nothing missing, nothing of a wrong type, at any depth.
func (c Contract) Check(inputs property.Map) []p.CheckFailure {
	return CheckObject("", inputs, c.Inputs, func(name string) bool { return c.Required[name] })
}

// CheckObject compares the object at a path with its fields.
func CheckObject(
	path string, m property.Map, fields map[string]reflect.Type, required func(string) bool,
) []p.CheckFailure {
	var failures []p.CheckFailure
	for name, v := range m.AllStable {
		t, ok := fields[name]
		switch {
		case props.IsInternal(name):
		case !ok:
			failures = append(failures, p.CheckFailure{
				Property: join(path, name),
				Reason:   fmt.Sprintf("Invalid or unknown key: an argument named %q is not expected here", name),
			})
		case v.IsNull() && required(name):
			failures = append(failures, missing(path, name))
		case !v.IsNull():
			failures = append(failures, checkValue(join(path, name), v, t)...)
		}
	}
	for _, name := range props.SortedKeys(fields) {
		if _, sent := m.GetOk(name); !sent && required(name) {
			failures = append(failures, missing(path, name))
		}
	}
	return failures
}

func missing(path, name string) p.CheckFailure {
	return p.CheckFailure{
		Property: join(path, name),
		Reason: fmt.Sprintf("Missing required argument: the argument %q is required, but no definition was found",
			name),
	}
}

// checkValue names types in its messages, never values: a value may be a secret.
func checkValue(path string, v property.Value, t reflect.Type) []p.CheckFailure {
	if v.IsComputed() {
		return nil
	}
	wrong := func(want string) []p.CheckFailure {
		return []p.CheckFailure{
			{Property: path, Reason: fmt.Sprintf("Incorrect type: expected %s, got %s", want, kindOf(v))},
		}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return checkValue(path, v, t.Elem())
	case reflect.Slice:
		if !v.IsArray() {
			return wrong("a list")
		}
		var failures []p.CheckFailure
		for i, e := range v.AsArray().All {
			failures = append(failures, checkValue(fmt.Sprintf("%s[%d]", path, i), e, t.Elem())...)
		}
		return failures
	case reflect.Map:
		if !v.IsMap() {
			return wrong("a map")
		}
		return checkEntries(path, v.AsMap(), t.Elem())
	case reflect.Struct:
		if !v.IsMap() {
			return wrong("an object")
		}
		fields := TaggedFields(t)
		return CheckObject(path, v.AsMap(), fields, func(name string) bool { return IsRequiredField(fields[name]) })
	}
	if want := scalarOf(t.Kind()); want != "" && !isScalar(v, t.Kind()) {
		return wrong(want)
	}
	if t.Kind() == reflect.Int && v.AsNumber() != math.Trunc(v.AsNumber()) {
		return []p.CheckFailure{{Property: path, Reason: "Incorrect type: expected a whole number, got a fraction"}}
	}
	return nil
}

func checkEntries(path string, m property.Map, t reflect.Type) []p.CheckFailure {
	var failures []p.CheckFailure
	for k, e := range m.AllStable {
		if !props.IsInternal(k) {
			failures = append(failures, checkValue(join(path, k), e, t)...)
		}
	}
	return failures
}

// scalarOf is what a message calls a kind of scalar, and empty for what is none.
func scalarOf(kind reflect.Kind) string {
	switch kind {
	case reflect.String, reflect.Interface: // an interface is a string or a resource, as in the actions of an alarm
		return "a string"
	case reflect.Bool:
		return "a boolean"
	case reflect.Int:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	}
	return ""
}

func isScalar(v property.Value, kind reflect.Kind) bool {
	switch kind {
	case reflect.String, reflect.Interface:
		return v.IsString() || v.IsResourceReference() // a reference stands for the resource's id
	case reflect.Bool:
		return v.IsBool()
	}
	return v.IsNumber()
}

func kindOf(v property.Value) string {
	switch {
	case v.IsNull():
		return "null"
	case v.IsString():
		return "a string"
	case v.IsNumber():
		return "a number"
	case v.IsBool():
		return "a boolean"
	case v.IsArray():
		return "a list"
	case v.IsMap():
		return "an object"
	}
	return "something else"
}

var plainKey = regexp.MustCompile(`^[A-Za-z_$][\w$]*$`)

// join extends a property path the way the engine writes it.
func join(path, name string) string {
	switch {
	case !plainKey.MatchString(name):
		return fmt.Sprintf("%s[%q]", path, name)
	case path == "":
		return name
	}
	return path + "." + name
}
