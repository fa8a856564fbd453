package scaling_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The deployer does nothing for a program that stays the same, and changes what a program changes.
func TestDeployer(t *testing.T) {
	t.Parallel()
	c, err := newCluster()
	require.NoError(t, err)
	inputs, err := c.inputs()
	require.NoError(t, err)
	changes, err := c.deploy(inputs)
	require.NoError(t, err)
	assert.Greater(t, len(changes), 10)
	for range 2 {
		changes, err = c.deploy(inputs)
		require.NoError(t, err)
		assert.Empty(t, changes)
		changes, err = c.refresh()
		require.NoError(t, err)
		assert.Empty(t, changes)
	}
	inputs, err = c.inputs("description: another")
	require.NoError(t, err)
	changes, err = c.deploy(inputs)
	require.NoError(t, err)
	assert.Equal(t, []change{{"cache-replication-group", "update"}}, changes)

	inputs, err = c.inputs("description: another\nenableCloudwatchAlarms: false")
	require.NoError(t, err)
	changes, err = c.deploy(inputs)
	require.NoError(t, err)
	require.NotEmpty(t, changes)
	for _, one := range changes {
		assert.Equal(t, "delete", one.how, one.name)
	}
}
