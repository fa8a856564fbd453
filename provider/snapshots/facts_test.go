package snapshots

import (
	"context"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

const (
	homeRegion  = "eu-west-1"
	homeAccount = "123456789012"
	// farBucket is in farRegion; every other bucket is at home.
	farBucket, farRegion = "exports-in-frankfurt", "eu-central-1"
)

// told are facts that a test states.
type told struct{ at workflow.Place }

// home is where the components of the tests are.
var home = told{workflow.Place{Region: homeRegion, Account: homeAccount}}

func (t told) place() workflow.Place { return t.at }

func (t told) bucketRegion(name string) string {
	if name == farBucket {
		return farRegion
	}
	return t.at.Region
}

// kind is one of the two components, for tests that hold for both.
type kind[A any, P any] struct {
	name, sound string
	plan        func(*inputs.Resolver, *A, facts) P
	prepare     func(context.Context, *A, facts) (P, []inputs.Warning, error)
	// refusals and advice are its rules, the one about accepted warnings among them.
	refusals, advice []check.Rule[P]
}

var exports = kind[RedisSnapshotExportArgs, *exportPlan]{
	"RedisSnapshotExport", soundExport, newExportPlan, prepareExport,
	append(check.Of(check.AcceptedWarnings, func(p *exportPlan) check.Accepted {
		return check.Accepted{Names: p.accepted.Names, Component: "RedisSnapshotExport", Rules: exportChecks()}
	}), exportRefusals...), exportAdvice,
}

var vaults = kind[RedisSnapshotVaultArgs, *vaultPlan]{
	"RedisSnapshotVault", soundVault, newVaultPlan, prepareVault,
	append(check.Of(check.AcceptedWarnings, func(p *vaultPlan) check.Accepted {
		return check.Accepted{Names: p.accepted.Names, Component: "RedisSnapshotVault", Rules: vaultChecks()}
	}), vaultRefusals...), vaultAdvice,
}

// args are sound inputs with the changes of a text in YAML. A null takes an input out.
func (c kind[A, P]) args(t require.TestingT, changes string) *A {
	given := map[string]any{}
	for _, text := range []string{c.sound, changes} {
		require.NoError(t, yaml.Unmarshal([]byte(text), &given), text)
	}
	args := new(A)
	inputs.Read(args, resource.NewPropertyMapFromMap(given))
	return args
}

// broken are the problems of one rule with the inputs.
func (c kind[A, P]) broken(ctx context.Context, rule check.Rule[P], args *A, at facts) check.Problems {
	in := inputs.NewResolver(ctx)
	p := c.plan(in, args, at)
	return check.ReportOf[A](in, c.name, "tags").Redact(check.Run(p, in.Unknown.Cover, []check.Rule[P]{rule}))
}

// planned is the plan of sound inputs with changes, which break no rule.
func (c kind[A, P]) planned(t *testing.T, changes string) P {
	t.Helper()
	p, _, err := c.prepare(t.Context(), c.args(t, changes), home)
	require.NoError(t, err, changes)
	return p
}
