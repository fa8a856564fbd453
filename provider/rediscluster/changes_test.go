package rediscluster

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
)

// Each rule about changes is silent on a change inside it, and says one thing about a change outside.
func TestChanges(t *testing.T) {
	t.Parallel()
	last := map[string]any{"finalSnapshotName": lastSnapshot}
	seen := map[string]bool{}
	refuse := slices.Concat(check.Docs(creationRules), check.Docs(changeRefusals), check.Docs(access.ManualSteps))
	for _, rule := range ChangeRules() {
		seen[rule.Name] = true
		stops := slices.ContainsFunc(refuse, func(r check.Doc) bool { return r.Name == rule.Name })
		assert.Equal(t, !stops, rule.Silence != "", "%s: what silences it", rule.Name)
		for what, text := range map[string]string{
			"input": rule.Input, "sentence": rule.Holds, "example": rule.Before + rule.Example, "source": rule.Source,
		} {
			assert.NotEmpty(t, text, "%s has no %s", rule.Name, what)
		}
		assert.NotEmpty(t, changeCases[rule.Name], "%s has no case", rule.Name)
		outputs := last
		if members := runningNodes[rule.Name]; members != nil {
			outputs = maps.Clone(outputs)
			outputs["cacheClusterIds"] = members
		}
		said := func(then, now func(*args)) check.Problems {
			return afterwards(t, with(then), with(now), outputs).of(rule.Name)
		}
		for i, c := range changeCases[rule.Name] {
			assert.Empty(t, said(c.then, c.inside), "%s %d: silent inside", rule.Name, i)
			assert.Empty(t, said(c.then, c.then), "%s %d: silent where nothing changes", rule.Name, i)
			if c.outside == nil {
				require.Empty(t, c.path+c.says, "%s %d: what would say it?", rule.Name, i)
				continue
			}
			require.NotEmpty(t, c.says, "%s %d: a change outside says why", rule.Name, i)
			found := said(c.then, c.outside)
			if assert.Len(t, found, 1, "%s %d: said once outside", rule.Name, i) {
				assert.Equal(t, c.path, found[0].Path, "%s %d", rule.Name, i)
				assert.Contains(t, found[0].Reason, c.says, "%s %d", rule.Name, i)
				assert.NotContains(t, found[0].Reason, "\n", "%s %d: one line", rule.Name, i)
				assert.Less(t, len(found[0].Reason), 480, "%s %d: short enough to read: %s", rule.Name, i,
					found[0].Reason)
			}
		}
	}
	for name := range changeCases {
		assert.True(t, seen[name], "%s has cases and is no rule", name)
	}
}

// What becomes of the data is said as it is: in a snapshot, carried over, or lost.
func TestFate(t *testing.T) {
	t.Parallel()
	say := func(outputs map[string]any, now func(*args)) string {
		found := afterwards(t, with(asIs), with(now), outputs).changes(replacements)
		require.NotEmpty(t, found)
		return found[0].Reason
	}
	assert.Contains(t, say(nil, port(6380)), "its data is LOST: it leaves no snapshot")
	assert.Contains(t, say(map[string]any{"finalSnapshotName": nil}, port(6380)), "LOST")
	kept := map[string]any{"finalSnapshotName": lastSnapshot}
	assert.Contains(t, say(kept, port(6380)), "to carry it over")
	assert.NotContains(t, say(kept, version("7.0")), "to carry it over", "AWS fills no older version from it")
}

// The version that runs counts, not the version that the program named: AWS may have moved the cluster.
func TestVersionThatRuns(t *testing.T) {
	t.Parallel()
	found := afterwards(t, with(version("6.0")), with(version("6.2")),
		map[string]any{"engineVersionActual": "7.0.7"}).changes(replacements)
	require.Len(t, found, 1)
	assert.Contains(t, found[0].Reason, `from "7.0.7" to "6.2" REPLACES`)
	assert.Contains(t, found[0].Reason, `name the version that runs, "7.0"`)

	old := map[string]any{"engineVersionActual": "7.0.4"}
	assert.Empty(t, afterwards(t, with(asIs), with(tls(false)), old).changes(changeRefusals),
		"replaced: too old for a step")
	assert.Len(t, afterwards(t, with(asIs), with(tls(false)), old).changes(replacements), 1)
}

// Without cluster mode snapshots are turned on at the node -001, which may be gone: the nodes of the last deployment
// tell.
func TestSnapshotsWithoutTheFirstNode(t *testing.T) {
	t.Parallel()
	said := func(then, now func(*args), members ...any) string {
		return fmt.Sprint(
			afterwards(t, with(then), with(now), map[string]any{"cacheClusterIds": members}).changes(sideEffects),
		)
	}
	assert.Equal(t, "[]", said(retention(0), retention(7)), "which nodes there are is not known")
	assert.Equal(t, "[]", said(retention(0), retention(7), "sessions-001", "sessions-003"))
	assert.Equal(t, "[]", said(retention(1), retention(7), "sessions-002", "sessions-003"))
	without := said(retention(0), retention(7), "sessions-002", "sessions-003")
	assert.Contains(t, without,
		"this version of the AWS provider asks for them of the node sessions-001, which is gone, so AWS refuses")
	assert.Contains(t, without,
		"aws elasticache modify-replication-group --replication-group-id sessions --snapshotting-cluster-id "+
			"sessions-003 --snapshot-retention-limit 7 --apply-immediately")
}

// A token that comes from somewhere else than before is the same one still.
func TestTokenThatTheClusterHas(t *testing.T) {
	t.Parallel()
	has := map[string]any{"authToken": goodToken}
	assert.Empty(t, afterwards(t, with(all(generated, strategy("SET"))), with(all(token(goodToken), strategy("SET"))),
		has).changes(changeRefusals))
	assert.NotEmpty(t, afterwards(t, with(all(generated, strategy("SET"))),
		with(all(token("another-of-24-characters"), strategy("SET"))), has).changes(changeRefusals))
}

// What runs counts as well: the users may have taken the place of the token by hand, and the program be as it was
// before.
func TestTokenOfAClusterThatHasUsersByNow(t *testing.T) {
	t.Parallel()
	p := newPlan(context.Background(), with(token(goodToken)))
	require.NoError(t, p.in.Err)
	said := func(groups ...any) check.Problems {
		outputs := resource.NewPropertyMapFromMap(map[string]any{"userGroupIds": groups})
		runs := planRunning{
			Now:      p,
			Property: func(property string) string { return component.FirstText(outputs, property) },
		}
		return check.Run(runs, p.in.Unknown.Cover, runningRefusals)
	}
	assert.Len(t, said("sessions"), 1)
	p.access.Token.Strategy = access.SetToken
	assert.Empty(t, said("sessions"))
	p.access.Token.Strategy = ""
	assert.Empty(t, said())
}

// That a part of a user is a secret does not keep the move from being told.
func TestMoveIsToldOfSecretUsers(t *testing.T) {
	t.Parallel()
	secretly := users(app)
	withSecret := func(a *args) {
		secretly(a)
		a.Users[0].AccessString = pulumi.ToSecret(a.Users[0].AccessString).(pulumi.StringOutput)
	}
	u := afterwards(t, with(all(token(goodToken), withSecret, strategy("DELETE"))), with(withSecret), nil)
	found := u.Now.report().Redact(u.waiting(manualSteps))
	require.Len(t, found, 1)
	assert.Contains(t, found[0].Reason, "aws elasticache modify-replication-group --replication-group-id sessions")
}

// A message shows no secret, whether it is the value before or after; a rule is skipped for what is not known.
func TestChangesOfSecrets(t *testing.T) {
	t.Parallel()
	secretly := func(value string) func(*args) {
		return func(a *args) { a.KmsKeyId = pulumi.ToSecret(pulumi.String(value)).(pulumi.StringOutput) }
	}
	other := "arn:aws:kms:eu-west-1:123456789012:key/11111111-89ab-cdef-0123-456789abcdef"
	for _, way := range [][2]func(*args){
		{secretly(kmsKey), encryptedBy(other)}, {encryptedBy(kmsKey), secretly(other)},
	} {
		found := afterwards(t, with(way[0]), with(way[1]), nil).of("replaces-key")
		require.Len(t, found, 1)
		assert.Equal(t, "kmsKeyId (secret)", found[0].Path)
		assert.NotContains(t, found[0].Reason, "arn:")
		assert.Contains(t, found[0].Reason, "chosen when a cluster is made")
	}
	u := afterwards(t, with(asIs), with(port(6380)), nil)
	u.Now.in.Unknown = map[string]bool{"port": true}
	assert.Empty(t, u.changes(replacements))
	u.Now.in.Unknown, u.Was.in.Unknown = nil, map[string]bool{"port": true}
	assert.Empty(t, u.changes(replacements))
}
