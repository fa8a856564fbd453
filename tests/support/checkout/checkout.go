// Package checkout knows where the project's own files are.
package checkout

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Root is the folder of the checkout that the process was started in. The path of a source file would not tell: a
// program that is built with -trimpath does not know it.
func Root() string {
	at, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	for folder := at; ; folder = filepath.Dir(folder) {
		module, err := os.ReadFile(filepath.Join(folder, "go.mod"))
		if err == nil && bytes.HasPrefix(module, []byte("module github.com/pulumi-aws-redis/pulumi-aws-redis\n")) {
			return folder
		}
		if folder == filepath.Dir(folder) {
			panic(at + " is in no checkout of aws-redis")
		}
	}
}

// Files are the files of the checkout, by their paths from its root: what git ignores is not among them, and what is
// not committed yet is.
func Files(ctx context.Context) ([]string, error) {
	list := exec.CommandContext(ctx, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = Root()
	listed, err := list.Output()
	if err != nil {
		return nil, err
	}
	var files []string
	for name := range strings.SplitSeq(strings.TrimSuffix(string(listed), "\x00"), "\x00") {
		// One that was just removed is listed still.
		if _, err := os.Stat(filepath.Join(list.Dir, name)); err == nil {
			files = append(files, name)
		}
	}
	return files, nil
}
