package recovery

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// report says for people what was found, and what they do next.
type report struct{ strings.Builder }

func (r *report) line(format string, args ...any) { _, _ = fmt.Fprintf(r, format+"\n", args...) }

// command is a command of its own line, which can be copied.
func (r *report) command(text string) { r.line("    %s", text) }

// writeReport writes the report on findings.
func writeReport(to io.Writer, findings []finding, file importFile) error {
	var r report
	for _, f := range findings {
		r.finding(f)
	}
	switch {
	case len(findings) == 0:
		r.line("The state has no interrupted operation, so there is nothing to import. If AWS says that something " +
			"exists already, its answer to an earlier run was lost: docs/reliability.md, \"An answer was lost\".")
	case slices.ContainsFunc(findings, finding.isMissing):
		r.line("\nNow repeat this command with the ids, or with %s for what does not exist:", none)
		r.command(Invocation + " " + strings.Join(arguments(findings), " "))
	default:
		r.next(findings, file)
	}
	_, err := io.WriteString(to, r.String())
	return err
}

// finding is a paragraph about one resource.
func (r *report) finding(f finding) {
	r.line("%s (%s): %s", f.resource.name(), f.resource.Type, f.sentence())
	if f.isMissing() && f.asks() != "" {
		r.command(f.asks())
	}
	if f.restored() {
		r.line("  It was filled from a snapshot, and AWS does not say from which. Take %s out of the program before "+
			"pulumi up. Left there, it replaces this one, and what was written since is lost. Taken out, it is no "+
			"change.", f.row.RestoredBy)
	}
}

// operations are the words for kinds of operations.
var operations = map[string]string{
	"updating": "update", "deleting": "deletion", "reading": "read", "importing": "import",
}

func (f finding) sentence() string {
	switch f.outcome {
	case refreshed:
		kind, known := operations[f.kind]
		if !known {
			kind = f.kind
		}
		return "its " + kind + " was interrupted. A refresh reads what there is."
	case unneeded:
		return "it exists in Pulumi only, so the next pulumi up creates it."
	case repeated:
		return "needs no import: " + f.row.Repeats + "."
	case there:
		return fmt.Sprintf("the state has it already, with the id %s.", f.id)
	case declined:
		return "is left out, because nothing was created. The next pulumi up creates it."
	case imported:
		return fmt.Sprintf("is in the import file, with the id %s.", f.id)
	case replaced:
		return "was being replaced. The original is deleted, but the state still has it in the place of the new one." +
			f.newOne()
	case doubled:
		return f.besideStanding()
	default:
		return "is not in the import file." + f.searched()
	}
}

// besideStanding is about a resource that the state has already, with another id or perhaps with the same one.
func (f finding) besideStanding() string {
	if f.id == "" {
		return fmt.Sprintf("the state has one with the id %s. If another one exists, it is left of an interrupted "+
			"replacement, and in the way of the next pulumi up.", f.standing.ID) + f.searched()
	}
	return fmt.Sprintf("was being replaced. The state has the original, with the id %s. The new one, with the id %s, "+
		"is in the way of the next pulumi up, which creates it again. Delete it if the interrupted run created it: "+
		"its age and its tags tell.", f.standing.ID, f.id)
}

// newOne is the sentence about the id of what a replacement created.
func (f finding) newOne() string {
	if f.id == "" {
		return f.searched()
	}
	return fmt.Sprintf(" The id of the new one is %s.", f.id)
}

// searched is the sentence about an id that is not known.
func (f finding) searched() string {
	switch {
	case f.asks() != "":
		return " Its inputs do not tell its id; this command prints it:"
	case f.row.Type != "":
		return " An input that its id consists of is secret or missing: look up the id."
	default:
		return " This package does not create resources of this type: look up the id."
	}
}

// asks is the command that prints an id that is not known, if there is one.
func (f finding) asks() string {
	if f.id != "" || f.row.Find.Command == "" {
		return ""
	}
	command, _ := f.row.Find.ask(f.resource.Inputs, f.region)
	return command
}

// arguments are those of the next call: the ids that the caller gave, and a place for each that is missing.
func arguments(findings []finding) (arguments []string) {
	named := map[string]int{}
	for _, f := range findings {
		named[f.resource.name()]++
	}
	for _, f := range findings {
		id := f.given
		if f.isMissing() {
			id = "ID"
		}
		name := f.resource.name()
		if named[name] > 1 {
			name = f.resource.URN
		}
		if id != "" {
			arguments = append(arguments, shellQuote(name+"="+id))
		}
	}
	return arguments
}

// next are the steps that follow, in their order.
func (r *report) next(findings []finding, file importFile) {
	r.line("\nNow run, in this order:")
	r.command("pulumi cancel --yes # if the stack is locked, and no run is under way")
	for _, f := range findings {
		if wait, ok := f.command(f.row.Wait); ok && (f.outcome == imported || f.outcome == replaced) {
			if f.row.Until != "" {
				wait += " # until it prints " + f.row.Until
			}
			r.command(wait)
		}
	}
	if len(file.Resources) > 0 {
		r.command("pulumi import --file import.json --yes --skip-preview --protect=false --generate-code=false")
	}
	for _, f := range findings {
		switch {
		case f.id == "":
		case f.outcome == replaced:
			r.command("pulumi stack export | jq " + shellQuote(f.adoption()) + " > state.json")
			r.command("pulumi stack import --file state.json")
		case f.outcome == doubled:
			for _, template := range []string{f.row.Look, f.row.Remove, f.row.Gone} {
				if remove, ok := f.command(template); ok {
					r.command(remove)
				}
			}
		}
	}
	r.command("pulumi refresh --yes --clear-pending-creates")
	r.command("pulumi up # if it would replace something, say no, and look why")
	if slices.ContainsFunc(findings, finding.isInAWS) {
		r.line("\nIf one of these commands says that a resource does not exist, AWS did not get the request. Repeat "+
			"this command then with NAME=%s for that resource.", none)
	}
}

// command is a command of the row, about the resource with the id.
func (f finding) command(template string) (string, bool) {
	if template == "" || f.id == "" {
		return "", false
	}
	return fillCommand(template, f.resource.Inputs.with("id", f.id), f.region)
}

// adoption is the program for jq that puts the new resource into the place of the original.
func (f finding) adoption() string {
	urn, _ := json.Marshal(f.standing.URN)
	id, _ := json.Marshal(f.id)
	return fmt.Sprintf("(.deployment.resources[] | select(.urn == %s and .pendingReplacement)) |= "+
		"(del(.pendingReplacement) | .id = %s)", urn, id)
}
