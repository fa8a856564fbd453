// Package version raises the version of the package in every file that states it and is written by hand. What is
// generated follows by `make generate`.
package version

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/blang/semver"
)

const (
	// file is where the version stands: the plugin is built with it, and everything else follows it.
	file      = "provider/VERSION"
	changelog = "CHANGELOG.md"
	// unreleased is the heading under which changes are collected.
	unreleased = "## Unreleased"
)

// A Tree is a checkout: its root, and its files in it.
type Tree struct {
	Root  string
	Files []string
}

// Version is what the plugin says.
func (t Tree) Version() (string, error) {
	text, err := t.read(file)
	return strings.TrimSpace(text), err
}

// A Statement is a version that a file states.
type Statement struct {
	File    string
	Line    int
	Version string
}

// Statements are the versions that programs, commands and dependencies in the tree state of this package.
func (t Tree) Statements() ([]Statement, error) {
	var found []Statement
	err := t.each(func(name, text string) error {
		for _, place := range places {
			for _, match := range place.FindAllStringSubmatchIndex(text, -1) {
				line := 1 + strings.Count(text[:match[2]], "\n")
				found = append(found, Statement{name, line, plain(text[match[2]:match[3]])})
			}
		}
		return nil
	})
	return found, err
}

// Raise writes a version everywhere, and the day into the changelog. It returns the files that it changed.
func (t Tree) Raise(to string, day time.Time) ([]string, error) {
	from, err := t.Version()
	if err != nil {
		return nil, err
	}
	log, err := t.read(changelog)
	if err != nil {
		return nil, err
	}
	if err := check(from, to, log); err != nil {
		return nil, err
	}
	dated, err := date(log, to, day)
	if err != nil {
		return nil, err
	}

	changed := map[string]string{changelog: dated}
	if to != from {
		changed[file] = to + "\n"
	}
	err = t.each(func(name, text string) error {
		if raised := raise(name, text, from, to); raised != text {
			changed[name] = raised
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var names []string
	for name, text := range changed {
		if err := os.WriteFile(t.path(name), []byte(text), 0o644); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return names, nil
}

// check tells why a version cannot follow another.
func check(from, to, log string) error {
	next, err := semver.Parse(to)
	if err != nil {
		return fmt.Errorf("%q is no version: give it as X.Y.Z, or X.Y.Z-alpha.N, -beta.N or -rc.N", to)
	}
	if !regexp.MustCompile(`^` + number + `$`).MatchString(to) {
		return fmt.Errorf("%q has a suffix that PyPI does not know: give it as -alpha.N, -beta.N or -rc.N", to)
	}
	if next.Major > 1 {
		return fmt.Errorf("version %s needs the path /sdk/v%d of the Go SDK: change the module first", to, next.Major)
	}
	now, err := semver.Parse(from)
	if err != nil {
		return fmt.Errorf("%s says %q: %w", file, from, err)
	}
	if next.LT(now) || next.EQ(now) && !slices.Contains(headings(log), "## "+to) {
		return fmt.Errorf("%s is not higher than %s, which is the version now", to, from)
	}
	return nil
}

// date makes the heading of what is not released yet the heading of a version. A version that has its heading already,
// but no day, gets the day.
func date(log, version string, day time.Time) (string, error) {
	dated := fmt.Sprintf("## %s (%s)", version, day.Format(time.DateOnly))
	for _, heading := range []string{"## " + version, unreleased} {
		if !slices.Contains(headings(log), heading) {
			continue
		}
		before, section, _ := strings.Cut(log, heading+"\n")
		if section, _, _ = strings.Cut(section, "\n## "); strings.TrimSpace(section) == "" {
			return "", fmt.Errorf("%s has nothing under %q", changelog, heading)
		}
		return before + dated + strings.TrimPrefix(log[len(before):], heading), nil
	}
	return "", fmt.Errorf("%s has no heading %q: there is nothing to release", changelog, unreleased)
}

func headings(log string) []string {
	var found []string
	for line := range strings.Lines(log) {
		if strings.HasPrefix(line, "## ") {
			found = append(found, strings.TrimSpace(line))
		}
	}
	return found
}

// raise is a file with another version. Pages are searched for each mention of it; programs may name the same number
// for something else, and only the places that are known change.
func raise(name, text, from, to string) string {
	for _, place := range places {
		text = place.ReplaceAllStringFunc(text, func(found string) string {
			version := place.FindStringSubmatchIndex(found)
			if plain(found[version[2]:version[3]]) != from {
				return found
			}
			return found[:version[2]] + spelled(to, place) + found[version[3]:]
		})
	}
	if filepath.Ext(name) == ".md" {
		for _, at := range slices.Backward(mentions(text, from)) {
			text = text[:at] + to + text[at+len(from):]
		}
	}
	return text
}

// each calls a function with each file that may state the version.
func (t Tree) each(do func(name, text string) error) error {
	for _, name := range t.Files {
		if !states(name) {
			continue
		}
		text, err := t.read(name)
		if err != nil {
			return err
		}
		if err := do(name, text); err != nil {
			return err
		}
	}
	return nil
}

func (t Tree) path(name string) string { return filepath.Join(t.Root, filepath.FromSlash(name)) }

func (t Tree) read(name string) (string, error) {
	text, err := os.ReadFile(t.path(name))
	return string(text), err
}
