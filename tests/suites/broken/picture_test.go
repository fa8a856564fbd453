package broken

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// What is another in each run: the ids that AWS chooses, the names that Pulumi makes unique, and generated passwords.
var chance = regexp.MustCompile(
	`(sgr?|vpc|subnet)-0[0-9a-f]{16}|-[0-9a-f]{6,8}\b|terraform-[0-9]{26}|sha256:[0-9a-f]{64}`)

// pictureOf is what a cloud holds, without what is another in each run.
func pictureOf(t *testing.T, cloud *awssim.Cloud) string {
	t.Helper()
	resources, err := cloud.List()
	require.NoError(t, err)
	var lines []string
	for _, r := range resources {
		if stages, has := r.Properties["versionStages"]; has && !strings.Contains(fmt.Sprint(stages), "AWSCURRENT") {
			continue // an old value of a secret, which AWS removes by itself
		}
		content, err := json.Marshal(r)
		require.NoError(t, err)
		lines = append(lines, chance.ReplaceAllString(string(content), "$1-*"))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestPictures(t *testing.T) {
	cloud := awssim.InMemory()
	assert.Empty(t, pictureOf(t, cloud))
	assert.Equal(t, "sg-* vpc-* alerts-* sha", chance.ReplaceAllString(
		"sg-0ed122cac1137dd58 vpc-0ed122cac1137dd58 alerts-c4252f6 sha", "$1-*"))
}
