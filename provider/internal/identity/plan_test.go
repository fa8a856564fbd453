package identity

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

func planOf(t *testing.T, runs elasticache.Engine, args Inputs) *Plan {
	t.Helper()
	args.Name = "sessions"
	return NewPlan(inputs.NewResolver(t.Context()), args, &engine.Release{Engine: runs}, "cluster")
}

// A description that is left out or empty names the engine and the cluster.
func TestDescription(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		runs  elasticache.Engine
		given pulumi.StringPtrInput
		want  string
	}{
		"of Redis OSS":  {elasticache.Redis, nil, "Redis cluster sessions"},
		"of Valkey":     {elasticache.Valkey, nil, "Valkey cluster sessions"},
		"of neither":    {"", nil, "Redis cluster sessions"},
		"empty":         {elasticache.Valkey, pulumi.String(""), "Valkey cluster sessions"},
		"given":         {elasticache.Redis, pulumi.String("Carts"), "Carts"},
		"not known yet": {elasticache.Redis, inputstest.UnknownPtr(), ""},
	} {
		p := planOf(t, test.runs, Inputs{Description: test.given})
		assert.Equal(t, test.want, p.Description.Value, name)
		assert.Equal(t, test.want != "", p.Description.Known, name)
	}
	secret := pulumi.ToSecret(pulumi.String("Carts")).(pulumi.StringOutput)
	assert.True(t, planOf(t, elasticache.Redis, Inputs{Description: secret}).Description.Secret)
}

// A tag may be written in any script, also in one that writes vowels as marks.
func TestTagCharacters(t *testing.T) {
	t.Parallel()
	for text, refused := range map[string]string{
		"web": "", "cost centre": "", "a+b-c=d._:/@": "", "caf\u00e9": "", "cafe\u0301": "", "हिन्दी": "", "": "",
		"web & mobile": `'&'`, "a\nb": `'\n'`, "a\xff": "'\ufffd'",
	} {
		p := planOf(t, elasticache.Redis, Inputs{Tags: pulumi.StringMap{"owner": pulumi.String(text)}})
		found := check.Run(p, inputstest.AllKnown, TagRules)
		if refused == "" {
			assert.Empty(t, found, text)
		} else if assert.Len(t, found, 1, text) {
			assert.Contains(t, found[0].Reason, refused)
		}
	}
	p := planOf(t, elasticache.Redis, Inputs{Tags: pulumi.StringMap{"owner": inputstest.Unknown()}})
	assert.Empty(t, check.Run(p, inputstest.AllKnown, TagRules), "a value that is not known yet")
}

// Another name is another replication group.
func TestNameReplaces(t *testing.T) {
	t.Parallel()
	for now, want := range map[string]string{
		"sessions": "", "carts": `"sessions" to "carts"`, "": `"sessions" to none`,
	} {
		said := ""
		c := check.Change[*Plan]{Was: &Plan{Name: "sessions"}, Now: &Plan{Name: now}}
		NameReplaces[0].Find(c, func(_ string, r check.Replaced) { said = r.From + " to " + r.To })
		assert.Equal(t, want, said)
	}
}
