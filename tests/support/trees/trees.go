// Package trees turns bytes into what a program may send to a component, however wrong, and back into bytes. A fuzzer
// changes the bytes; the keys of objects and most values come from the schema and from the examples of the rules, so
// that a change of a few bytes reaches deep code.
package trees

import (
	"encoding/binary"
	"hash/fnv"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// Request is what a program sends to a component.
type Request struct {
	Component provider.Component
	// Preview is set where the inputs hold something unknown, which an update never sends.
	Preview bool
	Inputs  property.Map
}

// A request begins with a byte of these marks, and two that choose the component.
const (
	previewMark = 1 << iota
	// soundMark lays the inputs over those of the component with nothing wrong about them.
	soundMark
)

// longest is as many bytes as are read. More of them repeat the same kinds of values.
const longest = 4096

// Read is the request that bytes stand for. Any bytes stand for one.
func Read(bytes []byte) Request {
	from := &reader{bytes[:min(len(bytes), longest)]}
	marks := from.byte()
	component := componentNear(from.key())
	inputs := from.object(inputsOf(component), 0)
	if marks&soundMark != 0 {
		inputs = over(soundOf(component), inputs)
	}
	preview := marks&previewMark != 0 || property.New(inputs).HasComputed()
	return Request{component, preview, inputs}
}

// Write are bytes that stand for a request.
func Write(request Request) []byte {
	var to writer
	var marks byte
	if request.Preview {
		marks |= previewMark
	}
	to.bytes = append(to.bytes, marks)
	to.key(request.Component.Token)
	to.object(inputsOf(request.Component), request.Inputs)
	return to.bytes
}

// OverSound are bytes that stand for a component with nothing wrong about it, but for these inputs.
func OverSound(request Request) []byte {
	bytes := Write(request)
	bytes[0] |= soundMark
	return bytes
}

// over are inputs laid over others.
func over(below, above property.Map) property.Map {
	for name, value := range above.All {
		below = below.Set(name, value)
	}
	return below
}

func soundOf(component provider.Component) property.Map {
	inputs, err := wire.Inputs(component.Sound)
	if err != nil {
		panic(err)
	}
	return inputs
}

func componentNear(key uint16) provider.Component {
	var tokens []string
	for _, one := range provider.Components() {
		tokens = append(tokens, one.Token)
	}
	component, _ := provider.ComponentOf(near(key, tokens))
	return component
}

// near is the name whose key has most of its first bits in common with this one. Unlike the place of a name in a list,
// it stays the same for most keys when a name is added, so what was found years ago still means the same.
func near(key uint16, names []string) string {
	return slices.MinFunc(names, func(a, b string) int { return int(keyOf(a)^key) - int(keyOf(b)^key) })
}

func keyOf(name string) uint16 {
	hash := fnv.New32a()
	hash.Write([]byte(name))
	return binary.BigEndian.Uint16(hash.Sum(nil)[2:])
}
