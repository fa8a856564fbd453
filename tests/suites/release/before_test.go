package release

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/suites/released/changelog"
)

// theTimeBefore is what pages say while there is no release.
var theTimeBefore = regexp.MustCompile(`(?i)(until|before) the first release|is not released yet`)

// outdated are the pages that speak of the time before the first release although the changelog has one.
func outdated(t *testing.T, log string, pages map[string]string) (found []string) {
	t.Helper()
	releases, err := changelog.Read(log)
	require.NoError(t, err)
	if !slices.ContainsFunc(releases, func(r changelog.Release) bool { return r.Dated }) {
		return nil
	}
	for page, text := range pages {
		if theTimeBefore.MatchString(text) {
			found = append(found, page)
		}
	}
	return found
}

// With the first release, what the pages say of the time before it goes.
func TestPagesKnowOfTheFirstRelease(t *testing.T) {
	t.Parallel()
	pages := map[string]string{}
	for _, file := range tracked(t) {
		user := strings.HasPrefix(file, "docs/") || strings.HasPrefix(file, "examples/") || file == "README.md"
		if user && strings.HasSuffix(file, ".md") {
			pages[file] = text(t, file)
		}
	}
	assert.Empty(t, outdated(t, text(t, "CHANGELOG.md"), pages))

	assert.Contains(t, pages, "docs/installing.md")
	released := "# Changelog\n\n## 0.1.0 (2026-12-24)\n"
	assert.Equal(t, []string{"page"},
		outdated(t, released, map[string]string{"page": "Until the first release, wait."}))
	assert.Empty(t, outdated(t, released, map[string]string{"page": "A release is a tag."}))
	assert.Empty(t, outdated(t, "## 0.1.0\n", map[string]string{"page": "Version 0.1.0 is not released yet."}))
}
