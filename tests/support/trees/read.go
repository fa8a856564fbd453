package trees

import (
	"math"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/archive"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/asset"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// kind is what a value is read as: the lower half of its first byte. A byte below anyKind is for a value of the type
// that the schema wants.
type kind byte

const (
	null kind = iota
	falsehood
	truth
	oddNumber
	wholeNumber
	anyNumber
	word
	text
	list
	object
	secret
	unknown
	ofResource
	someAsset
	someArchive
	reference
)

const anyKind = 1 << 7

// deepest is how deep a tree is. The schema goes four levels deep.
const deepest = 8

// otherURN is the resource that values come from.
const otherURN = resource.URN("urn:pulumi:stack::project::test:index:Other::other")

// oddNumbers are those at the ends of what a number can be.
var oddNumbers = []float64{
	-1, .5, math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, math.MaxInt32, math.MaxInt32 + 1, math.MinInt32 - 1,
	1 << 53, 1<<53 + 1, math.MaxInt64, math.Copysign(0, -1), math.SmallestNonzeroFloat64, 6.0000001,
}

// reader takes a tree from bytes. After the last byte it reads zeros.
type reader struct{ bytes []byte }

func (r *reader) take(n int) []byte {
	n = min(n, len(r.bytes))
	taken := r.bytes[:n]
	r.bytes = r.bytes[n:]
	return taken
}

func (r *reader) number(bytes int) (n uint64) {
	for _, b := range r.take(bytes) {
		n = n<<8 | uint64(b)
	}
	return n
}

func (r *reader) byte() byte { return byte(r.number(1)) }

func (r *reader) key() uint16 { return uint16(r.number(2)) }

// long is the length of a text that is followed by its length in two bytes.
const long = math.MaxUint8

// text is valid UTF-8, as everything that goes over gRPC.
func (r *reader) text() string {
	length := int(r.byte())
	if length == long {
		length = int(r.number(2))
	}
	return strings.ToValidUTF8(string(r.take(length)), "\uFFFD")
}

// word is a text that an example has at this place, and any text where none has one.
func (r *reader) word(at place) property.Value {
	words := examples().texts[at.name]
	if len(words) == 0 {
		return property.New(r.text())
	}
	return property.New(near(r.key(), words))
}

func (r *reader) value(at place, depth int) property.Value {
	if len(r.bytes) == 0 || depth > deepest {
		return property.New(property.Null)
	}
	first := r.byte()
	if first < anyKind {
		return r.expected(at, first, depth)
	}
	switch kind(first % 16) {
	case falsehood, truth:
		return property.New(kind(first%16) == truth)
	case oddNumber:
		return property.New(oddNumbers[int(r.byte())%len(oddNumbers)])
	case wholeNumber:
		return property.New(float64(r.number(2)))
	case anyNumber:
		return property.New(math.Float64frombits(r.number(8)))
	case word:
		return r.word(at)
	case text:
		return property.New(r.text())
	case list:
		return r.list(at, int(r.byte()), depth)
	case object:
		return property.New(r.object(at, depth))
	case secret:
		return r.value(at, depth+1).WithSecret(true)
	case unknown:
		return property.New(property.Computed)
	case ofResource:
		return r.value(at, depth+1).WithDependencies([]resource.URN{otherURN})
	}
	return r.file(kind(first % 16))
}

// file is an asset, an archive or a resource, none of which any input takes.
func (r *reader) file(of kind) property.Value {
	switch of {
	case someAsset:
		file, _ := asset.FromText(r.text())
		return property.New(file)
	case someArchive:
		file, _ := archive.FromAssets(map[string]any{})
		return property.New(file)
	case reference:
		return property.New(property.ResourceReference{URN: otherURN, ID: property.New(r.text())})
	}
	return property.New(property.Null)
}

// expected is a value of the type that the schema wants at a place.
func (r *reader) expected(at place, first byte, depth int) property.Value {
	switch {
	case len(at.fields) > 0 || at.spec.AdditionalProperties != nil:
		return property.New(r.object(at, depth))
	case at.spec.Items != nil:
		return r.list(at, int(first%5), depth)
	case at.spec.Type == "boolean":
		return property.New(first%2 == 1)
	case at.spec.Type == "integer" || at.spec.Type == "number":
		return property.New(float64(r.number(1 + int(first%8/7))))
	}
	return r.word(at)
}

func (r *reader) list(at place, length, depth int) property.Value {
	elements := []property.Value{}
	for range length {
		if len(r.bytes) > 0 {
			elements = append(elements, r.value(at.element(), depth+1))
		}
	}
	return property.New(property.NewArray(elements))
}

// object has keys of the schema or the examples where the byte before each is even, and any keys otherwise.
func (r *reader) object(at place, depth int) property.Map {
	entries := map[string]property.Value{}
	names := at.names()
	for range r.byte() {
		if len(r.bytes) == 0 {
			break
		}
		key := ""
		if r.byte()%2 == 0 && len(names) > 0 {
			key = near(r.key(), names)
		} else {
			key = r.text()
		}
		entries[key] = r.value(at.entry(key), depth+1)
	}
	return property.NewMap(entries)
}
