package discovery

import (
	"context"
	"slices"
	"strings"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/route53"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// DnsToken is the type of [RedisDnsRecords].
const DnsToken = "aws-redis:index:RedisDnsRecords"

// defaultTTL is short: a record changes when its cluster is replaced, and until then costs a query a minute for each
// resolver.
const defaultTTL = 60

// RedisDnsRecordsArgs are the inputs of a [RedisDnsRecords]. Their order is the order in which problems are reported.
type RedisDnsRecordsArgs struct {
	// The ID of the Route 53 zone in which the records are created, private or public.
	ZoneId pulumi.StringInput `pulumi:"zoneId"`
	// The name of the record. Unless it ends with the name of the zone, that is added: in `example.com`, `cache`
	// becomes `cache.example.com`.
	Name pulumi.StringInput `pulumi:"name"`

	// Names of warnings that you have read and accept; the preview no longer shows them. A warning ends with its
	// name in brackets, for example `[alias-tls]`.
	AcceptedWarnings []string `pulumi:"acceptedWarnings,optional"`
	// The DNS name of the primary. `name` points to it.
	PrimaryEndpoint pulumi.StringPtrInput `pulumi:"primaryEndpoint,optional"`
	// The DNS name that spreads connections over the read replicas. It gets an alias of its own.
	ReaderEndpoint pulumi.StringPtrInput `pulumi:"readerEndpoint,optional"`
	// The DNS name that cluster clients connect to first. `name` points to it if there is no `primaryEndpoint`.
	ConfigurationEndpoint pulumi.StringPtrInput `pulumi:"configurationEndpoint,optional"`
	// Whether clients connect with TLS. AWS's certificate does not cover an alias.
	Tls pulumi.BoolPtrInput `pulumi:"tls,optional"`
	// The name of the record for the reader endpoint.
	ReaderName pulumi.StringPtrInput `pulumi:"readerName,optional"`
	// The name of the record for the configuration endpoint, if the cluster has a primary endpoint as well.
	ConfigurationName pulumi.StringPtrInput `pulumi:"configurationName,optional"`
	// For how many seconds resolvers keep the records.
	Ttl pulumi.IntPtrInput `pulumi:"ttl,optional"`
}

// RedisDnsRecords is a CNAME record in a zone of Route 53 for each endpoint.
type RedisDnsRecords struct {
	pulumi.ResourceState

	ConfigurationFqdn pulumi.StringPtrOutput `pulumi:"configurationFqdn"`
	Fqdn              pulumi.StringPtrOutput `pulumi:"fqdn"`
	ReaderFqdn        pulumi.StringPtrOutput `pulumi:"readerFqdn"`
}

// dnsPlan is what the inputs ask for.
type dnsPlan struct {
	*endpoints
	zoneID                              inputs.Setting[string]
	name, readerName, configurationName inputs.Setting[string]
	ttl                                 inputs.Setting[int]
}

// record is one alias with its name.
type record struct {
	alias
	// input is the input that the name comes from.
	input string
	name  inputs.Setting[string]
}

// records are the aliases with their names. If the program gives no name for a role, it follows from the name of the
// primary endpoint: cache-reader.example.com for cache.example.com.
func (p *dnsPlan) records() []record {
	var made []record
	for _, a := range p.aliases() {
		given := map[string]record{
			"": {a, "name", p.name}, reader: {a, "readerName", p.readerName}, configuration: {
				a, "configurationName", p.configurationName,
			},
		}[a.role]
		if !given.name.Given {
			given.input = "name"
			given.name = inputs.Setting[string]{
				Value: withRole(p.name.Value, a.role), Known: p.name.Known, Given: true, Origin: p.name.Origin,
			}
		}
		made = append(made, given)
	}
	return made
}

// withRole is a name with the role at the end of its first label.
func withRole(name, role string) string {
	first, rest, dotted := strings.Cut(name, ".")
	if !dotted {
		return name + "-" + role
	}
	return first + "-" + role + "." + rest
}

// newDNSPlan is what the inputs ask for, as far as they are known.
func newDNSPlan(in *inputs.Resolver, args *RedisDnsRecordsArgs) *dnsPlan {
	return &dnsPlan{
		zoneID: inputs.Take(in, "zoneId", args.ZoneId, ""),
		name:   inputs.Take(in, "name", args.Name, ""),
		endpoints: newEndpoints(in, args.PrimaryEndpoint, args.ReaderEndpoint, args.ConfigurationEndpoint,
			args.Tls),
		readerName:        inputs.Take(in, "readerName", args.ReaderName, ""),
		configurationName: inputs.Take(in, "configurationName", args.ConfigurationName, ""),
		ttl:               inputs.Take(in, "ttl", args.Ttl, defaultTTL),
	}
}

// prepareDNS turns the inputs into a plan that breaks no rule, and returns what is unwise about it.
func prepareDNS(ctx context.Context, args *RedisDnsRecordsArgs) (*dnsPlan, []inputs.Warning, error) {
	in := inputs.NewResolver(ctx)
	p := newDNSPlan(in, args)
	accepted := check.Accepted{Names: args.AcceptedWarnings, Component: "RedisDnsRecords", Rules: dnsChecks()}
	unknown := in.Unknown.Cover
	unwise, err := check.Settle(in, check.ReportOf[RedisDnsRecordsArgs](in, "RedisDnsRecords", secretMaps...),
		slices.Concat(check.Run(p, unknown, dnsRules), check.Run(p.endpoints, unknown, endpointRules),
			check.Run(accepted, unknown, check.AcceptedWarnings)),
		slices.Concat(check.Run(p, unknown, dnsAdvice), check.Run(p.endpoints, unknown, endpointAdvice)))
	return p, unwise, err
}

// NewRedisDnsRecords creates the records. When an input is wrong it registers nothing, and returns an error that holds
// every problem (see package rediscluster, Problems). Like the other components, it waits for the Outputs among its
// inputs.
func NewRedisDnsRecords(
	ctx *pulumi.Context, name string, args *RedisDnsRecordsArgs, opts ...pulumi.ResourceOption,
) (*RedisDnsRecords, error) {
	if args == nil {
		args = &RedisDnsRecordsArgs{}
	}
	p, unwise, err := prepareDNS(ctx.Context(), args)
	if err != nil {
		return nil, err
	}
	c := &RedisDnsRecords{}
	if err := ctx.RegisterComponentResourceV2(DnsToken, name, p.recorded(inputs.Recorded(args)), c,
		opts...); err != nil {
		return nil, err
	}
	c.ConfigurationFqdn, c.Fqdn, c.ReaderFqdn = inputs.Absent(), inputs.Absent(), inputs.Absent()
	if err := inputs.Warn(ctx, c, args.AcceptedWarnings, unwise); err != nil {
		return nil, err
	}
	for _, r := range p.records() {
		made, err := route53.NewRecord(ctx, r.child(name, "record"), &route53.RecordArgs{
			ZoneId:  inputs.StringInput(p.zoneID),
			Name:    inputs.StringInput(r.name),
			Type:    pulumi.String("CNAME"),
			Ttl:     inputs.IntInput(p.ttl),
			Records: pulumi.StringArray{inputs.StringInput(r.endpoint)},
		}, pulumi.Parent(c))
		if err != nil {
			return nil, err
		}
		switch fqdn := made.Fqdn.ToStringPtrOutput(); r.role {
		case reader:
			c.ReaderFqdn = fqdn
		case configuration:
			c.ConfigurationFqdn = fqdn
		default:
			c.Fqdn = fqdn
		}
	}
	return c, ctx.RegisterResourceOutputs(c, inputs.Outputs(c))
}
