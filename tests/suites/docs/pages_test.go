// Package docs tests the pages that users read: their links, their form, their words, and the code that they show.
package docs

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/snippets"
)

// page is a page without its code blocks: their lines are empty.
type page struct {
	path  string
	lines []string
}

// pages are all pages, the generated ones too, and the READMEs of the SDKs.
func pages(t *testing.T) map[string]page {
	t.Helper()
	paths, err := snippets.Pages(checkout.Root())
	require.NoError(t, err)
	readmes, err := filepath.Glob(filepath.Join(checkout.Root(), "sdk/*/README.md"))
	require.NoError(t, err)
	assert.Greater(t, len(readmes), 1, "the READMEs of the SDKs are found")
	for _, path := range readmes {
		path, err = filepath.Rel(checkout.Root(), path)
		require.NoError(t, err)
		paths = append(paths, filepath.ToSlash(path))
	}
	found := map[string]page{}
	for _, path := range append(paths, snippets.Generated...) {
		text, err := os.ReadFile(filepath.Join(checkout.Root(), path))
		require.NoError(t, err)
		found[path] = page{path, withoutCode(string(text))}
	}
	return found
}

func withoutCode(text string) []string {
	lines := strings.Split(text, "\n")
	inCode := false
	for i, line := range lines {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			inCode = !inCode
			lines[i] = ""
		} else if inCode {
			lines[i] = ""
		}
	}
	return lines
}

func (p page) at(line int) string { return fmt.Sprintf("%s:%d", p.path, line+1) }

var heading = regexp.MustCompile(`^(#+) (.*)$`)

// anchors are what links to the headings of a page end in, as GitHub makes them.
func (p page) anchors() map[string]bool {
	found, times := map[string]bool{}, map[string]int{}
	for _, line := range p.lines {
		match := heading.FindStringSubmatch(line)
		if match == nil {
			continue
		}
		var anchor strings.Builder
		for _, r := range strings.ToLower(linked.ReplaceAllString(match[2], "$1")) {
			switch {
			case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
				anchor.WriteRune(r)
			case r == ' ':
				anchor.WriteByte('-')
			}
		}
		name := anchor.String()
		if n := times[name]; n > 0 {
			found[fmt.Sprintf("%s-%d", name, n)] = true
		} else {
			found[name] = true
		}
		times[name]++
	}
	return found
}

var linked = regexp.MustCompile(`\[([^\]]*)\]\(([^)\s]+)\)`)

// A link within the repository leads to a file, and to a heading of it.
func TestLinks(t *testing.T) {
	t.Parallel()
	all := pages(t)
	seen := 0
	for _, p := range all {
		for i, line := range p.lines {
			for _, match := range linked.FindAllStringSubmatch(line, -1) {
				target := match[2]
				if strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") {
					continue
				}
				seen++
				path, anchor, _ := strings.Cut(target, "#")
				to := p.path
				if path != "" {
					to = filepath.ToSlash(filepath.Join(filepath.Dir(p.path), path))
				}
				if _, err := os.Stat(filepath.Join(checkout.Root(), to)); !assert.NoError(t, err, p.at(i)) {
					continue
				}
				if anchor != "" {
					assert.True(t, all[to].anchors()[anchor], "%s: %s has no heading #%s", p.at(i), to, anchor)
				}
			}
		}
	}
	assert.Greater(t, seen, 100, "the links are found")
}

const longestCell = 160

// A table is read at a glance: its cells are short, and each row has as many as the first.
func TestTables(t *testing.T) {
	t.Parallel()
	seen := 0
	for _, p := range pages(t) {
		columns := 0
		for i, line := range p.lines {
			if !strings.HasPrefix(strings.TrimSpace(line), "|") {
				columns = 0
				continue
			}
			cells := strings.Split(strings.Trim(strings.ReplaceAll(strings.TrimSpace(line), `\|`, "¦"), "|"), "|")
			if columns == 0 {
				columns = len(cells)
			}
			assert.Len(t, cells, columns, p.at(i))
			for _, cell := range cells {
				seen++
				shown := linked.ReplaceAllString(strings.TrimSpace(cell), "$1")
				assert.LessOrEqual(t, len([]rune(shown)), longestCell, "%s: %s", p.at(i), shown)
			}
		}
	}
	assert.Greater(t, seen, 1000, "the cells are found")
}

// A heading has something under it: a text, or a heading one level down.
func TestHeadingsHaveText(t *testing.T) {
	t.Parallel()
	for _, p := range pages(t) {
		text, err := os.ReadFile(filepath.Join(checkout.Root(), p.path))
		require.NoError(t, err)
		whole := strings.Split(string(text), "\n")
		level, at := 0, 0
		for i := range whole {
			match := heading.FindStringSubmatch(p.lines[i])
			switch {
			case match != nil:
				if level > 0 && len(match[1]) <= level {
					assert.Fail(t, "a heading without text", p.at(at))
				}
				level, at = len(match[1]), i
			case strings.TrimSpace(whole[i]) != "":
				level = 0
			}
		}
		assert.Zero(t, level, "%s: a heading without text", p.at(at))
	}
}

func TestTheReadmeIsShort(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(checkout.Root(), "README.md"))
	require.NoError(t, err)
	assert.LessOrEqual(t, len(text), 14<<10)
	assert.LessOrEqual(t, strings.Count(string(text), "\n"), 250)
	contributing, err := os.ReadFile(filepath.Join(checkout.Root(), "CONTRIBUTING.md"))
	require.NoError(t, err)
	// Who changes code reads everything above the release.
	everyday, _, _ := strings.Cut(string(contributing), "\n## Release\n")
	assert.LessOrEqual(t, len(everyday), 9<<10)
}

// Words that readers stumble over, with what to write instead.
var avoided = map[string]string{
	`\b(is|are|was|were) made\b`: "created",
	`\bof your own\b`:            "your own, existing",
	`\btold of\b`:                "notified, reports",
	`\bgoes with\b`:              "requires, is only used with",
	`\blikewise\b`:               "also",
	`\btaken for a choice\b`:     "counts as set explicitly",
	`\bwritten out\b`:            "set explicitly",
	`\b(that|those) of\b`:        "name the thing",
	`\bof which\b`:               "name the thing",
	`\blets? (somebody|everybody|anyone|them) in`: "allows",
	`\bnot beside\b`: "cannot be combined with",
}

// spoken are the pages whose words are looked at: those that people write, and the reference.
func spoken(path string) bool {
	return path != "docs/checks.md"
}

func TestWords(t *testing.T) {
	t.Parallel()
	for words, better := range avoided {
		pattern := regexp.MustCompile("(?i)" + words)
		for _, p := range pages(t) {
			if !spoken(p.path) {
				continue
			}
			for i, line := range p.lines {
				if found := pattern.FindString(line); found != "" {
					assert.Fail(t, fmt.Sprintf("%q: write %s", found, better), p.at(i))
				}
			}
		}
	}
}
