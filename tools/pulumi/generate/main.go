// generate writes everything that is made from the schema and committed: schema.json, the SDKs, and the pages that the
// Pulumi registry fetches. It takes the schema as `pulumi package get-schema` prints it, and writes into a folder of
// its own, from which the Makefile copies it into the tree, or compares it with the tree.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func main() {
	served := flag.String("schema", "", "the schema that the plugin serves")
	tree := flag.String("tree", ".", "the checkout, for the license and the programs of the pages")
	out := flag.String("out", "", "the folder to write into")
	flag.Parse()
	if err := run(*served, *tree, *out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(served, tree, out string) error {
	data, err := os.ReadFile(served)
	if err != nil {
		return err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(data, &spec); err != nil {
		return fmt.Errorf("%s: %w", served, err)
	}
	files := map[string][]byte{}
	parts := []func(schema.PackageSpec, string) (map[string][]byte, error){schemaFile, sdks, registryPages}
	for _, part := range parts {
		made, err := part(spec, tree)
		if err != nil {
			return err
		}
		maps.Copy(files, made)
	}
	for path, content := range files {
		path = filepath.Join(out, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// schemaFile is the schema without its version, which would make every release a change of it.
func schemaFile(spec schema.PackageSpec, _ string) (map[string][]byte, error) {
	spec.Version = ""
	data, err := json.MarshalIndent(spec, "", "  ")
	if err != nil {
		return nil, err
	}
	return map[string][]byte{"schema.json": append(data, '\n')}, nil
}
