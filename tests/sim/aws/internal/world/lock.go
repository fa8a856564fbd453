package world

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// locked runs f while no other process and no other goroutine does so for the same path. The lock lives in a file
// beside the state, because the state file itself is replaced on every write.
func locked(path string, f func() error) (err error) {
	lock, err := os.OpenFile(path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("locking the simulated cloud: %w", err)
	}
	// Closing the file gives the lock back, and so does the end of a process that crashed.
	defer func() { _ = lock.Close() }()
	for {
		if err = syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("locking the simulated cloud: %w", err)
	}
	return f()
}
