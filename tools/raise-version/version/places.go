package version

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

const (
	// number is a version, as Semantic Versioning spells it.
	number = `(\d+\.\d+\.\d+(?:-(?:alpha|beta|rc)\.\d+)?)`
	// pythonNumber is one as Python spells it.
	pythonNumber = `(\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?)`
)

// places are the ways in which a program or a command states the version of this package, and of nothing else. What the
// first group matches is the version.
var places = []*regexp.Regexp{
	// Options of a resource in YAML, on one line and on two.
	regexp.MustCompile(`version: ` + number + `, pluginDownloadURL: "?github://`),
	regexp.MustCompile(`version: ` + number + `\n\s*pluginDownloadURL: "?github://`),
	// Arguments of commands.
	regexp.MustCompile(`resource aws-redis v?` + number),
	regexp.MustCompile(`aws-redis(?:\.git[^\s@]*)?@v?` + number),
	// Names of archives and folders.
	regexp.MustCompile(`aws-redis-v?` + number),
	// What programs in Python, Go, TypeScript, Java and .NET depend on.
	regexp.MustCompile(`pulumi-aws-redis==` + pythonNumber),
	regexp.MustCompile(`pulumi-aws-redis/sdk[ @]v` + number),
	regexp.MustCompile(`"pulumi-aws-redis": "[~^]?` + number + `"`),
	regexp.MustCompile(`"node_modules/pulumi-aws-redis": \{\s*"version": "` + number + `"`),
	regexp.MustCompile(`<artifactId>aws-redis</artifactId>\s*<version>` + number + `</version>`),
	regexp.MustCompile(`"PulumiAwsRedis\.AwsRedis" Version="` + number + `"`),
}

var (
	toPython   = strings.NewReplacer("-alpha.", "a", "-beta.", "b", "-rc.", "rc")
	fromPython = strings.NewReplacer("a", "-alpha.", "b", "-beta.", "rc", "-rc.")
)

// spelled is a version in the place of another one, in that one's language: 1.0.0-rc.1 is 1.0.0rc1 in Python.
func spelled(version string, place *regexp.Regexp) string {
	if strings.HasSuffix(place.String(), pythonNumber) {
		return toPython.Replace(version)
	}
	return version
}

// plain is a version that a place spells, as everywhere else.
func plain(version string) string {
	if strings.Contains(version, "-") {
		return version
	}
	return fromPython.Replace(version)
}

// generated are files that `make generate` writes, and folders whose files say what another version was.
var generated = []string{"sdk/", "docs/reference/", "docs/checks.md", "docs/alarms.md", "schema.json", "tests/"}

// states tells whether a file may state the version, and is written by hand.
func states(file string) bool {
	if slices.ContainsFunc(generated, func(name string) bool { return strings.HasPrefix(file, name) }) {
		return false
	}
	switch path.Ext(file) {
	case ".md":
		return file != changelog
	case ".yaml", ".yml", ".json", ".txt", ".toml", ".xml", ".csproj", ".mod":
		return true
	}
	return false
}

// mentions are where a text names a version, as the offsets of its first bytes. An address such as 10.1.0.0 names none,
// and neither do a longer version and what is said of the past: "since 0.1.0".
func mentions(text, version string) []int {
	var found []int
	for from := 0; ; {
		i := strings.Index(text[from:], version)
		if i < 0 {
			return found
		}
		at := from + i
		from = at + len(version)
		if !longerBefore.MatchString(text[:at]) && !longerAfter.MatchString(text[from:]) {
			found = append(found, at)
		}
	}
}

var (
	longerBefore = regexp.MustCompile(`(?:[\d.]|[Ss]ince v?|[Ss]ince version )$`)
	longerAfter  = regexp.MustCompile(`^(?:\d|\.\d|/\d|-(?:alpha|beta|rc)\.)`)
)
