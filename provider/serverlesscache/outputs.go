package serverlesscache

import (
	_ "embed" // for the description of the component

	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Token is the type of the component. It is a constant, so that a program that embeds the component registers the same
// type as the plugin.
const Token = "aws-redis:index:RedisServerlessCache"

// componentName is the name of the component in messages.
const componentName = "RedisServerlessCache"

// RedisServerlessCache is a serverless cache of ElastiCache with all that it needs. Its outputs are documented in
// outputDocs.
type RedisServerlessCache struct {
	pulumi.ResourceState

	AlarmArns           pulumi.StringMapOutput   `pulumi:"alarmArns"`
	AllowedSources      pulumi.StringArrayOutput `pulumi:"allowedSources"`
	Arn                 pulumi.StringOutput      `pulumi:"arn"`
	Authentication      pulumi.StringOutput      `pulumi:"authentication"`
	ConnectionSecretArn pulumi.StringPtrOutput   `pulumi:"connectionSecretArn"`
	ConnectionUrl       pulumi.StringOutput      `pulumi:"connectionUrl" provider:"secret"`
	DashboardUrl        pulumi.StringPtrOutput   `pulumi:"dashboardUrl"`
	Endpoint            pulumi.StringOutput      `pulumi:"endpoint"`
	EngineVersionActual pulumi.StringOutput      `pulumi:"engineVersionActual"`
	Environment         pulumi.StringMapOutput   `pulumi:"environment" provider:"secret"`
	IamConnectPolicies  pulumi.StringMapOutput   `pulumi:"iamConnectPolicies"`
	Port                pulumi.IntOutput         `pulumi:"port"`
	ReaderConnectionUrl pulumi.StringPtrOutput   `pulumi:"readerConnectionUrl" provider:"secret"`
	ReaderEndpoint      pulumi.StringOutput      `pulumi:"readerEndpoint"`
	ReaderPort          pulumi.IntOutput         `pulumi:"readerPort"`
	SecurityGroupId     pulumi.StringOutput      `pulumi:"securityGroupId"`
	ServerlessCacheName pulumi.StringOutput      `pulumi:"serverlessCacheName"`
	UserArns            pulumi.StringMapOutput   `pulumi:"userArns"`
	UserGroupId         pulumi.StringPtrOutput   `pulumi:"userGroupId"`
}

func (c *RedisServerlessCache) setOutputs(p *plan, made children) {
	cache := made.cache
	c.AlarmArns = made.monitoring.AlarmArns.ToStringMapOutput()
	c.AllowedSources = p.ingress.AllowedSources(made.groups)
	c.Arn = cache.Arn
	c.ConnectionSecretArn = made.connection.SecretARN
	c.ConnectionUrl, c.ReaderConnectionUrl = made.connection.URL, made.connection.ReaderURL
	c.DashboardUrl = made.monitoring.DashboardURL
	c.Endpoint, c.ReaderEndpoint = endpoint(cache).Address(), readerEndpoint(cache).Address()
	c.EngineVersionActual = cache.FullEngineVersion
	c.Environment = made.connection.Environment
	c.Port = pulumi.Int(elasticache.ServerlessPort).ToIntOutput()
	c.ReaderPort = pulumi.Int(elasticache.ServerlessReaderPort).ToIntOutput()
	c.SecurityGroupId = made.groups.SecurityGroupID()
	c.ServerlessCacheName = cache.Name
	who := p.users.Outputs(made.access, cache.Arn)
	c.Authentication, c.UserGroupId = who.Authentication, who.UserGroupID
	c.UserArns, c.IamConnectPolicies = who.UserARNs, who.IAMConnectPolicies
}

// outputDocs documents every output of RedisServerlessCache.
var outputDocs = map[string]string{
	"alarmArns": "The ARNs of the CloudWatch alarms, by the name of the alarm, for example `data-storage`; the one " +
		"for the whole cache is `unhealthy`. Empty if `enableCloudwatchAlarms` is `false`.",
	"allowedSources": "Who can connect to the cache: CIDR blocks, prefix lists and security groups, or `by the " +
		"rules of sg-…` for your own groups.",
	"arn":                 "The ARN of the serverless cache.",
	"authentication":      "How clients authenticate: `users`, or `none`.",
	"connectionSecretArn": "The ARN of the secret with the connection. Not set without `connectionSecret`.",
	"connectionUrl": "The URL to connect to, as a secret: `rediss://user:password@host:6379`. Clients must speak the " +
		"cluster protocol.\n\nUser and password are percent-encoded. With IAM there is no password.",
	"dashboardUrl": "The address of the CloudWatch dashboard. Not set without `enableDashboard`, and in partitions " +
		"whose console is not public.",
	"endpoint":            "The DNS name to write to and read from, on `port`.",
	"engineVersionActual": "The version that runs, as AWS chose it.",
	"environment": "The connection as environment variables, as a secret: `REDIS_HOST`, `REDIS_PORT`, `REDIS_TLS`, " +
		"`REDIS_CLUSTER` and `REDIS_URL`.\n\n`REDIS_TLS` and `REDIS_CLUSTER` are always `true`. There are also " +
		"`REDIS_READER_HOST`, `REDIS_READER_PORT` and `REDIS_READER_URL`, and with users `REDIS_USERNAME` and, " +
		"unless they use IAM, `REDIS_PASSWORD`.",
	"iamConnectPolicies": "For each user with `iam`, by name, an IAM policy that allows `elasticache:Connect` to " +
		"this cache as this user, and nothing else.",
	"port":                "The TCP port to write to and read from: always 6379.",
	"readerConnectionUrl": "The URL to read from replicas, in the form of `connectionUrl`, with the port 6380.",
	"readerEndpoint":      "The DNS name to read from replicas, on `readerPort`.",
	"readerPort":          "The TCP port to read from replicas: always 6380.",
	"securityGroupId": "The ID of the cache's security group, for rules that you add. With `securityGroupIds` it " +
		"is the first of them.",
	"serverlessCacheName": "The name of the cache: the input `name`.",
	"userArns":            "The ARNs of the created users, by name.",
	"userGroupId":         "The ID of the user group, created or existing. Not set if there is none.",
}

//go:embed about.md
var about string

// Annotate gives the component its token and the SDKs their documentation.
func (c *RedisServerlessCache) Annotate(to infer.Annotator) {
	to.SetToken("index", componentName)
	to.Describe(c, about)
	inputs.Describe(to, c, func(name string) string { return inputs.Paragraph(outputDocs[name]) })
}
