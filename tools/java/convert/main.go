// convert translates programs in YAML as `pulumi convert` does, which asks the host of each language for it: hosts that
// only a released CLI has beside it. It is given folders with a Pulumi.yaml, and writes OUT/NAME/LANGUAGE.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blang/semver"
	"github.com/hashicorp/hcl/v2"
	"github.com/pulumi/pulumi-java/pkg/codegen/java"
	"github.com/pulumi/pulumi-yaml/pkg/pulumiyaml/codegen"
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/pcl"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func main() {
	schemas := flag.String("schemas", "", "a file with an object in JSON of schemas by name")
	out := flag.String("out", "", "the folder to write into")
	flag.Parse()
	if err := run(*schemas, *out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "convert:", err)
		os.Exit(1)
	}
}

var languages = map[string]func(*pcl.Program) (map[string][]byte, hcl.Diagnostics, error){
	"go": gogen.GenerateProgram, "typescript": nodejs.GenerateProgram, "python": python.GenerateProgram,
	"java": java.GenerateProgram,
}

func run(schemas, out string, folders []string) error {
	data, err := os.ReadFile(schemas)
	if err != nil {
		return err
	}
	var specs map[string]schema.PackageSpec
	if err := json.Unmarshal(data, &specs); err != nil {
		return fmt.Errorf("%s: %w", schemas, err)
	}
	for _, folder := range folders {
		for language := range languages {
			into := filepath.Join(out, filepath.Base(folder), language)
			if err := convert(specs, into, folder, language); err != nil {
				return fmt.Errorf("%s to %s: %w", folder, language, err)
			}
		}
	}
	return nil
}

// convert writes the program of a folder in another language into the folder out.
func convert(specs map[string]schema.PackageSpec, out, folder, language string) error {
	// A generator changes the program that it is given, and the packages.
	_, program, err := codegen.Eject(folder, loader{specs, map[string]*schema.Package{}})
	if err != nil {
		return err
	}
	files, diagnostics, err := languages[language](program)
	if err == nil && diagnostics.HasErrors() {
		err = diagnostics
	}
	if err != nil {
		return err
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

// loader are schemas by the name of the package, and the packages that were made of them: a generator puts into a
// package what its language wants, so there is one of each.
type loader struct {
	specs map[string]schema.PackageSpec
	bound map[string]*schema.Package
}

var errUnknown = errors.New("there is no such schema")

func (l loader) LoadPackageReferenceV2(
	_ context.Context, of *schema.PackageDescriptor,
) (schema.PackageReference, error) {
	return l.LoadPackageReference(of.Name, of.Version)
}

func (l loader) LoadPackageReference(name string, _ *semver.Version) (schema.PackageReference, error) {
	pkg, err := l.LoadPackage(name, nil)
	if err != nil {
		return nil, err
	}
	return pkg.Reference(), nil
}

func (l loader) LoadPackageV2(_ context.Context, of *schema.PackageDescriptor) (*schema.Package, error) {
	return l.LoadPackage(of.Name, of.Version)
}

func (l loader) LoadPackage(name string, _ *semver.Version) (*schema.Package, error) {
	if pkg, known := l.bound[name]; known {
		return pkg, nil
	}
	spec, known := l.specs[name]
	if !known {
		return nil, fmt.Errorf("%w: %s", errUnknown, name)
	}
	pkg, diagnostics, err := schema.BindSpec(spec, l, schema.ValidationOptions{AllowDanglingReferences: true})
	if err == nil && diagnostics.HasErrors() {
		err = diagnostics
	}
	l.bound[name] = pkg
	return pkg, err
}
