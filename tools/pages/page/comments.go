package page

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
)

const module = "github.com/pulumi-aws-redis/pulumi-aws-redis/"

// Comments are the files that declare arguments, by their paths, with a comment on each field that says what the input
// means: the first sentences of its documentation. So `go doc` tells who embeds a component what the SDKs tell
// everybody else.
func Comments(tree string, components []provider.Component) (map[string][]byte, error) {
	meanings := map[string]map[string]string{} // by the folder and the name of a type
	add := func(t reflect.Type, meaning func(name string) string) {
		key := strings.TrimPrefix(t.PkgPath(), module) + " " + t.Name()
		meanings[key] = map[string]string{}
		for field := range t.Fields() {
			name, _, _ := strings.Cut(field.Tag.Get("pulumi"), ",")
			meanings[key][field.Name] = meaning(name)
		}
	}
	for _, one := range components {
		add(one.Args, func(name string) string { return one.Inputs[name].Meaning })
		for _, object := range one.Objects {
			add(object.Type, func(name string) string { return object.Docs[name].Meaning })
		}
	}
	files := map[string][]byte{}
	for key := range meanings {
		folder, _, _ := strings.Cut(key, " ")
		sources, err := filepath.Glob(filepath.Join(tree, folder, "*.go"))
		if err != nil {
			return nil, err
		}
		for _, source := range sources {
			made, err := commented(source, folder, meanings)
			if err != nil {
				return nil, err
			}
			if made != nil {
				files[filepath.Join(folder, filepath.Base(source))] = made
			}
		}
	}
	return files, nil
}

// comment is one to be written over what stands between two offsets of a file.
type comment struct {
	start, end int
	text       string
}

// commented is a file with the comments of its fields made anew, or nil where it declares none of the types.
func commented(path, folder string, meanings map[string]map[string]string) ([]byte, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, path, source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var comments []comment
	ast.Inspect(parsed, func(node ast.Node) bool {
		declared, ok := node.(*ast.TypeSpec)
		if !ok {
			return true
		}
		fields, isStruct := declared.Type.(*ast.StructType)
		of := meanings[folder+" "+declared.Name.Name]
		if !isStruct || of == nil {
			return true
		}
		for _, field := range fields.Fields.List {
			if len(field.Names) == 1 && of[field.Names[0].Name] != "" {
				comments = append(comments, over(files, field, of[field.Names[0].Name]))
			}
		}
		return true
	})
	if len(comments) == 0 {
		return nil, nil
	}
	var made bytes.Buffer
	at := 0
	slices.SortFunc(comments, func(a, b comment) int { return a.start - b.start })
	for _, one := range comments {
		made.Write(source[at:one.start])
		made.WriteString(one.text)
		at = one.end
	}
	made.Write(source[at:])
	formatted, err := format.Source(made.Bytes())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return formatted, nil
}

// over is the comment on a field, in place of the one that it has.
func over(files *token.FileSet, field *ast.Field, meaning string) comment {
	start := field.Pos()
	if field.Doc != nil {
		start = field.Doc.Pos()
	}
	text := linked.ReplaceAllString(provider.Paragraph(meaning), "$1")
	return comment{files.Position(start).Offset, files.Position(field.Names[0].Pos()).Offset, wrapped(text)}
}

// linked is a link in a text. A comment has its words alone.
var linked = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)

// wrapped is a text as a comment of no more than 120 columns.
func wrapped(text string) string {
	const longest = 112
	var b strings.Builder
	line := "//"
	for word := range strings.FieldsSeq(text) {
		if len([]rune(line))+1+len([]rune(word)) > longest {
			b.WriteString(line + "\n")
			line = "//"
		}
		line += " " + word
	}
	return b.String() + line + "\n"
}
