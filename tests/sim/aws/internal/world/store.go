package world

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
func File(path string, defaults Defaults) Store { return fileStore{path, defaults} }

// Memory keeps the world in this process.
func Memory(defaults Defaults) Store { return &memoryStore{world: World{defaults: defaults}} }

// fileStore is a JSON file, which any number of processes may have open.
type fileStore struct {
	path     string
	defaults Defaults
}

func (s fileStore) Read(f func(*World) error) error {
	return locked(s.path, func() error {
		w, err := s.load()
		if err != nil {
			return err
		}
		return f(w)
	})
}

func (s fileStore) Write(f func(*World) error) error {
	return locked(s.path, func() error {
		w, err := s.load()
		if err != nil {
			return err
		}
		if err := f(w); err != nil {
			return err
		}
		return s.save(w)
	})
}

func (s fileStore) load() (*World, error) {
	w := &World{defaults: s.defaults}
	content, err := os.ReadFile(s.path)
	if errors.Is(err, os.ErrNotExist) || (err == nil && len(content) == 0) {
		return w, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the simulated cloud: %w", err)
	}
	if err := json.Unmarshal(content, w); err != nil {
		return nil, fmt.Errorf("reading the simulated cloud %s: %w", s.path, err)
	}
	return w, nil
}

// save replaces the file in one step, so that a reader never sees half of it.
func (s fileStore) save(w *World) error {
	content, err := json.MarshalIndent(w, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the simulated cloud: %w", err)
	}
	temp, err := os.CreateTemp(filepath.Dir(s.path), filepath.Base(s.path)+".*")
	if err != nil {
		return fmt.Errorf("writing the simulated cloud: %w", err)
	}
	_, err = temp.Write(content)
	err = errors.Join(err, temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), s.path)
	}
	if err != nil {
		return fmt.Errorf("writing the simulated cloud: %w", errors.Join(err, os.Remove(temp.Name())))
	}
	return nil
}

// memoryStore is for tests that create thousands of resources: there is no file to write again for each of them.
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
