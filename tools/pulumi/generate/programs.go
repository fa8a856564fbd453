package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// program is where the first program of a language stands that the published pages show. A test compiles or runs it
// there, so a reader of npm, PyPI or the registry gets a program that works.
type program struct {
	language string
	path     string
	// fence is the language of the block in a page. A file without one is the program as a whole.
	fence string
}

var firstPrograms = []program{
	{"typescript", "README.md", "ts"},
	{"python", "README.md", "python"},
	{"go", "README.md", "go"},
	{"yaml", "README.md", "yaml"},
	{"java", "examples/java/src/main/java/myproject/App.java", ""},
	{"csharp", "examples/dotnet/Program.cs", ""},
}

// readPrograms are the first programs by their language.
func readPrograms(tree string) (map[string]string, error) {
	programs := map[string]string{}
	for _, one := range firstPrograms {
		data, err := os.ReadFile(filepath.Join(tree, one.path))
		if err != nil {
			return nil, err
		}
		code := string(data)
		if one.fence != "" {
			if code, err = firstBlock(code, one.fence); err != nil {
				return nil, fmt.Errorf("%s: %w", one.path, err)
			}
		}
		programs[one.language] = strings.TrimSpace(code)
	}
	return programs, nil
}

// firstBlock is the first code block of a language in a page.
func firstBlock(page, fence string) (string, error) {
	_, rest, found := strings.Cut(page, "\n```"+fence+"\n")
	if !found {
		return "", fmt.Errorf("no block of %s", fence)
	}
	code, _, closed := strings.Cut(rest, "\n```\n")
	if !closed {
		return "", fmt.Errorf("the block of %s has no end", fence)
	}
	return code, nil
}

// versions are what the published pages say is needed.
type versions struct {
	// CLI is the oldest Pulumi CLI, and AWS is the version of the AWS provider that the components are compiled with.
	CLI, AWS string
}

var (
	oldestCLI  = regexp.MustCompile(`(?m)^OLDEST_PULUMI\s*:=\s*(\d+\.\d+)\.\d+$`)
	awsVersion = regexp.MustCompile(`(?m)^\s*github\.com/pulumi/pulumi-aws/sdk/v\d+ v(\d+\.\d+\.\d+)$`)
)

func readVersions(tree string) (versions, error) {
	var found versions
	for _, one := range []struct {
		file    string
		pattern *regexp.Regexp
		into    *string
	}{
		{"Makefile", oldestCLI, &found.CLI},
		{"go.mod", awsVersion, &found.AWS},
	} {
		data, err := os.ReadFile(filepath.Join(tree, one.file))
		if err != nil {
			return versions{}, err
		}
		match := one.pattern.FindSubmatch(data)
		if match == nil {
			return versions{}, fmt.Errorf("%s does not match %s", one.file, one.pattern)
		}
		*one.into = string(match[1])
	}
	return found, nil
}
