package elasticache

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDoubtRenames(t *testing.T) {
	t.Parallel()
	p := Parameter{Name: "rename-commands", Values: Values{Kind: KindText}}
	for _, right := range []string{"", "KEYS BLOCKED", "keys blocked  FLUSHALL wipe", "ZUNIONSTORE z ACL a"} {
		assert.Empty(t, p.Doubt(right), right)
	}
	for wrong, says := range map[string]string{
		"KEYS": "is not made of pairs", "KEYS BLOCKED FLUSHALL": "is not made of pairs", "KEYS,BLOCKED FLUSHALL,BLOCKED": "is not made of pairs",
		"CONFIG BLOCKED": `"CONFIG" is not among`, "KEYS BLOCKED NOSUCH x": `"NOSUCH" is not among`,
	} {
		assert.Contains(t, p.Doubt(wrong), says, wrong)
	}
}
