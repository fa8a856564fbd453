package main

import (
	"bytes"
	"embed"
	"strings"
	"text/template"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// The pages that others publish: the README of each SDK, and the two pages of the Pulumi registry. They are frozen with
// their version, so their links lead to the files of its tag.
//
//go:embed pages/*
var published embed.FS

// page is what a published page is written with.
type page struct {
	schema.PackageSpec
	versions
	programs map[string]string
}

func newPage(spec schema.PackageSpec, tree string) (page, error) {
	programs, err := readPrograms(tree)
	if err != nil {
		return page{}, err
	}
	needed, err := readVersions(tree)
	return page{spec, needed, programs}, err
}

// write fills the template of a page. Its delimiters are square, because the registry's own are curly.
func (p page) write(name string) ([]byte, error) {
	all, err := template.New("").Delims("[[", "]]").Option("missingkey=error").ParseFS(published, "pages/*")
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	err = all.ExecuteTemplate(&text, name, p)
	return text.Bytes(), err
}

// File is the address of a file of the repository, as it is in this version.
func (p page) File(path string) string { return p.Repository + "/blob/v" + p.Version + "/" + path }

// Program is the first program in a language.
func (p page) Program(language string) string { return p.programs[language] }

// registryPages are the pages that the Pulumi registry fetches from a release's tag.
func registryPages(spec schema.PackageSpec, tree string) (map[string][]byte, error) {
	p, err := newPage(spec, tree)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, name := range []string{"_index.md", "installation-configuration.md"} {
		if files["docs/"+name], err = p.write(name); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// readme is the page of a published SDK: what somebody reads who found it in the registry of its language.
func (p page) readme(language string) ([]byte, error) { return p.write("readme-" + language + ".md") }

// goPackage is the file that documents the package of the Go SDK. The generator would write the description alone, and
// the page on pkg.go.dev consists of nothing else.
func (p page) goPackage() ([]byte, error) {
	text, err := p.write("go.txt")
	if err != nil {
		return nil, err
	}
	var file strings.Builder
	for line := range strings.Lines(strings.TrimSpace(string(text))) {
		// A line of code is set in by a tab, which stands directly behind the slashes.
		if !strings.HasPrefix(line, "\t") {
			line = " " + line
		}
		file.WriteString(strings.TrimRight("//"+line, " \t\n") + "\n")
	}
	return []byte(file.String() + "package awsredis\n"), nil
}

// Indented is the first program in a language as code within a comment.
func (p page) Indented(language string) string {
	return "\t" + strings.ReplaceAll(p.programs[language], "\n", "\n\t")
}
