package awssim

import (
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
)

const maxDomain = 255

// domainName are labels of up to 63 characters. Source: the Route 53 developer guide, "DNS domain name format".
var domainName = regexp.MustCompile(`^([A-Za-z0-9_*-]{1,63}\.)*[A-Za-z0-9_*-]{1,63}$`)

var recordTypes = []string{
	"A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV",
	"SSHFP", "SVCB", "TLSA", "TXT",
}

var zoneBehaviour = behaviour{
	name:      &autoName{property: "name", max: maxDomain},
	global:    true,
	notFound:  "NoSuchHostedZone",
	defaults:  map[string]any{"comment": "Managed by Pulumi", "forceDestroy": false},
	replaces:  []string{"name", "delegationSetId"},
	sets:      []string{"vpcs"},
	writeOnly: []string{"forceDestroy"},
	equal:     map[string]func(a, b any) bool{"name": sameDomain},

	rules: func(in props) error {
		if name := domain(in["name"]); in["name"] != nil && (len(name) > maxDomain || !domainName.MatchString(name)) {
			return refuse("InvalidDomainName", "%s is not a valid domain name.", in.str("name"))
		}
		return checkTags("InvalidInput", in)
	},
	references: func(v view, in props) error {
		for _, network := range in.objects("vpcs") {
			region := network.str("vpcRegion")
			if region == "" {
				region = v.region
			}
			if v.find(vpcType, region, network.str("vpcId")) == nil {
				return refuse("InvalidVPCId", "The VPC ID %s in region %s does not exist.", network.str("vpcId"),
					region)
			}
		}
		return nil
	},
	create: func(v view, in props) (string, props, error) {
		v.Serial++
		id := "Z" + strings.ToUpper(digest("zone", fmt.Sprint(v.Serial))[:20])
		in["name"] = domain(in["name"])
		in["arn"] = "arn:" + partitionOf(v.region) + ":route53:::hostedzone/" + id
		in["zoneId"] = id
		servers := []string{}
		for i, tld := range []string{"com", "net", "org", "co.uk"} {
			servers = append(servers, fmt.Sprintf("ns-%d.awsdns-%02d.%s", 512*i+v.Serial%512, v.Serial%64, tld))
		}
		in["nameServers"], in["primaryNameServer"] = normal(servers), servers[0]
		return id, in, nil
	},
	update: func(_ view, old, _, out props) error {
		out["name"] = old["name"]
		return nil
	},
	beforeDelete: func(v view, r *Resource) error {
		for _, record := range v.records(r.ID) {
			if !props(r.Properties).flag("forceDestroy") {
				return refuse("HostedZoneNotEmpty",
					"The specified hosted zone contains non-required resource record sets and so cannot be deleted.")
			}
			v.remove(record)
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
func (v view) records(zone string) []*Resource {
	var records []*Resource
	for _, r := range v.Resources {
		if r.Type == recordType && zoneOf(r.Properties) == zone {
			records = append(records, r)
		}
	}
	return records
}

// zoneOf is the id of a record's zone, which the API gives with a prefix.
func zoneOf(record props) string { return strings.TrimPrefix(record.str("zoneId"), "/hostedzone/") }

var recordBehaviour = behaviour{
	global:    true,
	notFound:  "InvalidChangeBatch",
	defaults:  map[string]any{"allowOverwrite": false},
	replaces:  []string{"zoneId", "name", "type", "setIdentifier"},
	sets:      []string{"records"},
	writeOnly: []string{"allowOverwrite"},
	equal:     map[string]func(a, b any) bool{"name": sameDomain},

	check:      checkRecord,
	rules:      refuseRecord,
	references: refuseRecordIn,
	create: func(v view, in props) (string, props, error) {
		zone := v.get(zoneType, zoneOf(in))
		in["name"] = domain(in["name"])
		in["fqdn"] = recordName(in, zone)
		id := strings.Join([]string{zoneOf(in), in.str("name"), in.str("type")}, "_")
		if in.has("setIdentifier") {
			id += "_" + in.str("setIdentifier")
		}
		for _, other := range v.records(zoneOf(in)) {
			if sameRecord(other.Properties, in, zone) {
				v.overwrite(other)
			}
		}
		return id, in, nil
	},
	update: func(_ view, old, in, out props) error {
		out["name"] = old["name"]
		return refuseRecord(in)
	},
}

// checkRecord is what the provider refuses at plan time.
func checkRecord(in props) []p.CheckFailure {
	fail := func(key, format string, args ...any) []p.CheckFailure {
		return []p.CheckFailure{{Property: key, Reason: fmt.Sprintf(format, args...)}}
	}
	alias, records := in["aliases"] != nil, in["records"] != nil
	switch kind := in.str("type"); {
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
func refuseRecord(in props) error {
	name, values := domain(in["name"]), in.strs("records")
	switch {
	case in["name"] != nil && name != "" && (len(name) > maxDomain || !domainName.MatchString(name)):
		return refuseChange("FATAL problem: DomainLabelTooLong or InvalidCharacters in the name %s", name)
	case in.num("ttl", 0) < 0:
		return refuseChange("Invalid TTL: %d", in.num("ttl", 0))
	case in.str("type") == "CNAME" && len(values) > 1:
		return refuseChange("Invalid Resource Record: 'FATAL problem: CNAMEMultipleRRs'")
	}
	for _, value := range values {
		address, err := netip.ParseAddr(value)
		switch {
		case in.str("type") == "A" && (err != nil || !address.Is4()):
			return refuseChange("Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a "+
				"valid IPv4 address) encountered with '%s''", value)
		case in.str("type") == "AAAA" && (err != nil || !address.Is6()):
			return refuseChange("Invalid Resource Record: 'FATAL problem: AAAARRDATAIllegalIPv6Address (Value is not "+
				"a valid IPv6 address) encountered with '%s''", value)
		}
	}
	return nil
}

// refuseChange is Route 53's answer to a batch of changes, of which the provider sends one at a time.
func refuseChange(format string, args ...any) error {
	return refuse("InvalidChangeBatch", "[%s]", fmt.Sprintf(format, args...))
}

// recordName is the full name of a record, to which the provider adds the zone's unless it ends so already.
func recordName(record, zone props) string {
	name := domain(record["name"])
	switch {
	case name == "":
		return zone.str("name")
	case strings.HasSuffix(name, zone.str("name")):
		return name
	}
	return name + "." + zone.str("name")
}

// sameRecord tells whether two records are one resource record set for Route 53.
func sameRecord(a, b, zone props) bool {
	return recordName(a, zone) == recordName(b, zone) && a.str("type") == b.str("type") &&
		a.str("setIdentifier") == b.str("setIdentifier")
}

// refuseRecordIn looks at the zone and at its other records. A CNAME is alone at its name, and never at the top of the
// zone, where the zone's own records are (Route 53 developer guide, "CNAME record type").
func refuseRecordIn(v view, in props) error {
	zone := v.get(zoneType, zoneOf(in))
	if zone == nil {
		return refuse("NoSuchHostedZone", "No hosted zone found with ID: %s", zoneOf(in))
	}
	top, name, kind := zone.str("name"), recordName(in, zone), in.str("type")
	if name != top && !strings.HasSuffix(name, "."+top) {
		return refuseChange("RRSet with DNS name %s. is not permitted in zone %s.", name, top)
	}
	if kind == "CNAME" && name == top {
		return refuseChange("RRSet of type CNAME with DNS name %s. is not permitted at apex in zone %s.", name, top)
	}
	own := name == top && (kind == "NS" || kind == "SOA") // the zone came with them
	for _, other := range v.records(zoneOf(in)) {
		record := props(other.Properties)
		if recordName(record, zone) != name {
			continue
		}
		own = own || sameRecord(record, in, zone)
		if one, two := kind == "CNAME", record.str("type") == "CNAME"; one != two {
			return refuseChange("RRSet of type %s with DNS name %s. is not permitted because a conflicting RRSet of "+
				"type %s with the same DNS name already exists in zone %s.", kind, name, record.str("type"), top)
		}
	}
	if own && !in.flag("allowOverwrite") {
		return refuseChange("Tried to create resource record set [name='%s.', type='%s'] but it already exists", name,
			kind)
	}
	return nil
}
