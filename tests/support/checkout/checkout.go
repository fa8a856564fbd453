// Package checkout knows where the project's own files are.
package checkout

import (
	"bytes"
	"os"
	"path/filepath"
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
