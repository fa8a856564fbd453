// Command snippets writes the code blocks of a language, as programs that compile, into a folder.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/snippets"
)

func main() {
	language := flag.String("language", "", "ts, python, java, csharp or yaml")
	tree := flag.String("tree", ".", "the checkout")
	out := flag.String("out", "", "the folder to write into, which is emptied before")
	flag.Parse()
	if err := write(*language, *tree, *out); err != nil {
		fmt.Fprintln(os.Stderr, "snippets:", err)
		os.Exit(1)
	}
}

var extensions = map[string]string{"ts": ".ts", "python": ".py", "yaml": ".yaml", "java": ".java", "csharp": ".cs"}

func write(language, tree, out string) error {
	extension, known := extensions[language]
	if !known {
		return fmt.Errorf("no language %q", language)
	}
	blocks, err := snippets.All(tree)
	if err != nil {
		return err
	}
	for _, folder := range []string{"whole", "fragments"} {
		if err := os.RemoveAll(filepath.Join(out, folder)); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Join(out, folder), 0o755); err != nil {
			return err
		}
	}
	for _, b := range blocks {
		if b.Language != language || b.Other == "client" {
			continue
		}
		if err := writeBlock(b, out, extension); err != nil {
			return err
		}
	}
	if language == "ts" {
		return os.WriteFile(filepath.Join(out, "globals.d.ts"), []byte(snippets.TypeScriptGlobals), 0o644)
	}
	return nil
}

func writeBlock(b snippets.Block, out, extension string) error {
	folder := "whole"
	if b.Fragment {
		folder = "fragments"
	}
	path := filepath.Join(out, folder, b.Name()+extension)
	if b.Language == "java" { // a file is named after the class
		path = filepath.Join(out, folder, b.Name(), "App.java")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(b.Whole()), 0o644)
}
