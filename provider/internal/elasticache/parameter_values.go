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

// Kind is of what form the values of a parameter are.
type Kind int

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
