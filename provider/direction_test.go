package provider_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const here = "github.com/pulumi-aws-redis/pulumi-aws-redis/"

// floors are the packages of the provider from the top down: each imports only what stands below it, and none imports
// another of its own floor. A package that is not listed fails the test: it has to find its place first.
var floors = [][]string{
	{"provider/cmd/pulumi-resource-aws-redis"},
	{"provider"},
	{"provider/shape"},
	{"provider/rediscluster", "provider/serverlesscache", "provider/discovery", "provider/snapshots"},
	{"provider/internal/monitoring/clusteralarms", "provider/internal/monitoring/serverlessalarms"},
	{"provider/internal/workflow", "provider/internal/scaling", "provider/internal/regions"},
	{"provider/internal/monitoring", "provider/internal/connection", "provider/internal/parameters"},
	{"provider/internal/access", "provider/internal/topology", "provider/internal/logs", "provider/internal/network"},
	{"provider/internal/identity"},
	{"provider/internal/storage", "provider/internal/engine", "provider/internal/location", "provider/internal/bucket"},
	{"provider/internal/component"},
	{"provider/internal/check"},
	{"provider/internal/inputs", "provider/internal/schedule"},
	{"provider/internal/elasticache", "provider/internal/policy", "provider/internal/recovery"},
	{"provider/internal/aws"},
	{"provider/internal/spelling"},
	{"provider/internal/lazyregexp"},
}

// onlyForTests are imported by tests alone.
var onlyForTests = []string{
	"provider/internal/check/varied",
	"provider/internal/component/componenttest",
	"provider/internal/spelling/spellingtest",
	"provider/internal/elasticache/redistest",
	"provider/internal/inputs/inputstest",
}

// strangers are packages that another one must not import, by the beginnings of their paths: rules and inputs are the
// same for every component, and what AWS accepts is written down without Pulumi.
var strangers = map[string][]string{
	"provider/internal/component":   elasticacheAndAWS,
	"provider/internal/check":       elasticacheAndAWS,
	"provider/internal/inputs":      elasticacheAndAWS,
	"provider/internal/elasticache": {anyPulumi},
	"provider/internal/aws":         {anyPulumi},
	"provider/internal/policy":      {anyPulumi},
	"provider/internal/recovery":    {anyPulumi},
	"provider/internal/schedule":    {anyPulumi},
	"provider/internal/spelling":    {anyPulumi},
	"provider/internal/lazyregexp":  {anyPulumi},
}

// The last slash leaves out the packages of this repository.
const anyPulumi = "github.com/pulumi/"

var elasticacheAndAWS = []string{
	here + "provider/internal/elasticache", here + "provider/internal/aws", "github.com/pulumi/pulumi-aws",
}

// Imports run downwards, no component imports another, and no package imports a stranger.
func TestImportsRunDownwards(t *testing.T) {
	t.Parallel()
	listed, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./...").Output()
	require.NoError(t, err)
	floorOf := map[string]int{}
	for floor, packages := range floors {
		for _, one := range packages {
			floorOf[one] = floor
		}
	}
	seen := 0
	for line := range strings.Lines(string(listed)) {
		words := strings.Fields(line)
		from := strings.TrimPrefix(words[0], here)
		if slices.Contains(onlyForTests, from) {
			continue
		}
		seen++
		floor, known := floorOf[from]
		if !assert.True(t, known, "%s stands on no floor", from) {
			continue
		}
		for _, imported := range words[1:] {
			to, ours := strings.CutPrefix(imported, here)
			if !ours {
				continue
			}
			below, known := floorOf[to]
			assert.True(t, known && below > floor, "%s imports %s, which does not stand below it", from, to)
		}
		for _, stranger := range strangers[from] {
			for _, imported := range words[1:] {
				assert.False(t, strings.HasPrefix(imported, stranger), "%s imports %s", from, imported)
			}
		}
	}
	for from := range strangers {
		assert.Contains(t, floorOf, from)
	}
	assert.Equal(t, len(floorOf), seen, "every package that has a floor is there")
}
