package construct

import (
	"context"

	"github.com/stretchr/testify/require"
)

// ctx is the context of a test or of one run of a property.
func ctx(t require.TestingT) context.Context {
	if t, ok := t.(interface{ Context() context.Context }); ok {
		return t.Context()
	}
	return context.Background()
}
