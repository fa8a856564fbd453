package snapshots

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// The region of a bucket is in its regional domain name, whichever version of the AWS provider answers.
func TestRegionInDomain(t *testing.T) {
	t.Parallel()
	for domain, region := range map[string]string{
		"backups.s3.eu-west-1.amazonaws.com":     "eu-west-1",
		"backups.s3.cn-north-1.amazonaws.com.cn": "cn-north-1",
		"backups.s3.amazonaws.com":               "",
		"other.s3.eu-west-1.amazonaws.com":       "",
		"":                                       "",
	} {
		assert.Equal(t, region, regionInDomain("backups", domain), domain)
	}
	assert.Equal(t, "eu-west-1", regionInDomain("a.b", "a.b.s3.eu-west-1.amazonaws.com"), "a name with dots")
}
