package elasticache

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Version is a version of the Redis OSS engine, as ElastiCache spells it: "5.0.6", "6.x", "6.2", "7.1".
//
// ElastiCache names a release in full up to version 5, and by major and minor from 6 on, where it chooses the patch
// itself. "6.x" floats: it is the newest minor of 6 at the time the cluster is created.
// Source: ElastiCache API, CreateReplicationGroup, EngineVersion; user guide, "Supported engines and versions".
type Version struct {
	Major, Minor int
	// Patch is -1 from version 6 on, where AWS takes none.
	Patch int
	// Floating is true for "6.x", which has no Minor.
	Floating bool
}

// DefaultVersion is the last version of Redis OSS that ElastiCache offers, in standard support with no end announced.
var DefaultVersion = Version{Major: 7, Minor: 1, Patch: -1}

var (
	fullVersion    = regexp.MustCompile(`^([1-5])\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})$`)
	shortVersion   = regexp.MustCompile(`^([6-9])\.(0|[1-9]\d{0,3})$`)
	patchedVersion = regexp.MustCompile(`^([6-9]\.\d{1,4})\.\d{1,4}$`)
	partialVersion = regexp.MustCompile(`^([1-5])(\.\d{1,4})?$`)
)

// ParseVersion reads a version in one of the forms that ElastiCache takes.
func ParseVersion(s string) (Version, error) {
	v, err := readVersion(s)
	if err == nil {
		return v, nil
	}
	if valkey.MatchString(s) {
		return Version{}, fmt.Errorf("%s is of Valkey, which this version of the package does not run: use %q", Quote(s), DefaultVersion)
	}
	if m := patchedVersion.FindStringSubmatch(s); m != nil {
		if v, err := readVersion(m[1]); err == nil && v.laterThanAll() {
			return Version{}, v.CheckOffered()
		}
		return Version{}, fmt.Errorf("%q names a patch release; from version 6 on AWS takes major.minor alone and chooses the patch: use %q", s, nearestOffered(m[1]))
	}
	if partialVersion.MatchString(s) {
		return Version{}, fmt.Errorf("%q is incomplete; below version 6 AWS takes the full number: use %q", s, nearestOffered(s))
	}
	return Version{}, malformed(s, form{`a version as ElastiCache writes them (major.minor from 6 on, the full number before)`, DefaultVersion.String()},
		mend(s, readOffered, strings.ToLower, firstNumber.FindString, unpadded, nearestOffered))
}

// readOffered reads a version that AWS offers.
func readOffered(s string) (Version, error) {
	v, err := readVersion(s)
	if err == nil && !slices.Contains(offered, v.String()) {
		err = errForm
	}
	return v, err
}

// unpadded takes leading zeros away.
func unpadded(s string) string { return leadingZeros.ReplaceAllString(s, "$1$2") }

var leadingZeros = regexp.MustCompile(`(^|\.)0+(\d)`)

// valkey is what people write who mean the other engine.
var valkey = regexp.MustCompile(`(?i)^valkey`)

// nearestOffered is what AWS offers of the major version that a version begins with, the same version if it can be.
func nearestOffered(s string) string {
	if _, err := readOffered(s); err == nil || s == "" {
		return s
	}
	major, _, _ := strings.Cut(s, ".")
	nearest := DefaultVersion.String()
	for _, v := range offered {
		if strings.HasPrefix(v, major+".") && v != "6.x" {
			nearest = v
		}
	}
	return nearest
}

func readVersion(s string) (Version, error) {
	if s == "6.x" {
		return Version{Major: 6, Minor: 0, Patch: -1, Floating: true}, nil
	}
	if m := fullVersion.FindStringSubmatch(s); m != nil {
		return Version{Major: number(m[1]), Minor: number(m[2]), Patch: number(m[3])}, nil
	}
	if m := shortVersion.FindStringSubmatch(s); m != nil {
		return Version{Major: number(m[1]), Minor: number(m[2]), Patch: -1}, nil
	}
	return Version{}, errForm
}

// firstNumber is the number in what people write of a version: "v7.1", "redis7", "7.x".
var firstNumber = regexp.MustCompile(`\d+(\.(\d+|x))*`)

// number converts digits that a pattern has already bounded.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// String is the version as AWS takes it.
func (v Version) String() string {
	switch {
	case v.Floating:
		return fmt.Sprintf("%d.x", v.Major)
	case v.Patch < 0:
		return fmt.Sprintf("%d.%d", v.Major, v.Minor)
	default:
		return fmt.Sprintf("%d.%d.%d", v.Major, v.Minor, v.Patch)
	}
}

// AtLeast says whether v is the named version or a later one. A floating version counts as the newest of its major.
func (v Version) AtLeast(major, minor, patch int) bool {
	if v.Major != major {
		return v.Major > major
	}
	if v.Floating {
		return true
	}
	if v.Minor != minor {
		return v.Minor > minor
	}
	// A version without a patch stands for the newest patch of its minor.
	return v.Patch < 0 || v.Patch >= patch
}

// ParameterGroupFamily is the family that a parameter group must have to serve this version.
// Source: ElastiCache API, CreateCacheParameterGroup, CacheParameterGroupFamily.
func (v Version) ParameterGroupFamily() string {
	switch {
	case v.Major >= 7:
		return fmt.Sprintf("redis%d", v.Major)
	case v.Major == 6:
		return "redis6.x"
	default:
		return fmt.Sprintf("redis%d.%d", v.Major, v.Minor)
	}
}

// DefaultParameterGroup is the name of the parameter group that AWS ships for this version. It decides the mode:
// a replication group of one shard without a ".cluster.on" group is silently created with cluster mode disabled.
// Source: ElastiCache API, CreateReplicationGroup, CacheParameterGroupName.
func (v Version) DefaultParameterGroup(clusterMode bool) string {
	name := "default." + v.ParameterGroupFamily()
	if clusterMode {
		name += ".cluster.on"
	}
	return name
}

// Support is how long AWS supports a major version.
type Support struct {
	// Standard is the last day of standard support, and Extended that of the support which AWS bills in addition.
	Standard, Extended string
}

// supports are the majors whose end is announced, by number. Version 7 has none.
// Source: ElastiCache developer guide, "Engine versions and upgrading", end of life schedule (as of 2026-11).
var supports = map[int]Support{
	4: {"2026-01-31", "2029-01-31"},
	5: {"2026-01-31", "2029-01-31"},
	6: {"2027-01-31", "2030-01-31"},
}

// Support is how long the version is supported; announced is false where AWS names no end.
func (v Version) Support() (support Support, announced bool) {
	support, announced = supports[v.Major]
	return support, announced
}

// MaxNodes is the most nodes that a cluster of the version can have.
// Source: ElastiCache user guide, "Quotas": 500 from Redis OSS 5.0.6 on, 250 before.
func (v Version) MaxNodes() int {
	if v.AtLeast(5, 0, 6) {
		return MaxNodes
	}
	return maxNodesBefore506
}

// offered are the versions in which AWS makes clusters of Redis OSS.
// Source: ElastiCache user guide, "Supported engines and versions"; clusters on other patches of 4 and 5 were moved to
// these two. In the order of the versions.
var offered = []string{"4.0.10", "5.0.6", "6.0", "6.2", "6.x", "7.0", "7.1"}

// CheckOffered says why AWS has no such version, or nil.
func (v Version) CheckOffered() error {
	switch {
	case slices.Contains(offered, v.String()):
		return nil
	case v.laterThanAll():
		return fmt.Errorf("%q is not a version of Redis OSS on ElastiCache, where %s is the last (7.2 and later are Valkey): use %q", v, DefaultVersion, DefaultVersion)
	}
	return fmt.Errorf("%q is not offered by AWS, which has %s: use %q", v, strings.Join(offered, ", "), nearestOffered(v.String()))
}

// laterThanAll says whether the version is later than the last of Redis OSS.
func (v Version) laterThanAll() bool {
	return v.Major > DefaultVersion.Major || v.Major == DefaultVersion.Major && v.Minor > DefaultVersion.Minor
}
