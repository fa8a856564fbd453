package aws

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestParseZone(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]Zone{
		"eu-west-1a":       {Region: "eu-west-1"},
		"us-gov-west-1b":   {Region: "us-gov-west-1"},
		"ap-southeast-2c":  {Region: "ap-southeast-2"},
		"us-west-2-lax-1a": {Region: "us-west-2", Local: true},
	} {
		zone, err := ParseZone(name)
		assert.NoError(t, err, name)
		assert.Equal(t, want, zone, name)
	}
	for name, says := range map[string]string{
		"euw1-az2":   "is the id of a zone",
		"eu-west-1":  "is not the name",
		"":           "is not the name",
		"EU-west-1a": "is not the name",
	} {
		_, err := ParseZone(name)
		assert.ErrorContains(t, err, says, name)
	}
}
