package discovery

import (
	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

const (
	aliasInPlace = "in place: the alias leads to the new name; clients that are connected stay where they are"
	hostAllowed  = "a DNS name, without scheme and port, as the output of a RedisCluster that goes by the same name; " +
		"of the same cluster as the other endpoints"
	// The kubernetes provider changes a Secret or a ConfigMap by replacing it.
	dataReplaced = "the ConfigMap or Secret that tells it to clients is replaced: deleted first, unless the " +
		"kubernetes provider is told otherwise (`enableConfigMapMutable`, `enableSecretMutable`); pods read it when " +
		"they start"
	modeAbsent = ", as the outputs of a RedisCluster are that its mode does not have, and an empty string likewise; " +
		"at least one endpoint is needed"
)

// endpointDocs are the inputs of both components.
var endpointDocs = map[string]inputs.Doc{
	"acceptedWarnings": {
		Meaning: "Warnings that you have read and accept: they are no longer shown. A warning ends with its name in " +
			"brackets, for example `[alias-tls]`.",
		Allowed: "the names of warnings of this component in docs/checks.md, each once; known when the program runs",
		Absent:  "none: every warning is shown",
		Change:  "of the program alone: nothing else is changed",
		Source:  "the component itself",
	},
	"primaryEndpoint": {
		Meaning: "The DNS name of the primary, to which `name` then leads.",
		Allowed: hostAllowed,
		Absent:  "none" + modeAbsent,
		Change:  aliasInPlace,
		Source:  endpointSource,
		Also:    []string{"endpoint", "host"},
	},
	"readerEndpoint": {
		Meaning: "The DNS name that spreads connections over the read replicas. It gets an alias of its own.",
		Allowed: hostAllowed,
		Absent:  "none" + modeAbsent,
		Change:  aliasInPlace,
		Source:  endpointSource,
	},
	"configurationEndpoint": {
		Meaning: "The DNS name that cluster clients connect to first. `name` leads to it where there is no " +
			"`primaryEndpoint`; beside one, as of a cluster on its way to cluster mode, it gets an alias of its own. " +
			"An alias of it is a seed and no more: what the cluster tells clients of its shards are the nodes' own " +
			"names, to which they connect.",
		Allowed: hostAllowed,
		Absent:  "none" + modeAbsent,
		Change:  aliasInPlace,
		Source:  endpointSource,
	},
	"tls": {
		Meaning: "Whether clients connect with TLS. The certificate is for AWS's names and not for the alias: a " +
			"client that connects to the alias must be given the endpoint as the TLS server name, or connect to the " +
			"endpoint itself.",
		Allowed: "what `enableTransitEncryption` of the cluster is",
		Absent: "what the name of an endpoint says, or `true`; where it is `true`, with a warning about the " +
			"certificate. Written out, it is taken for a choice",
		Change: "in place: the records stay as they are",
		Source: "ElastiCache user guide, \"ElastiCache in-transit encryption (TLS)\"",
		Also:   []string{"enableTransitEncryption", "transitEncryptionEnabled"},
	},
}

// kubernetesDocs documents the inputs of RedisKubernetesService, except for the endpoints.
var kubernetesDocs = map[string]inputs.Doc{
	"name": {
		Meaning: "The name of the Service, by which pods in the same namespace reach the cluster. The further " +
			"objects are called `<name>-reader`, `<name>-configuration` and `<name>-connection`.",
		Allowed: "1 to 63 lower-case letters, digits and hyphens, a letter first, no hyphen at the end; 56 with " +
			"`readerEndpoint`, 49 with both other endpoints; known when the program runs",
		Change: "REPLACES the objects: the old names are gone",
		Source: objectNames,
		Also:   []string{"serviceName"},
	},
	"namespace": {
		Meaning: "The namespace of the objects. Pods of another one use the Service's name with the namespace behind " +
			"it, the output `host`; they cannot read the Secret.",
		Allowed: "the name of a namespace that exists: 1 to 63 lower-case letters, digits and hyphens, no hyphen at " +
			"an end",
		Absent: "that of the provider, which is `default` unless it says otherwise",
		Change: "REPLACES the objects",
		Source: objectNames,
	},
	"port": {
		Meaning: "The TCP port of the cluster. It is told to clients in the ConfigMap and shown with the Services; " +
			"an alias translates no ports.",
		Allowed: "1 to 65535; the output `cachePort` of a RedisCluster",
		Absent:  "`6379`",
		Change:  "in place in the Services; " + dataReplaced,
		Source:  "Kubernetes API, ServicePort, port",
	},
	"environment": {
		Meaning: "Environment variables of clients, for example `REDIS_URL` and `REDIS_PASSWORD`. They go into a " +
			"Secret called `<name>-connection`, for `envFrom`, over those that a ConfigMap would hold, and are kept " +
			"as secrets whether or not the program marks them.",
		Allowed: "keys of 1 to 253 letters, digits and - _ . ; 1 MiB of values in the Secret",
		Absent: "none: a ConfigMap called `<name>-connection` takes the place of the Secret, with the variables " +
			"`REDIS_HOST`, `REDIS_READER_HOST`, `REDIS_CONFIGURATION_HOST` of the endpoints that there are, " +
			"`REDIS_CLUSTER` (`true` where clients must speak the cluster protocol), `REDIS_PORT`, `REDIS_TLS`, and " +
			"with TLS `REDIS_TLS_SERVER_NAME`",
		Change: dataReplaced,
		Source: "Kubernetes API, Secret, stringData; Pulumi Kubernetes, `enableSecretMutable`",
	},
	"labels": {
		Meaning: "Labels of all objects.",
		Allowed: "keys and values in the form of Kubernetes's labels",
		Absent:  "none",
		Change:  "in place",
		Source:  labelSyntax,
	},
	"annotations": {
		Meaning: "Annotations of all objects.",
		Allowed: "keys in the form of Kubernetes's labels; 256 KiB together",
		Absent:  "none",
		Change:  "in place",
		Source:  "Kubernetes documentation, \"Annotations\"",
	},
}

// dnsDocs documents the inputs of RedisDnsRecords, except for the endpoints.
var dnsDocs = map[string]inputs.Doc{
	"zoneId": {
		Meaning: "The id of the zone in which the records are made, private or public.",
		Allowed: "the id of a zone that `name` is in",
		Change:  "REPLACES the records",
		Source:  "Route 53 API, ChangeResourceRecordSets, HostedZoneId",
		Also:    []string{"hostedZoneId"},
	},
	"name": {
		Meaning: "The name of the record. Unless it ends with the name of the zone, that is put behind it: in the " +
			"zone `example.com`, `cache` is `cache.example.com`.",
		Allowed: "a DNS name in the zone, and not the zone's own: lower-case letters, digits, hyphens and " +
			"underscores, at most 63 characters between dots and 253 together, no dot at the end",
		Change: "REPLACES the record",
		Source: recordNames,
		Also:   []string{"recordName"},
	},
	"readerName": {
		Meaning: "The name of the record of the reader endpoint.",
		Allowed: "as `name`; only with `readerEndpoint`",
		Absent:  "`name` with `-reader` in its first part: `cache-reader.example.com` beside `cache.example.com`",
		Change:  "REPLACES the record",
		Source:  recordNames,
	},
	"configurationName": {
		Meaning: "The name of the record of the configuration endpoint of a cluster that has a primary endpoint as " +
			"well.",
		Allowed: "as `name`; only with `configurationEndpoint` and `primaryEndpoint`",
		Absent:  "`name` with `-configuration` in its first part",
		Change:  "REPLACES the record",
		Source:  recordNames,
	},
	"ttl": {
		Meaning: "For how many seconds resolvers keep the records. A failover does not wait for it: AWS's own name, " +
			"to which the records lead, then leads to another node, with a TTL of AWS's. It counts when the cluster " +
			"is replaced: for so long clients are still told the old name.",
		Allowed: "0 to 2147483647",
		Absent:  "`60`",
		Change:  "in place",
		Source:  "Route 53 API, ResourceRecordSet, TTL",
	},
}

const notGiven = " Absent (undefined, None, nil) "

var kubernetesOutputDocs = map[string]string{
	"configMapName": "The name of the ConfigMap, for `envFrom`." + notGiven + "with `environment`.",
	"configurationHost": "The name of the Service of the configuration endpoint, with its namespace." +
		notGiven + "unless both `primaryEndpoint` and `configurationEndpoint` are given.",
	"configurationServiceName": "The name of the Service of the configuration endpoint: `<name>-configuration`." +
		notGiven + "unless both `primaryEndpoint` and `configurationEndpoint` are given.",
	"host": "The name of the Service with its namespace, `<name>.<namespace>.svc`: what pods of any " +
		"namespace connect to. Not what the certificate is for (see `tls`)." + notGiven +
		"with `readerEndpoint` alone.",
	"namespace": "The namespace of the objects.",
	"readerHost": "The name of the Service of the reader endpoint, with its namespace." + notGiven +
		"without `readerEndpoint`.",
	"readerServiceName": "The name of the Service of the reader endpoint: `<name>-reader`." + notGiven +
		"without `readerEndpoint`.",
	"secretName":  "The name of the Secret, for `envFrom`." + notGiven + "without `environment`.",
	"serviceName": "The name of the Service: the `name` input." + notGiven + "with `readerEndpoint` alone.",
}

var dnsOutputDocs = map[string]string{
	"configurationFqdn": "The name of the record of the configuration endpoint." + notGiven +
		"unless both `primaryEndpoint` and `configurationEndpoint` are given.",
	"fqdn": "The name of the record, of the primary endpoint or else of the configuration endpoint. Not what " +
		"the certificate is for (see `tls`)." + notGiven + "with `readerEndpoint` alone.",
	"readerFqdn": "The name of the record of the reader endpoint." + notGiven + "without `readerEndpoint`.",
}

const kubernetesDoc = "Names for the endpoints of a cluster inside Kubernetes: a Service of type `ExternalName` for " +
	"each, and what a client must know to connect, in a Secret or a ConfigMap.\n\n" +
	"The Services are aliases: no traffic goes through them, and a certificate is not for them. With TLS let clients " +
	"connect to `REDIS_HOST` of the Secret or ConfigMap, or give them that as the TLS server name. The objects go to " +
	"the cluster of the `kubernetes` provider among the component's `providers`."

const dnsDoc = "Names of your own for the endpoints of a cluster: a CNAME record in a zone of Route 53 for each.\n\n" +
	"The records are aliases: a certificate is not for them. With TLS let clients connect to the endpoints " +
	"themselves, or give them the endpoint as the TLS server name."

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
	"primaryEndpoint": aliasInPlace + "; " + dataReplaced, "readerEndpoint": aliasInPlace + "; " + dataReplaced,
	"configurationEndpoint": aliasInPlace + "; " + dataReplaced,
	"tls":                   dataReplaced,
}

// Annotate gives the SDKs their documentation.
func (a *RedisKubernetesServiceArgs) Annotate(to infer.Annotator) {
	inputs.Document(to, a, documentation(kubernetesDocs, kubernetesChanges))
}

// Annotate gives the component its token and the SDKs their documentation.
func (c *RedisKubernetesService) Annotate(to infer.Annotator) {
	to.SetToken("index", "RedisKubernetesService")
	to.Describe(c, kubernetesDoc)
	inputs.Describe(to, c, func(name string) string { return kubernetesOutputDocs[name] })
}

// Annotate gives the SDKs their documentation.
func (a *RedisDnsRecordsArgs) Annotate(to infer.Annotator) {
	inputs.Document(to, a, documentation(dnsDocs, nil))
}

// Annotate gives the component its token and the SDKs their documentation.
func (c *RedisDnsRecords) Annotate(to infer.Annotator) {
	to.SetToken("index", "RedisDnsRecords")
	to.Describe(c, dnsDoc)
	inputs.Describe(to, c, func(name string) string { return dnsOutputDocs[name] })
}
