package elasticache

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"

// EndpointKind is what an endpoint of a replication group or a serverless cache leads to.
type EndpointKind string

// The endpoints of a replication group. A serverless cache has a configuration endpoint, and a reader endpoint of the
// same name on another port.
const (
	PrimaryEndpoint       EndpointKind = "primary"
	ReaderEndpoint        EndpointKind = "reader"
	ConfigurationEndpoint EndpointKind = "configuration"
)

// Endpoint is what the DNS name of an endpoint says.
type Endpoint struct {
	// Cluster is the part of the name that the endpoints of one replication group or serverless cache share.
	Cluster string
	Kind    EndpointKind
	// TLS says that the cluster encrypts in transit.
	TLS bool
	// Serverless says that it is the endpoint of a serverless cache.
	Serverless bool
}

// The names that AWS gives to the endpoints of replication groups, with TLS and without.
// Source: ElastiCache user guide, "Finding connection endpoints in ElastiCache".
var (
	endpointWithTLS = lazyregexp.New(
		`^(master|replica|clustercfg)\.([a-z][a-z0-9-]*)\.([a-z0-9]+)\.([a-z0-9]+\.cache\.amazonaws\.com(?:\.cn)?)$`,
	)
	endpointWithoutTLS = lazyregexp.New(
		`^([a-z][a-z0-9-]*?)(-ro)?(\.[a-z0-9]+)\.(ng\.0001|clustercfg)\.([a-z0-9]+\.cache\.amazonaws\.com(?:\.cn)?)$`,
	)
	// AWS documents no form of this one; it is the one that the answers of DescribeServerlessCaches have.
	endpointOfServerless = lazyregexp.New(
		`^[a-z][a-z0-9-]*\.serverless\.[a-z0-9]+\.cache\.amazonaws\.com(?:\.cn)?$`,
	)

	kindByPrefix = map[string]EndpointKind{
		"master": PrimaryEndpoint, "replica": ReaderEndpoint, "clustercfg": ConfigurationEndpoint,
	}
)

// ReadEndpoint is what a DNS name can be read as: nothing, where AWS names no endpoint so, and two things for a
// serverless cache, which has one name for both its endpoints, and where a cluster without TLS is called what it is or
// has a name that ends as the one of a reader does.
func ReadEndpoint(host string) []Endpoint {
	if endpointOfServerless.MatchString(host) {
		return []Endpoint{
			{Cluster: host, Kind: ConfigurationEndpoint, TLS: true, Serverless: true},
			{Cluster: host, Kind: ReaderEndpoint, TLS: true, Serverless: true},
		}
	}
	m := endpointWithoutTLS.FindStringSubmatch(host)
	if m == nil {
		// A node of a cluster called master has a name like master.ab12cd.0001.euw1.cache.amazonaws.com.
		if m := endpointWithTLS.FindStringSubmatch(host); m != nil && m[3] != "0001" {
			return []Endpoint{{Cluster: m[2] + "." + m[3] + "." + m[4], Kind: kindByPrefix[m[1]], TLS: true}}
		}
		return nil
	}
	whole, zone := m[1]+m[2], m[3]+"."+m[5]
	if m[4] == "clustercfg" {
		return []Endpoint{{Cluster: whole + zone, Kind: ConfigurationEndpoint}}
	}
	readings := []Endpoint{{Cluster: whole + zone, Kind: PrimaryEndpoint}}
	if m[2] != "" {
		readings = append(readings, Endpoint{Cluster: m[1] + zone, Kind: ReaderEndpoint})
	}
	return readings
}
