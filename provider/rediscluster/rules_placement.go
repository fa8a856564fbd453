package rediscluster

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Source: ElastiCache API, CreateReplicationGroup, ReplicationGroupDescription; the aws provider's own limit.
const maxDescription = 255

// oneOf says which of a few words an input takes, and which of them was meant.
func oneOf(value string, words ...string) error {
	if slices.Contains(words, value) {
		return nil
	}
	plain := strings.NewReplacer("_", "", "-", "", " ", "")
	for _, word := range words {
		if strings.EqualFold(plain.Replace(value), plain.Replace(word)) {
			return fmt.Errorf("%s is none of %s: use %q", spelling.Quote(value), strings.Join(words, ", "), word)
		}
	}
	return fmt.Errorf("%s is none of %s", spelling.Quote(value), strings.Join(words, ", "))
}

// placementRules are about where the nodes are, and how they are reached and kept.
var placementRules = []check.Rule[*plan]{
	{
		Name: "tiering-agrees", Input: "dataTieringEnabled",
		Holds:           "Data tiering is on where the node type has it, and off where not.",
		Example:         "dataTieringEnabled: true",
		Source:          apiCreate + ", DataTieringEnabled",
		StricterThanAWS: "AWS is sent what the node type has; another choice is a misunderstanding about what will run.",
		Needs:           []string{"dataTieringEnabled", "instanceType"},
		Check: func(p *plan, say check.Say) {
			switch tiered := p.nodeType.DataTiering(); {
			case p.dataTiering == nil || *p.dataTiering == tiered || p.nodeType == (elasticache.NodeType{}):
			case tiered:
				say("dataTieringEnabled", "is false, and %q keeps part of the data on SSD, always: use another node type, for example \"cache.r7g.large\"", p.nodeType)
			default:
				say("dataTieringEnabled", "is true, and %q has no SSD: use a node type that has, for example \"cache.r6gd.xlarge\"", p.nodeType)
			}
		},
	},
	{
		Name: "description-length", Input: "description",
		Holds:   "The description has up to 255 characters.",
		Example: "description: " + strings.Repeat("x", maxDescription+1),
		Source:  apiCreate + ", ReplicationGroupDescription",
		Needs:   []string{"description"},
		Check: func(p *plan, say check.Say) {
			if n := utf8.RuneCountInString(p.givenDescription.Value); n > maxDescription {
				say("description", "is %d characters long; AWS takes up to %d", n, maxDescription)
			}
		},
	},
	{
		Name: "network-type", Input: "networkType",
		Holds:   "The network type is `ipv4`, `ipv6` or `dual_stack`, with IPv6 from Redis OSS 6.2 on and with Valkey.",
		Example: "networkType: dualStack",
		Source:  apiCreate + ", NetworkType",
		Needs:   slices.Concat([]string{"networkType"}, versionInputs),
		Check: func(p *plan, say check.Say) {
			kind := p.networkType.Value
			if kind == "" {
				return
			}
			version, ok := p.offeredVersion()
			if err := oneOf(kind, "ipv4", "ipv6", "dual_stack"); err != nil {
				say("networkType", "%v", err)
			} else if kind != "ipv4" && ok && !version.AtLeast(6, 2, 0) {
				say("networkType", "%q needs Redis OSS 6.2 or later, not %s", kind, version)
			}
		},
	},
	{
		Name: "node-type-ipv6", Input: "networkType",
		Holds:   "IPv6, also beside IPv4, is for nodes of the Nitro system: not for T1, T2, M1 to M4, R3, R4 and C1.",
		Example: "networkType: dual_stack\ninstanceType: cache.r4.large",
		Source:  "ElastiCache developer guide, \"Choosing a network type in ElastiCache\"",
		Needs:   []string{"networkType", "instanceType"},
		Check: func(p *plan, say check.Say) {
			kind := p.networkType.Value
			if slices.Contains([]string{"ipv6", "dual_stack"}, kind) && p.nodeType.Lacks(elasticache.IPv6) {
				say("networkType", "%q needs nodes of the Nitro system, and %q is older: use a node type of a later generation, for example \"cache.m7g.large\", or \"ipv4\"", kind, p.nodeType)
			}
		},
	},
	{
		Name: "ip-discovery", Input: "ipDiscovery",
		Holds:           "Clients are told `ipv4` or `ipv6` addresses, of which the nodes have some; from Redis OSS 6.2 on and with Valkey.",
		Example:         "ipDiscovery: ipv6",
		Source:          apiCreate + ", IpDiscovery",
		StricterThanAWS: "AWS documents what goes together, and not whether it refuses what does not.",
		Needs:           slices.Concat([]string{"ipDiscovery", "networkType"}, versionInputs),
		Check: func(p *plan, say check.Say) {
			kind, network := p.ipDiscovery.Value, p.networkType.Value
			if kind == "" {
				return
			}
			version, ok := p.offeredVersion()
			switch err := oneOf(kind, "ipv4", "ipv6"); {
			case err != nil:
				say("ipDiscovery", "%v", err)
			case ok && !version.AtLeast(6, 2, 0):
				say("ipDiscovery", "needs Redis OSS 6.2 or later, not %s", version)
			case kind == "ipv6" && (network == "" || network == "ipv4"):
				say("ipDiscovery", "is \"ipv6\", and the nodes have IPv4 addresses alone: use networkType: \"dual_stack\" or \"ipv6\"")
			case kind == "ipv4" && network == "ipv6":
				say("ipDiscovery", "is \"ipv4\", and the nodes have IPv6 addresses alone: use \"ipv6\"")
			}
		},
	},
	{
		Name: "key-form", Input: "kmsKeyId",
		Holds:           "The key is given by its ARN.",
		Example:         "kmsKeyId: alias/redis",
		Source:          apiCreate + ", KmsKeyId",
		StricterThanAWS: "AWS takes the id as well, and answers with the ARN, which the AWS provider takes for a change that replaces the cluster (https://github.com/hashicorp/terraform-provider-aws/issues/25713).",
		Needs:           []string{"kmsKeyId"},
		Check: func(p *plan, say check.Say) {
			if key := p.kmsKeyID.Value; key != "" {
				if _, err := aws.ParseKeyARN(key); err != nil {
					say("kmsKeyId", "%v", err)
				}
			}
		},
	},
	{
		Name: "key-at-rest", Input: "kmsKeyId",
		Holds:   "A key goes with encryption at rest.",
		Example: "kmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef\nenableAtRestEncryption: false",
		Source:  apiCreate + ", KmsKeyId",
		Needs:   []string{"kmsKeyId", "enableAtRestEncryption"},
		Check: func(p *plan, say check.Say) {
			if p.kmsKeyID.Value != "" && !p.atRestEncryption.Value {
				say("kmsKeyId", "is for encryption at rest, and enableAtRestEncryption is false: leave one of them out")
			}
		},
	},
	{
		Name: "zones-form", Input: "preferredAvailabilityZones",
		Holds:   "Availability zones are given by their names.",
		Example: "preferredAvailabilityZones: [eu-west-1a, euw1-az2]",
		Source:  apiCreate + ", PreferredCacheClusterAZs",
		Check: func(p *plan, say check.Say) {
			check.Elements(p.zones, "preferredAvailabilityZones", say, check.Parses(aws.ParseZone))
		},
	},
	{
		Name: "zones-count", Input: "preferredAvailabilityZones",
		Holds:           "There is a zone for each node, and without `clusterMode`; with `enableMultiAz` they are two at least.",
		Example:         "preferredAvailabilityZones: [eu-west-1a]",
		Source:          apiCreate + ", PreferredCacheClusterAZs: \"the number of Availability Zones listed must equal the value of NumCacheClusters\"",
		StricterThanAWS: "What AWS makes of zones beside shards, or of Multi-AZ in one zone, it does not say; it cannot be what was meant.",
		Needs:           []string{"preferredAvailabilityZones", "replicationGroupSize", "clusterMode", "enableMultiAz"},
		Check: func(p *plan, say check.Say) {
			different := map[string]bool{}
			known := true
			for _, zone := range p.zones.Elements {
				different[zone.Value] = true
				known = known && zone.Known
			}
			switch n := len(p.zones.Elements); {
			case n == 0:
			case p.clusterMode != nil:
				say("preferredAvailabilityZones", "does not go with clusterMode: the AWS provider cannot say the zones of shards; leave it out, and AWS spreads them")
			case n != p.replicationGroupSize:
				say("preferredAvailabilityZones", "holds %d zones for %d nodes: give each node one, the primary's first", n, p.replicationGroupSize)
			case p.enableMultiAz && known && len(different) < 2:
				say("preferredAvailabilityZones", "puts all nodes into %s, and enableMultiAz is true: use more zones than one", spelling.Quote(p.zones.Elements[0].Value))
			}
		},
	},
}
