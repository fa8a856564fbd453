package elasticache

import (
	"regexp"
	"strconv"
	"strings"
)

// engineVersion is a version that ElastiCache offers for new groups. Sources: the service's list of supported versions
// and its extended support page; 5.0.0 to 5.0.5 and everything before 4.0.10 are gone.
type engineVersion struct {
	engine, version string
	actual          string // with the patch level that AWS picks
	family          string // of the parameter groups that fit
}

var engineVersions = []engineVersion{
	{"redis", "4.0.10", "4.0.10", "redis4.0"},
	{"redis", "5.0.6", "5.0.6", "redis5.0"},
	{"redis", "6.0", "6.0.5", "redis6.x"},
	{"redis", "6.2", "6.2.6", "redis6.x"},
	{"redis", "6.x", "6.2.6", "redis6.x"},
	{"redis", "7.0", "7.0.7", "redis7"},
	{"redis", "7.1", "7.1.0", "redis7"},
	{"valkey", "7.2", "7.2.6", "valkey7"},
	{"valkey", "8.0", "8.0.1", "valkey8"},
	{"valkey", "8.1", "8.1.0", "valkey8"},
	{"valkey", "8.2", "8.2.0", "valkey8"},
	{"valkey", "9.0", "9.0.0", "valkey9"},
	{"valkey", "9.1", "9.1.0", "valkey9"},
}

// latest is the version of an engine for those who do not ask for one.
var latest = map[string]string{"redis": "7.1", "valkey": "8.2"}

// families are those of the default parameter groups: default.<family> and default.<family>.cluster.on. The older ones
// still have parameter groups though no new replication group can use them.
var families = []string{
	"redis2.6", "redis2.8", "redis3.2", "redis4.0", "redis5.0", "redis6.x", "redis7", "valkey7", "valkey8", "valkey9",
}

const clusterOn = ".cluster.on"

func findEngine(engine, version string) (engineVersion, bool) {
	if version == "" {
		version = latest[engine]
	}
	for _, e := range engineVersions {
		if e.engine == engine && e.version == version {
			return e, true
		}
	}
	return engineVersion{}, false
}

// engineVersionFormat is the provider's own check, before AWS sees the version.
var engineVersionFormat = map[string]*regexp.Regexp{
	"redis":  regexp.MustCompile(`^([1-5]\.\d+\.\d+|6\.x|[6-9]\.\d+)$`),
	"valkey": regexp.MustCompile(`^[7-9]\.\d+$`),
}

// newer compares versions number by number; a missing number is 0, and an x counts above any number.
func newer(a, b string) bool {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(as), len(bs)) {
		if x, y := versionPart(as, i), versionPart(bs, i); x != y {
			return x > y
		}
	}
	return false
}

func atLeast(version, minimum string) bool { return !newer(minimum, version) }

func versionPart(parts []string, i int) int {
	if i >= len(parts) {
		return 0
	}
	n, err := strconv.Atoi(parts[i])
	if err != nil {
		return 1 << 30
	}
	return n
}

// atLeastEngine is a condition of the form "Redis OSS 6.2 or Valkey 7.2 onwards". An empty minimum means never.
func (e engineVersion) atLeastEngine(redis, valkey string) bool {
	minimum := map[string]string{"redis": redis, "valkey": valkey}[e.engine]
	return minimum != "" && atLeast(e.actual, minimum)
}

// nodeFamily is a row of the supported node types. Every family runs Valkey 7.2 and later.
type nodeFamily struct {
	sizes  string
	redis  string // the first Redis OSS version, empty when there is none
	tiered bool   // has an SSD, and must use it
	xen    bool   // is from before the Nitro system
}

var nodeFamilies = map[string]nodeFamily{
	"t2":   {sizes: "micro small medium", redis: "4.0.10", xen: true},
	"t3":   {sizes: "micro small medium", redis: "4.0.10"},
	"t4g":  {sizes: "micro small medium", redis: "4.0.10"},
	"m4":   {sizes: "large xlarge 2xlarge 4xlarge 10xlarge", redis: "4.0.10", xen: true},
	"m5":   {sizes: "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge", redis: "4.0.10"},
	"m6g":  {sizes: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", redis: "5.0.6"},
	"m7g":  {sizes: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", redis: "6.2"},
	"m8g":  {sizes: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"},
	"r4":   {sizes: "large xlarge 2xlarge 4xlarge 8xlarge 16xlarge", redis: "4.0.10", xen: true},
	"r5":   {sizes: "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge", redis: "4.0.10"},
	"r6g":  {sizes: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", redis: "5.0.6"},
	"r7g":  {sizes: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", redis: "6.2"},
	"r8g":  {sizes: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"},
	"r6gd": {sizes: "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", redis: "6.2", tiered: true},
	"c7gn": {sizes: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", redis: "6.2"},
	"c8gn": {sizes: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"},
}

// laterSizes are the sizes that need a later engine than the rest of their family.
var laterSizes = map[string]string{"cache.t4g.small": "5.0.6", "cache.t4g.medium": "5.0.6"}

// findNode splits cache.<family>.<size>. It is empty for what is no node type.
func findNode(nodeType string) nodeFamily {
	parts := strings.Split(nodeType, ".")
	if len(parts) != 3 || parts[0] != "cache" {
		return nodeFamily{}
	}
	family, ok := nodeFamilies[parts[1]]
	if !ok || !strings.Contains(" "+family.sizes+" ", " "+parts[2]+" ") {
		return nodeFamily{}
	}
	if minimum, later := laterSizes[nodeType]; later {
		family.redis = minimum
	}
	return family
}
