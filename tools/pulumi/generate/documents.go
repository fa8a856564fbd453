package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const (
	component = "aws-redis:index:RedisCluster"
	module    = "aws-redis:index:"
)

// further are the components beside it, of which there is one table of inputs and one of outputs.
var further = []string{"RedisDnsRecords", "RedisKubernetesService"}

// documents are the hand-written documents with their tables made anew. A table stands between two comments,
// `<!-- NAME -->` and `<!-- /NAME -->`.
func documents(spec schema.PackageSpec, tree string) (map[string][]byte, error) {
	cluster := spec.Resources[component]
	tables := map[string]string{
		"required inputs": inputs(cluster, func(name string) bool { return slices.Contains(cluster.RequiredInputs, name) }),
		"optional inputs": inputs(cluster, func(name string) bool { return !slices.Contains(cluster.RequiredInputs, name) }),
		"changes":         changes(cluster),
		"outputs":         outputs(cluster),
	}
	for _, name := range further {
		tables["inputs of "+name] = allInputs(spec.Resources[module+name])
		tables["outputs of "+name] = outputs(spec.Resources[module+name])
	}
	content, err := os.ReadFile(filepath.Join(tree, "README.md"))
	if err != nil {
		return nil, err
	}
	for name, table := range tables {
		begin, end := fmt.Sprintf("<!-- %s -->\n", name), fmt.Sprintf("<!-- /%s -->\n", name)
		before, rest, found := bytes.Cut(content, []byte(begin))
		_, after, closed := bytes.Cut(rest, []byte(end))
		if !found || !closed {
			return nil, fmt.Errorf("README.md has no place for the table %q", name)
		}
		content = slices.Concat(before, []byte(begin), []byte(table), []byte(end), after)
	}
	return map[string][]byte{"README.md": content}, nil
}

// description is what the schema says of an input, taken apart again.
type description struct{ meaning, absent, allowed, change string }

func read(text string) description {
	meaning, list, _ := strings.Cut(text, "\n\n")
	d := description{meaning: meaning}
	for line := range strings.Lines(list) {
		label, value, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "- ")), ": ")
		switch value = strings.TrimSuffix(value, "."); label {
		case "Default":
			d.absent = value
		case "Allowed":
			d.allowed = value
		case "A change":
			d.change = value
		}
	}
	return d
}

func inputs(cluster schema.ResourceSpec, which func(string) bool) string {
	var b strings.Builder
	b.WriteString("| input | type | meaning | default | allowed |\n|---|---|---|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(cluster.InputProperties)) {
		if which(name) {
			input := cluster.InputProperties[name]
			d := read(input.Description)
			row(&b, code(name), typeOf(input.TypeSpec), d.meaning, d.absent, d.allowed)
		}
	}
	return b.String()
}

// allInputs are the inputs of a component in one table, the required ones first.
func allInputs(component schema.ResourceSpec) string {
	var b strings.Builder
	b.WriteString("| input | type | meaning | default | allowed | a change |\n|---|---|---|---|---|---|\n")
	for _, required := range []bool{true, false} {
		for _, name := range slices.Sorted(maps.Keys(component.InputProperties)) {
			if slices.Contains(component.RequiredInputs, name) == required {
				input := component.InputProperties[name]
				d := read(input.Description)
				if required {
					d.absent = "REQUIRED"
				}
				row(&b, code(name), typeOf(input.TypeSpec), d.meaning, d.absent, d.allowed, d.change)
			}
		}
	}
	return b.String()
}

func changes(cluster schema.ResourceSpec) string {
	var b strings.Builder
	b.WriteString("| input | a change of it |\n|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(cluster.InputProperties)) {
		row(&b, code(name), read(cluster.InputProperties[name].Description).change)
	}
	return b.String()
}

func outputs(cluster schema.ResourceSpec) string {
	var b strings.Builder
	b.WriteString("| output | type | meaning |\n|---|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(cluster.Properties)) {
		row(&b, code(name), typeOf(cluster.Properties[name].TypeSpec), cluster.Properties[name].Description)
	}
	return b.String()
}

func row(b *strings.Builder, cells ...string) {
	for i, cell := range cells {
		cells[i] = strings.NewReplacer("|", `\|`, "\n", " ").Replace(cell)
	}
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

func code(s string) string { return "`" + s + "`" }

// typeOf is a type as a reader takes it. What is plain must be known when the program runs.
func typeOf(t schema.TypeSpec) string {
	var s string
	switch {
	case t.Ref != "":
		s = "object"
	case t.Items != nil:
		s = "list of " + strings.TrimSuffix(typeOf(*t.Items), " (plain)") + "s"
	case t.AdditionalProperties != nil:
		s = "map of " + typeOf(*t.AdditionalProperties) + "s"
	default:
		s = t.Type
	}
	switch {
	case t.Plain && t.Items != nil:
		return s + " (counted)"
	case t.Plain:
		return s + " (plain)"
	}
	return s
}
