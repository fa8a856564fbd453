// Package tags has the rules for tags that services share.
package tags

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

const (
	maxTags     = 50
	maxTagKey   = 128
	maxTagValue = 256
)

// tagText is what a tag may hold in all services but EC2, which takes any text. Sources: the ElastiCache user guide,
// "Tag restrictions", names letters, numbers and spaces representable in UTF-8, and + - = . _ : / @; the RDS API
// reference, "Tag", has that as a pattern.
var tagText = regexp.MustCompile(`^[\p{L}\p{M}\p{Z}\p{N}_.:/=+\-@]*$`)

// CheckPlain is the rule of the services whose tags are plain text; each has its own error code.
func CheckPlain(code string, in props.Map) error {
	if err := Check(code, in); err != nil {
		return err
	}
	tags := tagsOf(in)
	for _, key := range props.SortedKeys(tags) {
		if !tagText.MatchString(key) || !tagText.MatchString(tags.Str(key)) {
			return awserr.New(code,
				"The tag %q is not valid: keys and values hold letters, numbers, spaces and + - = . _ : / @", key)
		}
	}
	return nil
}

// tagsOf finds the tags: tagsAll where the provider's default tags are merged in already.
func tagsOf(in props.Map) props.Map {
	if tags := in.Object("tagsAll"); tags != nil {
		return tags
	}
	return in.Object("tags")
}

// Check is the rule that all services share; each has its own error code.
func Check(code string, in props.Map) error {
	tags := tagsOf(in)
	if len(tags) > maxTags {
		return awserr.New(code, "The maximum number of tags for a resource is %d, but %d were given", maxTags,
			len(tags))
	}
	for _, key := range props.SortedKeys(tags) {
		switch {
		case strings.HasPrefix(strings.ToLower(key), "aws:"):
			return awserr.New(code, "Tag keys starting with 'aws:' are reserved for internal use")
		case key == "" || utf8.RuneCountInString(key) > maxTagKey:
			return awserr.New(code, "Tag key must have a length between 1 and %d", maxTagKey)
		case utf8.RuneCountInString(tags.Str(key)) > maxTagValue:
			return awserr.New(code, "Tag value exceeds the maximum length of %d", maxTagValue)
		}
	}
	return nil
}
