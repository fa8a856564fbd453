package release

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

var (
	// aDate is the heading of a version that is released.
	aDate = regexp.MustCompile(`(?m)^## \d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)$`)
	// theTimeBefore is what pages say while there is no release.
	theTimeBefore = regexp.MustCompile(`(?i)(until|before) the first release|is not released yet`)
)

// outdated are the pages that speak of the time before the first release although the changelog has one.
func outdated(log string, pages map[string]string) (found []string) {
	if !aDate.MatchString(log) {
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
	assert.Empty(t, outdated(text(t, "CHANGELOG.md"), pages))

	assert.Contains(t, pages, "docs/installing.md")
	released := "# Changelog\n\n## 0.1.0 (2026-12-24)\n"
	assert.Equal(t, []string{"page"}, outdated(released, map[string]string{"page": "Until the first release, wait."}))
	assert.Empty(t, outdated(released, map[string]string{"page": "A release is a tag."}))
	assert.Empty(t, outdated("## 0.1.0\n", map[string]string{"page": "Version 0.1.0 is not released yet."}))
}
