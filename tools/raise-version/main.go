// raise-version writes a version into every file that states it, and into the changelog with the day of today. `make
// version NEW=X.Y.Z` runs it in the root, and generates what follows.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tools/raise-version/version"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "raise-version:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 || args[0] == "" {
		return fmt.Errorf("give one version: make version NEW=X.Y.Z")
	}
	listed, err := exec.Command("git", "ls-files", "-z").Output()
	if err != nil {
		return fmt.Errorf("git does not list the files: %w", err)
	}
	tree := version.Tree{Root: ".", Files: strings.Split(strings.TrimSuffix(string(listed), "\x00"), "\x00")}
	changed, err := tree.Raise(args[0], time.Now().UTC())
	if err != nil {
		return err
	}
	for _, name := range changed {
		fmt.Println(name)
	}
	return nil
}
