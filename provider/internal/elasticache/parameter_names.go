package elasticache

import (
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// longestParameterName keeps the comparison of what was written with what there is short.
const longestParameterName = 100

// AbsentParameter says why a family has no parameter of a name and what to use instead, as far as AWS documents it; or
// "". It is "" for a parameter that the family has.
func AbsentParameter(family, name string) string {
	at := slices.Index(parameterFamilies, family)
	if _, ok := FindParameter(family, name); ok || at < 0 {
		return ""
	}
	if rows := rowsNamed(name); len(rows) > 0 {
		return absence(rows[0].whole(), family, at)
	}
	directive, _ := spelling.Spelled(name, keysOf(notParameters))
	return notParameters[directive]
}

// absence is why a family has not a parameter that others have.
func absence(p Parameter, family string, at int) string {
	instead := ""
	if n := NearestParameter(family, p.Name); n != "" {
		instead = fmt.Sprintf(": use %q", n)
	}
	if at < slices.Index(parameterFamilies, p.From) {
		return fmt.Sprintf("%q is a parameter from %s on, which %s has not%s", p.Name, p.From, family, instead)
	}
	return fmt.Sprintf("%q is a parameter up to %s, which %s has no longer%s", p.Name, p.Until, family, instead)
}

// NearestParameter is the parameter that was most likely meant by a name that a family does not have: one that is
// spelled differently, one that has the work of a parameter of another family, or one that is a slip of the fingers
// away. It is "" where nothing is near, where two are as near, and for a directive of the engine that only looks like
// one.
func NearestParameter(family, name string) string {
	parameters, _ := ParametersOf(family)
	var names []string
	for _, p := range parameters {
		names = append(names, p.Name)
	}
	if len([]rune(name)) > longestParameterName || slices.Contains(names, name) {
		return ""
	}
	if other, ok := spelling.Spelled(name, allParameterNames()); ok {
		return renamed(other, names)
	}
	if directive, ok := spelling.Spelled(name, keysOf(notParameters)); ok {
		return divided(directive, names)
	}
	return spelling.Closest(name, names)
}

// divided is the parameter that a directive of the engine became on ElastiCache where that is one, or "".
func divided(directive string, names []string) string {
	if directive == "rename-command" && slices.Contains(names, "rename-commands") {
		return "rename-commands"
	}
	return ""
}

// allParameterNames are those of all families.
func allParameterNames() (names []string) {
	for _, row := range parameterRows {
		names = append(names, row.Name)
	}
	return names
}

func keysOf(m map[string]string) (keys []string) {
	for key := range m {
		keys = append(keys, key)
	}
	return keys
}

// renamed is the name under which a family, of which the names are given, has a parameter of any family.
func renamed(name string, names []string) string {
	if slices.Contains(names, name) {
		return name
	}
	for _, row := range parameterRows {
		switch {
		case row.Name == name && slices.Contains(names, row.ReplacedBy):
			return row.ReplacedBy
		case row.ReplacedBy == name && slices.Contains(names, row.Name):
			return row.Name
		}
	}
	return ""
}
