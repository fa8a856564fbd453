package elasticache

import (
	"fmt"
	"slices"
	"strings"
)

// AutoScalingSource is where AWS says what it scales.
const AutoScalingSource = "ElastiCache developer guide, \"Auto Scaling Valkey and Redis OSS clusters\", prerequisites"

// The sizes and families of nodes that AWS scales. All copies of its page name scalingFamilies; only the newest also
// names laterScalingFamilies.
// Source: AutoScalingSource (as of 2026-11).
var (
	scalingSizes         = []string{"large", "xlarge", "2xlarge"}
	scalingFamilies      = []string{"r7g", "r6g", "r6gd", "r5", "m7g", "m6g", "m5", "c7gn"}
	laterScalingFamilies = []string{"r8g", "r7gd", "r8gd", "m8g", "c8gn"}
)

// CheckAutoScaling says why AWS scales no cluster of such nodes, or nil. It proposes nodes that run a version; the zero
// Version is one that nobody knows. A family that is in no table of this package is for AWS to judge.
func (t NodeType) CheckAutoScaling(v Version) error {
	named := slices.Contains(scalingFamilies, t.Family) || slices.Contains(laterScalingFamilies, t.Family)
	_, known := families[t.Family]
	switch {
	case !named && !known:
		return nil
	case !named:
		return fmt.Errorf("AWS scales no nodes of the family %s: use %q", strings.ToUpper(t.Family[:1])+t.Family[1:],
			t.scaling(v))
	case !slices.Contains(scalingSizes, t.Size):
		return fmt.Errorf("AWS scales nodes of the sizes %s and %s only: use %q",
			strings.Join(scalingSizes[:len(scalingSizes)-1], ", "), scalingSizes[len(scalingSizes)-1], t.scaling(v))
	}
	return nil
}

// scaling is the node type to use instead of t: of the same kind and near to its size, and of the newest generation
// that all copies of AWS's page name and that runs the version.
func (t NodeType) scaling(v Version) NodeType {
	sizes := slices.Clone(scalingSizes)
	if slices.Index(t.FamilySizes(), t.Size) > slices.Index(t.FamilySizes(), "2xlarge") {
		slices.Reverse(sizes)
	}
	if slices.Contains(sizes, t.Size) {
		sizes = append([]string{t.Size}, sizes...)
	}
	for _, family := range append([]string{t.Family}, scalingFamilies...) {
		for _, size := range sizes {
			one := NodeType{Family: family, Size: size}
			if slices.Contains(scalingFamilies, family) && family[0] == t.Family[0] && one.Known() &&
				one.DataTiering() == t.DataTiering() && (v == Version{} || one.CheckEngine(v) == nil) {
				return one
			}
		}
	}
	if t.Family[:1] != "m" {
		return NodeType{Family: "m", Size: "large"}.scaling(v)
	}
	return NodeType{Family: "m5", Size: "large"}
}

// AutoScalingDoubt says why AWS may not scale such nodes, though this package cannot tell; empty if it is certain.
func (t NodeType) AutoScalingDoubt() string {
	_, known := families[t.Family]
	switch {
	case slices.Contains(laterScalingFamilies, t.Family):
		return "AWS's pages disagree about this family: the newest one lists it, and the others do not"
	case !known && t != NodeType{} && !slices.Contains(scalingFamilies, t.Family):
		return "this package does not know the family, and AWS scales the ones that it lists only"
	}
	return ""
}

// CheckAutoScaling says why AWS scales no cluster of the version, or nil. With data tiering it asks for a later one.
func (v Version) CheckAutoScaling(tiering bool) error {
	switch {
	case v.Engine == Valkey && !v.AtLeast(7, 2, 0):
		return fmt.Errorf("AWS scales Valkey from 7.2 on, and this is %s: use a later version", v.Release())
	case v.Engine == Redis && tiering && !v.AtLeast(7, 0, 7):
		return fmt.Errorf("AWS scales Redis OSS with data tiering from 7.0.7 on, and this is %s: use 7.0 or later",
			v.Release())
	case v.Engine == Redis && !v.AtLeast(6, 0, 0):
		return fmt.Errorf("AWS scales Redis OSS from 6.0 on, and this is %s: use a later version", v.Release())
	}
	return nil
}
