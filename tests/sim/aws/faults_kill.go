package awssim

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// The processes that a fault may kill: the engine that started this plugin, this plugin, and the plugin of the
// component that the same engine started.
const (
	killEngine    = "engine"
	killProvider  = "provider"
	killComponent = "component"
	// componentPlugin is the program that is killed as the component.
	componentPlugin = "pulumi-resource-aws-redis"
)

// killed ends the process that a fault names, and is the failure that is left of the call: none where the component was
// killed, since AWS then answers as ever. With the engine or the provider this process ends too: there is nobody left
// to answer, and a plugin that went on would change what the test is about.
func killed(f *world.Fault) *world.Fault {
	var err error
	switch f.Kill {
	case killEngine:
		err = errors.Join(syscall.Kill(os.Getppid(), syscall.SIGKILL), syscall.Kill(os.Getpid(), syscall.SIGKILL))
	case killProvider:
		err = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	case killComponent:
		err = killSibling(componentPlugin)
	}
	if err != nil {
		return &world.Fault{Code: "CannotKill", Message: err.Error()}
	}
	return nil
}

// killSibling kills the processes of a program that have the same parent as this one. Source of the format: proc(5).
func killSibling(program string) error {
	processes, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return err
	}
	found := false
	for _, process := range processes {
		id, err := strconv.Atoi(filepath.Base(process))
		if err != nil || parentOf(process) != os.Getppid() {
			continue
		}
		command, err := os.ReadFile(filepath.Join(process, "cmdline"))
		if err != nil {
			continue // it has ended by itself
		}
		if name, _, _ := bytes.Cut(command, []byte{0}); filepath.Base(string(name)) == program {
			found = true
			if err := syscall.Kill(id, syscall.SIGKILL); err != nil {
				return fmt.Errorf("killing %s: %w", program, err)
			}
		}
	}
	if !found {
		return fmt.Errorf("no %s runs beside this plugin", program)
	}
	return nil
}

// parentOf is the parent of a process, or 0 for one that has ended.
func parentOf(process string) int {
	status, err := os.ReadFile(filepath.Join(process, "status"))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "\nPPid:\t")
	line, _, _ := strings.Cut(after, "\n")
	parent, _ := strconv.Atoi(line)
	return parent
}
