package awssim

import (
	"regexp"
	"strings"
	"unicode/utf8"
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

// checkPlainTags is the rule of the services whose tags are plain text; each has its own error code.
func checkPlainTags(code string, in props) error {
	if err := checkTags(code, in); err != nil {
		return err
	}
	tags := tagsOf(in)
	for _, key := range sortedKeys(tags) {
		if !tagText.MatchString(key) || !tagText.MatchString(tags.str(key)) {
			return refuse(code,
				"The tag %q is not valid: keys and values hold letters, numbers, spaces and + - = . _ : / @", key)
		}
	}
	return nil
}

// tagsOf finds the tags: tagsAll where the provider's default tags are merged in already.
func tagsOf(in props) props {
	if tags := in.object("tagsAll"); tags != nil {
		return tags
	}
	return in.object("tags")
}

// checkTags is the rule that all services share; each has its own error code.
func checkTags(code string, in props) error {
	tags := tagsOf(in)
	if len(tags) > maxTags {
		return refuse(code, "The maximum number of tags for a resource is %d, but %d were given", maxTags, len(tags))
	}
	for _, key := range sortedKeys(tags) {
		switch {
		case strings.HasPrefix(strings.ToLower(key), "aws:"):
			return refuse(code, "Tag keys starting with 'aws:' are reserved for internal use")
		case key == "" || utf8.RuneCountInString(key) > maxTagKey:
			return refuse(code, "Tag key must have a length between 1 and %d", maxTagKey)
		case utf8.RuneCountInString(tags.str(key)) > maxTagValue:
			return refuse(code, "Tag value exceeds the maximum length of %d", maxTagValue)
		}
	}
	return nil
}
