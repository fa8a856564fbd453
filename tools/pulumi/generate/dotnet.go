package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"

	dotnet "github.com/pulumi/pulumi-dotnet/pulumi-language-dotnet/v3/codegen"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// forDotnet is the SDK for .NET. Its generator asks the network for a picture, and would put Pulumi's into the package;
// it gets an empty one, which is left out.
func forDotnet(pkg *schema.Package) (map[string][]byte, error) {
	client := http.DefaultClient
	http.DefaultClient = &http.Client{Transport: emptyPicture{}}
	defer func() { http.DefaultClient = client }()
	files, err := dotnet.GeneratePackage("pulumi-language-dotnet", pkg, nil, nil)
	if err != nil {
		return nil, err
	}
	delete(files, "logo.png")
	files[dotnetProject], err = packable(files[dotnetProject])
	return files, err
}

const dotnetProject = "PulumiAwsRedis.AwsRedis.csproj"

// packable is the project file with the README in the picture's place, and without a package at each build: with that,
// `dotnet pack` would build nothing, and find nothing to pack (NU5026).
func packable(project []byte) ([]byte, error) {
	for _, change := range []struct{ from, to string }{
		{"<PackageIcon>logo.png</PackageIcon>", "<PackageReadmeFile>README.md</PackageReadmeFile>"},
		{`<None Include="logo.png">`, `<None Include="README.md">`},
		{"    <GeneratePackageOnBuild>true</GeneratePackageOnBuild>\n", ""},
	} {
		if bytes.Count(project, []byte(change.from)) != 1 {
			return nil, fmt.Errorf("%s has no %s", dotnetProject, change.from)
		}
		project = bytes.Replace(project, []byte(change.from), []byte(change.to), 1)
	}
	return project, nil
}

type emptyPicture struct{}

func (emptyPicture) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{}, Request: r, Body: io.NopCloser(bytes.NewReader(nil)),
	}, nil
}
