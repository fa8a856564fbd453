package rediscluster

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/secretsmanager"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// secretRequest is the secret that the program asks for.
type secretRequest struct {
	key, name inputs.Setting[string]
	// window is nil where AWS's own is.
	window *int
}

func takeConnectionSecret(in *inputs.Resolver, asked *ConnectionSecret) *secretRequest {
	if asked == nil {
		return nil
	}
	return &secretRequest{
		key:    inputs.Take(in, "connectionSecret.kmsKeyId", asked.KmsKeyId, ""),
		name:   inputs.Take(in, "connectionSecret.name", asked.Name, ""),
		window: asked.RecoveryWindowInDays,
	}
}

// connection is what clients need to know, in the forms that they take it in. All of it is a secret.
type connection struct {
	url, secret pulumi.StringOutput
	readerURL   pulumi.StringPtrOutput
	environment pulumi.StringMapOutput
}

// connection brings together where the cluster is and who may log in.
func (b *builder) connection(group *awselasticache.ReplicationGroup, who *access) *connection {
	p := b.plan
	host, reader := group.PrimaryEndpointAddress, group.ReaderEndpointAddress
	if p.topology.ClusterMode {
		host, reader = group.ConfigurationEndpointAddress, pulumi.String("").ToStringOutput()
	}
	password, userName, userARN := pulumi.String("").ToStringOutput(), "", pulumi.String("").ToStringOutput()
	switch u := p.connectionUser; {
	case p.usesToken():
		password = who.token
	case u != nil:
		userName, userARN = u.name, who.users[u.name].Arn
		if len(u.passwords.Elements) > 0 {
			// The last is the newest: the others are on their way out.
			password = inputs.StringInput(u.passwords.Elements[len(u.passwords.Elements)-1])
		}
	}
	all := pulumi.ToSecret(pulumi.All(host, reader, group.Port.Elem(), inputs.BoolInput(p.transitEncryption), password, userARN).ApplyT(func(parts []any) elasticache.Connection {
		return elasticache.Connection{
			Engine: p.engine, ClusterMode: p.topology.ClusterMode, User: userName,
			Host: parts[0].(string), Reader: parts[1].(string), Port: parts[2].(int), TLS: parts[3].(bool), Password: parts[4].(string), UserARN: parts[5].(string),
		}
	}))
	c := &connection{
		url:         all.ApplyT(func(c any) string { return of(c).URL(of(c).Host) }).(pulumi.StringOutput),
		secret:      all.ApplyT(func(c any) string { return of(c).Secret() }).(pulumi.StringOutput),
		environment: all.ApplyT(func(c any) map[string]string { return of(c).Environment() }).(pulumi.StringMapOutput),
		readerURL:   inputs.Absent(),
	}
	if !p.topology.ClusterMode {
		c.readerURL = all.ApplyT(func(c any) *string {
			url := of(c).URL(of(c).Reader)
			return &url
		}).(pulumi.StringPtrOutput)
	}
	return c
}

// of is a connection that went through an Output.
func of(c any) elasticache.Connection { return c.(elasticache.Connection) }

// connectionSecret makes the secret, and is its ARN.
func (b *builder) connectionSecret(c *connection) (pulumi.StringPtrOutput, error) {
	asked := b.plan.connectionSecret
	if asked == nil {
		return inputs.Absent(), nil
	}
	args := &secretsmanager.SecretArgs{
		Description: pulumi.String("How to connect to the ElastiCache replication group " + b.plan.name),
		KmsKeyId:    optional(asked.key), Name: optional(asked.name), Tags: b.Tags(),
	}
	if asked.window != nil {
		args.RecoveryWindowInDays = pulumi.Int(*asked.window)
	}
	made, err := secretsmanager.NewSecret(b.Ctx, b.Name("connection-secret"), args, b.Child()...)
	if err != nil {
		return pulumi.StringPtrOutput{}, err
	}
	_, err = secretsmanager.NewSecretVersion(b.Ctx, b.Name("connection-secret-version"), &secretsmanager.SecretVersionArgs{
		SecretId: made.ID(), SecretString: c.secret,
	}, b.Child()...)
	return made.Arn.ToStringPtrOutput(), err
}
