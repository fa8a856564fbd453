package changelog

import (
	"testing"

	"github.com/blang/semver"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const example = `# Changelog

Breaking changes:

- ` + "`Not.ours`" + `: before any version.

## 0.3.0

- Something new: an alarm.

Changes to existing stacks:

- ` + "`aws:cloudwatch/metricAlarm:MetricAlarm`" + ` update: another threshold.
- ` + "`aws:cloudwatch/metricAlarm:MetricAlarm`" + ` create: one more.
- ` + "`aws:iam/role:Role`" + ` replace: not a step that a release takes.

### Breaking changes:

- ` + "`RedisCluster.port`" + `: removed.

Other:

- ` + "`RedisCluster.name`" + `: is no break.

## 0.2.0 (2027-02-01)

Breaking changes:

- ` + "`User`" + `: renamed.

## 0.1.0 (2026-12-24)
`

func TestRead(t *testing.T) {
	t.Parallel()
	releases, err := Read(example)
	require.NoError(t, err)
	require.Len(t, releases, 3)
	var dated []bool
	for _, r := range releases {
		dated = append(dated, r.Dated)
	}
	assert.Equal(t, []bool{false, true, true}, dated)
	later := Since(releases, semver.MustParse("0.1.0"))
	assert.Equal(t, map[string][]string{"aws:cloudwatch/metricAlarm:MetricAlarm": {"update", "create"}}, Allowed(later))
	assert.Equal(t, []string{"RedisCluster.port", "User"}, Breaking(later))
	assert.Equal(t, []string{"RedisCluster.port"}, Breaking(Since(releases, semver.MustParse("0.2.0"))))
	assert.Empty(t, Since(releases, semver.MustParse("0.3.0")))
	assert.False(t, releases[0].Unreleased)
	for _, wrong := range []string{
		"## 1.2.3_4", "## 0.1.0 - 2026-12-24", "## 0.1.0 2026-12-24", "## v0.1.0 (2026-12-24)", "## 0.1.0 (soon)",
		"## Next",
	} {
		_, err = Read(wrong + "\n")
		assert.Error(t, err, wrong)
	}
}

// What is not released yet is later than every release.
func TestUnreleased(t *testing.T) {
	t.Parallel()
	releases, err := Read("## Unreleased\n\n" +
		"Changes to existing stacks:\n\n- `aws:iam/role:Role` update: another text.\n\n" +
		"Breaking changes:\n\n- `RedisCluster.port`: removed.\n\n" +
		"## 0.1.0 (2026-12-24)\n\n- `RedisCluster.name`: in no list.\n")
	require.NoError(t, err)
	require.Len(t, releases, 2)
	later := Since(releases, semver.MustParse("0.1.0"))
	require.Len(t, later, 1)
	assert.True(t, later[0].Unreleased)
	assert.False(t, later[0].Dated)
	assert.Equal(t, map[string][]string{"aws:iam/role:Role": {"update"}}, Allowed(later))
	assert.Equal(t, []string{"RedisCluster.port"}, Breaking(later))
}
