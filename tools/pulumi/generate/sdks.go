package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blang/semver"
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// sdks are the SDKs, by the generators that `pulumi package gen-sdk` calls. The command itself hands them to each
// language's host, which only a released CLI has beside it, and a build from source must do without.
func sdks(spec schema.PackageSpec, tree string) (map[string][]byte, error) {
	license, err := os.ReadFile(filepath.Join(tree, "LICENSE"))
	if err != nil {
		return nil, err
	}
	pages, err := newPage(spec, tree)
	if err != nil {
		return nil, err
	}
	files, names := map[string][]byte{}, qualifiedNames(spec)
	for _, language := range []string{"go", "nodejs", "python", "java", "dotnet"} {
		made, err := sdk(language, specFor(language, spec), tree)
		if err != nil {
			return nil, fmt.Errorf("the SDK for %s: %w", language, err)
		}
		open := 0
		for path, content := range made {
			content = polished(language, names, content)
			files[filepath.Join("sdk", language, path)] = content
			open += bytes.Count(content, []byte("(string & {})"))
		}
		if language == "nodejs" && open == 0 {
			return nil, errors.New("in TypeScript no set of texts takes another text: the generator has changed")
		}
		// What a registry shows, beside the files that name the package. Go reads the license at the root of the
		// module, and the documentation from a comment.
		if language == "go" {
			files["sdk/LICENSE"] = license
			if files["sdk/go/awsredis/doc.go"], err = pages.goPackage(); err != nil {
				return nil, err
			}
			continue
		}
		files[filepath.Join("sdk", language, "LICENSE")] = license
		if files[filepath.Join("sdk", language, "README.md")], err = pages.readme(language); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// sdk is the code of a language.
func sdk(language string, spec schema.PackageSpec, tree string) (map[string][]byte, error) {
	if language == "java" {
		return forJava(spec, tree)
	}
	// A generator changes the package that it is given, so each gets one of its own.
	pkg, diagnostics, err := schema.BindSpec(spec, noPackages{}, schema.ValidationOptions{})
	if err = errors.Join(err, diagnosticsError(diagnostics)); err != nil {
		return nil, fmt.Errorf("the schema: %w", err)
	}
	switch language {
	case "go":
		return gogen.GeneratePackage("pulumi-language-go", pkg, nil)
	case "nodejs":
		files, err := nodejs.GeneratePackage("pulumi-language-nodejs", pkg, nil, nil, false, noPackages{})
		if err == nil {
			files, err = withOlderPulumi("nodejs", files)
		}
		if err != nil {
			return nil, err
		}
		return installable(files)
	case "python":
		files, err := python.GeneratePackage("pulumi-language-python", pkg, nil, noPackages{})
		if err == nil {
			files, err = withOlderPulumi("python", files)
		}
		if err != nil {
			return nil, err
		}
		return withHatchling(files)
	}
	return forDotnet(pkg)
}

func diagnosticsError(diagnostics interface {
	HasErrors() bool
	Error() string
},
) error {
	if diagnostics.HasErrors() {
		return errors.New(diagnostics.Error())
	}
	return nil
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

func (noPackages) LoadPackageReference(string, *semver.Version) (schema.PackageReference, error) {
	return nil, errNoPackages
}

func (noPackages) LoadPackageReferenceV2(context.Context, *schema.PackageDescriptor) (schema.PackageReference, error) {
	return nil, errNoPackages
}
