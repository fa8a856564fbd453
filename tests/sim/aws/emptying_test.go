package awssim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whoever empties a bucket ends no lock.
func TestEmptyBucket(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	e.create(bucketType, "open", bucketNamed("open"))
	e.create(bucketType, "locked", bucketNamed("locked").with("objectLockEnabled", true))
	e.create(objectLockType, "lock", values{"bucket": "locked", "rule": values{
		"defaultRetention": values{"mode": "GOVERNANCE", "days": 1},
	}})
	for _, name := range []string{"open", "locked"} {
		require.NoError(t, e.cloud.PutObject(name, "a", 1))
	}
	require.NoError(t, e.cloud.EmptyBucket("open"))
	assertRefused(t, e.cloud.EmptyBucket("locked"), "AccessDenied", "protected by object lock")
	assertRefused(t, e.cloud.EmptyBucket("none"), "NoSuchBucket", "does not exist")
	for name, left := range map[string]int{"open": 0, "locked": 1} {
		objects, err := e.cloud.Objects(name)
		require.NoError(t, err)
		assert.Len(t, objects, left, name)
	}
}
