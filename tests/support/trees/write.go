package trees

import (
	"encoding/binary"
	"math"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// writer turns a tree into the bytes that it is read from. Texts are written as they are, and not as words of examples,
// which may change.
type writer struct{ bytes []byte }

func (w *writer) kind(of kind) { w.bytes = append(w.bytes, anyKind|byte(of)) }

func (w *writer) key(name string) { w.bytes = binary.BigEndian.AppendUint16(w.bytes, keyOf(name)) }

func (w *writer) text(text string) {
	text = text[:min(len(text), math.MaxUint16)]
	if len(text) < long {
		w.bytes = append(w.bytes, byte(len(text)))
	} else {
		w.bytes = binary.BigEndian.AppendUint16(append(w.bytes, long), uint16(len(text)))
	}
	w.bytes = append(w.bytes, text...)
}

func (w *writer) object(at place, entries property.Map) {
	w.bytes = append(w.bytes, byte(min(entries.Len(), math.MaxUint8)))
	names := at.names()
	for name, value := range entries.AllStable {
		if len(names) > 0 && near(keyOf(name), names) == name {
			w.bytes = append(w.bytes, 0)
			w.key(name)
		} else {
			w.bytes = append(w.bytes, 1)
			w.text(name)
		}
		w.value(at.entry(name), value)
	}
}

func (w *writer) value(at place, value property.Value) {
	if value.Secret() {
		w.kind(secret)
	}
	if len(value.Dependencies()) > 0 {
		w.kind(ofResource)
	}
	switch {
	case value.IsBool() && value.AsBool():
		w.kind(truth)
	case value.IsBool():
		w.kind(falsehood)
	case value.IsNumber():
		w.number(value.AsNumber())
	case value.IsString():
		w.kind(text)
		w.text(value.AsString())
	case value.IsArray():
		w.list(at, value.AsArray())
	case value.IsMap():
		w.kind(object)
		w.object(at, value.AsMap())
	case value.IsComputed():
		w.kind(unknown)
	case value.IsAsset():
		w.kind(someAsset)
		w.text(value.AsAsset().Text)
	case value.IsArchive():
		w.kind(someArchive)
	case value.IsResourceReference():
		w.kind(reference)
		w.text(value.AsResourceReference().ID.AsString())
	default:
		w.kind(null)
	}
}

func (w *writer) number(n float64) {
	if n == math.Trunc(n) && n >= 0 && n <= math.MaxUint16 && !math.Signbit(n) {
		w.kind(wholeNumber)
		w.bytes = binary.BigEndian.AppendUint16(w.bytes, uint16(n))
		return
	}
	w.kind(anyNumber)
	w.bytes = binary.BigEndian.AppendUint64(w.bytes, math.Float64bits(n))
}

func (w *writer) list(at place, elements property.Array) {
	w.kind(list)
	w.bytes = append(w.bytes, byte(min(elements.Len(), math.MaxUint8)))
	for i, element := range elements.All {
		if i < math.MaxUint8 {
			w.value(at.element(), element)
		}
	}
}
