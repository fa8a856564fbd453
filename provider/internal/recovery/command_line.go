package recovery

import (
	"encoding/json"
	"strings"
)

// question is a command of the AWS CLI that prints the id of a resource.
type question struct {
	Command string   // aws ec2 describe-security-groups
	Options []string // --secret-id {name}, each word a template
	// List is what the answer lists, and Where what tells the resource from the others in it. Without a list the answer
	// is about the resource alone.
	List  string
	Where []condition
	// Print is where the id stands.
	Print string
}

// condition compares a field of the answer with an input. It is left out where there is no such input.
type condition struct {
	Field string
	Input string
	// Begins compares with the beginning of the field.
	Begins bool
	// AfterSlash compares with what follows the last slash of the input: "account/group" names a group.
	AfterSlash bool
}

// ask is the command with the inputs of a resource, or fails where an option misses one.
func (q question) ask(in inputs, region string) (string, bool) {
	words := strings.Fields(q.Command)
	for _, option := range q.Options {
		word, complete := in.fill(option)
		if !complete {
			return "", false
		}
		words = append(words, word)
	}
	words = append(words, "--query", q.query(in), "--output", "text")
	return shellCommand(words, region), true
}

// query is the expression that takes the id out of the answer.
// Source: JMESPath specification, filter expressions and literals.
func (q question) query(in inputs) string {
	if q.List == "" {
		return q.Print
	}
	var conditions []string
	for _, c := range q.Where {
		value, known := in.literal(c.Input)
		if c.Input == "" {
			conditions = append(conditions, c.Field)
		}
		if !known {
			continue
		}
		if text, _ := in.text(c.Input); c.AfterSlash {
			value, _ = json.Marshal(text[strings.LastIndex(text, "/")+1:])
		}
		literal := "`" + strings.ReplaceAll(string(value), "`", "\\`") + "`"
		if c.Begins {
			conditions = append(conditions, "starts_with("+c.Field+", "+literal+")")
		} else {
			conditions = append(conditions, c.Field+"=="+literal)
		}
	}
	return q.List + "[?" + strings.Join(conditions, " && ") + "]." + q.Print
}

// fillCommand is a command whose words are templates, with the inputs of a resource.
func fillCommand(template string, in inputs, region string) (string, bool) {
	var words []string
	for word := range strings.FieldsSeq(template) {
		filled, complete := in.fill(word)
		if !complete {
			return "", false
		}
		words = append(words, filled)
	}
	return shellCommand(words, region), true
}

// shellCommand writes a command of the AWS CLI for a POSIX shell.
func shellCommand(words []string, region string) string {
	if region != "" {
		words = append(words, "--region", region)
	}
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = shellQuote(word)
	}
	return strings.Join(quoted, " ")
}

// plain are the characters that mean nothing to a shell, letters and digits left out.
const plain = "-_./:=,@%+"

// shellQuote quotes a word, if it has to be. In single quotes only the single quote is special.
// Source: POSIX, Shell Command Language, 2.2 Quoting.
func shellQuote(word string) string {
	isSpecial := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune(plain, r)
	}
	if word != "" && !strings.ContainsFunc(word, isSpecial) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
