package identity

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// TagRules hold for every resource of a component, since the tags reach all of them.
var TagRules = []check.Rule[*Plan]{
	{
		Name: "tags-count", Input: "tags",
		Holds:   "There are at most 50 tags.",
		Example: "tags: { " + strings.Join(check.Numbered(maxTags+1, "t%02d: x"), ", ") + " }",
		Source:  tagSource,
		Needs:   []string{"tags"},
		Check: func(p *Plan, say check.Say) {
			if n := len(p.Tags.Entries); n > maxTags {
				say("tags", "holds %d tags; AWS takes at most %d", n, maxTags)
			}
		},
	},
	{
		Name: "tag-key", Input: "tags",
		Holds: "A key has 1 to 128 letters, digits, spaces and the symbols + - = . _ : / @, and does not begin " +
			"with `aws:`.",
		Example: `tags: { "aws:owner": web }`,
		Source:  tagSource,
		Check: func(p *Plan, say check.Say) {
			for key := range p.Tags.All() {
				switch n := utf8.RuneCountInString(key); {
				case key == "":
					say(tagPath(key), "the key is empty; AWS takes 1 to %d characters", maxTagKey)
				case n > maxTagKey:
					say(tagPath(key), "the key is %d characters long; AWS takes 1 to %d", n, maxTagKey)
				case strings.HasPrefix(strings.ToLower(key), "aws:"):
					say(tagPath(key), "keys that begin with aws: are AWS's own: use another")
				case !tagCharacters.MatchString(key):
					say(tagPath(key), "the key holds %s; AWS takes letters, digits, spaces and + - = . _ : / @",
						offending(key))
				}
			}
		},
	},
	{
		Name: "tag-value", Input: "tags",
		Holds:   "A value has up to 256 letters, digits, spaces and the symbols + - = . _ : / @.",
		Example: `tags: { owner: "web & mobile" }`,
		Source:  tagSource,
		Check: func(p *Plan, say check.Say) {
			for key, value := range p.Tags.All() {
				switch n := utf8.RuneCountInString(value.Value); {
				case !value.Known:
				case n > maxTagValue:
					say(tagPath(key), "the value is %d characters long; AWS takes at most %d", n, maxTagValue)
				case !tagCharacters.MatchString(value.Value):
					say(tagPath(key), "the value holds %s; AWS takes letters, digits, spaces and + - = . _ : / @",
						offending(value.Value))
				}
			}
		},
	},
}

// Source: ElastiCache user guide, "Tagging your ElastiCache resources", tag restrictions.
const maxTags, maxTagKey, maxTagValue = 50, 128, 256

// The marks are those of scripts that write part of a letter apart.
// Source: the same, allowed characters ("letters … representable in UTF-8").
var tagCharacters = lazyregexp.New(`^[\p{L}\p{M}\p{N}\p{Z}+\-=._:/@]*$`)

const tagSource = "ElastiCache user guide, \"Tagging your ElastiCache resources\", tag restrictions"

func tagPath(key string) string { return fmt.Sprintf("tags[%s]", spelling.Quote(key)) }

// offending is the first character that a tag cannot hold.
func offending(s string) string {
	for _, r := range s {
		if !tagCharacters.MatchString(string(r)) {
			return fmt.Sprintf("%q", r)
		}
	}
	return "something that is not UTF-8"
}
