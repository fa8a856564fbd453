package discovery

import (
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// endpoints are the names that AWS gave the endpoints of a cluster or a serverless cache.
type endpoints struct {
	primary, reader, configuration inputs.Setting[string]
	tls                            inputs.Setting[bool]
}

func newEndpoints(
	in *inputs.Resolver, primary, reader, configuration pulumi.StringPtrInput, tls pulumi.BoolPtrInput,
) *endpoints {
	e := &endpoints{
		primary:       unlessEmpty(inputs.Take(in, "primaryEndpoint", primary, "")),
		reader:        unlessEmpty(inputs.Take(in, "readerEndpoint", reader, "")),
		configuration: unlessEmpty(inputs.Take(in, "configurationEndpoint", configuration, "")),
		tls:           inputs.Take(in, "tls", tls, true),
	}
	for _, decided := range e.guess() {
		delete(in.Unknown, decided)
	}
	if !e.tls.Given && !in.Unknown["tls"] {
		e.tls = e.readTLS()
	}
	return e
}

// unlessEmpty is an endpoint that may not be there: AWS's own resource says so with an empty text.
func unlessEmpty(endpoint inputs.Setting[string]) inputs.Setting[string] {
	endpoint.Given = endpoint.Given && !(endpoint.Known && endpoint.Value == "")
	return endpoint
}

// guess decides which endpoints there are in a preview, where an SDK says of an output that is absent what it says of
// one that is yet to come: that it is not known. Where one endpoint is known the cluster is there, and what is not
// known is absent. Where none is known the cluster is yet to come; that it has a primary and a configuration endpoint
// is rare, and not expected. It returns the inputs that are absent by this.
func (e *endpoints) guess() (absent []string) {
	there := len(e.known()) > 0
	for _, one := range []struct {
		input    string
		endpoint *inputs.Setting[string]
	}{{"primaryEndpoint", &e.primary}, {"readerEndpoint", &e.reader}, {"configurationEndpoint", &e.configuration}} {
		if one.endpoint.Given && !one.endpoint.Known && (there || one.endpoint == &e.configuration && e.primary.Given) {
			one.endpoint.Given = false
			absent = append(absent, one.input)
		}
	}
	return absent
}

// readTLS is whether the cluster has TLS as far as the name of an endpoint says, and true where it says nothing.
func (e *endpoints) readTLS() inputs.Setting[bool] {
	tls := inputs.Fixed(true)
	for _, one := range e.all() {
		if one.Given {
			tls = inputs.Derive(one.Setting, func(host string) bool {
				readings := elasticache.ReadEndpoint(host)
				return len(readings) == 0 || readings[0].TLS
			})
			break
		}
	}
	tls.Given = false // by the program
	return tls
}

// recorded are the inputs of a component as the engine records them, without the endpoints that there are not: a
// preview would tell of a change that is none.
func (e *endpoints) recorded(recorded pulumi.Map) pulumi.Map {
	for _, one := range e.all() {
		if !one.Given {
			delete(recorded, one.input)
		}
	}
	return recorded
}

// endpoint is one of them, and the input that it came from.
type endpoint struct {
	input string
	kind  elasticache.EndpointKind
	inputs.Setting[string]
}

// all are the endpoints, given or not.
func (e *endpoints) all() []endpoint {
	return []endpoint{
		{"primaryEndpoint", elasticache.PrimaryEndpoint, e.primary},
		{"readerEndpoint", elasticache.ReaderEndpoint, e.reader},
		{"configurationEndpoint", elasticache.ConfigurationEndpoint, e.configuration},
	}
}

// known are the endpoints that are given and known.
func (e *endpoints) known() []endpoint {
	return slices.DeleteFunc(e.all(), func(one endpoint) bool { return !one.Given || !one.Known })
}

// read is what an endpoint is by its name: an endpoint of the kind that its input takes, where the name can be read so;
// otherwise what it is instead; and nothing for a name that is not one of AWS's.
func (one endpoint) read() (elasticache.Endpoint, bool) {
	readings := elasticache.ReadEndpoint(one.Value)
	if i := slices.IndexFunc(readings, func(reading elasticache.Endpoint) bool {
		return reading.Kind == one.kind
	}); i >= 0 {
		return readings[i], true
	}
	if len(readings) > 0 {
		return readings[0], true
	}
	return elasticache.Endpoint{}, false
}

// belongs says whether an endpoint of a kind does what the input promises. A reader may be the primary: there is no
// replica.
func (one endpoint) belongs(kind elasticache.EndpointKind) bool {
	return kind == one.kind || one.kind == elasticache.ReaderEndpoint && kind == elasticache.PrimaryEndpoint
}

// serverless is whether the reader endpoint is of a serverless cache, by its name. No name says so before it is known.
func (e *endpoints) serverless() bool {
	return e.reader.Given && e.reader.Known && slices.ContainsFunc(elasticache.ReadEndpoint(e.reader.Value),
		func(reading elasticache.Endpoint) bool { return reading.Serverless })
}

// encrypted is whether the cluster has TLS by the names of its endpoints, where they say so.
func (e *endpoints) encrypted() (input, host string, tls, says bool) {
	for _, one := range e.known() {
		if reading, ok := one.read(); ok {
			return one.input, one.Value, reading.TLS, true
		}
	}
	return "", "", false, false
}

var endpointInputs = []string{"primaryEndpoint", "readerEndpoint", "configurationEndpoint"}

const endpointSource = "ElastiCache user guide, \"Finding connection endpoints in ElastiCache\""

// endpointRules are the rules about endpoints, which hold for both components.
var endpointRules = []check.Rule[*endpoints]{
	{
		Name: "endpoint-given", Input: "primaryEndpoint",
		Holds:   "There is an endpoint to lead to.",
		Example: "primaryEndpoint: null\nreaderEndpoint: null",
		Source:  "the component itself",
		Needs:   endpointInputs,
		Check: func(e *endpoints, say check.Say) {
			if len(e.aliases()) == 0 {
				say("primaryEndpoint",
					"is missing, and so are readerEndpoint and configurationEndpoint: pass the outputs of a "+
						"RedisCluster that go by these names, also the ones that its mode does not have; or endpoint "+
						"of a RedisServerlessCache as configurationEndpoint")
			}
		},
	},
	{
		Name: "endpoint-form", Input: "primaryEndpoint",
		Holds: "An endpoint is a DNS name, as the outputs of a RedisCluster or a RedisServerlessCache are: no " +
			"address, no URL, no port.",
		Example: "primaryEndpoint: rediss://master.sessions.ab12cd.euw1.cache.amazonaws.com:6379",
		Source: "Kubernetes API, ServiceSpec, externalName; RFC 1035, CNAME; Route 53 developer guide, " +
			"\"CNAME record type\"",
		StricterThanAWS: "Kubernetes and Route 53 would take an IPv4 address, as a name of digits that no resolver " +
			"knows; a dot at the end, with which the name is not the one that the certificate is for; and Kubernetes " +
			"parts of more than 63 characters, which DNS has not",
		Check: func(e *endpoints, say check.Say) {
			for _, one := range e.known() {
				switch err := checkEndpoint(one.Value); {
				case err == nil:
				case err.hide:
					say(inputs.SecretPath(one.input), "%s", err.reason)
				default:
					say(one.input, "%s", err.reason)
				}
			}
		},
	},
	{
		Name: "endpoint-kind", Input: "primaryEndpoint",
		Holds:   "An endpoint is of the kind that its input takes, as far as its name says.",
		Example: "primaryEndpoint: replica.sessions.ab12cd.euw1.cache.amazonaws.com",
		Source:  endpointSource,
		StricterThanAWS: "an alias to another endpoint would be made, and the first write through it would fail " +
			"(READONLY), or the first command of a client that does not speak the cluster protocol (MOVED)",
		Check: func(e *endpoints, say check.Say) {
			for _, one := range e.known() {
				switch reading, ok := one.read(); {
				case !ok || one.belongs(reading.Kind):
				case reading.Serverless:
					say(one.input, "%q is of a serverless cache, by its name, which speaks the cluster protocol and "+
						"has no %s endpoint: pass it as configurationEndpoint, and leave this out", one.Value, one.kind)
				default:
					say(one.input, "%q is a %s endpoint, by its name: pass it as %sEndpoint, and the %s endpoint here",
						one.Value, reading.Kind, reading.Kind, one.kind)
				}
			}
		},
	},
	{
		Name: "endpoints-one-cluster", Input: "readerEndpoint",
		Holds:   "The endpoints are those of one cluster, as far as their names say.",
		Example: "readerEndpoint: replica.catalog.ab12cd.euw1.cache.amazonaws.com",
		Source:  endpointSource,
		StricterThanAWS: "aliases to several clusters would be made, and what is written through one is not there to " +
			"read through the other. A cluster on its way to cluster mode has a primary and a configuration " +
			"endpoint, both with its own name",
		Reads: endpointInputs,
		Check: func(e *endpoints, say check.Say) {
			first := ""
			for _, one := range e.known() {
				reading, ok := one.read()
				switch {
				case !ok || !one.belongs(reading.Kind):
				case first == "":
					first = reading.Cluster
				case reading.Cluster != first:
					say(one.input,
						"%q is of another cluster than the endpoint before it, which is of %q: make a component for "+
							"each cluster",
						one.Value, first)
				}
			}
		},
	},
}

// endpointAdvice is for both components.
var endpointAdvice = []check.Rule[*endpoints]{
	{
		Name: "alias-tls", Input: "tls",
		Holds:   "Who makes an alias of a cluster with TLS knows that its certificate is not for the alias.",
		Example: "tls: null",
		Source: "ElastiCache user guide, \"ElastiCache in-transit encryption (TLS)\"; RFC 9525, section 6: a " +
			"certificate is for the name that was asked for, not for what a CNAME makes of it",
		Silence: "write `tls: true`, which says that clients are told; or `tls: false` for a cluster without TLS",
		Reads:   []string{"tls"},
		Check: func(e *endpoints, say check.Say) {
			if !e.tls.Given && (e.tls.Value || !e.tls.Known) {
				say("tls",
					"is left out, and with TLS a certificate of AWS is for AWS's names alone: clients that connect "+
						"to the alias fail to verify it, unless they set the TLS server name to the endpoint; or let "+
						"them connect to the endpoint itself. Write tls: true once they do, or tls: false for a "+
						"cluster without TLS")
			}
		},
	},
	{
		Name: "tls-agrees", Input: "tls",
		Holds:   "`tls` is what the names of the endpoints say.",
		Example: "primaryEndpoint: sessions.ab12cd.ng.0001.euw1.cache.amazonaws.com\nreaderEndpoint: null",
		Source:  endpointSource,
		Silence: "make `tls` what the cluster has",
		Needs:   []string{"tls"},
		Reads:   endpointInputs,
		Check: func(e *endpoints, say check.Say) {
			input, host, tls, says := e.encrypted()
			switch {
			case !says || !e.tls.Given || tls == e.tls.Value:
			case tls:
				say("tls", "is false, and %s is of a cluster with TLS, by its name (%s): write tls: true", input,
					spelling.Quote(host))
			default:
				say("tls",
					"is true, and %s is of a cluster without TLS, by its name (%s): write tls: false, or clients "+
						"that believe it do not connect",
					input, spelling.Quote(host))
			}
		},
	},
}
