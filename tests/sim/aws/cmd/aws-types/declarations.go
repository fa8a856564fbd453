package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/seven"
)

// published is an npm package of generated TypeScript declarations. They have one form, so that a few expressions read
// them.
type published struct {
	folder, version string
	inputs          string // types/input.d.ts, without comments
}

var comments = regexp.MustCompile(`(?s)/\*\*.*?\*/`)

func open(folder string) (*published, error) {
	var manifest struct {
		Version string `json:"version"`
	}
	content, err := os.ReadFile(filepath.Join(filepath.Clean(folder), "package.json"))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(content, &manifest); err != nil {
		return nil, err
	}
	p := &published{folder: folder, version: manifest.Version}
	p.inputs, err = p.read("types/input.d.ts")
	return p, err
}

func (p *published) read(name string) (string, error) {
	content, err := os.ReadFile(filepath.Join(p.folder, filepath.FromSlash(name)))
	return comments.ReplaceAllString(string(content), ""), err
}

// resource is the shape of a resource type, such as aws:elasticache/user:User.
func (p *published) resource(token string) (seven.Shape, error) {
	parts := strings.Split(token, ":")
	file, class := strings.TrimPrefix(parts[1], "index/")+".d.ts", parts[2]
	inputs, err := p.fields(file, class+"Args")
	if err != nil {
		return seven.Shape{}, err
	}
	text, err := p.read(file)
	if err != nil {
		return seven.Shape{}, err
	}
	outputs := seven.Fields{}
	for _, match := range outputLine.FindAllStringSubmatch(text, -1) {
		outputs[match[1]] = "any"
	}
	return seven.Shape{Inputs: inputs, Outputs: outputs}, nil
}

var outputLine = regexp.MustCompile(`(?m)^    readonly (\w+): pulumi\.Output<`)

// function is the shape of a function, such as aws:s3/getBucket:getBucket.
func (p *published) function(token string) (seven.Shape, error) {
	parts := strings.Split(token, ":")
	file := strings.TrimPrefix(parts[1], "index/") + ".d.ts"
	name := strings.ToUpper(parts[2][:1]) + parts[2][1:]
	args, err := p.fields(file, name+"Args")
	if err != nil {
		return seven.Shape{}, err
	}
	text, err := p.read(file)
	if err != nil {
		return seven.Shape{}, err
	}
	results, _ := between(text, "export interface "+name+"Result {")
	outputs := seven.Fields{}
	for _, line := range split(results) {
		if match := field.FindStringSubmatch(strings.TrimSpace(line)); match != nil {
			outputs[match[1]] = "any"
		}
	}
	return seven.Shape{Inputs: args, Outputs: outputs}, nil
}

// fields are the fields of an interface in a file, those of nested objects by their paths.
func (p *published) fields(file, name string) (seven.Fields, error) {
	text, err := p.read(file)
	if err != nil {
		return nil, err
	}
	fields := seven.Fields{}
	body, found := between(text, "export interface "+name+" {")
	if !found {
		return fields, nil // a function without arguments
	}
	return fields, p.collect("", body, fields, 0)
}

var (
	field  = regexp.MustCompile(`(?s)^(?:readonly )?(\w+)(\??): (.*)$`)
	object = regexp.MustCompile(`^inputs\.(?:(\w+)\.)?(\w+)$`)
)

func (p *published) collect(path, body string, fields seven.Fields, depth int) error {
	if depth > 12 {
		return fmt.Errorf("%s is nested too deeply", path)
	}
	for _, line := range split(body) {
		match := field.FindStringSubmatch(strings.TrimSpace(line))
		if match == nil {
			return fmt.Errorf("%s: no field: %q", path, line)
		}
		if err := p.add(path+match[1], match[2] == "", match[3], fields, depth); err != nil {
			return err
		}
	}
	return nil
}

// add adds a field: a scalar, a list (path[]), a map (path{}), or an object with its own fields (path.name).
func (p *published) add(path string, required bool, declared string, fields seven.Fields, depth int) error {
	kind := unwrap(declared)
	mark := ""
	if required {
		mark = "!"
	}
	switch match := object.FindStringSubmatch(kind); {
	case strings.HasSuffix(kind, "[]"):
		fields[path] = "list" + mark
		return p.add(path+"[]", false, strings.TrimSuffix(kind, "[]"), fields, depth)
	case strings.HasPrefix(kind, "{"):
		fields[path] = "map" + mark
	case match != nil:
		fields[path] = "object" + mark
		body, found := p.nested(match[1], match[2])
		if !found {
			return fmt.Errorf("%s: there is no type %s", path, kind)
		}
		return p.collect(path+".", body, fields, depth+1)
	case kind == "string" || kind == "number" || kind == "boolean":
		fields[path] = kind + mark
	default: // a union of a string with enums or resources
		fields[path] = "string" + mark
	}
	return nil
}

// nested is the body of an interface in a namespace of the input types; an empty namespace is the package's own.
func (p *published) nested(namespace, name string) (string, bool) {
	scope := p.inputs
	if namespace != "" {
		scope, _ = between(p.inputs, "export declare namespace "+namespace+" {")
		return between(scope, "interface "+name+" {")
	}
	return between(scope, "export interface "+name+" {")
}

// between is what stands behind an opening brace, up to the one that closes it.
func between(text, opening string) (string, bool) {
	_, rest, found := strings.Cut(text, opening)
	if !found {
		return "", false
	}
	depth := 1
	for i, r := range rest {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return rest[:i], true
		}
	}
	return "", false
}

// split cuts the fields of an interface apart, at the semicolons outside of braces.
func split(body string) []string {
	var fields []string
	depth, start := 0, 0
	for i, r := range body {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case r == ';' && depth == 0:
			fields = append(fields, body[start:i])
			start = i + 1
		}
	}
	return fields
}

// unwrap takes the wrappers of inputs and of what can be left out from a type.
func unwrap(declared string) string {
	kind := strings.TrimSpace(declared)
	for {
		before := kind
		kind = strings.TrimSpace(strings.TrimSuffix(kind, "| undefined"))
		if inner, ok := strings.CutPrefix(kind, "pulumi.Input<"); ok && strings.HasSuffix(kind, ">") {
			kind = strings.TrimSuffix(inner, ">")
		}
		if kind == before {
			return kind
		}
	}
}
