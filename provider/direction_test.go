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
	{"provider/rediscluster", "provider/discovery"},
	{"provider/internal/monitoring/clusteralarms"},
	{"provider/internal/monitoring", "provider/internal/connection", "provider/internal/parameters"},
	{"provider/internal/access", "provider/internal/topology", "provider/internal/logs", "provider/internal/network"},
	{"provider/internal/identity"},
	{"provider/internal/storage", "provider/internal/engine"},
	{"provider/internal/component"},
	{"provider/internal/check"},
	{"provider/internal/inputs", "provider/internal/elasticache"},
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

// Imports run downwards, and no component imports another.
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
		for _, knowledge := range []string{"elasticache", "aws", "spelling"} {
			if from == "provider/internal/"+knowledge {
				outside := func(path string) bool { return strings.HasPrefix(path, "github.com/pulumi/") }
				assert.False(t, slices.ContainsFunc(words[1:], outside), "%s knows no Pulumi", from)
			}
		}
	}
	assert.Equal(t, len(floorOf), seen, "every package that has a floor is there")
}
