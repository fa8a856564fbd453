package connection

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/secretsmanager"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Endpoints are where clients connect to.
type Endpoints struct {
	// Host is the one to write to; Reader is empty where there is none.
	Host, Reader pulumi.StringOutput
	Port         pulumi.IntOutput
	// ClusterMode says that clients must speak the cluster protocol; there is no reader then.
	ClusterMode bool
}

// Connection is what clients need to know, in the forms that they take it in. All of it is a secret.
type Connection struct {
	URL         pulumi.StringOutput
	ReaderURL   pulumi.StringPtrOutput
	Environment pulumi.StringMapOutput
	// SecretARN is nothing where no secret is asked for.
	SecretARN pulumi.StringPtrOutput
}

// Build brings together where the cluster is and who may log in, and makes the secret that holds it.
func (p *Plan) Build(b *component.Builder, at Endpoints, who *access.Access) (*Connection, error) {
	password, userName, userARN := pulumi.String("").ToStringOutput(), "", pulumi.String("").ToStringOutput()
	switch u := p.access.ConnectionUser; {
	case p.access.UsesToken():
		password = who.Token
	case u != nil:
		userName, userARN = u.Name, who.Users[u.Name].Arn
		if len(u.Passwords.Elements) > 0 {
			// The last is the newest: the others are on their way out.
			password = inputs.StringInput(u.Passwords.Elements[len(u.Passwords.Elements)-1])
		}
	}
	all := pulumi.ToSecret(pulumi.All(at.Host, at.Reader, at.Port, inputs.BoolInput(p.access.TLS), password,
		userARN).ApplyT(func(parts []any) elasticache.Connection {
		return elasticache.Connection{
			Engine: p.engine.Engine, ClusterMode: at.ClusterMode, User: userName,
			Host: parts[0].(string), Reader: parts[1].(string), Port: parts[2].(int), TLS: parts[3].(bool),
			Password: parts[4].(string), UserARN: parts[5].(string),
		}
	}))
	c := &Connection{
		URL: all.ApplyT(func(c any) string {
			return asConnection(c).URL(asConnection(c).Host)
		}).(pulumi.StringOutput),
		Environment: all.ApplyT(func(c any) map[string]string {
			return asConnection(c).Environment()
		}).(pulumi.StringMapOutput),
		ReaderURL: inputs.Absent(),
	}
	if !at.ClusterMode {
		c.ReaderURL = all.ApplyT(func(c any) *string {
			url := asConnection(c).URL(asConnection(c).Reader)
			return &url
		}).(pulumi.StringPtrOutput)
	}
	secret := all.ApplyT(func(c any) string { return asConnection(c).Secret() }).(pulumi.StringOutput)
	var err error
	c.SecretARN, err = p.secret(b, secret)
	return c, err
}

// asConnection is a connection that went through an Output.
func asConnection(c any) elasticache.Connection { return c.(elasticache.Connection) }

// secret makes the secret that holds a text, and is its ARN.
func (p *Plan) secret(b *component.Builder, text pulumi.StringInput) (pulumi.StringPtrOutput, error) {
	asked := p.Secret
	if asked == nil {
		return inputs.Absent(), nil
	}
	args := &secretsmanager.SecretArgs{
		Description: pulumi.String("How to connect to the ElastiCache replication group " + p.identity.Name),
		KmsKeyId:    inputs.Optional(asked.Key), Name: inputs.Optional(asked.name), Tags: b.Tags(),
	}
	if asked.window != nil {
		args.RecoveryWindowInDays = pulumi.Int(*asked.window)
	}
	made, err := secretsmanager.NewSecret(b.Ctx, b.Name("connection-secret"), args, b.Child()...)
	if err != nil {
		return pulumi.StringPtrOutput{}, err
	}
	_, err = secretsmanager.NewSecretVersion(b.Ctx,
		b.Name("connection-secret-version"), &secretsmanager.SecretVersionArgs{
			SecretId: made.ID(), SecretString: text,
		}, b.Child()...)
	return made.Arn.ToStringPtrOutput(), err
}
