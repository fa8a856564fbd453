package awssim_test

import (
	"strings"
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func entries(cidrs ...string) []any {
	list := []any{}
	for _, cidr := range cidrs {
		list = append(list, values{"cidr": cidr})
	}
	return list
}

var listInputs = values{
	"name": "offices", "addressFamily": "IPv4", "maxEntries": 2, "entries": entries("192.0.2.0/24", "198.51.100.0/24"),
}

func TestPrefixLists(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	list := e.create(prefixListType, "list", listInputs)
	assert.Regexp(t, `^pl-0[0-9a-f]{16}$`, list.id)
	assert.Equal(t, "arn:aws:ec2:us-east-1:123456789012:prefix-list/"+list.id, list.str("arn"))
	assert.Equal(t, 1.0, list.outputs.Get("version").AsNumber())
	e.unchanged(e.refresh(list), listInputs.with("entries", entries("198.51.100.0/24", "192.0.2.0/24")))
	_, diff := e.diff(list, listInputs.with("addressFamily", "IPv6"))
	assert.Equal(t, p.UpdateReplace, diff.DetailedDiff["addressFamily"].Kind)

	list = e.update(list, listInputs.with("name", "branches"))
	assert.Equal(t, 1.0, list.outputs.Get("version").AsNumber())
	list = e.update(list, listInputs.with("entries", entries("192.0.2.0/24")))
	assert.Equal(t, 2.0, list.outputs.Get("version").AsNumber())
	_, err := e.tryUpdate(list, listInputs.with("maxEntries", 1))
	assert.ErrorContains(t, err, "PrefixListMaxEntriesExceeded")

	from := values{
		"securityGroupId": n.group.id, "ipProtocol": "tcp", "fromPort": 6379, "toPort": 6379, "prefixListId": list.id,
	}
	rule := e.create(ingressRuleType, "rule", from)
	e.unchanged(e.refresh(rule), from)
	_, err = e.tryCreate(ingressRuleType, "again", from)
	assert.ErrorContains(t, err, "InvalidPermission.Duplicate")
	e.create(ingressRuleType, "aws", from.with("prefixListId", "pl-63a5400a"))
	assert.ErrorContains(t, e.delete(list), "DependencyViolation")
	require.NoError(t, e.delete(rule))
	require.NoError(t, e.delete(list))
}

func TestRefusedPrefixLists(t *testing.T) {
	rule := values{
		"securityGroupId": noGroup,
		"ipProtocol":      "tcp",
		"fromPort":        1,
		"toPort":          1,
		"prefixListId":    "pl-0123456789abcdef0",
	}
	for name, test := range map[string]struct {
		token           string
		inside, outside values
		code            string
		contains        string
	}{
		"family":           {prefixListType, listInputs, listInputs.with("addressFamily", "ipv4"), contract, "addressFamily: expected"},
		"family of a CIDR": {prefixListType, listInputs.and(values{"addressFamily": "IPv6", "entries": entries("2001:db8::/32")}), listInputs.with("entries", entries("2001:db8::/32")), invalidValue, "address family IPv4"},
		"CIDR":             {prefixListType, listInputs, listInputs.with("entries", entries("192.0.2.0")), contract, "entries[0].cidr"},
		"CIDR twice":       {prefixListType, listInputs, listInputs.with("entries", []any{values{"cidr": "192.0.2.0/24"}, values{"cidr": "192.0.2.0/24", "description": "again"}}), invalidValue, "twice"},
		"no entries":       {prefixListType, listInputs.and(values{"entries": nil, "maxEntries": 1}), listInputs.with("maxEntries", 0), contract, "maxEntries"},
		"entries":          {prefixListType, listInputs, listInputs.with("maxEntries", 1), "PrefixListMaxEntriesExceeded", "maximum number"},
		"1000 entries":     {prefixListType, listInputs.with("maxEntries", 1000), listInputs.with("maxEntries", 1001), "PrefixListMaxEntriesExceeded", "1000"},
		"name":             {prefixListType, listInputs.with("name", strings.Repeat("a", 255)), listInputs.with("name", strings.Repeat("a", 256)), invalidValue, "255"},
		"name of AWS":      {prefixListType, listInputs, listInputs.with("name", "com.amazonaws.us-east-1.cache"), invalidValue, "com.amazonaws"},
		"tags":             {prefixListType, listInputs.with("tags", values{"a": "b"}), listInputs.with("tags", values{"aws:a": "b"}), invalidValue, "aws:"},
		"list of a rule":   {ingressRuleType, rule.with("prefixListId", "pl-63a5400a"), rule.with("prefixListId", "pl-63a5400"), "InvalidPrefixListId.Malformed", "expecting"},
		"one source":       {ingressRuleType, rule, rule.with("cidrIpv4", "10.0.0.0/8"), contract, "2 attributes specified when one (and only one)"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, awssim.Refusal(test.token, test.inside.properties()), "just inside")
			assertRefused(t, awssim.Refusal(test.token, test.outside.properties()), test.code, test.contains)
		})
	}
}
