// Package drawn draws values for the tests of components with random inputs.
package drawn

import (
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pgregory.net/rapid"
)

// Slipped is a value as a tired person writes it, or a machine at random.
func Slipped(t *rapid.T, s string) pulumi.String {
	at := rapid.IntRange(0, len(s)).Draw(t, "at")
	inserted := rapid.SampledFrom([]string{
		" ", "-", "_", ".", "/", ":", "A", "0", "9", "x", "é", "о", "\u200b", "\n", ",", "%",
	}).Draw(t, "character")
	return pulumi.String(rapid.SampledFrom([]string{
		s[:at] + inserted + s[at:],
		s[:max(at-1, 0)] + s[at:],
		s[:max(at-1, 0)] + inserted + s[at:],
		strings.ToUpper(s), " " + s, s + s, "", s,
		rapid.String().Draw(t, "anything"),
	}).Draw(t, "slipped"))
}
