package docs

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// registryRule is something that the Pulumi registry wants of a page that it publishes: its checks report the break of
// it, or its site shows the page wrongly. The sources are files of the repository pulumi/registry.
type registryRule struct {
	name, source string
	// broken is a page that breaks this rule alone.
	broken string
	// overview says that the rule is about docs/_index.md alone.
	overview bool
	check    func(text string) []string
}

// soundPage is a page that breaks no rule. A case breaks a part of it.
const soundPage = `---
title: ElastiCache for Redis OSS and Valkey
meta_desc: The package aws-redis runs clusters.
layout: package
---

The package runs clusters.

## Installation

{{< chooser language "typescript,yaml" >}}
{{% choosable language typescript %}}

` + "```bash\nnpm install\n```" + `

{{% /choosable %}}
{{% choosable language yaml %}}

Nothing.

{{% /choosable %}}
{{< /chooser >}}

## Example Usage

Text.

## Configuration

Text.
`

func without(part string) string { return with(part, "") }

func with(part, instead string) string {
	if strings.Count(soundPage, part) != 1 {
		panic("not once in the sound page: " + part)
	}
	return strings.Replace(soundPage, part, instead, 1)
}

func plus(line string) string { return soundPage + "\n" + line + "\n" }

const (
	overviewGuide = "docs/overview-page.md"
	docLint       = "scripts/ci/community-package/doc_lint.py"
	metadata      = "tools/resourcedocsgen/cmd/metadata.go"
)

var registryRules = []registryRule{
	{
		name: "front-matter", source: metadata, broken: "Text first.\n\n" + soundPage,
		check: func(text string) []string {
			if _, _, ok := frontMatter(text); !ok {
				return []string{"the page does not begin with front matter"}
			}
			return nil
		},
	},
	{
		name: "front-matter-keys", source: overviewGuide, broken: without("layout: package\n"),
		check: checkFrontMatter,
	},
	{
		name: "describes-the-package", source: overviewGuide, broken: with("aws-redis", "redis"),
		check: func(text string) []string {
			keys, _, ok := frontMatter(text)
			if ok && !strings.Contains(keys["meta_desc"], "aws-redis") {
				return []string{"meta_desc does not name the package"}
			}
			return nil
		},
	},
	{
		name: "title-is-display-name", source: overviewGuide, overview: true,
		broken: with("title: ElastiCache for Redis OSS and Valkey", "title: Redis"),
		check: func(text string) []string {
			keys, _, ok := frontMatter(text)
			if ok && keys["title"] != displayName {
				return []string{"the title is not the displayName of the schema"}
			}
			return nil
		},
	},
	{
		name: "no-first-heading", source: overviewGuide, broken: plus("# Redis\n\nText."),
		check: lines(`^# `, "the page has its heading from the title"),
	},
	{
		name: "opens-with-text", source: overviewGuide, overview: true,
		broken: without("The package runs clusters.\n\n"),
		check: func(text string) []string {
			_, body, ok := frontMatter(text)
			if ok && !regexp.MustCompile(`^\s*[A-Za-z]`).MatchString(body) {
				return []string{"nothing is said before the first heading"}
			}
			return nil
		},
	},
	{
		name: "sections", source: overviewGuide, overview: true, broken: without("## Example Usage\n\nText.\n\n"),
		check: checkSections,
	},
	{
		name: "relative-image", source: docLint, broken: plus("![logo](./logo.png)"),
		check: lines(`!\[[^\]]*\]\((?:[./]|[^)]*$)`, "an image is named by a path"),
	},
	{
		name: "relative-image-tag", source: docLint, broken: plus(`<img src='assets/logo.svg'>`),
		check: func(text string) []string {
			return except(text, `<img[^>]+src=["']([^"']*)`, "an image is named by a path")
		},
	},
	{
		name: "raw-relative-link", source: docLint, broken: plus(`<a href="./access">Access</a>`),
		check: func(text string) []string {
			return except(text, `<a[^>]+href=["']([^"']*)`, "a link is a path")
		},
	},
	{
		name: "markdown-link", source: docLint, broken: plus("[Access](access.md#users)"),
		check: func(text string) []string {
			return except(text, `[^!]\[[^\]]*\]\(([^)]*)\)`, "a link is a path")
		},
	},
	{
		name: "secure-links", source: "a browser marks other links", broken: plus("[Pulumi](http://www.pulumi.com)"),
		check: lines(`\]\(http:`, "a link without TLS"),
	},
	{
		name: "tabs", source: overviewGuide, broken: without("{{% /choosable %}}\n{{< /chooser >}}"),
		check: checkTabs,
	},
	{
		name: "tab-delimiters", source: overviewGuide,
		broken: strings.NewReplacer("{{<", "{{%", ">}}", "%}}").Replace(soundPage),
		check: lines(`\{\{%\s*/?chooser|\{\{<\s*/?choosable|\{\{[^<%]`,
			"chooser stands between angle brackets, and choosable between percent signs"),
	},
	{
		name: "tab-languages", source: overviewGuide, broken: with(`"typescript,yaml"`, `"typescript,python,yaml"`),
		check: checkTabLanguages,
	},
	{
		name: "known-languages", source: overviewGuide,
		broken: strings.ReplaceAll(soundPage, "yaml", "nodejs"),
		check: func(text string) (found []string) {
			for _, one := range choosers(text) {
				for _, language := range one.languages {
					if !slices.Contains(tabLanguages, language) {
						found = append(found, "no tab of the site is called "+language)
					}
				}
			}
			return found
		},
	},
	{
		name: "length", source: "scripts/ci/community-package/fact_sheet.py",
		broken: plus(strings.Repeat("Text.\n", 400)),
		check: func(text string) []string {
			if n := strings.Count(text, "\n"); n > 400 {
				return []string{fmt.Sprintf("of %d lines a reviewer sees the first 400", n)}
			}
			return nil
		},
	},
}

const displayName = "ElastiCache for Redis OSS and Valkey"

// tabLanguages are the languages that the site has tabs for.
var tabLanguages = []string{"typescript", "python", "go", "csharp", "java", "yaml", "hcl"}

// frontMatter takes a page apart.
func frontMatter(text string) (keys map[string]string, body string, ok bool) {
	head, isFirst := strings.CutPrefix(text, "---\n")
	head, body, isClosed := strings.Cut(head, "\n---\n")
	if !isFirst || !isClosed || yaml.Unmarshal([]byte(head), &keys) != nil {
		return nil, "", false
	}
	return keys, body, true
}

func checkFrontMatter(text string) (found []string) {
	keys, _, ok := frontMatter(text)
	if !ok {
		return nil
	}
	for _, key := range []string{"title", "meta_desc", "layout"} {
		if keys[key] == "" {
			found = append(found, "no "+key)
		}
	}
	if keys["layout"] != "" && keys["layout"] != "package" {
		found = append(found, "another layout than package")
	}
	return found
}

func checkSections(text string) []string {
	var sections []string
	for _, line := range withoutCode(text) {
		if name, ok := strings.CutPrefix(line, "## "); ok {
			sections = append(sections, name)
		}
	}
	wanted := []string{"Installation", "Example Usage", "Configuration"}
	if len(sections) < len(wanted) || !slices.Equal(sections[:len(wanted)], wanted) {
		return []string{fmt.Sprintf("the sections are %q", sections)}
	}
	return nil
}

// lines finds the lines outside of code that match a pattern.
func lines(pattern, says string) func(string) []string {
	matcher := regexp.MustCompile(pattern)
	return func(text string) (found []string) {
		for i, line := range withoutCode(text) {
			if matcher.MatchString(line) {
				found = append(found, fmt.Sprintf("line %d: %s: %s", i+1, says, line))
			}
		}
		return found
	}
}

// except finds what a pattern captures and is no address.
func except(text, pattern, says string) (found []string) {
	matcher := regexp.MustCompile(pattern)
	for i, line := range withoutCode(text) {
		for _, match := range matcher.FindAllStringSubmatch(" "+line, -1) {
			if !regexp.MustCompile(`^(?i)https?://|^mailto:|^#`).MatchString(match[1]) {
				found = append(found, fmt.Sprintf("line %d: %s: %s", i+1, says, match[1]))
			}
		}
	}
	return found
}
