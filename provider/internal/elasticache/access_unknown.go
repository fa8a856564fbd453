package elasticache

import (
	"maps"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// UnknownRule is a rule of an access string about a command or a category that the engine does not have.
type UnknownRule struct {
	// Rule as messages show it.
	Rule string
	// Release that has it, such as "Valkey 9.0", or "".
	Release string
	// Meant is the rule that it is a slip of the fingers away from, or "".
	Meant string
	// Certain is whether the engine refuses it. Where it is not, the engine may know more than this package.
	Certain bool
}

// Unknown are the rules about what a version does not have. Redis OSS is at its end, and all its commands are known,
// but for those of modules; Valkey may have newer ones. Of the zero Version, which stands for one that is not known
// yet, these are the rules about what no version has.
func (a AccessString) Unknown(v Version) (unknown []UnknownRule) {
	for _, rule := range a.rules {
		if rule.kind != commandRule && rule.kind != categoryRule || rule.isOf(v) {
			continue
		}
		found := UnknownRule{Rule: rule.word, Certain: v.Engine == Redis && !strings.Contains(rule.name, ".")}
		if since, known := rule.since(v); known {
			found.Release = since.String()
		} else if found.Meant = rule.meant(v); found.Meant != "" {
			found.Rule = spelling.Quote(rule.written())
		}
		unknown = append(unknown, found)
	}
	return unknown
}

// isOf says whether a version has what a rule is about.
func (r accessRule) isOf(v Version) bool {
	since, known := r.since(v)
	return known && (v.Engine == "" || since.In(v))
}

// since is the version that brought what a rule about a command or a category is about. Before 7.0, Redis OSS had no
// subcommands, and took whatever followed the | for a first argument.
func (r accessRule) since(v Version) (Introduced, bool) {
	if r.kind == categoryRule {
		return usersSince, slices.Contains(categoryNames, r.name)
	}
	since, parts, ok := findCommand(r.name, v)
	if !ok || r.part == "" || v.Engine != "" && !v.AtLeast(7, 0, 0) {
		return since, ok
	}
	if len(parts) == 0 {
		return since, !r.takes && !strings.Contains(r.part, "|")
	}
	part, ok := parts[r.part]
	return part, ok
}

// findCommand looks for a command in all the tables, with its subcommands.
func findCommand(name string, v Version) (Introduced, map[string]Introduced, bool) {
	if module, command, ok := strings.Cut(name, "."); ok {
		since, known := moduleCommands[module][command]
		return since, nil, known
	}
	if old, ok := withdrawnCommands[name]; ok {
		return old.since, nil, v.Engine == "" || !old.gone.In(v)
	}
	command, known := serverCommands[name]
	if since, later := laterCommands[name]; later {
		command, known = serverCommand{since: since}, true
	}
	parts := maps.Clone(command.parts)
	for other, since := range laterCommands {
		if part, ok := strings.CutPrefix(other, name+"|"); ok {
			if parts == nil {
				parts = map[string]Introduced{}
			}
			parts[part] = since
		}
	}
	return command.since, parts, known
}

// meant is the rule that one about an unknown name was meant to be, where the version has that, or "".
func (r accessRule) meant(v Version) string {
	_, parts, known := findCommand(r.name, v)
	switch {
	case r.kind == categoryRule:
		r.name = spelling.Closest(r.name, categoryNames)
	case known:
		if r.part = spelling.Closest(r.part, slices.Collect(maps.Keys(parts))); r.part == "" {
			return ""
		}
	default:
		r.name = spelling.Closest(r.name, commandNames())
	}
	if !r.isOf(v) {
		return ""
	}
	return r.written()
}

// commandNames are the commands of all tables.
func commandNames() []string {
	names := slices.Concat(slices.Collect(maps.Keys(serverCommands)), slices.Collect(maps.Keys(laterCommands)))
	for module, commands := range moduleCommands {
		for command := range commands {
			names = append(names, module+"."+command)
		}
	}
	return names
}

// tabled says whether all that a rule about a command names stands in a table.
func (r accessRule) tabled() bool {
	_, parts, known := findCommand(r.name, Version{})
	if r.part != "" {
		_, known = parts[r.part]
	}
	return known
}

// written is a rule about a command or a category as Redis writes it.
func (r accessRule) written() string {
	text := "+"
	if r.takes {
		text = "-"
	}
	if r.kind == categoryRule {
		text += "@"
	}
	text += r.name
	if r.part != "" {
		text += "|" + r.part
	}
	return text
}

// Restricted are the rules about commands that ElastiCache keeps from everyone, as messages show them. A part of CONFIG
// that is taken away is none of them, for it is the example that AWS gives.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)": forbidden commands; "Specifying permissions
// using an access string": -config|set.
func (a AccessString) Restricted() (rules []string) {
	for _, rule := range a.rules {
		example := rule.takes && rule.name == "config" && rule.part != ""
		if rule.kind == commandRule && slices.Contains(restrictedCommands, rule.name) && !example {
			rules = append(rules, rule.word)
		}
	}
	return rules
}
