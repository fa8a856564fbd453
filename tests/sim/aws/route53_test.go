package awssim_test

import (
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRecords(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	zone := e.create(zoneType, "zone", values{"name": "Example.com."})
	assert.Regexp(t, `^Z[0-9A-F]{20}$`, zone.id)
	assert.Equal(t, zone.id, zone.str("zoneId"))
	assert.Equal(t, "arn:aws:route53:::hostedzone/"+zone.id, zone.str("arn"))
	assert.Equal(t, "example.com", zone.str("name"))
	assert.Len(t, zone.strs("nameServers"), 4)
	e.unchanged(e.refresh(zone), values{"name": "example.com"})

	inputs := values{
		"zoneId":  zone.id,
		"name":    "Redis",
		"type":    "CNAME",
		"ttl":     300,
		"records": []string{"master.cache.use1.cache.amazonaws.com"},
	}
	record := e.create(recordType, "record", inputs)
	assert.Equal(t, zone.id+"_redis_CNAME", record.id)
	assert.Equal(t, "redis.example.com", record.str("fqdn"))
	e.unchanged(e.refresh(record), inputs)
	record = e.update(record, inputs.with("records", []string{"other.cache.use1.cache.amazonaws.com"}))
	for _, key := range []string{"zoneId", "name", "type"} {
		_, diff := e.diff(record, inputs.with(key, "A"))
		assert.Equal(t, p.UpdateReplace, diff.DetailedDiff[key].Kind, key)
	}
	_, err := e.tryUpdate(record, inputs.with("records", []string{"a", "b"}))
	assert.ErrorContains(t, err, "CNAMEMultipleRRs")

	full := e.create(recordType, "full",
		inputs.and(values{"name": "full.example.com.", "zoneId": "/hostedzone/" + zone.id}))
	assert.Equal(t, "full.example.com", full.str("fqdn"))
	top := e.create(recordType, "top", inputs.and(values{"name": "", "type": "TXT"}))
	assert.Equal(t, "example.com", top.str("fqdn"))
	again := e.create(recordType, "again", inputs.with("allowOverwrite", true))
	assert.Equal(t, record.id, again.id)
	overwritten, err := e.cloud.Overwritten()
	require.NoError(t, err)
	require.Len(t, overwritten, 1)

	assert.ErrorContains(t, e.delete(zone), "HostedZoneNotEmpty")
	for _, r := range []resourceState{again, full, top, zone} {
		require.NoError(t, e.delete(r))
	}
	forced := e.create(zoneType, "forced", values{"name": "example.com", "forceDestroy": true})
	record = e.create(recordType, "record", inputs.with("zoneId", forced.id))
	require.NoError(t, e.delete(forced))
	assert.Empty(t, e.refresh(record).id)
}

func TestRefusedRecords(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	zone := e.create(zoneType, "zone", values{"name": "example.com"})
	of := func(kind, name string, records ...string) values {
		return values{"zoneId": zone.id, "name": name, "type": kind, "ttl": 60, "records": records}
	}
	e.create(recordType, "taken", of("CNAME", "taken", "example.net"))
	e.create(recordType, "addressed", of("A", "addressed", "192.0.2.1"))
	e.create(recordType, "one", of("A", "sets", "192.0.2.1").with("setIdentifier", "one"))
	alias := of("A", "alias").and(values{"ttl": nil, "records": nil, "aliases": []any{
		values{"name": "lb.example.com", "zoneId": "Z1", "evaluateTargetHealth": false},
	}})
	in := func(vpc string) values { return values{"name": "internal", "vpcs": []any{values{"vpcId": vpc}}} }

	for name, test := range map[string]struct {
		token           string
		inside, outside values
		code            string
		contains        string
	}{
		"zone's name":        {zoneType, values{"name": "a-b.example.com."}, values{"name": "a b.example.com"}, "InvalidDomainName", "a b"},
		"zone's network":     {zoneType, in(n.vpc.id), in(noVPC), "InvalidVPCId", noVPC},
		"zone's tags":        {zoneType, values{"name": "a", "tags": values{"a": "b"}}, values{"name": "a", "tags": values{"aws:a": "b"}}, "InvalidInput", "aws:"},
		"zone exists":        {recordType, of("A", "a", "192.0.2.1"), of("A", "a", "192.0.2.1").with("zoneId", "Z0"), "NoSuchHostedZone", "Z0"},
		"type":               {recordType, of("TXT", "a", "x"), of("cname", "a", "x"), contract, "type: expected"},
		"inside the zone":    {recordType, of("A", "a.example.com", "192.0.2.1"), of("A", "anexample.com", "192.0.2.1"), "InvalidChangeBatch", "is not permitted in zone example.com."},
		"CNAME at the top":   {recordType, of("A", "example.com", "192.0.2.1"), of("CNAME", "example.com", "example.net"), "InvalidChangeBatch", "not permitted at apex"},
		"CNAME with others":  {recordType, of("CNAME", "free", "example.net"), of("CNAME", "addressed", "example.net"), "InvalidChangeBatch", "conflicting RRSet of type A"},
		"others with CNAME":  {recordType, of("TXT", "addressed", "x"), of("TXT", "taken", "x"), "InvalidChangeBatch", "conflicting RRSet of type CNAME"},
		"twice":              {recordType, of("CNAME", "taken", "example.org").with("allowOverwrite", true), of("CNAME", "TAKEN.example.com.", "example.org"), "InvalidChangeBatch", "already exists"},
		"twice in a set":     {recordType, of("A", "sets", "192.0.2.1").with("setIdentifier", "two"), of("A", "sets", "192.0.2.1").with("setIdentifier", "one"), "InvalidChangeBatch", "already exists"},
		"zone's own records": {recordType, of("NS", "example.com", "ns.example.net").with("allowOverwrite", true), of("NS", "example.com", "ns.example.net"), "InvalidChangeBatch", "already exists"},
		"one CNAME":          {recordType, of("A", "a", "192.0.2.1", "192.0.2.2"), of("CNAME", "a", "x", "y"), "InvalidChangeBatch", "CNAMEMultipleRRs"},
		"IPv4":               {recordType, of("A", "a", "192.0.2.1"), of("A", "a", "2001:db8::1"), "InvalidChangeBatch", "ARRDATAIllegalIPv4Address"},
		"IPv6":               {recordType, of("AAAA", "a", "2001:db8::1"), of("AAAA", "a", "192.0.2.1"), "InvalidChangeBatch", "AAAARRDATAIllegalIPv6Address"},
		"name":               {recordType, of("A", "*.a_b", "192.0.2.1"), of("A", "a b", "192.0.2.1"), "InvalidChangeBatch", "a b"},
		"TTL":                {recordType, of("A", "a", "192.0.2.1").with("ttl", 0), of("A", "a", "192.0.2.1").with("ttl", -1), "InvalidChangeBatch", "TTL"},
		"TTL is needed":      {recordType, alias, of("A", "a", "192.0.2.1").with("ttl", nil), contract, "records,ttl must be specified"},
		"TTL of an alias":    {recordType, alias, alias.with("ttl", 60), contract, "conflicts with alias"},
		"records or alias":   {recordType, alias, alias.with("records", []string{"192.0.2.1"}), contract, "one of alias,records"},
		"records":            {recordType, alias, alias.with("aliases", nil), contract, "one of alias,records"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, e.cloud.Refusal(region, test.token, test.inside.properties()), "just inside")
			assertRefused(t, e.cloud.Refusal(region, test.token, test.outside.properties()), test.code, test.contains)
		})
	}
}
