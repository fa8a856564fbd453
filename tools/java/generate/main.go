// generate reads a schema and writes the SDK for Java, as Pulumi's generator makes it: an object in JSON of the content
// by path. tools/pulumi/generate runs it and finishes what it writes. It is a module of its own because the generator
// for Java needs an older library of Pulumi than the other generators do.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi-java/pkg/codegen/java"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	var spec schema.PackageSpec
	if err := json.NewDecoder(in).Decode(&spec); err != nil {
		return fmt.Errorf("the schema: %w", err)
	}
	pkg, diagnostics, err := schema.BindSpec(spec, noPackages{}, schema.ValidationOptions{})
	if err == nil && diagnostics.HasErrors() {
		err = diagnostics
	}
	if err != nil {
		return fmt.Errorf("the schema: %w", err)
	}
	files, err := java.GeneratePackage("pulumi-language-java", pkg, nil, nil, false, false)
	if err != nil {
		return err
	}
	texts := map[string]string{}
	for path, content := range files {
		texts[path] = string(content)
	}
	return json.NewEncoder(out).Encode(texts)
}

// noPackages loads nothing: the schema refers to no other package.
type noPackages struct{}

var errNoPackages = errors.New("the schema must not refer to other packages")

func (noPackages) LoadPackage(string, *semver.Version) (*schema.Package, error) {
	return nil, errNoPackages
}

func (noPackages) LoadPackageV2(context.Context, *schema.PackageDescriptor) (*schema.Package, error) {
	return nil, errNoPackages
}
