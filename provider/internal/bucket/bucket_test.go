package bucket

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component/componenttest"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
)

// The provider adds 26 characters to a prefix, and the whole is the name of a bucket.
func TestPrefix(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"sessions-vault": "sessions-vault-", strings.Repeat("a", 36): strings.Repeat("a", 36) + "-",
		strings.Repeat("a", 37):          strings.Repeat("a", 36) + "-",
		strings.Repeat("a", 35) + "-bcd": strings.Repeat("a", 35) + "-", // no two hyphens
	} {
		assert.Equal(t, want, (&Plan{Name: name}).prefix())
	}
	form := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*-$`)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,12}){0,4}`).Draw(t, "name")
		prefix := (&Plan{Name: name}).prefix()
		assert.LessOrEqual(t, len(prefix), longestPrefix)
		assert.Regexp(t, form, prefix)
		assert.True(t, strings.HasPrefix(name+"-", strings.TrimSuffix(prefix, "-")))
	})
}

var settingsByName = []string{
	"ownership", "public-access", "policy", "encryption", "versioning", "lock", "lifecycle",
}

// build builds a plan, and returns its children and, in their order, the names of the settings.
func build(t *testing.T, p *Plan, needs ...any) (
	made map[string]pulumi.MockResourceArgs, order []string,
) {
	t.Helper()
	if p.Policy == nil {
		p.Policy = func(string) []policy.Statement { return nil }
	}
	made = componenttest.Build(t, func(b *component.Builder) error {
		built, err := p.Build(b, needs...)
		if err == nil {
			value, _ := componenttest.Await(t, built.ReadyArn())
			assert.Equal(t, "arn:cache-bucket", value)
		}
		return err
	})
	for _, one := range settingsByName {
		if _, there := made["cache-bucket-"+one]; there {
			order = append(order, "cache-bucket-"+one)
		}
	}
	return made, order
}

func dependsOn(args pulumi.MockResourceArgs) (names []string) {
	for _, urn := range args.RegisterRPC.GetDependencies() {
		names = append(names, urn[strings.LastIndex(urn, "::")+2:])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// The settings are made one after another, so that S3 refuses none of them: each waits for all before it.
func TestSettingsOneAfterAnother(t *testing.T) {
	t.Parallel()
	for _, one := range []struct {
		plan  Plan
		count int
	}{
		{Plan{Name: "a", RetentionInDays: 3}, 6},
		{Plan{Name: "a", RetentionInDays: 3, Lock: &Lock{Governance, 2}}, 7},
	} {
		made, order := build(t, &one.plan)
		require.Len(t, order, one.count)
		assert.Len(t, made, one.count+1)
		for i, name := range order {
			want := append([]string{"cache-bucket"}, order[:i]...)
			slices.Sort(want)
			assert.Equal(t, want, dependsOn(made[name]), name)
		}
	}
}

// What a plan says reaches the resources.
func TestBuild(t *testing.T) {
	t.Parallel()
	made, _ := build(t, &Plan{Name: "carts-vault", RetentionInDays: 3, ForceDestroy: true})
	assert.Equal(t, map[string]any{
		"bucketPrefix": "carts-vault-", "forceDestroy": true, "objectLockEnabled": false,
	}, made["cache-bucket"].Inputs.Mappable())
	assert.Equal(t, []string{"bucketPrefix"}, made["cache-bucket"].RegisterRPC.GetIgnoreChanges())

	for mode, want := range map[LockMode]string{Governance: "GOVERNANCE", Compliance: "COMPLIANCE"} {
		made, _ = build(t, &Plan{Name: "a", RetentionInDays: 3, Lock: &Lock{mode, 2}})
		assert.Equal(t, true, made["cache-bucket"].Inputs["objectLockEnabled"].BoolValue())
		assert.Equal(t, map[string]any{"defaultRetention": map[string]any{"mode": want, "days": 2.}},
			made["cache-bucket-lock"].Inputs["rule"].Mappable())
	}
}

// S3 encrypts with its own key, unless the program names another; an empty text names none.
func TestEncryption(t *testing.T) {
	t.Parallel()
	given := func(key string) inputs.Setting[string] {
		return inputs.Setting[string]{Value: key, Known: true, Given: true}
	}
	own := map[string]any{"applyServerSideEncryptionByDefault": map[string]any{"sseAlgorithm": "AES256"}}
	for _, one := range []struct {
		key  inputs.Setting[string]
		want map[string]any
	}{
		{inputs.Fixed(""), own},
		{given(""), own},
		{given("arn:key"), map[string]any{
			"applyServerSideEncryptionByDefault": map[string]any{"sseAlgorithm": "aws:kms", "kmsMasterKeyId": "arn:key"},
			"bucketKeyEnabled":                   true,
		}},
	} {
		made, _ := build(t, &Plan{Name: "a", RetentionInDays: 3, Key: one.key})
		assert.Equal(t, []any{one.want}, made["cache-bucket-encryption"].Inputs["rules"].Mappable())
	}
}

// The policy is that of the plan, and TLS for everybody. It is written with what it needs, and shares no list with the
// plan.
func TestPolicy(t *testing.T) {
	t.Parallel()
	own := make([]policy.Statement, 1, 2) // room for one more, which is not for the builder to use
	own[0] = policy.Statement{Sid: "Own", Actions: []string{"s3:GetObject"}, Principal: policy.Service("x")}
	plan := &Plan{Name: "a", RetentionInDays: 3, Policy: func(arn string) []policy.Statement {
		own[0].Resources = []string{arn}
		return own
	}}
	made, _ := build(t, plan, pulumi.ToSecret(pulumi.String("hidden")))
	sent := made["cache-bucket-policy"].Inputs["policy"]
	require.True(t, sent.IsSecret(), "what a secret decides is one")
	var document struct{ Statement []map[string]any }
	require.NoError(t, json.Unmarshal([]byte(sent.SecretValue().Element.StringValue()), &document))
	require.Len(t, document.Statement, 2)
	assert.Equal(t, "arn:cache-bucket", document.Statement[0]["Resource"])
	assert.Equal(t, "OnlyTLS", document.Statement[1]["Sid"])
	assert.Equal(t, []any{"arn:cache-bucket", "arn:cache-bucket/*"}, document.Statement[1]["Resource"])
	assert.Empty(t, own[:2][1].Sid, "nothing is written behind the list")
}
