package identity

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// TagRules are about the tags. They are the same for all kinds of resources that the tags reach.
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
						firstRefused(key))
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
						firstRefused(value.Value))
				}
			}
		},
	},
}

// The limits of tags: how many a resource has, and how many characters a key and a value have.
// Source: ElastiCache user guide, "Tagging your ElastiCache resources", tag restrictions.
const maxTags, maxTagKey, maxTagValue = 50, 128, 256

// tagCharacters matches what keys and values of tags are made of. \p{M} matches combining marks: many scripts write a
// vowel or an accent as a mark after its letter.
// Source: the same, allowed characters ("letters … representable in UTF-8").
var tagCharacters = lazyregexp.New(`^[\p{L}\p{M}\p{N}\p{Z}+\-=._:/@]*$`)

const tagSource = "ElastiCache user guide, \"Tagging your ElastiCache resources\", tag restrictions"

// tagPath is the path of a tag in the inputs.
func tagPath(key string) string { return inputs.Entry("tags", key) }

// firstRefused is the first character of a text that a tag cannot hold, or "".
func firstRefused(s string) string {
	for _, r := range s {
		if !tagCharacters.MatchString(string(r)) {
			return fmt.Sprintf("%q", r)
		}
	}
	return ""
}
