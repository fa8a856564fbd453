package world

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// change is what one write changed of a world: its fields by their names in JSON. A field that is a map has the keys
// that differ, with null for those that are gone. The resources are those that are new or changed; goneField has the
// keys of those that are no more. All other fields are there as a whole. A whole world, as JSON, is therefore a change
// from an empty one.
type change map[string]json.RawMessage

const (
	resourcesField = "resources"
	goneField      = "gone"
)

// worldFields are the fields that a world keeps, by their names in JSON.
var worldFields = func() map[string]int {
	fields := map[string]int{}
	for i, t := 0, reflect.TypeFor[World](); i < t.NumField(); i++ {
		if field := t.Field(i); field.IsExported() {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			fields[name] = i
		}
	}
	return fields
}()

func changeBetween(before, after *World) (change, error) {
	c := change{}
	old, current := reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem()
	for name, i := range worldFields {
		differs, err := any(nil), error(nil)
		switch {
		case name == resourcesField:
			err = c.compareResources(before.Resources, after.Resources)
		case old.Field(i).Kind() == reflect.Map:
			differs = keysThatDiffer(old.Field(i), current.Field(i))
		case !reflect.DeepEqual(old.Field(i).Interface(), current.Field(i).Interface()):
			differs = current.Field(i).Interface()
		}
		if err == nil && differs != nil {
			err = c.set(name, differs)
		}
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c change) set(name string, value any) error {
	content, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("writing %s of the simulated cloud: %w", name, err)
	}
	c[name] = content
	return nil
}

// keysThatDiffer are the values of the second map that are not those of the first, and nil under each key that only the
// first has. It is nil where there are none.
func keysThatDiffer(before, after reflect.Value) any {
	differ := map[string]any{}
	for key, value := range after.Seq2() {
		if old := before.MapIndex(key); !old.IsValid() || !reflect.DeepEqual(old.Interface(), value.Interface()) {
			differ[key.String()] = value.Interface()
		}
	}
	for key := range before.Seq() {
		if !after.MapIndex(key).IsValid() {
			differ[key.String()] = nil
		}
	}
	if len(differ) == 0 {
		return nil
	}
	return differ
}

// compareResources notes which resources are new, changed and gone. Resources are never changed in place, so one that
// is the same pointer is the same.
func (c change) compareResources(before, after []*Resource) error {
	same := 0
	for same < min(len(before), len(after)) && before[same] == after[same] {
		same++
	}
	before, after = before[same:], after[same:]
	if len(before) == 0 && len(after) == 0 {
		return nil
	}
	put, gone := differences(before, after)
	if len(gone) > 0 {
		if err := c.set(goneField, gone); err != nil {
			return err
		}
	}
	if len(put) > 0 {
		return c.set(resourcesField, put)
	}
	return nil
}

// differences are what has to be put into a list, and the keys of what has to go before, to turn one into the other.
// What is put under a key that is there takes its place; all else goes to the end.
func differences(before, after []*Resource) (put []*Resource, gone []string) {
	old := make(map[string]*Resource, len(before))
	for _, r := range before {
		old[r.Key()] = r
	}
	left := make(map[string]bool, len(after))
	added := false
	var stayed []string
	for _, r := range after {
		key := r.Key()
		left[key] = true
		was, known := old[key]
		if known && added {
			return after, keysOf(before) // in another order: all of it anew
		}
		if known {
			stayed = append(stayed, key)
		}
		added = added || !known
		if was != r {
			put = append(put, r)
		}
	}
	for _, r := range before {
		switch key := r.Key(); {
		case !left[key]:
			gone = append(gone, key)
		case len(stayed) > 0 && key == stayed[0]:
			stayed = stayed[1:]
		default:
			return after, keysOf(before)
		}
	}
	return put, gone
}

func keysOf(resources []*Resource) []string {
	keys := make([]string, len(resources))
	for i, r := range resources {
		keys[i] = r.Key()
	}
	return keys
}

// apply makes the change to a world. A field that the world does not have is an error: the file is of another version.
func (c change) apply(w *World) error {
	var gone []string
	if content, found := c[goneField]; found {
		if err := json.Unmarshal(content, &gone); err != nil {
			return fmt.Errorf("%s: %w", goneField, err)
		}
	}
	w.drop(gone)
	world := reflect.ValueOf(w).Elem()
	for name, content := range c {
		if name == goneField {
			continue
		}
		i, known := worldFields[name]
		if !known {
			return fmt.Errorf("unknown field %q", name)
		}
		var err error
		switch field := world.Field(i); {
		case name == resourcesField:
			err = w.put(content)
		case field.Kind() == reflect.Map:
			err = putKeys(field, content)
		default:
			field.SetZero()
			err = json.Unmarshal(content, field.Addr().Interface())
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func (w *World) drop(keys []string) {
	if len(keys) == 0 {
		return
	}
	w.Resources = slices.DeleteFunc(w.Resources, func(r *Resource) bool { return slices.Contains(keys, r.Key()) })
}

func (w *World) put(content json.RawMessage) error {
	var resources []*Resource
	if err := json.Unmarshal(content, &resources); err != nil {
		return err
	}
	for _, r := range resources {
		i := slices.IndexFunc(w.Resources, func(other *Resource) bool {
			return other.Type == r.Type && other.ID == r.ID && other.Region == r.Region && other.Account == r.Account
		})
		if i < 0 {
			w.Resources = append(w.Resources, r)
		} else {
			w.Resources[i] = r
		}
	}
	return nil
}

func putKeys(field reflect.Value, content json.RawMessage) error {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(content, &keys); err != nil {
		return err
	}
	if field.IsNil() {
		field.Set(reflect.MakeMap(field.Type()))
	}
	for key, content := range keys {
		if bytes.Equal(content, []byte("null")) {
			field.SetMapIndex(reflect.ValueOf(key), reflect.Value{})
			continue
		}
		value := reflect.New(field.Type().Elem())
		if err := json.Unmarshal(content, value.Interface()); err != nil {
			return err
		}
		field.SetMapIndex(reflect.ValueOf(key), value.Elem())
	}
	return nil
}
