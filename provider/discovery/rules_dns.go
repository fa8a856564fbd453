package discovery

import (
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// zoneID is what Route 53 calls a zone.
// Source: Route 53 API, ChangeResourceRecordSets, HostedZoneId: up to 32 characters.
var zoneID = lazyregexp.New(`^Z[A-Z0-9]{1,31}$`)

// zoneIDOfAnyLength is zoneID without the limit, which is maxZoneID.
var zoneIDOfAnyLength = lazyregexp.New(`^Z[A-Z0-9]+$`)

const maxZoneID = 32

var zoneIDInside = lazyregexp.New(`(?:^|hostedzone/)(Z[A-Z0-9]{1,31})$`)

// publicDomains are top-level domains below which names are registered and zones begin. A private zone may be called
// what it likes, so cache.internal and cache.lan are names like any other.
var publicDomains = strings.Fields("ai app at au be biz br ca ch cloud cn co com cz de dev dk edu es eu fi fr gov ie " +
	"in info io it jp kr me mx net nl no nz org pl pt se sg uk us za")

const recordNames = "Route 53 developer guide, \"DNS domain name format\""

// givenNames are the names that the program gives and that are known, by their inputs.
func (p *dnsPlan) givenNames() iter.Seq2[string, string] {
	return func(yield func(input, name string) bool) {
		for _, one := range []struct {
			input string
			name  inputs.Setting[string]
		}{{"name", p.name}, {"readerName", p.readerName}, {"configurationName", p.configurationName}} {
			if (one.input == "name" || one.name.Given) && one.name.Known && !yield(one.input, one.name.Value) {
				return
			}
		}
	}
}

// dnsRules are the rules of a [RedisDnsRecords], except for the rules about endpoints.
var dnsRules = []check.Rule[*dnsPlan]{
	{
		Name: "zone-id", Input: "zoneId",
		Holds:   "The zone is given by its id.",
		Example: "zoneId: internal.example.com",
		Source:  "Route 53 API, ChangeResourceRecordSets, HostedZoneId",
		Needs:   []string{"zoneId"},
		Check: func(p *dnsPlan, say check.Say) {
			id := p.zoneID.Value
			switch inside := zoneIDInside.FindStringSubmatch(strings.TrimSpace(id)); {
			case zoneID.MatchString(id):
			case strings.TrimSpace(id) == "":
				say("zoneId", "is empty; it should be the id of a zone, for example %q", "Z0123456789ABCDEFGHIJ")
			case inside != nil:
				say("zoneId", "%s is not the id of a zone: use %q", spelling.Quote(id), inside[1])
			case len(id) > maxZoneID && zoneIDOfAnyLength.MatchString(id):
				say("zoneId",
					"%s is %d characters long; the id of a zone has at most %d: pass the output zoneId of the zone",
					spelling.Quote(id), len(id), maxZoneID)
			default:
				say("zoneId", "%s is not the id of a zone, for example %q: pass the output zoneId of the zone",
					spelling.Quote(id), "Z0123456789ABCDEFGHIJ")
			}
		},
	},
	{
		Name: "record-name-form", Input: "name",
		Holds: "A name is a DNS name: lower-case letters, digits, hyphens and underscores between dots, at " +
			"most 63 between two dots and 253 together, no dot at the end.",
		Example: "name: \"*.internal.example.com\"",
		Source:  recordNames + "; RFC 1123, section 2.1",
		StricterThanAWS: "Route 53 would take capital letters and a dot at the end, and call the record otherwise " +
			"than the program does; and asterisks, which are not for the names of hosts",
		Check: func(p *dnsPlan, say check.Say) {
			for input, name := range p.givenNames() {
				if err := recordName.check(name); err != nil {
					say(input, "%v", err)
				}
			}
		},
	},
	{
		Name: "record-name-length", Input: "name",
		Holds:   "The name leaves room for the role in its first label, unless the further names are given.",
		Example: "name: " + strings.Repeat("a", maxLabel-len(reader)) + ".example.com",
		Source:  recordNames,
		Needs:   append([]string{"name"}, endpointInputs...),
		Check: func(p *dnsPlan, say check.Say) {
			if recordName.wrong(p.name.Value) != "" {
				return
			}
			for _, r := range p.records() {
				if wrong := recordName.wrong(r.name.Value); r.role != "" && r.input == "name" && wrong != "" {
					say("name",
						"%s leads to the name %s for the %s endpoint, which %s: use a shorter one, or give %sName",
						spelling.Quote(p.name.Value), spelling.Quote(r.name.Value), r.role, wrong, r.role)
				}
			}
		},
	},
	{
		Name: "record-names-differ", Input: "readerName",
		Holds:   "Each record has a name of its own, which is none of the endpoints'.",
		Example: "readerName: cache.internal.example.com",
		Source:  "RFC 1034, section 3.6.2: where there is a CNAME there is nothing else, and none leads to itself",
		Needs:   append([]string{"name", "readerName", "configurationName"}, endpointInputs...),
		Check: func(p *dnsPlan, say check.Say) {
			taken := map[string]string{}
			for _, one := range p.known() {
				taken[one.Value] = one.input
			}
			for _, r := range p.records() {
				switch first, again := taken[r.name.Value]; {
				case again:
					say(r.input, "%s is %s as well: use another", spelling.Quote(r.name.Value), first)
				default:
					taken[r.name.Value] = r.input
				}
			}
		},
	},
	{
		Name: "record-name-used", Input: "configurationName",
		Holds:           "A name of its own is given only for an endpoint that has a record of its own.",
		Example:         "configurationName: cache-cluster.internal.example.com",
		Source:          "the component itself",
		StricterThanAWS: "the name would count for nothing",
		Needs:           append([]string{"readerName", "configurationName"}, endpointInputs...),
		Check: func(p *dnsPlan, say check.Say) {
			if p.readerName.Given && !p.reader.Given {
				say("readerName", "%s counts for nothing without readerEndpoint: give that, or leave this out",
					spelling.Quote(p.readerName.Value))
			}
			switch {
			case !p.configurationName.Given || p.configuration.Given && p.primary.Given:
			case p.configuration.Given:
				say("configurationName",
					"%s counts for nothing without primaryEndpoint, since name leads to the configuration endpoint "+
						"then: leave it out",
					spelling.Quote(p.configurationName.Value))
			default:
				say("configurationName",
					"%s counts for nothing without configurationEndpoint: give that, or leave this out",
					spelling.Quote(p.configurationName.Value))
			}
		},
	},
	{
		Name: "ttl-range", Input: "ttl",
		Holds:   "The TTL is 0 to 2147483647 seconds.",
		Example: "ttl: -1",
		Source:  "Route 53 API, ResourceRecordSet, TTL",
		Needs:   []string{"ttl"},
		Check: func(p *dnsPlan, say check.Say) {
			if p.ttl.Value < 0 || p.ttl.Value > math.MaxInt32 {
				say("ttl", "%d is not a number of seconds from 0 to %d: use %d", p.ttl.Value, math.MaxInt32, defaultTTL)
			}
		},
	},
}

// dnsAdvice is what is unwise beside what is unwise of the endpoints.
var dnsAdvice = []check.Rule[*dnsPlan]{
	{
		Name: "record-apex", Input: "name",
		Holds: "The name is not that of a zone itself, as far as the name alone tells: two parts, of which the " +
			"second is a common public top-level domain.",
		Example: "name: example.com",
		Source: "Route 53 developer guide, \"CNAME record type\": no CNAME record at the top node of a zone, the " +
			"zone apex",
		Silence: "write the name with that of the zone behind it",
		Check: func(p *dnsPlan, say check.Say) {
			for input, name := range p.givenNames() {
				if parts := strings.Split(name, "."); len(parts) == 2 && slices.Contains(publicDomains, parts[1]) {
					say(input,
						"%q looks like the name of a zone itself, where DNS allows no CNAME, and Route 53 refuses "+
							"one: use a name in the zone, for example %q; if it is one, write it with the name of "+
							"the zone behind it",
						name, "cache."+name)
				}
			}
		},
	},
	{
		Name: "record-names-alike", Input: "readerName",
		Holds:   "No two names are the same one, with the name of the zone behind it and without.",
		Example: "readerName: cache",
		Source: "the AWS provider, aws.route53.Record: the name of the zone is put behind a name that does not end " +
			"with it",
		Silence: "write all names in the same way",
		Needs:   append([]string{"name", "readerName", "configurationName"}, endpointInputs...),
		Check: func(p *dnsPlan, say check.Say) {
			for _, short := range p.records() {
				for _, long := range p.records() {
					if strings.HasPrefix(long.name.Value, short.name.Value+".") {
						say(short.input,
							"%s may be %s, which is the name of another record: write all names with that of the "+
								"zone behind them, or none",
							spelling.Quote(short.name.Value), spelling.Quote(long.name.Value))
					}
				}
			}
		},
	},
	{
		Name: "record-name-host", Input: "name",
		Holds:   "A name can be that of a host: it has no underscore.",
		Example: "name: cache_1.internal.example.com",
		Source:  "RFC 1123, section 2.1",
		Silence: "use a hyphen; where the zone has an underscore in its own name, leave that out, as Route 53 puts " +
			"it behind the name",
		Check: func(p *dnsPlan, say check.Say) {
			for input, name := range p.givenNames() {
				if strings.Contains(name, "_") {
					say(input, "%s has an underscore, and some clients take no such name for that of a host",
						spelling.Quote(name))
				}
			}
		},
	},
}

// dnsChecks are all that the inputs of a [RedisDnsRecords] are held against.
var dnsChecks = withExamples(
	check.Docs(dnsRules), check.Docs(endpointRules), check.Docs(check.AcceptedWarnings), check.Docs(dnsAdvice),
	check.Docs(endpointAdvice),
)

const soundRecords = "zoneId: Z0123456789ABCDEFGHIJ\nname: cache.internal.example.com\n" + soundEndpoints
