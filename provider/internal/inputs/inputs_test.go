package inputs

import (
	"errors"
	"reflect"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type args struct {
	Name     string                `pulumi:"name"`
	Port     pulumi.IntPtrInput    `pulumi:"port,optional"`
	Tags     pulumi.StringMapInput `pulumi:"tags,optional"`
	Password pulumi.StringPtrInput `pulumi:"password,optional" provider:"secret"`
	Ignored  string
}

func unknown() pulumi.StringOutput {
	return pulumi.UnsafeUnknownOutput(nil).ApplyT(func(any) string { return "" }).(pulumi.StringOutput)
}

// What is left out has the default, what is given its value; and what is unknown, secret or refused is noted by its
// path.
func TestTake(t *testing.T) {
	t.Parallel()
	in := NewResolver(WithRefused(t.Context(), []perrors.InputPropertyErrorDetails{
		{PropertyPath: "blocks[1]", Reason: "is a number"}, {PropertyPath: `tags["c"]`, Reason: "is a number"}, {PropertyPath: "users[0]", Reason: "is a number"}, {PropertyPath: SecretPath("token"), Reason: "is a number"},
	}, []string{"size"}))
	assert.Equal(t, Fixed("default"), Take(in, "a", pulumi.StringPtrInput(nil), "default"))
	given := Take(in, "b", pulumi.StringPtrInput(pulumi.String("x")), "default")
	assert.Equal(t, Setting[string]{Value: "x", Known: true, Given: true}, given)
	nothing := pulumi.String("").ToStringOutput().ApplyT(func(string) *string { return nil }).(pulumi.StringPtrOutput)
	assert.Equal(t, "default", Take(in, "c", nothing, "default").Value)
	assert.False(t, Take(in, "d", unknown(), "").Known)
	assert.True(t, Take(in, "e", pulumi.ToSecret(pulumi.String("x")).(pulumi.StringOutput), "").Secret)
	assert.False(t, Take(in, "size", pulumi.Int(7), 1).Known, "withheld")
	assert.False(t, Take(in, "token", pulumi.StringPtrInput(nil), "").Known, "refused")

	blocks := TakeList(in, "blocks", pulumi.StringArray{pulumi.String("a"), pulumi.String("placeholder"), unknown()})
	assert.False(t, blocks.Counted, "one of them was refused")
	var known []bool
	for _, e := range blocks.Elements {
		known = append(known, e.Known)
	}
	assert.Equal(t, []bool{true, false, false}, known)

	tags := TakeMap(in, "tags",
		pulumi.StringMap{"b": pulumi.String("2"), "a": unknown(), "c": pulumi.String("placeholder")})
	var keys []string
	for key, value := range tags.All() {
		keys = append(keys, key)
		assert.Equal(t, key == "b", value.Known, key)
	}
	assert.Equal(t, []string{"a", "b", "c"}, keys)
	assert.True(t, tags.Counted, "whatever their values are")
	assert.False(t, Take(in, "users[0].name", pulumi.String("x"), "").Known, "what it is in was refused")
	assert.True(t, Take(in, "users[1].name", pulumi.String("x"), "").Known)

	passwords := TakePasswords(in, "passwords", []pulumi.StringInput{pulumi.String("x")})
	assert.True(t, passwords.Elements[0].Secret)

	require.NoError(t, in.Err)
	assert.Equal(t, Paths{"e": true, "token": true}, in.Secrets, "but of passwords, of which nothing is quoted")
	for path, want := range map[string]bool{
		"a": false, "b": false, "d": true, "size": true, "token": true, "blocks": true, "blocks[1]": true,
		"tags": false, "users": true,
	} {
		assert.Equal(t, want, in.Unknown[path], path)
	}

	Take(in, "f", pulumi.ToOutput(pulumi.Any(7)), "")
	assert.Equal(t, perrors.InputPropertyErrorDetails{PropertyPath: "f", Reason: "holds a int, not a string"},
		in.Found[4])
	gone := pulumi.String("").ToStringOutput().ApplyT(func(string) (string, error) {
		return "", errors.New("the database is gone")
	})
	Take(in, "g", gone, "")
	require.ErrorContains(t, in.Err, "waiting for g: the database is gone")
}

// A path is covered by what it lies in, and touches what lies in it.
func TestPaths(t *testing.T) {
	t.Parallel()
	set := Paths{"users[0]": true, `tags["a.b"]`: true, "alarms.memory": true}
	for path, is := range map[string]struct{ covered, touched bool }{
		"users[0]": {true, true}, "users[0].name": {true, true}, "users": {false, true}, "users[1].name": {}, "user": {},
		`tags["a.b"]`: {true, true}, `tags["a"]`: {}, "tags": {false, true}, "alarms": {false, true},
		"alarms.memory.period": {true, true}, "alarms.memoryless": {}, "": {},
	} {
		assert.Equal(t, is.covered, set.Cover(path), path)
		assert.Equal(t, is.touched, set.Touch(path), path)
	}
}

// What the engine is told of the arguments is what is read back, secrets as secrets.
func TestRecordedIsRead(t *testing.T) {
	t.Parallel()
	recorded := Recorded(&args{
		Name: "cache", Password: pulumi.String("secret"), Tags: pulumi.StringMap{"team": pulumi.String("web")},
	})
	assert.NotContains(t, recorded, "port", "what is left out")
	assert.Equal(t, pulumi.Any("cache"), recorded["name"])
	in := NewResolver(t.Context())
	assert.True(t, Take(in, "password", recorded["password"], "").Secret, "whether or not the program says so")

	read := args{}
	Read(&read, resource.PropertyMap{
		"name": resource.NewProperty("cache"), "port": resource.NewProperty(6380.), "password": resource.MakeSecret(resource.NewProperty("secret")),
		"tags": resource.NewProperty("of another version"), "gone": resource.NewProperty("x"),
	})
	assert.Equal(t, "cache", read.Name)
	assert.Equal(t, pulumi.Int(6380), read.Port)
	assert.Nil(t, read.Tags)
	assert.True(t, Take(in, "password", read.Password, "").Secret)
	assert.Equal(t, map[string]int{"name": 0, "port": 1, "tags": 2, "password": 3}, Properties(reflect.TypeFor[args]()))
}

// All problems are one error, that tells them a line each and can be taken apart.
func TestError(t *testing.T) {
	t.Parallel()
	problems := []perrors.InputPropertyErrorDetails{
		{PropertyPath: "name", Reason: "is empty"}, {PropertyPath: "tags.a", Reason: "is long"},
	}
	err := Error("RedisThing", "nothing was changed", problems)
	assert.EqualError(t, err,
		"RedisThing: the inputs have 2 problems, so nothing was changed:\n  - name: is empty\n  - tags.a: is long")
	assert.Equal(t, problems, Problems(err))
	assert.ErrorContains(t, Error("RedisThing", "nothing was changed", problems[:1]), "the inputs have a problem, so")
	assert.Empty(t, Problems(errors.New("another")))
	for path, root := range map[string]string{
		"name": "name", "tags.a": "tags", `tags["a.b"]`: "tags", "blocks[1]": "blocks", SecretPath("token"): "token",
	} {
		assert.Equal(t, root, Root(path))
	}
	assert.Equal(t, "token (secret)", SecretPath(SecretPath("token")))
}

// said keeps what a component logs.
type said struct {
	pulumi.Log
	lines []string
}

func (s *said) Warn(text string, _ *pulumi.LogArgs) error {
	s.lines = append(s.lines, text)
	return nil
}

// noMocks answer nothing: a program that only logs asks for nothing.
type noMocks struct{ pulumi.MockResourceMonitor }

// A warning is given with the name of its rule, by which a program accepts it.
func TestWarn(t *testing.T) {
	t.Parallel()
	log := &said{}
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		ctx.Log = log
		return Warn(ctx, nil, []string{"tls-off"}, []Warning{
			{"port", "is odd", "odd-port"}, {"tls", "is off", "tls-off"}, {SecretPath("key"), Withheld("key", "Keys turn."), "key-turns"},
		})
	}, pulumi.WithMocks("project", "stack", noMocks{})))
	assert.Equal(t, []string{
		"port: is odd [odd-port]", "key (secret): goes against a rule (key is a secret, so no values are shown): Keys turn. [key-turns]",
	}, log.lines)
}
