package awssim

import (
	"strings"
	"unicode/utf8"
)

const (
	maxTags     = 50
	maxTagKey   = 128
	maxTagValue = 256
)

// checkTags is the rule that all services share; each has its own error code. It looks at tagsAll where the provider's
// default tags are merged in already.
func checkTags(code string, in props) error {
	tags := in.object("tagsAll")
	if tags == nil {
		tags = in.object("tags")
	}
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
