package docs

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/snippets"
)

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(checkout.Root(), path))
	require.NoError(t, err)
	return string(text)
}

// Each rule finds its sample, and no other rule does.
func TestRegistryRules(t *testing.T) {
	t.Parallel()
	for _, rule := range registryRules {
		assert.NotEmpty(t, rule.source, rule.name)
		assert.Empty(t, rule.check(soundPage), "%s finds nothing in a page that is right", rule.name)
		for _, other := range registryRules {
			found := other.check(rule.broken)
			assert.Equal(t, other.name == rule.name, len(found) > 0, "%s in the sample of %s: %q",
				other.name, rule.name, found)
		}
	}
}

// The two pages of the Pulumi registry break none of its rules.
func TestRegistryPages(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"docs/_index.md", "docs/installation-configuration.md"} {
		for _, rule := range registryRules {
			if !rule.overview || path == "docs/_index.md" {
				assert.Empty(t, rule.check(read(t, path)), "%s: %s", path, rule.name)
			}
		}
	}
}

func TestRegistryPagesHaveTheDisplayName(t *testing.T) {
	t.Parallel()
	var schema struct{ DisplayName string }
	require.NoError(t, json.Unmarshal([]byte(read(t, "schema.json")), &schema))
	assert.Equal(t, displayName, schema.DisplayName)
}

// published are the pages that others show: the registry's two, and the README of each SDK.
func published(t *testing.T) []page {
	t.Helper()
	var found []page
	for path, p := range pages(t) {
		if path == "docs/_index.md" || path == "docs/installation-configuration.md" || strings.HasPrefix(path, "sdk/") {
			found = append(found, p)
		}
	}
	require.Greater(t, len(found), 3)
	return found
}

// repositoryURL is what a link to a file of this repository begins with.
const repositoryURL = "https://github.com/pulumi-aws-redis/pulumi-aws-redis"

// A page that is shown elsewhere links whole addresses. One of this repository leads to a file, and to a heading of it,
// in the version of the page.
func TestPublishedLinks(t *testing.T) {
	t.Parallel()
	all := pages(t)
	seen := 0
	for _, p := range published(t) {
		for i, line := range p.lines {
			for _, match := range linked.FindAllStringSubmatch(line, -1) {
				seen++
				assert.Empty(t, wrongPublishedLink(all, match[2]), p.at(i))
			}
		}
	}
	assert.Greater(t, seen, 50, "the links are found")
}

func TestWrongPublishedLinks(t *testing.T) {
	t.Parallel()
	all := pages(t)
	file := repositoryURL + "/blob/v" + provider.Version() + "/"
	assert.Empty(t, wrongPublishedLink(all, file+"docs/access.md#log-in-with-iam"))
	assert.Empty(t, wrongPublishedLink(all, "https://www.pulumi.com"))
	assert.Empty(t, wrongPublishedLink(all, repositoryURL+"/issues"))
	for link, wrong := range map[string]string{
		"docs/access.md":                       "whole address",
		"http://www.pulumi.com":                "whole address",
		file + "docs/nothing.md":               "no file",
		file + "docs/access.md#nothing":        "no heading",
		repositoryURL + "/blob/v9/README.md":   "version",
		repositoryURL + "/blob/main/README.md": "version",
	} {
		assert.Contains(t, wrongPublishedLink(all, link), wrong, link)
	}
}

// wrongPublishedLink says what is wrong with a link.
func wrongPublishedLink(all map[string]page, link string) string {
	if !strings.HasPrefix(link, "https://") {
		return link + " is no whole address"
	}
	rest, ours := strings.CutPrefix(link, repositoryURL)
	if !ours || rest == "" {
		return ""
	}
	if rest == "/issues" {
		return ""
	}
	file, ofVersion := strings.CutPrefix(rest, "/blob/v"+provider.Version()+"/")
	if !ofVersion {
		return link + " is not of this version"
	}
	path, anchor, _ := strings.Cut(file, "#")
	if _, err := os.Stat(filepath.Join(checkout.Root(), path)); err != nil {
		return link + " leads to no file"
	}
	if anchor != "" && !all[path].anchors()[anchor] {
		return link + " leads to no heading"
	}
	return ""
}

// sourceOf is where the program of a language stands that the published pages show, and that is tested there.
var sourceOf = map[string]string{
	"ts": "README.md", "python": "README.md", "go": "README.md", "yaml": "README.md",
	"java":   "examples/java/src/main/java/myproject/App.java",
	"csharp": "examples/dotnet/Program.cs",
}

// A published page shows the programs that are tested, to the letter.
func TestPublishedPrograms(t *testing.T) {
	t.Parallel()
	tested := map[string]string{}
	for language, path := range sourceOf {
		tested[language] = read(t, path)
		if path != "README.md" {
			continue
		}
		for _, b := range snippets.Of(path, tested[language]) {
			if b.Language == language {
				tested[language] = b.Code
				break
			}
		}
	}
	shown := map[string]int{}
	for _, p := range published(t) {
		for _, b := range snippets.Of(p.path, read(t, p.path)) {
			if program := regexp.MustCompile(`RedisCluster\b`).MatchString(b.Code); program {
				shown[b.Language]++
				assert.Equal(t, strings.TrimSpace(tested[b.Language]), strings.TrimSpace(b.Code), b.At())
			}
		}
	}
	for language := range sourceOf {
		assert.Positive(t, shown[language], "no page shows a program in %s", language)
	}
	// The comment of the Go SDK's package shows it too.
	comment := strings.NewReplacer("//\n", "\n", "//\t", "").Replace(read(t, "sdk/go/awsredis/doc.go"))
	assert.Contains(t, comment, strings.TrimSpace(tested["go"]))
}

// A README of an SDK is read in a minute. A program has as many lines as its language wants.
func TestPublishedReadmesAreShort(t *testing.T) {
	t.Parallel()
	for _, p := range published(t) {
		if !strings.HasPrefix(p.path, "sdk/") {
			continue
		}
		prose := 0
		for _, line := range p.lines {
			if strings.TrimSpace(line) != "" {
				prose++
			}
		}
		assert.LessOrEqual(t, prose, 45, p.path)
		assert.Greater(t, prose, 15, p.path)
	}
}

// CONTRIBUTING.md has the entries for the registry's lists, to paste: they are those of this repository and its schema.
func TestRegistryEntries(t *testing.T) {
	t.Parallel()
	_, section, found := strings.Cut(read(t, "CONTRIBUTING.md"), "\n## The registry\n")
	require.True(t, found)
	var entries []map[string]string
	for _, b := range snippets.Of("CONTRIBUTING.md", section) {
		if b.Language == "json" {
			var entry map[string]string
			require.NoError(t, json.Unmarshal([]byte(b.Code), &entry), b.At())
			entries = append(entries, entry)
		}
	}
	var schema struct{ Publisher, Repository string }
	require.NoError(t, json.Unmarshal([]byte(read(t, "schema.json")), &schema))
	assert.Equal(t, []map[string]string{
		{"repoSlug": strings.TrimPrefix(schema.Repository, "https://github.com/"), "schemaFile": "schema.json"},
		{schema.Publisher: "pulumi-aws-redis"},
	}, entries)
}
