package discovery

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Where a name is too long, the message tells both lengths, also where the name has other slips.
func TestLengthsOfNames(t *testing.T) {
	t.Parallel()
	assert.NoError(t, serviceName.check(strings.Repeat("s", 63)))
	assert.ErrorContains(t, serviceName.check(strings.Repeat("s", 64)), "is 64 characters long; at most 63 are allowed")
	assert.ErrorContains(t, serviceName.check(strings.Repeat("S", 64)),
		"and is 64 characters long; at most 63 are allowed")
	assert.ErrorContains(t, serviceName.check("Sessions"), `use "sessions"`)
	assert.ErrorContains(t, dnsName.check(strings.Repeat("s", 64)+".example.com"),
		"has a part of 64 characters between dots")
}

func TestZoneIDs(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"Z" + strings.Repeat("0", 31): "", "Z" + strings.Repeat("0", 32): "is 33 characters long; the id of a zone has at most 32",
		"internal.example.com": "is not the id of a zone", "/hostedzone/Z0123": `use "Z0123"`,
	} {
		var reasons []string
		p := &dnsPlan{}
		p.zoneID = inputs.Fixed(id)
		dnsRules[0].Check(p, func(_, format string, args ...any) {
			reasons = append(reasons, fmt.Sprintf(format, args...))
		})
		if want == "" {
			assert.Empty(t, reasons, id)
			continue
		}
		require.Len(t, reasons, 1, id)
		assert.Contains(t, reasons[0], want)
	}
}
