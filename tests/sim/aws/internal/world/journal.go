package world

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
)

// journal keeps the world in a file that grows by what each write changed, so that a write costs as much in a large
// world as in a small one. Any number of processes may have it open: each remembers what it has read, and reads what
// the others have added. The file is a sequence of JSON documents; see [change].
type journal struct {
	path     string
	defaults Defaults

	mu    sync.Mutex
	file  os.FileInfo // the file that was read; nil for none
	end   int64       // how much of it was read
	world *World
}

func (j *journal) Read(f func(*World) error) error {
	return j.locked(func() error {
		if err := j.load(); err != nil {
			return err
		}
		return f(j.world.fork())
	})
}

func (j *journal) Write(f func(*World) error) error {
	return j.locked(func() error {
		if err := j.load(); err != nil {
			return err
		}
		changed := j.world.fork()
		if err := f(changed); err != nil {
			return err
		}
		return j.add(j.world, changed)
	})
}

// locked runs f while no other process and no other goroutine does so for this file.
func (j *journal) locked(f func() error) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return locked(j.path, f)
}

// load reads what others have added since the last time, or all of a file that is not the one of the last time.
func (j *journal) load() error {
	file, err := os.Open(j.path)
	if errors.Is(err, os.ErrNotExist) {
		j.file, j.end, j.world = nil, 0, &World{defaults: j.defaults}
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading the simulated cloud: %w", err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("reading the simulated cloud: %w", err)
	}
	if j.file == nil || !os.SameFile(j.file, info) || info.Size() < j.end {
		j.end, j.world = 0, &World{defaults: j.defaults}
	}
	j.file = info
	if info.Size() == j.end {
		return nil
	}
	added, err := io.ReadAll(io.NewSectionReader(file, j.end, info.Size()-j.end))
	if err != nil {
		return fmt.Errorf("reading the simulated cloud: %w", err)
	}
	if err := j.replay(added); err != nil {
		j.file = nil // begin again the next time
		return fmt.Errorf("reading the simulated cloud %s: %w", j.path, err)
	}
	return nil
}

// replay applies what was added to the file. The end of it may be half a document, where a process was killed: that
// was never answered for, and the next write takes its place.
func (j *journal) replay(added []byte) error {
	changed := j.world.fork()
	documents := json.NewDecoder(bytes.NewReader(added))
	begin := j.end
	for {
		var c change
		err := documents.Decode(&c)
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			break
		}
		if err == nil {
			err = c.apply(changed)
		}
		if err != nil {
			return err
		}
		read := documents.InputOffset()
		if len(bytes.TrimSpace(added[read:])) == 0 {
			read = int64(len(added))
		}
		j.end = begin + read
	}
	j.world = changed
	return nil
}

// add writes what differs in a world to the end of the file, and takes it over as another process would read it.
func (j *journal) add(before, after *World) error {
	c, err := changeBetween(before, after)
	if err != nil || len(c) == 0 {
		return err
	}
	line, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("writing the simulated cloud: %w", err)
	}
	line = append(line, '\n')
	file, err := os.OpenFile(j.path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("writing the simulated cloud: %w", err)
	}
	err = file.Truncate(j.end)
	if err == nil {
		_, err = file.WriteAt(line, j.end)
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("writing the simulated cloud: %w", err)
	}
	return j.load()
}
