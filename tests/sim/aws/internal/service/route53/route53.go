package route53

import (
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const maxDomain = 255

// domainName are labels of up to 63 characters. Source: the Route 53 developer guide, "DNS domain name format".
var domainName = regexp.MustCompile(`^([A-Za-z0-9_*-]{1,63}\.)*[A-Za-z0-9_*-]{1,63}$`)

var recordTypes = []string{
	"A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV",
	"SSHFP", "SVCB", "TLSA", "TXT",
}

var zoneBehaviour = registry.Behaviour{
	Name:      &registry.AutoName{Property: "name", Max: maxDomain},
	Global:    true,
	NotFound:  "NoSuchHostedZone",
	Defaults:  map[string]any{"comment": "Managed by Pulumi", "forceDestroy": false},
	Replaces:  []string{"name", "delegationSetId"},
	Sets:      []string{"vpcs"},
	WriteOnly: []string{"forceDestroy"},
	Equal:     map[string]func(a, b any) bool{"name": sameDomain},

	Rules: func(in props.Map) error {
		if name := domain(in["name"]); in["name"] != nil && (len(name) > maxDomain || !domainName.MatchString(name)) {
			return awserr.New("InvalidDomainName", "%s is not a valid domain name.", in.Str("name"))
		}
		return tags.Check("InvalidInput", in)
	},
	References: func(v world.View, in props.Map) error {
		for _, network := range in.Objects("vpcs") {
			region := network.Str("vpcRegion")
			if region == "" {
				region = v.Region
			}
			if v.Find(awstype.VPC, region, network.Str("vpcId")) == nil {
				return awserr.New("InvalidVPCId", "The VPC ID %s in region %s does not exist.", network.Str("vpcId"),
					region)
			}
		}
		return nil
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		v.Serial++
		id := "Z" + strings.ToUpper(world.Digest("zone", fmt.Sprint(v.Serial))[:20])
		in["name"] = domain(in["name"])
		in["arn"] = "arn:" + arn.PartitionOf(v.Region) + ":route53:::hostedzone/" + id
		in["zoneId"] = id
		servers := []string{}
		for i, tld := range []string{"com", "net", "org", "co.uk"} {
			servers = append(servers, fmt.Sprintf("ns-%d.awsdns-%02d.%s", 512*i+v.Serial%512, v.Serial%64, tld))
		}
		in["nameServers"], in["primaryNameServer"] = props.Normal(servers), servers[0]
		return id, in, nil
	},
	Update: func(_ world.View, old, _, out props.Map) error {
		out["name"] = old["name"]
		return nil
	},
	BeforeDelete: func(v world.View, r *world.Resource) error {
		for _, record := range records(v, r.ID) {
			if !props.Map(r.Properties).Flag("forceDestroy") {
				return awserr.New("HostedZoneNotEmpty",
					"The specified hosted zone contains non-required resource record sets and so cannot be deleted.")
			}
			v.Remove(record)
		}
		return nil
	},
}

// domain is a domain name as the provider keeps it: in lower case and without the dot at the end.
func domain(name any) string {
	text, _ := name.(string)
	return strings.ToLower(strings.TrimSuffix(text, "."))
}

func sameDomain(a, b any) bool { return domain(a) == domain(b) }

// records are the records of a zone that programs created.
func records(v world.View, zone string) []*world.Resource {
	var records []*world.Resource
	for _, r := range v.Resources {
		if r.Type == awstype.Record && zoneOf(r.Properties) == zone {
			records = append(records, r)
		}
	}
	return records
}

// zoneOf is the id of a record's zone, which the API gives with a prefix.
func zoneOf(record props.Map) string { return strings.TrimPrefix(record.Str("zoneId"), "/hostedzone/") }

var recordBehaviour = registry.Behaviour{
	Global:    true,
	NotFound:  "InvalidChangeBatch",
	Defaults:  map[string]any{"allowOverwrite": false},
	Replaces:  []string{"zoneId", "name", "type", "setIdentifier"},
	Sets:      []string{"records"},
	WriteOnly: []string{"allowOverwrite"},
	Equal:     map[string]func(a, b any) bool{"name": sameDomain},

	Check:      checkRecord,
	Rules:      refuseRecord,
	References: refuseRecordIn,
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		zone := v.Get(awstype.Zone, zoneOf(in))
		in["name"] = domain(in["name"])
		in["fqdn"] = recordName(in, zone)
		id := strings.Join([]string{zoneOf(in), in.Str("name"), in.Str("type")}, "_")
		if in.Has("setIdentifier") {
			id += "_" + in.Str("setIdentifier")
		}
		for _, other := range records(v, zoneOf(in)) {
			if sameRecord(other.Properties, in, zone) {
				v.Overwrite(other)
			}
		}
		return id, in, nil
	},
	Update: func(_ world.View, old, in, out props.Map) error {
		out["name"] = old["name"]
		return refuseRecord(in)
	},
}

// checkRecord is what the provider refuses at plan time.
func checkRecord(in props.Map) []p.CheckFailure {
	fail := func(key, format string, args ...any) []p.CheckFailure {
		return []p.CheckFailure{{Property: key, Reason: fmt.Sprintf(format, args...)}}
	}
	alias, records := in["aliases"] != nil, in["records"] != nil
	switch kind := in.Str("type"); {
	case kind != "" && !slices.Contains(recordTypes, kind):
		return fail("type", "expected type to be one of %q, got %s", recordTypes, kind)
	case alias == records:
		return fail("records", `"records": one of alias,records must be specified, and one only`)
	case alias && in["ttl"] != nil:
		return fail("ttl", `"ttl": conflicts with alias`)
	case records && in["ttl"] == nil:
		return fail("records", `"records": all of records,ttl must be specified`)
	}
	return nil
}

// refuseRecord is what Route 53 refuses looking at the properties of a record alone.
func refuseRecord(in props.Map) error {
	name, values := domain(in["name"]), in.Strs("records")
	switch {
	case in["name"] != nil && name != "" && (len(name) > maxDomain || !domainName.MatchString(name)):
		return refuseChange("FATAL problem: DomainLabelTooLong or InvalidCharacters in the name %s", name)
	case in.Num("ttl", 0) < 0:
		return refuseChange("Invalid TTL: %d", in.Num("ttl", 0))
	case in.Str("type") == "CNAME" && len(values) > 1:
		return refuseChange("Invalid Resource Record: 'FATAL problem: CNAMEMultipleRRs'")
	}
	for _, value := range values {
		address, err := netip.ParseAddr(value)
		switch {
		case in.Str("type") == "A" && (err != nil || !address.Is4()):
			return refuseChange("Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a "+
				"valid IPv4 address) encountered with '%s''", value)
		case in.Str("type") == "AAAA" && (err != nil || !address.Is6()):
			return refuseChange("Invalid Resource Record: 'FATAL problem: AAAARRDATAIllegalIPv6Address (Value is not "+
				"a valid IPv6 address) encountered with '%s''", value)
		}
	}
	return nil
}

// refuseChange is Route 53's answer to a batch of changes, of which the provider sends one at a time.
func refuseChange(format string, args ...any) error {
	return awserr.New("InvalidChangeBatch", "[%s]", fmt.Sprintf(format, args...))
}

// recordName is the full name of a record, to which the provider adds the zone's unless it ends so already.
func recordName(record, zone props.Map) string {
	name := domain(record["name"])
	switch {
	case name == "":
		return zone.Str("name")
	case strings.HasSuffix(name, zone.Str("name")):
		return name
	}
	return name + "." + zone.Str("name")
}

// sameRecord tells whether two records are one resource record set for Route 53.
func sameRecord(a, b, zone props.Map) bool {
	return recordName(a, zone) == recordName(b, zone) && a.Str("type") == b.Str("type") &&
		a.Str("setIdentifier") == b.Str("setIdentifier")
}

// refuseRecordIn looks at the zone and at its other records. A CNAME is alone at its name, and never at the top of the
// zone, where the zone's own records are (Route 53 developer guide, "CNAME record type").
func refuseRecordIn(v world.View, in props.Map) error {
	zone := v.Get(awstype.Zone, zoneOf(in))
	if zone == nil {
		return awserr.New("NoSuchHostedZone", "No hosted zone found with ID: %s", zoneOf(in))
	}
	top, name, kind := zone.Str("name"), recordName(in, zone), in.Str("type")
	if name != top && !strings.HasSuffix(name, "."+top) {
		return refuseChange("RRSet with DNS name %s. is not permitted in zone %s.", name, top)
	}
	if kind == "CNAME" && name == top {
		return refuseChange("RRSet of type CNAME with DNS name %s. is not permitted at apex in zone %s.", name, top)
	}
	own := name == top && (kind == "NS" || kind == "SOA") // the zone came with them
	for _, other := range records(v, zoneOf(in)) {
		record := props.Map(other.Properties)
		if recordName(record, zone) != name {
			continue
		}
		own = own || sameRecord(record, in, zone)
		if one, two := kind == "CNAME", record.Str("type") == "CNAME"; one != two {
			return refuseChange("RRSet of type %s with DNS name %s. is not permitted because a conflicting RRSet of "+
				"type %s with the same DNS name already exists in zone %s.", kind, name, record.Str("type"), top)
		}
	}
	if own && !in.Flag("allowOverwrite") {
		return refuseChange("Tried to create resource record set [name='%s.', type='%s'] but it already exists", name,
			kind)
	}
	return nil
}
