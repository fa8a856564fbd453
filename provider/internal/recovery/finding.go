package recovery

import (
	"slices"
	"strings"
)

// outcome is what has to be done about an operation.
type outcome int

const (
	// refreshed is mended by a refresh: an update, a deletion or a read.
	refreshed outcome = iota
	// unneeded has nothing outside Pulumi, or nothing that a second creation could meet.
	unneeded
	// repeated is created once more without harm.
	repeated
	// there is in the state already: an earlier import put it there.
	there
	// declined does not exist: the caller says so.
	declined
	// imported goes into the import file.
	imported
	// unknown goes into the import file as soon as its id is known.
	unknown
	// replaced is a replacement whose original AWS has deleted: the state has to take the new one in its place.
	replaced
	// doubled is a replacement whose original still exists: the new one has to go, so that it can be created again.
	doubled
)

// finding is an operation and what has to be done about it.
type finding struct {
	outcome  outcome
	kind     string // of the operation
	resource resource
	row      Row
	id       string   // empty where it is not known
	given    string   // what the caller says of the id, if anything
	standing resource // what the state has in its place, if anything
	region   string
}

// find looks at the operations of a stack. Ids are those that the caller gives, by URN.
func find(s stack, ids map[string]string) []finding {
	var findings []finding
	for i, o := range s.Operations {
		again := slices.ContainsFunc(s.Operations[i+1:], func(later operation) bool {
			return later.Resource.URN == o.Resource.URN && isCreation(later.Kind) == isCreation(o.Kind)
		})
		if !again {
			findings = append(findings, findOne(s, o, ids))
		}
	}
	return findings
}

func findOne(s stack, o operation, ids map[string]string) finding {
	f := finding{resource: o.Resource, kind: o.Kind, region: s.region(o.Resource)}
	var known bool
	f.row, known = rowOf(o.Resource.Type)
	f.given = ids[o.Resource.URN]
	switch {
	case !isCreation(o.Kind):
		f.outcome = refreshed
		return f
	case o.Resource.isOnlyInPulumi():
		f.outcome = unneeded
		return f
	case f.given == none:
		f.outcome = declined
		return f
	case f.given != "":
		f.id = f.given
	case o.Resource.ImportID != "":
		f.id = o.Resource.ImportID
	case known && f.row.Repeats != "":
		f.outcome = repeated
		return f
	default:
		f.id = f.row.idOf(o.Resource.Inputs)
	}
	return f.placed(s)
}

// placed decides by what the state has in the place of the resource.
func (f finding) placed(s stack) finding {
	standing, stands := s.stands(f.resource)
	f.standing = standing
	switch {
	case stands && f.kind == "importing" && standing.ID != f.id:
		// An import creates nothing, so what it was about is nobody's to delete.
		f.outcome = refreshed
	case stands && standing.PendingReplacement:
		f.outcome = replaced
	case stands && f.id != "" && standing.ID == f.id:
		f.outcome = there
	case stands:
		f.outcome = doubled
	case f.id == "":
		f.outcome = unknown
	default:
		f.outcome = imported
	}
	return f
}

// isOnlyInPulumi tells components, providers and random values.
func (r resource) isOnlyInPulumi() bool {
	return !r.Custom || strings.HasPrefix(r.Type, "pulumi:") || strings.HasPrefix(r.Type, "random:")
}

// isCreation tells the operations after which something exists that the state does not have.
func isCreation(kind string) bool { return kind == "creating" || kind == "importing" }

// restored says whether the resource was filled from something that an import does not know.
func (f finding) restored() bool {
	if f.outcome != imported && f.outcome != replaced && f.outcome != there {
		return false
	}
	return slices.ContainsFunc(f.row.Restored, f.resource.Inputs.has)
}

// isInAWS says that one of the commands that follow is about the resource itself.
func (f finding) isInAWS() bool {
	return f.id != "" && (f.outcome == imported || f.outcome == replaced || f.outcome == doubled)
}

// isMissing says that the id is needed and not known.
func (f finding) isMissing() bool { return f.isOpen() && f.id == "" }

// isOpen says that the caller has something to do that the import file does not.
func (f finding) isOpen() bool {
	return f.outcome == unknown || f.outcome == replaced || f.outcome == doubled
}

func rowOf(kind string) (Row, bool) {
	at := slices.IndexFunc(Rows, func(r Row) bool { return r.Type == kind })
	if at < 0 {
		return Row{}, false
	}
	return Rows[at], true
}

// idOf is the id that an import takes, or empty if the inputs do not tell it.
func (r Row) idOf(in inputs) string {
	for _, template := range r.ID {
		if id, complete := in.fill(template); complete {
			return id
		}
	}
	return ""
}
