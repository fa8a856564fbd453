package schema

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
)

const slug = "pulumi-aws-redis/pulumi-aws-redis"

// The registry makes the tile and the pages of a package from these fields, and refuses one without a publisher or
// with a category that it does not know.
func TestRegistryFields(t *testing.T) {
	t.Parallel()
	spec := served(t)
	_, repository, _ := strings.Cut(slug, "/")
	assert.Equal(t, strings.TrimPrefix(repository, "pulumi-"), spec.Name, "the registry derives it from the repository")
	assert.Equal(t, provider.Version(), spec.Version, "`pulumi package add` generates no SDK without a version")
	assert.Equal(t, "pulumi-aws-redis", spec.Publisher)
	assert.Equal(t, "ElastiCache for Redis OSS and Valkey", spec.DisplayName)
	assert.Equal(t, "https://github.com/"+slug, spec.Repository)
	assert.Equal(t, spec.Repository, spec.Homepage)
	assert.Equal(t, "Apache-2.0", spec.License)
	assert.Equal(t, "github://api.github.com/pulumi-aws-redis", spec.PluginDownloadURL)
	// Longer ones are cut in lists and in the results of searches.
	assert.LessOrEqual(t, len(spec.Description), 160)
	assert.Greater(t, len(spec.Description), 50)
	assert.True(t, strings.HasSuffix(spec.Description, "."), spec.Description)
}

// The words that somebody types into the registry's search are among the keywords, and the two that sort the package
// are ones that the registry knows.
func TestRegistryKeywords(t *testing.T) {
	t.Parallel()
	var category, kind []string
	words := map[string]bool{}
	for _, keyword := range served(t).Keywords {
		switch {
		case strings.HasPrefix(keyword, "category/"):
			category = append(category, strings.TrimPrefix(keyword, "category/"))
		case strings.HasPrefix(keyword, "kind/"):
			kind = append(kind, strings.TrimPrefix(keyword, "kind/"))
		default:
			assert.False(t, words[keyword], "%s stands there twice", keyword)
			words[keyword] = true
		}
	}
	require.Len(t, category, 1)
	assert.Contains(t, []string{"cloud", "database", "infrastructure", "monitoring", "network", "utility", "vcs"},
		category[0])
	assert.Equal(t, []string{"component"}, kind)
	for _, word := range []string{"pulumi", "aws", "elasticache", "redis", "valkey"} {
		assert.True(t, words[word], word)
	}
}

// The names of the SDKs are built into commands by the registry's checks, which take no other characters than these.
func TestRegistryLanguages(t *testing.T) {
	t.Parallel()
	safe := regexp.MustCompile(`^[A-Za-z0-9._@/-]+$`)
	spec := served(t)
	for _, want := range []struct{ language, field, value string }{
		{"nodejs", "packageName", "pulumi-aws-redis"},
		{"nodejs", "packageDescription", spec.Description},
		{"python", "packageName", "pulumi_aws_redis"},
		{"go", "importBasePath", "github.com/" + slug + "/sdk/go/awsredis"},
		{"java", "basePackage", "io.github.pulumiawsredis"},
		{"csharp", "rootNamespace", "PulumiAwsRedis"},
	} {
		var fields map[string]any
		require.NoError(t, json.Unmarshal(spec.Language[want.language], &fields), want.language)
		assert.Equal(t, want.value, fields[want.field], "%s.%s", want.language, want.field)
		if want.field != "packageDescription" {
			assert.Regexp(t, safe, fields[want.field])
		}
		if want.language != "java" { // its SDK has the version of its pom.xml
			assert.Equal(t, true, fields["respectSchemaVersion"], want.language)
		}
	}
}

// The registry reads the committed schema at a release's tag, and refuses one that names another version. It has none.
func TestCommittedSchemaNamesNoVersion(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(checkout.Root(), "schema.json"))
	require.NoError(t, err)
	var fields map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(text, &fields))
	assert.NotContains(t, fields, "version")
	assert.Contains(t, fields, "logoUrl")
}

// The logo that the schema names is a file of this repository: a square that scales, and loads nothing.
func TestLogo(t *testing.T) {
	t.Parallel()
	path, ok := strings.CutPrefix(served(t).LogoURL, "https://raw.githubusercontent.com/"+slug+"/main/")
	require.True(t, ok, "the logo is taken from the main branch")
	text, err := os.ReadFile(filepath.Join(checkout.Root(), path))
	require.NoError(t, err)
	assert.NoError(t, soundLogo(string(text)))
	assert.Less(t, len(text), 4<<10)
}

func TestLogoThatIsNotSound(t *testing.T) {
	t.Parallel()
	const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">`
	for _, one := range []struct{ logo, wrong string }{
		{open + `<path></svg>`, "XML"},
		{`<svg xmlns="http://www.w3.org/2000/svg"></svg>`, "viewBox"},
		{`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 9"></svg>`, "square"},
		{open + `<image href="https://example.com/a.png"/></svg>`, "image"},
		{open + `<script>alert(1)</script></svg>`, "script"},
		{open + `<use href="other.svg#a"/></svg>`, "other.svg"},
		{open + `<path fill="url(https://example.com/#a)"/></svg>`, "example.com"},
		{open + `<style>@import "a.css";</style></svg>`, "style"},
		{open + `<text>Redis</text></svg>`, "text"},
		{`<html></html>`, "svg"},
	} {
		assert.ErrorContains(t, soundLogo(one.logo), one.wrong, one.logo)
	}
}

// soundLogo says what is wrong with an SVG as a logo.
func soundLogo(text string) error {
	decoder := xml.NewDecoder(strings.NewReader(text))
	root := true
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if root {
			if err := soundRoot(element); err != nil {
				return err
			}
			root = false
		}
		if err := soundElement(element); err != nil {
			return err
		}
	}
}

func soundRoot(element xml.StartElement) error {
	if element.Name.Local != "svg" {
		return errors.New("the root is no svg")
	}
	for _, attribute := range element.Attr {
		if attribute.Name.Local != "viewBox" {
			continue
		}
		if sides := strings.Fields(attribute.Value); len(sides) != 4 || sides[2] != sides[3] {
			return errors.New("it is no square")
		}
		return nil
	}
	return errors.New("without a viewBox it does not scale")
}

var external = regexp.MustCompile(`(?i)url\(\s*['"]?[^#'"\s]|://`)

func soundElement(element xml.StartElement) error {
	switch element.Name.Local {
	// Text looks different where the font is missing, and the others load or run something.
	case "image", "script", "style", "foreignObject", "text", "a":
		return errors.New("an element " + element.Name.Local)
	}
	for _, attribute := range element.Attr {
		if attribute.Name.Local == "xmlns" {
			continue
		}
		elsewhere := attribute.Name.Local == "href" && !strings.HasPrefix(attribute.Value, "#")
		if elsewhere || external.MatchString(attribute.Value) {
			return errors.New("it loads " + attribute.Value)
		}
	}
	return nil
}
