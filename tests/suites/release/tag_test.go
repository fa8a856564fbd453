package release

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/command"
)

func TestTagsThatCanBeReleased(t *testing.T) {
	t.Parallel()
	const changelog = "# Changelog\n\n## Unreleased\n\n- Next.\n\n" +
		"## 0.2.0 (2026-12-01)\n\n- New.\n\n## 0.1.0 (2026-11-01)\n\n- Old.\n"
	for name, c := range map[string]struct {
		version, changelog, tag string
		// says are words of each reason to refuse the tag; without any it can be released.
		says []string
	}{
		"the version":            {"0.2.0", changelog, "v0.2.0", nil},
		"an alpha":               {"0.3.0-alpha.1", strings.Replace(changelog, "Unreleased", "0.3.0-alpha.1 (2026-12-02)", 1), "v0.3.0-alpha.1", nil},
		"another version":        {"0.2.0", changelog, "v0.2.1", []string{"the tag is v0.2.1, but provider/VERSION says 0.2.0"}},
		"no v":                   {"0.2.0", changelog, "0.2.0", []string{"the tag is 0.2.0"}},
		"the tag of an alpha":    {"0.2.0", changelog, "v0.2.0-alpha.1", []string{"the tag is v0.2.0-alpha.1"}},
		"the alpha of a version": {"0.2.0-alpha.1", changelog, "v0.2.0-alpha.1", []string{`no section "## 0.2.0-alpha.1 (`}},
		"no section":             {"0.3.0", changelog, "v0.3.0", []string{`no section "## 0.3.0 (YYYY-MM-DD)"`}},
		"no day":                 {"0.2.0", strings.Replace(changelog, " (2026-12-01)", "", 1), "v0.2.0", []string{`no section "## 0.2.0 (`}},
		"a word for a day":       {"0.2.0", strings.Replace(changelog, "2026-12-01", "soon", 1), "v0.2.0", []string{`no section "## 0.2.0 (`}},
		"an empty section":       {"0.2.0", strings.Replace(changelog, "- New.", "", 1), "v0.2.0", []string{`no section "## 0.2.0 (`}},
		"a point for any letter": {"0.2.0", strings.Replace(changelog, "0.2.0", "0x2.0", 1), "v0.2.0", []string{`no section "## 0.2.0 (`}},
		"both":                   {"0.3.0", changelog, "v0.2.0", []string{"the tag is v0.2.0", "no section"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := write(t, map[string]string{"provider/VERSION": c.version + "\n", "CHANGELOG.md": c.changelog})
			ok, said := tool(t, root, "check-release-tag", c.tag, folder)
			assert.Equal(t, len(c.says) == 0, ok, said)
			assert.Equal(t, len(c.says), strings.Count(said, "\n"), "a line for each reason: %s", said)
			for _, says := range c.says {
				assert.Contains(t, said, says)
			}
		})
	}
}

func TestReleaseNotes(t *testing.T) {
	t.Parallel()
	folder := write(t, map[string]string{
		"CHANGELOG.md": "# Changelog\n\n## 0.2.0 (2026-12-01)\n\n### Added\n\n- New.\n  More.\n\n## 0.1.0 (2026-11-01)\n\n- Old.\n",
	})
	changelog := filepath.Join(folder, "CHANGELOG.md")
	ok, notes := tool(t, root, "release-notes", "0.2.0", changelog)
	assert.True(t, ok)
	assert.Equal(t, "### Added\n\n- New.\n  More.\n", notes)
	ok, notes = tool(t, root, "release-notes", "0.1.0", changelog)
	assert.True(t, ok)
	assert.Equal(t, "- Old.\n", notes)
}

// The Go SDK gets its tag on the commit of the release, a second time nothing, and never another commit.
func TestTagOfTheGoSDK(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	origin, clone := filepath.Join(folder, "origin"), filepath.Join(folder, "clone")
	git := func(args ...string) string {
		t.Helper()
		return strings.TrimSpace(command.Git(t, folder, args...))
	}
	tag := func(version string) (bool, string) {
		t.Helper()
		return tool(t, clone, "tag-go-sdk", version)
	}
	tagged := func(version string) string {
		return git("-C", origin, "rev-parse", "refs/tags/sdk/v"+version+"^{commit}")
	}
	git("init", "--quiet", "--bare", origin)
	git("init", "--quiet", clone)
	git("-C", clone, "remote", "add", "origin", origin)
	git("-C", clone, "commit", "--quiet", "--allow-empty", "-m", "One")
	first := git("-C", clone, "rev-parse", "HEAD")

	ok, said := tag("0.1.0")
	require.True(t, ok, said)
	assert.Equal(t, first, tagged("0.1.0"))
	ok, said = tag("0.1.0")
	assert.True(t, ok, said)
	assert.Contains(t, said, "sdk/v0.1.0 is there already")
	git("-C", clone, "tag", "-a", "-m", "By hand", "sdk/v0.1.1")
	git("-C", clone, "push", "--quiet", "origin", "sdk/v0.1.1")
	ok, said = tag("0.1.1")
	assert.True(t, ok, "a tag with a message is on the commit, too: %s", said)

	git("-C", clone, "commit", "--quiet", "--allow-empty", "-m", "Two")
	ok, said = tag("0.1.0")
	assert.False(t, ok)
	assert.Contains(t, said, "is never moved")
	assert.Equal(t, first, tagged("0.1.0"))
	ok, said = tag("0.2.0")
	require.True(t, ok, said)
	assert.Equal(t, git("-C", clone, "rev-parse", "HEAD"), tagged("0.2.0"))
}
