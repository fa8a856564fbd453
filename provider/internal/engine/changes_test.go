package engine

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

// A change replaces the replication group where the AWS provider cannot make it in place.
func TestReplacements(t *testing.T) {
	t.Parallel()
	node := func(name string) Inputs { return Inputs{InstanceType: name} }
	version := func(name string) Inputs { return Inputs{RedisVersion: pulumi.String(name)} }
	for name, test := range map[string]struct {
		was     Inputs
		runs    string
		now     Inputs
		rule    string
		instead string
	}{
		"larger nodes":       {was: node("cache.m7g.large"), now: node("cache.m7g.xlarge")},
		"larger tiered":      {was: node("cache.r6gd.xlarge"), now: node("cache.r6gd.2xlarge")},
		"to tiering":         {was: node("cache.r6g.xlarge"), now: node("cache.r6gd.xlarge"), rule: "replaces-tiering", instead: "without data tiering"},
		"from tiering":       {was: node("cache.r6gd.xlarge"), now: node("cache.r6g.xlarge"), rule: "replaces-tiering", instead: "with data tiering"},
		"from no node type":  {was: node("r6gd"), now: node("cache.r6gd.xlarge")},
		"to Valkey":          {now: Inputs{Engine: valkey}},
		"back to Redis OSS":  {was: Inputs{Engine: valkey}, rule: "replaces-engine", instead: "stay with it"},
		"upgrade":            {was: version("6.2"), now: version("7.1")},
		"downgrade":          {was: version("7.1"), now: version("7.0"), rule: "replaces-version", instead: `"7.1"`},
		"behind AWS":         {was: version("6.0"), runs: "7.0.7", now: version("6.2"), rule: "replaces-version", instead: `"7.0"`},
		"with AWS":           {was: version("6.0"), runs: "7.0.7", now: version("7.0")},
		"to what is unknown": {was: version("7.1"), now: Inputs{RedisVersion: inputstest.UnknownPtr()}},
	} {
		was, now := planOf(t, test.was), planOf(t, test.now)
		was.Deployed(test.runs)
		var rules []string
		for _, one := range Replacements {
			one.Find(check.Change[*Plan]{Was: was, Now: now}, func(_ string, r check.Replaced) {
				rules = append(rules, one.Name)
				assert.Contains(t, r.Instead, test.instead, name)
			})
		}
		assert.Equal(t, test.rule, strings.Join(rules, " "), name)
	}
}
