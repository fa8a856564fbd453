package discovery

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

const (
	// Source: Kubernetes API, ObjectMeta, annotations; k8s.io/apimachinery, TotalAnnotationSizeLimitB.
	maxAnnotations = 256 << 10
	// Source: Kubernetes documentation, "Secrets", restrictions on size.
	maxSecret = 1 << 20

	objectNames = "Kubernetes documentation, \"Object Names and IDs\""
	labelSyntax = "Kubernetes documentation, \"Labels and Selectors\", syntax and character set"
)

// kubernetesRules are the rules of a [RedisKubernetesService], except for the rules about endpoints.
var kubernetesRules = []check.Rule[*kubernetesPlan]{
	{
		Name: "service-name-form", Input: "name",
		Holds: "The name can be that of a Service: 1 to 63 lower-case letters, digits and hyphens, a letter first, " +
			"no hyphen at the end.",
		Example: "name: Redis_Cache",
		Source:  objectNames + ", RFC 1035 label names",
		Needs:   []string{"name"},
		Check: func(p *kubernetesPlan, say check.Say) {
			if err := serviceName.check(p.name); err != nil {
				say("name", "%v", err)
			}
		},
	},
	{
		Name: "service-name-length", Input: "name",
		Holds: "The name leaves room for what the names of the further Services end with: `-reader`, and " +
			"`-configuration` beside a primary endpoint.",
		Example: "name: " + strings.Repeat("a", maxLabel-len(reader)),
		Source:  objectNames + ", RFC 1035 label names",
		Needs:   append([]string{"name"}, endpointInputs...),
		Check: func(p *kubernetesPlan, say check.Say) {
			longest := ""
			for _, a := range p.aliases() {
				if name := a.suffixed(p.name); len(name) > len(longest) {
					longest = name
				}
			}
			if len(p.name) <= maxLabel && len(longest) > maxLabel {
				say("name",
					"%s is %d characters long, and there is a Service %q as well, of which Kubernetes takes at most "+
						"%d: use at most %d",
					spelling.Quote(p.name), len(p.name), longest, maxLabel, maxLabel-len(longest)+len(p.name))
			}
		},
	},
	{
		Name: "namespace-form", Input: "namespace",
		Holds:   "The namespace is 1 to 63 lower-case letters, digits and hyphens, no hyphen at an end.",
		Example: "namespace: Shop",
		Source:  objectNames + ", RFC 1123 label names",
		Needs:   []string{"namespace"},
		Check: func(p *kubernetesPlan, say check.Say) {
			if p.namespace.Given {
				if err := namespaceName.check(p.namespace.Value); err != nil {
					say("namespace", "%v", err)
				}
			}
		},
	},
	{
		Name: "port-range", Input: "port",
		Holds:   "The port is a TCP port: 1 to 65535.",
		Example: "port: 0",
		Source:  "Kubernetes API, ServicePort, port",
		Needs:   []string{"port"},
		Check: func(p *kubernetesPlan, say check.Say) {
			if p.port.Value < 1 || p.port.Value > 65535 {
				say("port", "%d is not a TCP port: use 1 to 65535; Redis's own is %d", p.port.Value, defaultPort)
			}
		},
	},
	{
		Name: "reader-port-range", Input: "readerPort",
		Holds:   "The port of the reader endpoint is a TCP port: 1 to 65535.",
		Example: "readerPort: 0",
		Source:  "Kubernetes API, ServicePort, port",
		Needs:   []string{"readerPort"},
		Check: func(p *kubernetesPlan, say check.Say) {
			if p.readerPort.Value < 1 || p.readerPort.Value > 65535 {
				say("readerPort", "%d is not a TCP port: use 1 to 65535; a serverless cache has %d for reads",
					p.readerPort.Value, elasticache.ServerlessReaderPort)
			}
		},
	},
	{
		Name: "reader-port-used", Input: "readerPort",
		Holds:           "A port of the reader endpoint is given only where there is a reader endpoint.",
		Example:         "readerEndpoint: null\nreaderPort: 6380",
		Source:          "the component itself",
		StricterThanAWS: "the port would count for nothing",
		Needs:           endpointInputs,
		Check: func(p *kubernetesPlan, say check.Say) {
			if p.readerPort.Given && !p.reader.Given {
				say("readerPort", "counts for nothing without readerEndpoint: give that, or leave this out")
			}
		},
	},
	{
		Name: "environment-key", Input: "environment",
		Holds:   "A key is 1 to 253 letters, digits, hyphens, underscores and dots, and not a path.",
		Example: `environment: { "REDIS HOST": x }`,
		Source:  "Kubernetes API, Secret, data",
		Check: func(p *kubernetesPlan, say check.Say) {
			for key := range p.environment.All() {
				switch err := dataKey.check(key); {
				case err != nil:
					say(inputs.Entry("environment", key), "the key %v", err)
				case key == "." || strings.HasPrefix(key, ".."):
					say(inputs.Entry("environment", key),
						"the key %s would be a path where the Secret is mounted: use another", spelling.Quote(key))
				}
			}
		},
	},
	{
		Name: "environment-size", Input: "environment",
		Holds:  "The values of the Secret are no more than 1 MiB together.",
		Source: "Kubernetes documentation, \"Secrets\", restrictions on size",
		Check: func(p *kubernetesPlan, say check.Say) {
			size := 0
			for _, value := range p.variables() {
				size += len(value.Value)
			}
			if p.environment.Given && size > maxSecret {
				say("environment", "makes a Secret that holds %d bytes; Kubernetes takes at most %d", size, maxSecret)
			}
		},
	},
	{
		Name: "label-key", Input: "labels",
		Holds: "The key of a label is a name of up to 63 letters, digits and - _ . between letters and digits, " +
			"after a DNS name and a slash where it has a prefix.",
		Example: `labels: { "example.com/team/web": x }`,
		Source:  labelSyntax,
		Check: func(p *kubernetesPlan, say check.Say) {
			for key := range p.labels.All() {
				if err := checkLabelKey(key); err != nil {
					say(inputs.Entry("labels", key), "%v", err)
				}
			}
		},
	},
	{
		Name: "label-value", Input: "labels",
		Holds:   "The value of a label is up to 63 letters, digits and - _ . between letters and digits, or empty.",
		Example: `labels: { team: "web & mobile" }`,
		Source:  labelSyntax,
		Check: func(p *kubernetesPlan, say check.Say) {
			for key, value := range p.labels.All() {
				if !value.Known {
					continue
				}
				if err := labelValue.check(value.Value); err != nil {
					say(inputs.Entry("labels", key), "%v", err)
				}
			}
		},
	},
	{
		Name: "annotation-key", Input: "annotations",
		Holds: "The key of an annotation has the form of that of a label; the case of letters does not matter in " +
			"the prefix.",
		Example: `annotations: { "-note": x }`,
		Source:  "Kubernetes documentation, \"Annotations\", syntax and character set",
		Check: func(p *kubernetesPlan, say check.Say) {
			for key := range p.annotations.All() {
				// Source: k8s.io/apimachinery, ValidateAnnotations: "The rule is QualifiedName except that case doesn't
				// matter".
				if err := checkLabelKey(strings.ToLower(key)); err != nil {
					say(inputs.Entry("annotations", key), "%v", err)
				}
			}
		},
	},
	{
		Name: "annotations-size", Input: "annotations",
		Holds:  "Keys and values of the annotations are no more than 256 KiB together.",
		Source: "Kubernetes API, ObjectMeta, annotations",
		Check: func(p *kubernetesPlan, say check.Say) {
			size := 0
			for key, value := range p.annotations.All() {
				size += len(key) + len(value.Value)
			}
			if size > maxAnnotations {
				say("annotations", "hold %d bytes, keys and values; Kubernetes takes at most %d", size, maxAnnotations)
			}
		},
	},
}

// kubernetesAdvice is what is unwise, in addition to what is unwise of the endpoints.
var kubernetesAdvice = []check.Rule[*kubernetesPlan]{{
	Name: "serverless-ports", Input: "port",
	Holds: "The ports of a serverless cache are 6379 and, for reads from replicas, 6380, as far as the names of the " +
		"endpoints say.",
	Example: "primaryEndpoint: null\n" +
		"configurationEndpoint: sessions-ab12cd.serverless.euw1.cache.amazonaws.com\n" +
		"readerEndpoint: sessions-ab12cd.serverless.euw1.cache.amazonaws.com\nport: 6380",
	Source:  "ElastiCache user guide, \"Read from replica\" of serverless caches: the ports 6379 and 6380",
	Silence: "pass the outputs `port` and `readerPort` of the cache, or leave both out",
	Needs:   []string{"port", "readerPort"},
	Reads:   endpointInputs,
	Check: func(p *kubernetesPlan, say check.Say) {
		if !p.serverless() {
			return
		}
		for _, one := range []struct {
			input        string
			given, right int
		}{
			{"port", p.port.Value, elasticache.ServerlessPort},
			{"readerPort", p.readerPort.Value, elasticache.ServerlessReaderPort},
		} {
			if one.given != one.right {
				say(one.input, "is %d, and readerEndpoint is of a serverless cache, by its name, whose %s is %d: "+
					"clients that believe it do not connect as they expect; leave it out",
					one.given, one.input, one.right)
			}
		}
	},
}}

// longExamples are long examples, by the names of their rules. They are functions, so that the plugin does not keep
// them in memory.
var longExamples = map[string]func() string{
	"environment-size": func() string { return "environment: { REDIS_URL: " + strings.Repeat("x", maxSecret+1) + " }" },
	"annotations-size": func() string { return "annotations: { note: " + strings.Repeat("x", maxAnnotations) + " }" },
}

// kubernetesChecks are all rules of a [RedisKubernetesService].
var kubernetesChecks = withExamples(
	check.Docs(kubernetesRules), check.Docs(endpointRules), check.Docs(check.AcceptedWarnings),
	check.Docs(endpointAdvice), check.Docs(kubernetesAdvice),
)

const soundService = "name: redis\nnamespace: shop\n" + soundEndpoints

const soundEndpoints = `primaryEndpoint: master.sessions.ab12cd.euw1.cache.amazonaws.com
readerEndpoint: replica.sessions.ab12cd.euw1.cache.amazonaws.com
tls: true
`
