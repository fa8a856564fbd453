package discovery

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// KubernetesToken is the type of [RedisKubernetesService].
const KubernetesToken = "aws-redis:index:RedisKubernetesService"

const defaultPort = 6379

// RedisKubernetesServiceArgs are the inputs of a [RedisKubernetesService]. Their order is the order in which problems
// are reported.
type RedisKubernetesServiceArgs struct {
	// The name of the Service, which pods in the same namespace connect to.
	Name string `pulumi:"name"`

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
	// The TCP port of the cluster. Clients read it from the ConfigMap; an alias does not translate ports.
	Port pulumi.IntPtrInput `pulumi:"port,optional"`
	// The TCP port of the reader endpoint, if it is not `port`. A serverless cache serves reads from replicas on
	// 6380.
	ReaderPort pulumi.IntPtrInput `pulumi:"readerPort,optional"`
	// The namespace of the objects. Pods in another namespace use the output `host`; they cannot read the Secret.
	Namespace pulumi.StringPtrInput `pulumi:"namespace,optional"`
	// Environment variables for clients, for example the `environment` of a RedisCluster or a RedisServerlessCache.
	// They go into the Secret `<name>-connection`, for `envFrom`.
	Environment pulumi.StringMapInput `pulumi:"environment,optional" provider:"secret"`
	// Labels for all objects.
	Labels pulumi.StringMapInput `pulumi:"labels,optional"`
	// Annotations for all objects.
	Annotations pulumi.StringMapInput `pulumi:"annotations,optional"`
}

// RedisKubernetesService is a name in a cluster of Kubernetes for each endpoint, and what a client must know to
// connect.
type RedisKubernetesService struct {
	pulumi.ResourceState

	ConfigMapName            pulumi.StringPtrOutput `pulumi:"configMapName"`
	ConfigurationHost        pulumi.StringPtrOutput `pulumi:"configurationHost"`
	ConfigurationServiceName pulumi.StringPtrOutput `pulumi:"configurationServiceName"`
	Host                     pulumi.StringPtrOutput `pulumi:"host"`
	Namespace                pulumi.StringOutput    `pulumi:"namespace"`
	ReaderHost               pulumi.StringPtrOutput `pulumi:"readerHost"`
	ReaderServiceName        pulumi.StringPtrOutput `pulumi:"readerServiceName"`
	SecretName               pulumi.StringPtrOutput `pulumi:"secretName"`
	ServiceName              pulumi.StringPtrOutput `pulumi:"serviceName"`
}

// kubernetesPlan is what the inputs ask for.
type kubernetesPlan struct {
	*endpoints
	name                             string
	namespace                        inputs.Setting[string]
	port, readerPort                 inputs.Setting[int]
	environment, labels, annotations inputs.Dictionary
}

// newKubernetesPlan is what the inputs ask for, as far as they are known.
func newKubernetesPlan(in *inputs.Resolver, args *RedisKubernetesServiceArgs) *kubernetesPlan {
	in.Secrets["environment"] = args.Environment != nil
	return &kubernetesPlan{
		endpoints:   newEndpoints(in, args.PrimaryEndpoint, args.ReaderEndpoint, args.ConfigurationEndpoint, args.Tls),
		name:        args.Name,
		namespace:   inputs.Take(in, "namespace", args.Namespace, ""),
		port:        inputs.Take(in, "port", args.Port, defaultPort),
		readerPort:  inputs.Take(in, "readerPort", args.ReaderPort, elasticache.ServerlessReaderPort),
		environment: inputs.TakeMap(in, "environment", args.Environment),
		labels:      inputs.TakeMap(in, "labels", args.Labels),
		annotations: inputs.TakeMap(in, "annotations", args.Annotations),
	}
}

// portOf is the port of an endpoint. The replicas of a serverless cache have a port of their own, the ones of a cluster
// have the port of the primary.
func (p *kubernetesPlan) portOf(role string) inputs.Setting[int] {
	if role == reader && p.ownReaderPort() {
		return p.readerPort
	}
	return p.port
}

// ownReaderPort is whether the reader endpoint has a port that is not the one of the others.
func (p *kubernetesPlan) ownReaderPort() bool { return p.readerPort.Given || p.serverless() }

// prepareKubernetes turns the inputs into a plan that breaks no rule, and returns what is unwise about it.
func prepareKubernetes(
	ctx context.Context, args *RedisKubernetesServiceArgs,
) (*kubernetesPlan, []inputs.Warning, error) {
	in := inputs.NewResolver(ctx)
	p := newKubernetesPlan(in, args)
	accepted := check.Accepted{
		Names: args.AcceptedWarnings, Component: "RedisKubernetesService", Rules: kubernetesChecks(),
	}
	unknown := in.Unknown.Cover
	report := check.ReportOf[RedisKubernetesServiceArgs](in, "RedisKubernetesService", secretMaps...)
	unwise, err := check.Settle(in, report,
		slices.Concat(check.Run(p, unknown, kubernetesRules), check.Run(p.endpoints, unknown, endpointRules),
			check.Run(accepted, unknown, check.AcceptedWarnings)),
		slices.Concat(check.Run(p.endpoints, unknown, endpointAdvice), check.Run(p, unknown, kubernetesAdvice)))
	return p, unwise, err
}

// NewRedisKubernetesService makes the names. When an input is wrong it registers nothing, and returns an error that
// holds every problem (see package rediscluster, Problems). It waits for the Outputs among its inputs, as the other
// components does.
//
// The objects go to the cluster of the provider of the package kubernetes that the options give the component.
func NewRedisKubernetesService(
	ctx *pulumi.Context, name string, args *RedisKubernetesServiceArgs, opts ...pulumi.ResourceOption,
) (*RedisKubernetesService, error) {
	if args == nil {
		args = &RedisKubernetesServiceArgs{}
	}
	p, unwise, err := prepareKubernetes(ctx.Context(), args)
	if err != nil {
		return nil, err
	}
	c := &RedisKubernetesService{}
	if err := ctx.RegisterComponentResourceV2(KubernetesToken, name, p.recorded(inputs.Recorded(args)), c,
		opts...); err != nil {
		return nil, err
	}
	if err := inputs.Warn(ctx, c, args.AcceptedWarnings, unwise); err != nil {
		return nil, err
	}
	objects := &kubernetesObjects{ctx: ctx, plan: p, args: args, component: name, parent: c}
	if err := objects.make(); err != nil {
		return nil, err
	}
	return c, ctx.RegisterResourceOutputs(c, inputs.Outputs(c))
}

// kubernetesObjects turns a plan into objects of Kubernetes, children of the component.
type kubernetesObjects struct {
	ctx       *pulumi.Context
	plan      *kubernetesPlan
	args      *RedisKubernetesServiceArgs
	component string
	parent    *RedisKubernetesService
}

func (o *kubernetesObjects) make() error {
	c := o.parent
	for _, output := range []*pulumi.StringPtrOutput{
		&c.ConfigMapName, &c.ConfigurationHost, &c.ConfigurationServiceName, &c.Host, &c.ReaderHost,
		&c.ReaderServiceName, &c.SecretName, &c.ServiceName,
	} {
		*output = inputs.Absent()
	}
	for _, alias := range o.plan.aliases() {
		made, err := o.service(alias)
		if err != nil {
			return err
		}
		name := made.name()
		c.Namespace = made.namespace()
		host := pulumi.Sprintf("%s.%s.svc", name.Elem(), c.Namespace).ToStringPtrOutput()
		switch alias.role {
		case reader:
			c.ReaderServiceName, c.ReaderHost = name, host
		case configuration:
			c.ConfigurationServiceName, c.ConfigurationHost = name, host
		default:
			c.ServiceName, c.Host = name, host
		}
	}
	return o.connection()
}

// service is one alias: a Service without pods, whose name resolves to that of the endpoint. The port is for the reader
// of `kubectl get`; nothing listens on it.
func (o *kubernetesObjects) service(a alias) (*kubernetesObject, error) {
	return newKubernetesObject(o.ctx, "Service", a.child(o.component, "service"), pulumi.Map{
		"metadata": o.metadata(a.suffixed(o.plan.name)),
		"spec": pulumi.Map{
			"type":         pulumi.String("ExternalName"),
			"externalName": inputs.StringInput(a.endpoint),
			"ports": pulumi.Array{
				pulumi.Map{"name": pulumi.String("redis"), "port": inputs.IntInput(o.plan.portOf(a.role))},
			},
		},
	}, pulumi.Parent(o.parent))
}

// connection is what a client must know: in a Secret where the program gives an environment, which holds passwords, and
// otherwise in a ConfigMap.
func (o *kubernetesObjects) connection() error {
	metadata := o.metadata(o.plan.name + "-connection")
	if o.plan.environment.Given {
		made, err := newKubernetesSecret(o.ctx, o.component+"-secret", metadata, o.plan.data(o.args.Environment),
			pulumi.Parent(o.parent))
		if err != nil {
			return err
		}
		o.parent.SecretName = made.name()
		return nil
	}
	made, err := newKubernetesObject(o.ctx, "ConfigMap", o.component+"-config-map",
		pulumi.Map{"metadata": metadata, "data": o.plan.data(nil)}, pulumi.Parent(o.parent))
	if err != nil {
		return err
	}
	o.parent.ConfigMapName = made.name()
	return nil
}

// variables are what a client must know, under the keys that the environment of a RedisCluster or a
// RedisServerlessCache has, and over that what the program gives, as far as its keys are known.
func (p *kubernetesPlan) variables() map[string]inputs.Setting[string] {
	variables := map[string]inputs.Setting[string]{
		"REDIS_CLUSTER": inputs.Fixed(strconv.FormatBool(!p.primary.Given && p.configuration.Given)),
		"REDIS_PORT":    inputs.Derive(p.port, strconv.Itoa),
		"REDIS_TLS":     inputs.Derive(p.tls, strconv.FormatBool),
	}
	for i, a := range p.aliases() {
		key := map[string]string{
			"": "REDIS_HOST", reader: "REDIS_READER_HOST", configuration: "REDIS_CONFIGURATION_HOST",
		}[a.role]
		variables[key] = a.endpoint
		// Of the one that clients write to, or of the only one that there is.
		if i == 0 && (p.tls.Value || !p.tls.Known) {
			variables["REDIS_TLS_SERVER_NAME"] = a.endpoint
		}
	}
	if p.reader.Given && p.ownReaderPort() {
		variables["REDIS_READER_PORT"] = inputs.Derive(p.readerPort, strconv.Itoa)
	}
	maps.Copy(variables, p.environment.Entries)
	return variables
}

// data are the variables as a resource takes them.
func (p *kubernetesPlan) data(environment pulumi.StringMapInput) pulumi.StringMapInput {
	if environment != nil && !p.environment.Counted {
		return environment // which is yet to come, with its keys
	}
	data := pulumi.StringMap{}
	for key, value := range p.variables() {
		data[key] = inputs.StringInput(value)
	}
	return data
}

func (o *kubernetesObjects) metadata(name string) pulumi.Map {
	metadata := pulumi.Map{"name": pulumi.String(name), "labels": o.args.Labels, "annotations": o.args.Annotations}
	if o.plan.namespace.Given {
		metadata["namespace"] = inputs.StringInput(o.plan.namespace)
	}
	return metadata
}
