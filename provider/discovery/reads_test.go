package discovery

import (
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check/varied"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// values are the defaults, and values that nothing else in the examples has.
var values = varied.Values{
	Defaults: map[string]any{"tls": true, "port": defaultPort, "readerPort": 6380, "ttl": defaultTTL},
	Others: map[string]any{
		"primaryEndpoint":       "master.sessions.zz99zz.euw1.cache.amazonaws.com",
		"readerEndpoint":        "replica.sessions.zz99zz.euw1.cache.amazonaws.com",
		"configurationEndpoint": "clustercfg.sessions.zz99zz.euw1.cache.amazonaws.com",
		"tls":                   false,
		"port":                  6397,
		"readerPort":            6398,
		"namespace":             "other-namespace",
		"environment":           "other-value",
		"labels":                "other-label",
		"annotations":           "other-note",
		"zoneId":                "Z9999999999999999",
		"name":                  "other.internal.example.com",
		"readerName":            "other-reader.internal.example.com",
		"configurationName":     "other-shards.internal.example.com",
		"ttl":                   77,
	},
}

// holdTable holds the example of each rule of a table against what the rule declares.
func holdTable[A, P any](t *testing.T, rules []check.Rule[P], sound string, plan func(*inputs.Resolver, *A) P) {
	t.Helper()
	for _, r := range rules {
		given := map[string]any{}
		for _, text := range []string{sound, example(r.Name, r.Example)} {
			require.NoError(t, yaml.Unmarshal([]byte(text), &given))
		}
		args := new(A)
		inputs.Read(args, resource.NewPropertyMapFromMap(given))
		says := func(args *A) (said []varied.Told) {
			in := inputs.NewResolver(t.Context())
			found := check.Run(plan(in, args), in.Unknown.Cover, []check.Rule[P]{r})
			for _, one := range check.ReportOf[A](in, "", secretMaps...).Redact(found) {
				said = append(said, varied.Told{Path: one.Path, Reason: one.Reason})
			}
			return said
		}
		require.NotEmpty(t, says(args), r.Name)
		varied.Hold(t, varied.Declared{Rule: r.Name, Reads: slices.Concat(r.Needs, r.Reads)}, "example", args, values,
			says)
	}
}

// A rule says the same whatever stands in the inputs that it does not declare.
func TestRulesReadWhatTheyDeclare(t *testing.T) {
	t.Parallel()
	holdTable(t, slices.Concat(kubernetesRules, kubernetesAdvice), soundService, newKubernetesPlan)
	holdTable(t, slices.Concat(dnsRules, dnsAdvice), soundRecords, newDNSPlan)
	endpointsOf := func(in *inputs.Resolver, args *RedisDnsRecordsArgs) *endpoints {
		return newDNSPlan(in, args).endpoints
	}
	holdTable(t, slices.Concat(endpointRules, endpointAdvice), soundRecords, endpointsOf)
}
