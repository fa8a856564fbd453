// Package changelog reads CHANGELOG.md: which versions there are, which of them are released, and the two lists that
// tests hold the package to. A version begins with "## 0.1.0", with a date behind it once it is released. What follows
// the newest one is collected under "## Unreleased":
//
//	## Unreleased
//
//	Changes to existing stacks:
//
//	- `aws:cloudwatch/metricAlarm:MetricAlarm` update: the alarm on memory has another threshold.
//
//	Breaking changes:
//
//	- `RedisCluster.redisVersion`: removed; use `engineVersion`.
//
// In the first list are types of resources and what happens to them: "update" or "create". In the second are names of
// the schema.
package changelog

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/blang/semver"
)

// Release is a version as the changelog tells it.
type Release struct {
	Version semver.Version
	// Unreleased says that it has no version yet, and comes after every release.
	Unreleased bool
	// Dated says whether the version is released.
	Dated bool
	// Changes are what becomes of existing stacks: steps by types of resources.
	Changes map[string][]string
	// Breaking are the names of the schema that changed so that programs break.
	Breaking []string
}

var (
	// heading is the form that tools/raise-version writes and tools/release-notes reads.
	heading = regexp.MustCompile(`^## (\d+\.\d+\.\d+\S*)( \(\d{4}-\d{2}-\d{2}\))?$`)
	change  = regexp.MustCompile("^- `([^`]+)` (update|create)\\b")
	broken  = regexp.MustCompile("^- `([^`]+)`")
)

// Read reads the releases of a changelog, in its order: the newest first.
func Read(text string) ([]Release, error) {
	var releases []Release
	list := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "## ") {
			release, err := begin(line)
			if err != nil {
				return nil, err
			}
			releases = append(releases, release)
			list = ""
			continue
		}
		if name, ends := strings.CutSuffix(strings.TrimLeft(line, "# "), ":"); ends && !strings.HasPrefix(line, "-") {
			list = name
		}
		if len(releases) > 0 {
			releases[len(releases)-1].note(list, line)
		}
	}
	return releases, nil
}

// begin is the release that a heading begins. It refuses any other heading of this level, so that no release is read
// without its date, or as a part of another.
func begin(line string) (Release, error) {
	if line == "## Unreleased" {
		return Release{Unreleased: true, Changes: map[string][]string{}}, nil
	}
	match := heading.FindStringSubmatch(line)
	if match == nil {
		return Release{}, fmt.Errorf("%q is neither %q nor %q, with or without its date", line, "## Unreleased",
			"## X.Y.Z (YYYY-MM-DD)")
	}
	version, err := semver.Parse(match[1])
	return Release{Version: version, Dated: match[2] != "", Changes: map[string][]string{}}, err
}

// note takes a line of a list.
func (r *Release) note(list, line string) {
	switch list {
	case "Changes to existing stacks":
		if match := change.FindStringSubmatch(line); match != nil {
			r.Changes[match[1]] = append(r.Changes[match[1]], match[2])
		}
	case "Breaking changes":
		if match := broken.FindStringSubmatch(line); match != nil {
			r.Breaking = append(r.Breaking, match[1])
		}
	}
}

// Since are the releases later than a version, and what is not released yet.
func Since(releases []Release, version semver.Version) []Release {
	var later []Release
	for _, r := range releases {
		if r.Unreleased || r.Version.GT(version) {
			later = append(later, r)
		}
	}
	return later
}

// Allowed are the steps that stacks of an older version may see, by types of resources.
func Allowed(later []Release) map[string][]string {
	allowed := map[string][]string{}
	for _, r := range later {
		for token, steps := range r.Changes {
			allowed[token] = append(allowed[token], steps...)
		}
	}
	return allowed
}

// Breaking are the names that broke since an older version.
func Breaking(later []Release) []string {
	var names []string
	for _, r := range later {
		names = append(names, r.Breaking...)
	}
	return names
}
