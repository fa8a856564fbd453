package elasticache

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Version is a version of an engine, as ElastiCache spells it: "5.0.6", "6.x", "7.1" of Redis OSS, "8.2" of Valkey.
//
// ElastiCache names a release in full up to version 5, and by major and minor from 6 on, where it chooses the patch
// itself. "6.x" floats: it is the newest minor of 6 at the time the cluster is created.
// Source: ElastiCache API, CreateReplicationGroup, EngineVersion; user guide, "Supported engines and versions".
type Version struct {
	Engine       Engine
	Major, Minor int
	// Patch is -1 from version 6 on, where AWS takes none.
	Patch int
	// Floating is true for "6.x", which has no Minor.
	Floating bool
}

var (
	fullVersion    = lazyregexp.New(`^([1-5])\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})$`)
	shortVersion   = lazyregexp.New(`^([6-9])\.(0|[1-9]\d{0,3})$`)
	patchedVersion = lazyregexp.New(`^([6-9]\.\d{1,4})\.\d{1,4}$`)
	// The aws provider takes no majors of two digits.
	laterVersion   = lazyregexp.New(`^([1-9]\d{1,3})\.(0|[1-9]\d{0,3})$`)
	partialVersion = lazyregexp.New(`^([1-5])(\.\d{1,4})?$`)
)

// versionForms are what versions look like, by engine.
var versionForms = map[Engine]string{
	Redis:  "a version as ElastiCache writes them (major.minor from 6 on, the full number before)",
	Valkey: "a version of Valkey as ElastiCache writes them (major.minor)",
}

// ParseVersion reads a version in one of the forms that ElastiCache takes.
func (e Engine) ParseVersion(s string) (Version, error) {
	v, err := e.readVersion(s)
	if err == nil {
		return v, nil
	}
	if e == Redis && valkey.MatchString(s) {
		return Version{}, fmt.Errorf("%s is of Valkey: pass engine: \"valkey\" with engineVersion, or use %q",
			spelling.Quote(s), e.DefaultVersion())
	}
	if m := patchedVersion.FindStringSubmatch(s); m != nil {
		if v, err := e.readVersion(m[1]); err == nil && v.laterThanAll() && e == Redis {
			return Version{}, v.tooLate(s)
		}
		return Version{}, fmt.Errorf(
			"%q names a patch release; from version 6 on AWS takes major.minor alone and chooses the patch: use %q",
			s,
			e.nearestOffered(m[1]),
		)
	}
	if m := laterVersion.FindStringSubmatch(s); m != nil {
		v := Version{Engine: e, Major: number(m[1]), Minor: number(m[2]), Patch: -1}
		if e == Valkey {
			return Version{},
				fmt.Errorf("%q is later than this version of the AWS provider takes, which ends with 9: use %q", v,
					e.Offered()[len(e.Offered())-1])
		}
		return Version{}, v.CheckOffered()
	}
	if partialVersion.MatchString(s) && e == Redis {
		return Version{}, fmt.Errorf("%q is incomplete; below version 6 AWS takes the full number: use %q", s,
			e.nearestOffered(s))
	}
	return Version{}, spelling.Malformed(s, spelling.Form{What: versionForms[e], Example: e.DefaultVersion().String()},
		spelling.Mend(s, e.readOffered, strings.ToLower, firstNumber.FindString, spelling.Unpadded, e.nearestOffered))
}

// Running is the version that AWS says a cluster runs, with its patch: "7.1.0".
func (e Engine) Running(actual string) (Version, bool) {
	release, patch := actual, -1
	if m := patchedVersion.FindStringSubmatch(actual); m != nil {
		release, patch = m[1], number(actual[len(m[1])+1:])
	}
	v, err := e.readVersion(release)
	if v.Major >= 6 && !v.Floating {
		v.Patch = patch
	}
	return v, err == nil
}

// Asked is the version as AWS is asked for it: without the patch where AWS takes none.
func (v Version) Asked() Version {
	if v.Major >= 6 {
		v.Patch = -1
	}
	return v
}

// readOffered reads a version that AWS offers.
func (e Engine) readOffered(s string) (Version, error) {
	v, err := e.readVersion(s)
	if err == nil && !v.Known() {
		err = spelling.ErrForm
	}
	return v, err
}

// valkey is what people write who mean the other engine.
var valkey = lazyregexp.New(`(?i)^valkey`)

// nearestOffered is what AWS offers of the major version that a version begins with, the same version if it can be.
func (e Engine) nearestOffered(s string) string {
	if _, err := e.readOffered(s); err == nil || s == "" {
		return s
	}
	major, _, _ := strings.Cut(s, ".")
	nearest := e.DefaultVersion().String()
	for _, v := range e.Offered() {
		if strings.HasPrefix(v, major+".") && v != "6.x" {
			nearest = v
		}
	}
	return nearest
}

func (e Engine) readVersion(s string) (Version, error) {
	if e == Valkey {
		if m := shortVersion.FindStringSubmatch(s); m != nil && number(m[1]) >= 7 {
			return Version{Engine: e, Major: number(m[1]), Minor: number(m[2]), Patch: -1}, nil
		}
		return Version{}, spelling.ErrForm
	}
	if s == "6.x" {
		return Version{Engine: e, Major: 6, Minor: 0, Patch: -1, Floating: true}, nil
	}
	if m := fullVersion.FindStringSubmatch(s); m != nil {
		return Version{Engine: e, Major: number(m[1]), Minor: number(m[2]), Patch: number(m[3])}, nil
	}
	if m := shortVersion.FindStringSubmatch(s); m != nil {
		return Version{Engine: e, Major: number(m[1]), Minor: number(m[2]), Patch: -1}, nil
	}
	return Version{}, spelling.ErrForm
}

// firstNumber is the number in what people write of a version: "v7.1", "redis7", "7.x".
var firstNumber = lazyregexp.New(`\d+(\.(\d+|x))*`)

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
// Valkey began where Redis OSS ended, so the numbers of the two go on from each other: all of Valkey has what came with
// Redis OSS 7.1 and before.
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

// Before says whether v is a release earlier than another of the same engine, patches aside. Where one floats, its
// minor is not known.
func (v Version) Before(other Version) bool {
	if v.Engine != other.Engine {
		return false
	}
	return v.Major < other.Major || v.Major == other.Major && v.Minor < other.Minor && !v.Floating && !other.Floating
}

// ParameterGroupFamily is the family that a parameter group must have to serve this version.
// Source: ElastiCache API, CreateCacheParameterGroup, CacheParameterGroupFamily.
func (v Version) ParameterGroupFamily() string {
	switch {
	case v.Major >= 7:
		return fmt.Sprintf("%s%d", v.Engine, v.Major)
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

// supports are the majors of Redis OSS whose end is announced, by number. Version 7 has none, nor has Valkey.
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

// Known says whether the version is one that AWS is known to offer.
func (v Version) Known() bool { return slices.Contains(v.Engine.Offered(), v.String()) }

// tooLate is about a version of Redis OSS that only Valkey has, as the program wrote it.
func (v Version) tooLate(written string) error {
	return fmt.Errorf("%q is not a version of Redis OSS on ElastiCache, where %s is the last (7.2 and later are "+
		"Valkey): use %q, or pass engine: \"valkey\" with engineVersion",
		written, v.Engine.DefaultVersion(), v.Engine.DefaultVersion())
}

// CheckOffered says why AWS has no such version, or nil. A minor of Valkey that is later than those of its major is for
// AWS to judge: one comes every few months.
func (v Version) CheckOffered() error {
	switch offered := v.Engine.Offered(); {
	case v.Known() || v.Engine == Valkey && v.laterThanMajor():
		return nil
	case v.Engine == Redis && v.laterThanAll():
		return v.tooLate(v.String())
	default:
		return fmt.Errorf("%q is not offered by AWS, which has %s: use %q", v, strings.Join(offered, ", "),
			v.Engine.nearestOffered(v.String()))
	}
}

// laterThanAll says whether the version is later than the last that AWS is known to offer.
func (v Version) laterThanAll() bool {
	last, _ := v.Engine.readVersion(v.Engine.Offered()[len(v.Engine.Offered())-1])
	return v.Major > last.Major || v.Major == last.Major && v.Minor > last.Minor
}

// laterThanMajor says whether the version is later than all of its major that AWS is known to offer.
func (v Version) laterThanMajor() bool {
	for _, s := range v.Engine.Offered() {
		if known, _ := v.Engine.readVersion(s); known.Major == v.Major && known.Minor >= v.Minor {
			return false
		}
	}
	return true
}
