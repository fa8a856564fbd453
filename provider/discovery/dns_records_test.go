package discovery

import (
	"maps"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each record is the component's, depends on what its inputs come from, and has the properties that the inputs say.
func TestDNSGraph(t *testing.T) {
	t.Parallel()
	g := run(t, func(ctx *pulumi.Context, cluster *source) error {
		c, err := NewRedisDnsRecords(ctx, "names", &RedisDnsRecordsArgs{
			ZoneId:                pulumi.String("Z0123456789ABCDEFGHIJ"),
			Name:                  pulumi.String("cache.example.com"),
			Tls:                   pulumi.Bool(true),
			PrimaryEndpoint:       cluster.Primary,
			ReaderEndpoint:        cluster.Replica,
			ConfigurationEndpoint: pulumi.String(seed),
			ConfigurationName:     pulumi.String("shards.example.com"),
		})
		if err == nil {
			assertOutputs(t, c, map[string]string{
				"fqdn":              "cache.example.com",
				"readerFqdn":        "cache-reader.example.com",
				"configurationFqdn": "shards.example.com",
			})
		}
		return err
	})
	assert.Equal(t, []string{"cluster", "names", "names-record", "names-record-configuration", "names-record-reader"},
		slices.Sorted(maps.Keys(g)))
	for child, want := range map[string]struct {
		name, host   string
		dependencies []string
	}{
		"names-record":               {"cache.example.com", primary, []string{sourceOfNames}},
		"names-record-reader":        {"cache-reader.example.com", replica, []string{sourceOfNames}},
		"names-record-configuration": {"shards.example.com", seed, []string{}},
	} {
		record := g[child]
		assert.Equal(t, map[string]any{
			"zoneId":  "Z0123456789ABCDEFGHIJ",
			"name":    want.name,
			"type":    "CNAME",
			"ttl":     60.,
			"records": []any{want.host},
		}, record.at(), child)
		assert.Equal(t, componentURN+DnsToken+"::names", record.RegisterRPC.GetParent(), child)
		assert.Equal(t, want.dependencies, record.RegisterRPC.GetDependencies(), child)
	}
}

// No two components have children of the same name.
func TestChildrenOfTwoComponents(t *testing.T) {
	t.Parallel()
	g := run(t, func(ctx *pulumi.Context, cluster *source) error {
		for _, name := range []string{"cache", "cache-reader", "cache-record", "cache-record-reader"} {
			if _, err := NewRedisDnsRecords(ctx, name, &RedisDnsRecordsArgs{
				ZoneId:          pulumi.String("Z0123456789ABCDEFGHIJ"),
				Name:            pulumi.String(name + ".example.com"),
				Tls:             pulumi.Bool(true),
				PrimaryEndpoint: cluster.Primary,
				ReaderEndpoint:  cluster.Replica,
			}); err != nil {
				return err
			}
		}
		return nil
	})
	assert.Len(t, g, 1+4*3-2, "the components that are called like records are of another type")
}

// A name without dots is a name in the zone; the role goes to the end of the first part.
func TestWithRole(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"cache": "cache-reader", "cache.example.com": "cache-reader.example.com", "a.b": "a-reader.b",
	} {
		assert.Equal(t, want, withRole(name, reader))
	}
}

// If inputs are wrong nothing is registered, and a program that embeds the component gets all problems.
func TestNothingOfWrongNames(t *testing.T) {
	t.Parallel()
	r := &recorder{graph: graph{}}
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		_, err := NewRedisDnsRecords(ctx, "names",
			&RedisDnsRecordsArgs{ZoneId: pulumi.String(""), Name: pulumi.String("example.com"), Ttl: pulumi.Int(-1)})
		return err
	}, pulumi.WithMocks("project", "stack", r))
	require.ErrorContains(t, err, "RedisDnsRecords: the inputs have 3 problems, so nothing was changed:")
	assert.Empty(t, r.graph)
}
