// Command pages writes what is documented from the tables of the code, into a folder: the pages of docs/ about inputs,
// checks, alarms and permissions, the page about performance, and the comments on the fields of arguments.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/figures"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tools/pages/page"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tools/pages/permissions"
)

func main() {
	served := flag.String("schema", "", "the schema that the plugin serves")
	tree := flag.String("tree", ".", "the checkout, for the files whose comments are made anew")
	out := flag.String("out", "", "the folder to write into")
	flag.Parse()
	if err := write(context.Background(), *served, *tree, *out); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}

func write(ctx context.Context, served, tree, out string) error {
	components := provider.Components()
	checks, err := page.Checks(ctx, components)
	if err != nil {
		return err
	}
	alarms, err := page.Alarms(ctx)
	if err != nil {
		return err
	}
	dashboard, err := page.Dashboard(ctx)
	if err != nil {
		return err
	}
	measured, err := figures.Read(filepath.Join(tree, "tests/bench/results.json"))
	if err != nil {
		return err
	}
	performance, err := page.Performance(measured)
	if err != nil {
		return err
	}
	spec, err := schemaOf(served)
	if err != nil {
		return err
	}
	files := map[string][]byte{
		"docs/checks.md": []byte(checks), "docs/alarms.md": []byte(alarms), "docs/dashboard.svg": []byte(dashboard),
		"docs/reference/permissions.md": []byte(permissions.Page()),
		"docs/performance.md":           []byte(performance),
		"docs/performance.svg":          []byte(figures.Drawing(measured.Cases)),
	}
	for _, one := range components {
		files[page.ReferencePath(one)] = []byte(page.Reference(spec, one))
	}
	commented, err := page.Comments(tree, components)
	if err != nil {
		return err
	}
	maps.Copy(files, commented)
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

// schemaOf is the schema in a file.
func schemaOf(path string) (spec schema.PackageSpec, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return spec, err
	}
	if err := json.Unmarshal(data, &spec); err != nil {
		return spec, fmt.Errorf("%s: %w", path, err)
	}
	return spec, nil
}
