package discovery

import (
	_ "embed" // for the descriptions of the components

	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

const (
	clientsStay = "in place; connected clients stay where they are"
	hostAllowed = "a DNS name, without scheme and port: the output of a RedisCluster with the same name, of the same " +
		"cluster as the other endpoints" + hostIgnored
	hostIgnored = ". You can pass the outputs as they are: those that the mode of the " +
		"cluster does not have are ignored, as is an empty string"
	endpointAbsent = "not set; at least one endpoint is required"
	// The Kubernetes provider replaces an object of which the content changes.
	objectReplaced = ". The ConfigMap or Secret that clients read is replaced: deleted first, unless the Kubernetes " +
		"provider allows changes (`enableConfigMapMutable`, `enableSecretMutable`). Pods read it when they " +
		"start"
	contentReplaced = "the ConfigMap or Secret is replaced. It is deleted first, unless the Kubernetes provider " +
		"allows changes (`enableConfigMapMutable`, `enableSecretMutable`). Pods read it when they start"
)

// endpointDocs are the inputs of both components.
var endpointDocs = map[string]inputs.Doc{
	"acceptedWarnings": {
		Meaning: "Names of warnings that you have read and accept; the preview no longer shows them. A " +
			"warning ends with its name in brackets, for example `[alias-tls]`.",
		Allowed: "the names of warnings of this component in [docs/checks.md](../checks.md), each once",
		Absent:  "not set: every warning is shown",
		Change:  "in the program alone; nothing else changes",
		Source:  "the component itself",
	},
	"primaryEndpoint": {
		Meaning: "The DNS name of the primary. `name` points to it.",
		Allowed: hostAllowed,
		Absent:  endpointAbsent,
		Change:  clientsStay,
		Source:  endpointSource,
		Also:    []string{"host", "primaryEndpointAddress"},
	},
	"readerEndpoint": {
		Meaning: "The DNS name that spreads connections over the read replicas. It gets an alias of its " +
			"own.\n\nFor a serverless cache it is the same name as its endpoint, on the port 6380.",
		Allowed: "a DNS name, without scheme and port: the output of a RedisCluster or a RedisServerlessCache " +
			"with the same name, of the same one as the other endpoints" + hostIgnored,
		Absent: endpointAbsent,
		Change: clientsStay,
		Source: endpointSource,
		Also:   []string{"readerEndpointAddress"},
	},
	"configurationEndpoint": {
		Meaning: "The DNS name that cluster clients connect to first. `name` points to it if there is no " +
			"`primaryEndpoint`.\n\nTogether with a primary endpoint, as in a cluster that is moving to " +
			"cluster mode, it gets an alias of its own. The alias is only a seed: the cluster tells " +
			"clients the names of its nodes, and they connect to those.",
		Allowed: "a DNS name, without scheme and port: the output of a RedisCluster with the same name, or " +
			"`endpoint` of a RedisServerlessCache, of the same one as the other endpoints" + hostIgnored,
		Absent: endpointAbsent,
		Change: clientsStay,
		Source: endpointSource,
		Also:   []string{"configurationEndpointAddress"},
	},
	"tls": {
		Meaning: "Whether clients connect with TLS. AWS's certificate does not cover an alias.\n\nA client must " +
			"connect to the endpoint itself, or be given it as the TLS server name: " +
			"see [docs/discovery.md](../discovery.md).",
		Allowed: "what `enableTransitEncryption` of the cluster is; `true` for a serverless cache",
		Absent: "what the endpoint's name says, otherwise `true`, with a warning. Setting it explicitly " +
			"silences the warning",
		Change: "in place; the records stay as they are",
		Source: "ElastiCache user guide, \"ElastiCache in-transit encryption (TLS)\"",
		Also:   []string{"enableTransitEncryption", "transitEncryptionEnabled"},
	},
}

// kubernetesDocs documents the inputs of RedisKubernetesService, except for the endpoints.
var kubernetesDocs = map[string]inputs.Doc{
	"name": {
		Meaning: "The name of the Service, which pods in the same namespace connect to.\n\nThe other " +
			"objects are named `<name>-reader`, `<name>-configuration` and `<name>-connection`.",
		Allowed: "1 to 63 lower-case letters, digits and hyphens, a letter first, no hyphen at the end; 56 " +
			"with `readerEndpoint`, 49 with both other endpoints",
		Change: "REPLACES the objects; the old names are gone",
		Source: objectNames,
		Also:   []string{"serviceName"},
	},
	"namespace": {
		Meaning: "The namespace of the objects. Pods in another namespace use the output `host`; they " +
			"cannot read the Secret.",
		Allowed: "the name of an existing namespace: 1 to 63 lower-case letters, digits and hyphens, no " +
			"hyphen at either end",
		Absent: "the provider's namespace, which is `default` unless you configure it",
		Change: "REPLACES the objects",
		Source: objectNames,
	},
	"port": {
		Meaning: "The TCP port of the cluster. Clients read it from the ConfigMap; an alias does not " +
			"translate ports.",
		Allowed: "1 to 65535: the output `cachePort` of a RedisCluster, or `port` of a RedisServerlessCache",
		Absent:  "`6379`",
		Change:  "in place in the Services" + objectReplaced,
		Source:  "Kubernetes API, ServicePort, port",
	},
	"readerPort": {
		Meaning: "The TCP port of the reader endpoint, if it is not `port`. A serverless cache serves reads from " +
			"replicas on 6380.",
		Allowed: "1 to 65535: the output `readerPort` of a RedisServerlessCache. Requires `readerEndpoint`",
		Absent:  "`6380` for a serverless cache, by the name of `readerEndpoint`; otherwise `port`",
		Change:  "in place in the Service" + objectReplaced,
		Source:  "Kubernetes API, ServicePort, port",
	},
	"environment": {
		Meaning: "Environment variables for clients, for example the `environment` of a RedisCluster or a " +
			"RedisServerlessCache. They go into the Secret `<name>-connection`, for `envFrom`.\n\nThey override " +
			"the variables that the ConfigMap would hold, and are always kept as secrets.",
		Allowed: "keys of 1 to 253 letters, digits and - _ . ; 1 MiB of values in the Secret",
		Absent: "not set: a ConfigMap with the connection is created instead. Its name is " +
			"`<name>-connection`, and its variables are `REDIS_HOST`, `REDIS_READER_HOST`, " +
			"`REDIS_CONFIGURATION_HOST` for the endpoints that there are, `REDIS_CLUSTER` (`true` if " +
			"clients must speak the cluster protocol), `REDIS_PORT`, `REDIS_READER_PORT` if it is another one, " +
			"`REDIS_TLS`, and with TLS `REDIS_TLS_SERVER_NAME`",
		Change: contentReplaced,
		Source: "Kubernetes API, Secret, stringData; Pulumi Kubernetes, `enableSecretMutable`",
	},
	"labels": {
		Meaning: "Labels for all objects.",
		Allowed: "keys and values in the form of Kubernetes labels",
		Absent:  "not set",
		Change:  "in place",
		Source:  labelSyntax,
	},
	"annotations": {
		Meaning: "Annotations for all objects.",
		Allowed: "keys in the form of Kubernetes labels; 256 KiB in all",
		Absent:  "not set",
		Change:  "in place",
		Source:  "Kubernetes documentation, \"Annotations\"",
	},
}

// dnsDocs documents the inputs of RedisDnsRecords, except for the endpoints.
var dnsDocs = map[string]inputs.Doc{
	"zoneId": {
		Meaning: "The ID of the Route 53 zone in which the records are created, private or public.",
		Allowed: "the ID of a zone that `name` is in",
		Change:  "REPLACES the records",
		Source:  "Route 53 API, ChangeResourceRecordSets, HostedZoneId",
		Also:    []string{"hostedZoneId"},
	},
	"name": {
		Meaning: "The name of the record. Unless it ends with the name of the zone, that is added: in " +
			"`example.com`, `cache` becomes `cache.example.com`.",
		Allowed: "a DNS name in the zone, and not the zone's own: lower-case letters, digits, hyphens and " +
			"underscores, at most 63 characters between dots and 253 in all, no dot at the end",
		Change: "REPLACES the record",
		Source: recordNames,
		Also:   []string{"recordName"},
	},
	"readerName": {
		Meaning: "The name of the record for the reader endpoint.",
		Allowed: "as `name`. Requires `readerEndpoint`",
		Absent: "`name` with `-reader` added to its first part: `cache-reader.example.com` for " +
			"`cache.example.com`",
		Change: "REPLACES the record",
		Source: recordNames,
	},
	"configurationName": {
		Meaning: "The name of the record for the configuration endpoint, if the cluster has a primary " +
			"endpoint as well.",
		Allowed: "as `name`. Requires `configurationEndpoint` and `primaryEndpoint`",
		Absent:  "`name` with `-configuration` added to its first part",
		Change:  "REPLACES the record",
		Source:  recordNames,
	},
	"ttl": {
		Meaning: "For how many seconds resolvers keep the records.\n\nA failover does not wait for it: " +
			"AWS's name, to which the record points, then points to another node, with AWS's own TTL. It " +
			"matters when the cluster is replaced: clients still get the old name for that long.",
		Allowed: "0 to 2147483647",
		Absent:  "`60`",
		Change:  "in place",
		Source:  "Route 53 API, ResourceRecordSet, TTL",
	},
}

var kubernetesOutputDocs = map[string]string{
	"configMapName": "The name of the ConfigMap, for `envFrom`. Not set with `environment`.",
	"configurationHost": "The name of the Service for the configuration endpoint, with its namespace. Not " +
		"set unless both `primaryEndpoint` and `configurationEndpoint` are.",
	"configurationServiceName": "The name of the Service for the configuration endpoint: " +
		"`<name>-configuration`. Not set unless both `primaryEndpoint` and `configurationEndpoint` are.",
	"host": "The name of the Service with its namespace, `<name>.<namespace>.svc`, for pods of any " +
		"namespace. Not set with `readerEndpoint` alone.\n\nAWS's certificate does not cover it: see `tls`.",
	"namespace": "The namespace of the objects.",
	"readerHost": "The name of the Service for the reader endpoint, with its namespace. Not set without " +
		"`readerEndpoint`.",
	"readerServiceName": "The name of the Service for the reader endpoint: `<name>-reader`. Not set " +
		"without `readerEndpoint`.",
	"secretName":  "The name of the Secret, for `envFrom`. Not set without `environment`.",
	"serviceName": "The name of the Service: the input `name`. Not set with `readerEndpoint` alone.",
}

var dnsOutputDocs = map[string]string{
	"configurationFqdn": "The name of the record for the configuration endpoint. Not set unless both " +
		"`primaryEndpoint` and `configurationEndpoint` are.",
	"fqdn": "The name of the record for the primary endpoint, or else the configuration endpoint. Not set " +
		"with `readerEndpoint` alone.\n\nAWS's certificate does not cover it: see `tls`.",
	"readerFqdn": "The name of the record for the reader endpoint. Not set without `readerEndpoint`.",
}

//go:embed about_kubernetes.md
var aboutKubernetes string

//go:embed about_dns.md
var aboutDNS string

// documentation joins the documentation of the component's own inputs and of the endpoints. changes says what a change
// of an endpoint does in this component, if it is not what endpointDocs says.
func documentation(own map[string]inputs.Doc, changes map[string]string) map[string]inputs.Doc {
	all := inputs.Docs(endpointDocs, own)
	for name, change := range changes {
		doc := all[name]
		doc.Change = change
		all[name] = doc
	}
	return all
}

var kubernetesChanges = map[string]string{
	"primaryEndpoint": clientsStay + objectReplaced, "readerEndpoint": clientsStay + objectReplaced,
	"configurationEndpoint": clientsStay + objectReplaced, "tls": contentReplaced,
}

// Annotate gives the SDKs their documentation.
func (a *RedisKubernetesServiceArgs) Annotate(to infer.Annotator) {
	inputs.Document(to, a, documentation(kubernetesDocs, kubernetesChanges))
}

// Annotate gives the component its token and the SDKs their documentation.
func (c *RedisKubernetesService) Annotate(to infer.Annotator) {
	to.SetToken("index", "RedisKubernetesService")
	to.Describe(c, aboutKubernetes)
	inputs.Describe(to, c, func(name string) string { return inputs.Paragraph(kubernetesOutputDocs[name]) })
}

// Annotate gives the SDKs their documentation.
func (a *RedisDnsRecordsArgs) Annotate(to infer.Annotator) {
	inputs.Document(to, a, documentation(dnsDocs, nil))
}

// Annotate gives the component its token and the SDKs their documentation.
func (c *RedisDnsRecords) Annotate(to infer.Annotator) {
	to.SetToken("index", "RedisDnsRecords")
	to.Describe(c, aboutDNS)
	inputs.Describe(to, c, func(name string) string { return inputs.Paragraph(dnsOutputDocs[name]) })
}
