package elasticache

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Parameter is a setting of the engine, as a parameter group of one family has it.
type Parameter struct {
	Name string
	// From is the first family with the parameter, as far as the table goes back, and Until the last; it is "" where
	// the newest family has it still.
	From, Until string
	// Minor is the first minor version of From that knows the parameter, though the groups of all have it.
	Minor int
	// ReplacedBy is the parameter that does its work in the families after Until, or "".
	ReplacedBy string
	// Modifiable is whether a group of one's own may set it.
	Modifiable Modifiable
	// Effect is when a change reaches the nodes.
	Effect Effect
	// Values are what it takes, as far as AWS tells.
	Values Values
	// NodeType says that its value follows from the node type: groups of parameters do not hold it.
	NodeType bool
	// Reason is why it cannot be set, and what to use instead, where AWS documents that.
	Reason string
}

// Modifiable is whether the value of a parameter can be changed.
type Modifiable int

// The answers.
const (
	// ModifiableUnknown is of parameters about which AWS's own documents disagree.
	ModifiableUnknown Modifiable = iota
	// ModifiableAlways is at any time.
	ModifiableAlways
	// ModifiableUnused is while no cluster uses the group; and a cluster can change to another group only with the same
	// value.
	ModifiableUnused
	// ModifiableNever is of parameters that AWS shows but sets itself.
	ModifiableNever
)

func (m Modifiable) String() string {
	return [...]string{"unknown", "yes", "while no cluster uses the group", "no"}[m]
}

// Effect is when the change of a parameter takes effect.
type Effect int

// The times.
const (
	EffectUnknown Effect = iota
	// Immediately is on all nodes, without a restart.
	Immediately
	// AtReboot is when the nodes are rebooted. With cluster mode enabled that is not enough: AWS says to make a backup,
	// delete the cluster and restore it with the changed group.
	// Source: ElastiCache developer guide, "Modifying an ElastiCache parameter group".
	AtReboot
	// AtCreation is for clusters that are made with the group.
	AtCreation
)

func (e Effect) String() string {
	return [...]string{"unknown", "immediately", "at the next reboot", "when a cluster is created"}[e]
}

// ParametersOf are the parameters of a family's groups and those that follow from the node type, by name; ok is false
// for a family that the table does not know.
//
// AWS publishes the whole list of one family alone, redis5.0; for the others it publishes what each version added,
// changed and removed. A name that is not there may therefore exist nonetheless, undocumented.
func ParametersOf(family string) (parameters []Parameter, ok bool) {
	at := slices.Index(parameterFamilies, family)
	if at < 0 {
		return nil, false
	}
	for _, row := range parameterRows {
		if row.in(at) {
			parameters = append(parameters, row.whole())
		}
	}
	slices.SortFunc(parameters, func(a, b Parameter) int { return strings.Compare(a.Name, b.Name) })
	return parameters, true
}

// ParameterFamilies are the families that the table knows, in the order of their versions.
func ParameterFamilies() []string { return slices.Clone(parameterFamilies) }

// FindParameter is a parameter as a family has it; ok is false where the family is not known to have it.
func FindParameter(family, name string) (p Parameter, ok bool) {
	parameters, _ := ParametersOf(family)
	if i := slices.IndexFunc(parameters, func(p Parameter) bool { return p.Name == name }); i >= 0 {
		return parameters[i], true
	}
	return Parameter{}, false
}

// in says whether a row is of the family at a place.
func (p Parameter) in(at int) bool {
	return slices.Index(parameterFamilies, p.From) <= at &&
		(p.Until == "" || at <= slices.Index(parameterFamilies, p.Until))
}

// whole is a row with the time of all rows of its name: a parameter has another row where it changed.
func (p Parameter) whole() Parameter {
	rows := rowsNamed(p.Name)
	p.From, p.Until, p.ReplacedBy = rows[0].From, rows[len(rows)-1].Until, rows[len(rows)-1].ReplacedBy
	p.Values.OneOf, p.Values.Ranges = slices.Clone(p.Values.OneOf), slices.Clone(p.Values.Ranges)
	return p
}

// rowsNamed are the rows of a name, in the order of their families, which is that of the table.
func rowsNamed(name string) (rows []Parameter) {
	for _, row := range parameterRows {
		if row.Name == name {
			rows = append(rows, row)
		}
	}
	return rows
}

// CheckVersion says why a version of the parameter's families does not know it, or nil. AWS lets a group of the family
// set it all the same.
// Source: ElastiCache API, Parameter, MinimumEngineVersion; developer guide, "Valkey and Redis OSS parameters", Valkey
// 8.1 and 8.2.
func (p Parameter) CheckVersion(v Version) error {
	if p.From != v.ParameterGroupFamily() || v.AtLeast(v.Major, p.Minor, 0) {
		return nil
	}
	return fmt.Errorf("%q came with %s %d.%d, and this is %s", p.Name, v.Engine.Title(), v.Major, p.Minor, v.Release())
}

// CheckSettable says why no group can set the parameter and what to use instead, or nil. It is nil where AWS's
// documents disagree.
func (p Parameter) CheckSettable() error {
	switch {
	case p.Modifiable != ModifiableNever:
		return nil
	case p.Reason != "":
		return fmt.Errorf("%q cannot be set: %s", p.Name, p.Reason)
	}
	return fmt.Errorf("%q cannot be set: AWS shows it in every group and sets it itself; leave it out", p.Name)
}

// Check says why AWS would not take a value, or nil; it is nil as well wherever AWS does not say what it takes.
func (p Parameter) Check(value string) error {
	v := p.Values
	if v.takes(value) {
		return nil
	}
	what := spelling.Form{What: fmt.Sprintf("a value of %q (%s)", p.Name, v.prose()), Example: v.example()}
	if p.Modifiable == ModifiableNever {
		// There is nothing to correct: see CheckSettable.
		return spelling.Malformed(value, what, "")
	}
	return spelling.Malformed(value, what, v.mend(value))
}

// Doubt is what is odd about a value that AWS takes nonetheless, or may not take; or "".
func (p Parameter) Doubt(value string) string {
	if p.Name == "rename-commands" {
		return doubtRenames(value)
	}
	// Source: ElastiCache developer guide, "Valkey and Redis OSS parameters", notify-keyspace-events.
	if p.Name == "notify-keyspace-events" && value != "" && !strings.ContainsAny(value, "KE") && p.Check(value) == nil {
		return fmt.Sprintf("%s has neither K nor E, without which nothing is delivered: use %q for events by key, or "+
			"%q for keys by event",
			spelling.Quote(value), "K"+value, "E"+value)
	}
	return ""
}
