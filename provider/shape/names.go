package shape

import (
	"maps"
	"slices"
	"strings"

	"github.com/agext/levenshtein"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// suggestion is the input that a name most likely means: an input whose name only differs in case, underscores or a
// plural, as in the documented module; one that has this name elsewhere; or one that is a slip of the fingers away.
func suggestion(name string, of object) string {
	specs := of.specs
	fold := func(s string) string { return strings.TrimSuffix(plain(s), "s") }
	best, nearest := "", 3
	for _, known := range keys(specs) {
		if plain(known) == plain(name) { // before the singular of it, where there are both
			return known
		}
	}
	for _, known := range keys(specs) {
		if fold(known) == fold(name) {
			return known
		}
		// Short names are near to everything.
		if d := levenshtein.Distance(fold(known), fold(name), nil); d < nearest && d*3 <= len(known) &&
			!opposite(known, name) {
			best, nearest = known, d
		}
	}
	for _, ours := range keys(specs) {
		for _, theirs := range of.docs[ours].Also {
			if fold(theirs) == fold(name) {
				return ours
			}
		}
	}
	return best
}

// plain is a name without what other languages and modules write differently: capital letters and underscores.
func plain(s string) string { return strings.ToLower(strings.ReplaceAll(s, "_", "")) }

// elsewhere is what a program is told that gives an input, or a field of one, that other components or modules have. It
// is empty for all other names.
func (c *inputCheck) elsewhere(path string) string {
	for name, told := range c.component.Elsewhere {
		if plain(name) == plain(path) {
			return told
		}
	}
	return ""
}

// opposite says whether two similar names mean opposite things, so that the value of one is wrong for the other.
func opposite(a, b string) bool {
	negated := func(s string) bool { return strings.HasPrefix(strings.ToLower(s), "dis") }
	return negated(a) != negated(b)
}

// field is the one field of an object whose name holds the words of a name, or is held by it, and no other's does:
// retention and retentionDays mean retentionInDays, userName means name.
func field(name string, specs map[string]schema.PropertySpec) string {
	asked := words(name)
	var found []string
	for _, known := range keys(specs) {
		if has := words(known); len(asked) > 0 && (within(asked, has) || within(has, asked)) {
			found = append(found, known)
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

// words of a name in camel case, or with underscores, in lower case and the singular.
func words(name string) []string {
	var found []string
	for _, word := range word.FindAllString(name, -1) {
		found = append(found, strings.TrimSuffix(strings.ToLower(word), "s"))
	}
	return found
}

var word = lazyregexp.New(`[A-Z]+[a-z]*|[a-z]+`)

// within says whether a list holds the elements of another in the same order, perhaps with others between them.
func within(part, whole []string) bool {
	for _, w := range whole {
		if len(part) > 0 && part[0] == w {
			part = part[1:]
		}
	}
	return len(part) == 0
}

func keys(specs map[string]schema.PropertySpec) []string { return slices.Sorted(maps.Keys(specs)) }
