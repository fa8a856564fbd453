package kubernetes

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestVersionIsThatOfTheSDK(t *testing.T) {
	t.Parallel()
	module, err := os.ReadFile("../../../go.mod")
	require.NoError(t, err)
	assert.Contains(t, string(module), "github.com/pulumi/pulumi-kubernetes/sdk/v4 v"+Version+"\n")
}
