package permissions

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

//go:embed about.md
var about string

// Page is docs/reference/permissions.md.
func Page() string {
	var b strings.Builder
	b.WriteString(about)
	for _, c := range Components {
		fmt.Fprintf(&b, "\n## `%s`\n\n| statements | needed for | resources |\n|---|---|---|\n", c.Name)
		for _, s := range c.Sections {
			needed := s.For
			if needed == "" {
				needed = "always"
			}
			fmt.Fprintf(&b, "| `%s…` | %s | %s |\n", s.Name, needed, kinds(s.Types))
		}
		policies := c.Policies()
		for i, policy := range policies {
			if len(policies) > 1 {
				fmt.Fprintf(&b, "\nPolicy %d of %d:\n", i+1, len(policies))
			}
			fmt.Fprintf(&b, "\n```json\n%s\n```\n", written(policy))
		}
	}
	b.WriteString("\n## The calls, by type of resource\n\n| resource | actions | source |\n|---|---|---|\n")
	for _, row := range Rows {
		var actions []string
		for _, g := range row.Grants {
			actions = union(actions, g.Actions)
		}
		for i, line := range lines(actions) {
			resource, source := "", ""
			if i == 0 {
				resource, source = kinds([]string{row.Type}), "`"+row.Source+"`"
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", resource, line, source)
		}
	}
	return b.String()
}

// lines are the actions, a line for each service, and more where a line would become too long.
func lines(actions []string) []string {
	const longest = 150
	var all []string
	for i, action := range actions {
		service, name, _ := strings.Cut(action, ":")
		last := len(all) - 1
		isNew := i == 0 || !strings.HasPrefix(actions[i-1], service+":")
		if isNew || len(all[last])+len(name) > longest {
			all = append(all, service+": "+name)
			continue
		}
		all[last] += ", " + name
	}
	return all
}

// kinds are the last parts of the types, as many as a cell holds.
func kinds(types []string) string {
	const longest = 140
	text := ""
	for i, one := range types {
		name := "`" + one[strings.LastIndex(one, ":")+1:] + "`"
		if len(text)+len(name) > longest {
			return fmt.Sprintf("%s, and %d more", text, len(types)-i)
		}
		text += strings.Repeat(", ", min(i, 1)) + name
	}
	return text
}

// written is a policy with a line for each statement's part, as a person reads it.
func written(d Document) string {
	var b strings.Builder
	b.WriteString("{\n  \"Version\": \"" + d.Version + "\",\n  \"Statement\": [\n")
	for i, s := range d.Statement {
		fmt.Fprintf(&b, "    {\n      \"Sid\": %q,\n      \"Effect\": \"Allow\",\n", s.Sid)
		fmt.Fprintf(&b, "      \"Action\": %s,\n      \"Resource\": ", list(s.Action))
		if on, ok := s.Resource.([]string); ok {
			b.WriteString(list(on))
		} else {
			b.WriteString(`"*"`)
		}
		if s.Condition != nil {
			condition, err := json.Marshal(s.Condition)
			if err != nil {
				panic(err)
			}
			fmt.Fprintf(&b, ",\n      \"Condition\": %s", condition)
		}
		b.WriteString("\n    }" + strings.Repeat(",", min(1, len(d.Statement)-1-i)) + "\n")
	}
	b.WriteString("  ]\n}")
	return b.String()
}

// list is a list in JSON, with an element on each line.
func list(texts []string) string {
	texts = slices.Clone(texts)
	for i, text := range texts {
		texts[i] = "        \"" + text + "\""
	}
	return "[\n" + strings.Join(texts, ",\n") + "\n      ]"
}
