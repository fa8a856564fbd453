// Package snippets takes the code blocks out of the documentation, so that tests can compile and run them: what a page
// shows works, or a test fails.
//
// A block of ts, python, go, java, csharp or yaml is a whole program, unless its fence says `fragment`. A fragment may
// use some names without declaring them, see [Block.Whole]; a fragment of YAML is inputs of a RedisCluster, or of a
// RedisServerlessCache if its fence says `serverless` too.
package snippets

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// Block is a code block of a page.
type Block struct {
	// Page is the path of the page from the root of the repository, and Line that of the fence.
	Page string
	Line int
	// Language is the first word of the fence, and Fragment says whether the second is `fragment`.
	Language string
	Fragment bool
	// Other is any other word that the fence has.
	Other string
	Code  string
}

// Name is a name for the block, fit for a file.
func (b Block) Name() string {
	page := strings.TrimSuffix(strings.ToLower(b.Page), ".md")
	return fmt.Sprintf("%s_%03d", strings.NewReplacer("/", "_", "-", "_", ".", "_").Replace(page), b.Line)
}

// At is where the block stands, for messages.
func (b Block) At() string { return fmt.Sprintf("%s:%d", b.Page, b.Line) }

// Generated are pages whose examples have tests of their own: they are made by running them, or show programs that are
// tested elsewhere.
var Generated = []string{
	"docs/checks.md", "docs/alarms.md", "docs/_index.md", "docs/installation-configuration.md",
}

// Pages are the paths of all pages that people write, and of the reference.
func Pages(root string) ([]string, error) {
	pages := []string{
		"README.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "examples/README.md", "tests/README.md",
	}
	err := filepath.WalkDir(filepath.Join(root, "docs"), func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".md") {
			return err
		}
		path, err = filepath.Rel(root, path)
		if err == nil && !slices.Contains(Generated, filepath.ToSlash(path)) {
			pages = append(pages, filepath.ToSlash(path))
		}
		return err
	})
	slices.Sort(pages)
	return pages, err
}

// All are the code blocks of all pages and of the descriptions in the schema, and the examples by scenario.
func All(root string) ([]Block, error) {
	pages, err := Pages(root)
	if err != nil {
		return nil, err
	}
	var blocks []Block
	for _, page := range pages {
		if page == "CONTRIBUTING.md" { // it shows parts of the package's own code
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, page))
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, Of(page, string(text))...)
	}
	programs, err := examples(root)
	if err != nil {
		return nil, err
	}
	blocks = append(blocks, programs...)
	data, err := os.ReadFile(filepath.Join(root, "schema.json"))
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(data, &spec); err != nil {
		return nil, err
	}
	for _, token := range slices.Sorted(maps.Keys(spec.Resources)) {
		page := "schema.json/" + strings.TrimPrefix(token, "aws-redis:index:")
		blocks = append(blocks, Of(page, spec.Resources[token].Description)...)
	}
	return blocks, nil
}

// Of are the code blocks of a text.
func Of(page, text string) []Block {
	var blocks []Block
	var open *Block
	var indent string
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimLeft(line, " ")
		switch {
		case open == nil && strings.HasPrefix(trimmed, "```"):
			indent = line[:len(line)-len(trimmed)]
			words := strings.Fields(strings.TrimPrefix(trimmed, "```"))
			open = &Block{Page: page, Line: i + 1}
			for n, word := range words {
				switch {
				case n == 0:
					open.Language = language(word)
				case word == "fragment":
					open.Fragment = true
				default:
					open.Other = word
				}
			}
		case open != nil && strings.HasPrefix(trimmed, "```"):
			blocks, open = append(blocks, *open), nil
		case open != nil:
			open.Code += strings.TrimPrefix(line, indent) + "\n"
		}
	}
	return blocks
}

// language is the short name of a language that has several.
func language(word string) string {
	switch word {
	case "typescript":
		return "ts"
	case "py":
		return "python"
	case "c#", "cs":
		return "csharp"
	}
	return word
}

// Whole is the block as a program that compiles: itself, or a fragment within what it needs. What a fragment may use
// are `vpc`, `subnetA`, `subnetB`, `subnetIds`, `app` (the application's security group), `alerts` (a topic), `config`
// and `cache` (a RedisCluster), each spelled as the language does.
func (b Block) Whole() string {
	if !b.Fragment {
		return b.Code
	}
	switch b.Language {
	case "ts":
		return wholeTypeScript(b.Code)
	case "python":
		return pythonBefore + b.Code
	case "go":
		return wholeGo(b.Code)
	case "java":
		return javaBefore + b.Code + "    }\n}\n"
	}
	return b.Code
}

// tested are the examples that suites of their own run.
var tested = []string{
	"go", "python", "typescript", "yaml", "java", "dotnet", "automation-go", "automation-python",
	"automation-typescript",
}

// examples are the programs of the scenarios: a folder of examples/ each.
func examples(root string) ([]Block, error) {
	folders, err := os.ReadDir(filepath.Join(root, "examples"))
	if err != nil {
		return nil, err
	}
	var programs []Block
	for _, folder := range folders {
		if !folder.IsDir() || slices.Contains(tested, folder.Name()) {
			continue
		}
		found := false
		for _, program := range []struct{ file, language string }{
			{"index.ts", "ts"}, {"__main__.py", "python"}, {"main.go", "go"}, {"Pulumi.yaml", "yaml"},
		} {
			path := filepath.Join("examples", folder.Name(), program.file)
			code, err := os.ReadFile(filepath.Join(root, path))
			if err == nil && !found {
				found = true
				page := strings.TrimSuffix(path, filepath.Ext(path))
				programs = append(programs, Block{Page: page, Line: 1, Language: program.language, Code: string(code)})
			}
		}
		if !found {
			return nil, fmt.Errorf("examples/%s has no program", folder.Name())
		}
	}
	return programs, nil
}
