package world_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

func noDefaults(string, string) []*world.Resource { return nil }

// What a store holds, as JSON: numbers and lists have one form in it.
func held(t require.TestingT, s world.Store) string {
	var content []byte
	require.NoError(t, s.Read(func(w *world.World) (err error) {
		w.Resources = append([]*world.Resource{}, w.Resources...) // none is an empty list
		content, err = json.Marshal(w)
		return err
	}))
	return string(content)
}

func topic(id string, properties map[string]any) *world.Resource {
	return &world.Resource{Type: "topic", Account: world.Account, Region: "eu-west-1", ID: id, Properties: properties}
}

// aWrite is a random write, which is the same on each world that it is done to.
func aWrite(t *rapid.T) func(*world.World) error {
	id := rapid.SampledFrom([]string{"a", "b", "c", "d"})
	one, other, n := id.Draw(t, "id"), id.Draw(t, "other"), rapid.IntRange(0, 9).Draw(t, "n")
	remove := func(w *world.World, id string) {
		if r := w.Find("topic", "", id); r != nil {
			w.Remove(r)
		}
	}
	put := func(w *world.World, id string) {
		if r := w.Find("topic", "", id); r != nil {
			w.Replace(r, map[string]any{"n": n})
		} else {
			w.Resources = append(w.Resources, topic(id, map[string]any{"n": n, "list": []string{id}}))
		}
	}
	writes := map[string]func(*world.World) error{
		"put":    func(w *world.World) error { put(w, one); put(w, other); return nil },
		"remove": func(w *world.World) error { remove(w, one); return nil },
		"again": func(w *world.World) error {
			remove(w, one)
			put(w, other)
			put(w, one)
			return nil
		},
		"overwrite": func(w *world.World) error {
			if r := w.Find("topic", "", one); r != nil {
				w.Overwrite(r)
			}
			return nil
		},
		"maps": func(w *world.World) error {
			w.Serial++
			w.Calls = world.Counted(w.Calls, one, n)
			v := w.In("", "eu-west-1")
			v.Hide("topic", one, other)
			v.Scale().Minute += n
			w.Faults = append(w.Faults, world.Fault{Code: one, Nth: n})
			return nil
		},
		"fewer": func(w *world.World) error {
			delete(w.Calls, one)
			delete(w.Scaling, w.In("", "eu-west-1").Place())
			w.Faults, w.NodeQuota = nil, n
			return nil
		},
		"reset": func(w *world.World) error { w.Reset(); return nil },
		"failure": func(w *world.World) error {
			put(w, one)
			return fmt.Errorf("refused")
		},
	}
	return writes[rapid.SampledFrom([]string{
		"put", "put", "remove", "again", "overwrite", "maps", "fewer", "reset", "failure",
	}).Draw(t, "write")]
}

// Two processes that write in turn, and one that comes later, see what one world in memory is.
func TestJournalIsTheWorld(t *testing.T) {
	folder := t.TempDir()
	run := 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		path := filepath.Join(folder, fmt.Sprint(run))
		memory := world.Memory(noDefaults)
		processes := []world.Store{world.File(path, noDefaults), world.File(path, noDefaults)}
		for range rapid.IntRange(1, 12).Draw(t, "writes") {
			write := aWrite(t)
			expected := memory.Write(write)
			err := rapid.SampledFrom(processes).Draw(t, "process").Write(write)
			require.Equal(t, expected == nil, err == nil)
			require.JSONEq(t, held(t, memory), held(t, rapid.SampledFrom(processes).Draw(t, "reader")))
		}
		require.JSONEq(t, held(t, memory), held(t, world.File(path, noDefaults)))
	})
}

func add(id string) func(*world.World) error {
	return func(w *world.World) error {
		w.Resources = append(w.Resources, topic(id, map[string]any{}))
		return nil
	}
}

// A process that is killed while it writes leaves half a document, which nobody was told of.
func TestJournalForgetsHalfAWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cloud.json")
	store := world.File(path, noDefaults)
	require.NoError(t, store.Write(add("a")))
	before := held(t, store)
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, store.Write(add("b")))
	both, err := os.ReadFile(path)
	require.NoError(t, err)
	for cut := len(whole) + 1; cut < len(both)-1; cut += 7 {
		require.NoError(t, os.WriteFile(path, both[:cut], 0o600))
		assert.Equal(t, before, held(t, world.File(path, noDefaults)), "cut at %d", cut)
	}
	late := world.File(path, noDefaults)
	require.NoError(t, late.Write(add("c")))
	assert.Contains(t, held(t, world.File(path, noDefaults)), `"id":"c"`)
	assert.NotContains(t, held(t, world.File(path, noDefaults)), `"id":"b"`)
}

// A cloud that was written whole, as records of released versions are, is read as well.
func TestJournalReadsAWholeWorld(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cloud.json")
	require.NoError(t, os.WriteFile(path, []byte(`{
  "serial": 7,
  "resources": [{"type": "topic", "account": "1", "region": "", "id": "a", "properties": {"n": 1}}]
}`), 0o600))
	store := world.File(path, noDefaults)
	require.NoError(t, store.Write(add("b")))
	assert.JSONEq(t, held(t, store), held(t, world.File(path, noDefaults)))
	assert.Contains(t, held(t, store), `"serial":7`)
	require.NoError(t, os.WriteFile(path, []byte(`{"cities": []}`), 0o600))
	assert.ErrorContains(t, store.Read(func(*world.World) error { return nil }), `unknown field "cities"`)
}

// A write in a large world adds as much to the file as in a small one.
func TestJournalGrowsByWhatChanges(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cloud.json")
	store := world.File(path, noDefaults)
	grows := func(id string) int64 {
		before, err := os.Stat(path)
		require.NoError(t, err)
		require.NoError(t, store.Write(add(id)))
		after, err := os.Stat(path)
		require.NoError(t, err)
		return after.Size() - before.Size()
	}
	require.NoError(t, store.Write(add("0000")))
	first := grows("0001")
	for i := range 500 {
		require.NoError(t, store.Write(add(fmt.Sprintf("1%03d", i))))
	}
	assert.Equal(t, first, grows("0002"))
}
