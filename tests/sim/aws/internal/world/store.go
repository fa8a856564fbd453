package world

import (
	"sync"
)

// Store keeps a world.
type Store interface {
	// Read shows the world to f. What f changes is lost.
	Read(f func(*World) error) error
	// Write lets f change the world. Nothing changes when f fails.
	Write(f func(*World) error) error
}

// File keeps the world in a file, which may be absent. The default resources are in no file until they are changed.
func File(path string, defaults Defaults) Store { return &journal{path: path, defaults: defaults} }

// Memory keeps the world in this process.
func Memory(defaults Defaults) Store { return &memoryStore{world: World{defaults: defaults}} }

// memoryStore is for tests that create thousands of resources: nothing is turned into JSON and back for each of them.
type memoryStore struct {
	mu    sync.Mutex
	world World
}

func (s *memoryStore) Read(f func(*World) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return f(s.world.fork())
}

func (s *memoryStore) Write(f func(*World) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.world.fork()
	if err := f(w); err != nil {
		return err
	}
	s.world = *w
	return nil
}
