package elasticache

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
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

// Kind is of what form the values of a parameter are.
type Kind int

// The kinds.
const (
	// KindUnknown takes anything, since nothing is known to be wrong.
	KindUnknown Kind = iota
	KindInteger
	// KindBytes is an integer as well, of bytes: AWS takes none of the units that the engine's own configuration file
	// has.
	KindBytes
	KindYesNo
	KindOneOf
	KindText
)

// Values are what a parameter takes.
type Values struct {
	Kind Kind
	// OneOf are the words of KindOneOf and KindYesNo.
	OneOf []string
	// Ranges are those of the integers, in their order.
	Ranges []Range
	// Letters are all that a KindText may be made of; any where it is "".
	Letters string
}

// Range is of integers, the ends included. An open end is math.MinInt64 or math.MaxInt64.
type Range struct{ Min, Max int64 }

// String is the values as AWS prints them in "Allowed values": "yes,no", "1-75", "0,20-".
func (v Values) String() string {
	parts := slices.Clone(v.OneOf)
	for _, r := range v.Ranges {
		parts = append(parts, r.String())
	}
	return strings.Join(parts, ",")
}

// String is a range as AWS prints it. One below zero, which a hyphen would make hard to read, is printed number by
// number.
func (r Range) String() string {
	switch low, high := strconv.FormatInt(r.Min, 10), strconv.FormatInt(r.Max, 10); {
	case r.Min == math.MinInt64 && r.Max == math.MaxInt64:
		return "-"
	case r.Min == r.Max:
		return low
	case r.Max == math.MaxInt64:
		return low + "-"
	case r.Min == math.MinInt64:
		return "-" + high
	case r.Min < 0 && r.Max-r.Min < 10:
		return low + "," + Range{r.Min + 1, r.Max}.String()
	default:
		return low + "-" + high
	}
}

// prose is a range in words.
func (r Range) prose() string {
	switch {
	case r.Min == r.Max:
		return strconv.FormatInt(r.Min, 10)
	case r.Min == math.MinInt64 && r.Max == math.MaxInt64:
		return "any"
	case r.Max == math.MaxInt64:
		return fmt.Sprintf("%d or more", r.Min)
	case r.Min == math.MinInt64:
		return fmt.Sprintf("%d or less", r.Max)
	}
	return fmt.Sprintf("%d to %d", r.Min, r.Max)
}

// holds says whether a number is in one of the ranges.
func (v Values) holds(n int64) bool {
	return slices.ContainsFunc(v.Ranges, func(r Range) bool { return r.Min <= n && n <= r.Max })
}

// nearest is the number to use instead of one that is in none of the ranges: the next higher one, so that a timeout
// which is too short does not become none at all; or else the highest.
func (v Values) nearest(n int64) int64 {
	for _, r := range v.Ranges {
		if n <= r.Max {
			return max(n, r.Min)
		}
	}
	return v.Ranges[len(v.Ranges)-1].Max
}

// ParametersOf are the parameters of a family's groups and those that follow from the node type, by name; ok is false
// for a family that the table does not know.
//
// AWS publishes the whole list of one family alone, redis5.0; for the others it publishes what each version added,
// changed and removed. A name that is not there may therefore exist nonetheless, undocumented: see AllParametersKnown.
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

// AllParametersKnown says whether the table has all parameters of a family, so that a name it lacks is wrong for
// certain.
func AllParametersKnown(family string) bool { return family == wholeFamily }

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

func (v Values) takes(value string) bool {
	switch v.Kind {
	case KindYesNo, KindOneOf:
		return slices.Contains(v.OneOf, value)
	case KindInteger, KindBytes:
		n, err := strconv.ParseInt(value, 10, 64)
		// A number beyond 64 bits is read as the outermost one, which is in the range where that is open.
		return (err == nil || errors.Is(err, strconv.ErrRange)) && v.holds(n)
	case KindText:
		return v.Letters == "" ||
			!strings.ContainsFunc(value, func(r rune) bool { return !strings.ContainsRune(v.Letters, r) })
	}
	return true
}

// prose is the values in words, as a message has them.
func (v Values) prose() string {
	switch v.Kind {
	case KindYesNo, KindOneOf:
		return "one of " + strings.Join(v.OneOf, ", ")
	case KindInteger, KindBytes:
		var ranges []string
		for _, r := range v.Ranges {
			ranges = append(ranges, r.prose())
		}
		number := "a whole number"
		if v.Kind == KindBytes {
			number = "a whole number of bytes"
		}
		return number + ", " + strings.Join(ranges, " or ")
	case KindText:
		if v.Letters != "" {
			return "letters out of " + v.Letters
		}
	}
	return "any text"
}

// example is a value that is right.
func (v Values) example() string {
	switch v.Kind {
	case KindYesNo, KindOneOf:
		return v.OneOf[0]
	case KindInteger, KindBytes:
		return strconv.FormatInt(v.nearest(1), 10)
	}
	return "AKE"
}

// mend is the value that was most likely meant, or "".
func (v Values) mend(value string) string {
	if len([]rune(value)) > longestParameterName {
		return ""
	}
	repairs := []func(string) string{strings.ToLower, func(s string) string { return strings.ReplaceAll(s, "_", "-") }}
	switch v.Kind {
	case KindYesNo:
		repairs = append(repairs, func(s string) string { return yesNo[s] })
	case KindOneOf:
		repairs = append(repairs, func(s string) string { return spelling.Closest(s, v.OneOf) })
	case KindInteger, KindBytes:
		repairs = []func(string) string{v.number}
	case KindText:
		// Here an e is not an E.
		repairs = nil
	}
	return spelling.Mend(value, func(s string) (string, error) {
		if s == "" || !v.takes(s) {
			return "", spelling.ErrForm
		}
		return s, nil
	}, repairs...)
}

// yesNo is what yes and no are called elsewhere.
var yesNo = map[string]string{
	"true": "yes", "on": "yes", "1": "yes", "enabled": "yes", "enable": "yes", "y": "yes",
	"false": "no", "off": "no", "0": "no", "disabled": "no", "disable": "no", "n": "no",
}

// writtenNumber is a number as people write it: in groups of three digits, with nothing after the point, with a unit.
var writtenNumber = lazyregexp.New(
	`^([+-]?\d{1,3}(?:[,_ ]\d{3})+|[+-]?\d{1,15})(?:\.0+)?\s*(?i:(%|s|ms)|(k|kb|m|mb|g|gb|kib|mib|gib))?$`,
)

// unitBytes are the units of memory as the engine's configuration file has them, and those of IEC.
// Source: redis.conf and valkey.conf, "Note on units".
var unitBytes = map[string]int64{
	"": 1, "k": 1e3, "kb": 1 << 10, "kib": 1 << 10, "m": 1e6, "mb": 1 << 20, "mib": 1 << 20, "g": 1e9, "gb": 1 << 30,
	"gib": 1 << 30,
}

// number is a number that the parameter takes, for one that was written otherwise or is out of range; "" where there is
// none.
func (v Values) number(s string) string {
	m := writtenNumber.FindStringSubmatch(s)
	if m == nil || v.Kind != KindBytes && m[3] != "" {
		return ""
	}
	n, err := strconv.ParseInt(strings.NewReplacer(",", "", "_", "", " ", "").Replace(m[1]), 10, 64)
	unit := unitBytes[strings.ToLower(m[3])]
	if err != nil || n > math.MaxInt64/unit || n < math.MinInt64/unit {
		return ""
	}
	if n *= unit; !v.holds(n) {
		n = v.nearest(n)
	}
	return strconv.FormatInt(n, 10)
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
