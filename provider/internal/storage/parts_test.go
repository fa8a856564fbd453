package storage

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

// The key and the retention are held to their rules without the rest of a plan.
func TestPartsAlone(t *testing.T) {
	t.Parallel()
	const key = "arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
	for value, says := range map[string]string{
		"": "", key: "", "alias/redis": "key-form", "01234567-89ab-cdef-0123-456789abcdef": "key-form",
	} {
		assert.Equal(t, says, first(check.Run(inputs.Fixed(value), inputstest.AllKnown, KeyRules)), value)
	}
	assert.Equal(t, "key-export", first(check.Run(inputs.Fixed(key), inputstest.AllKnown, keyAdvice)))
	assert.Empty(t, first(check.Run(inputs.Fixed(""), inputstest.AllKnown, keyAdvice)))
	for days, says := range map[int]string{-1: "retention-range", 0: "", 35: "", 36: "retention-range"} {
		assert.Equal(t, says, first(check.Run(inputs.Fixed(days), inputstest.AllKnown, RetentionRules)), "%d", days)
	}
	unknown := func(input string) bool { return input == "kmsKeyId" }
	assert.Empty(t, check.Run(inputs.Fixed("alias/redis"), unknown, KeyRules))
}

// first is the name of the rule of the first problem.
func first(found check.Problems) string {
	if len(found) == 0 {
		return ""
	}
	return found[0].Rule.Name
}
