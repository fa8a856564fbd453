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
	// Kind is what the endpoints belong to, in the description of the secret.
	Kind string
	// Host is the endpoint to write to.
	Host pulumi.StringOutput
	Port pulumi.IntOutput
	// Reader is the endpoint of the replicas; nil if there is none.
	Reader *Reader
	TLS    pulumi.BoolInput
	// ClusterMode says that clients must speak the cluster protocol.
	ClusterMode bool
}

// Reader is the endpoint of the replicas. Port is nil if it is the port to write to.
type Reader struct {
	Host pulumi.StringOutput
	Port pulumi.IntInput
}

// Connection is what clients need to know, in several forms. All but SecretARN are secrets.
type Connection struct {
	URL pulumi.StringOutput
	// ReaderURL is absent where there is no reader.
	ReaderURL   pulumi.StringPtrOutput
	Environment pulumi.StringMapOutput
	// SecretARN is absent where the program asks for no secret.
	SecretARN pulumi.StringPtrOutput
}

// Build puts together where clients connect to and what they log in with, and creates the secret that holds it.
func (p *Plan) Build(b *component.Builder, at Endpoints, login access.Login) (*Connection, error) {
	whole := p.whole(at, login)
	c := &Connection{
		URL: whole.ApplyT(func(c any) string {
			return asConnection(c).URL()
		}).(pulumi.StringOutput),
		Environment: whole.ApplyT(func(c any) map[string]string {
			return asConnection(c).Environment()
		}).(pulumi.StringMapOutput),
		ReaderURL: inputs.Absent(),
		SecretARN: inputs.Absent(),
	}
	if at.Reader != nil {
		c.ReaderURL = whole.ApplyT(func(c any) *string {
			url := asConnection(c).ReaderURL()
			return &url
		}).(pulumi.StringPtrOutput)
	}
	if p.Secret != nil {
		text := whole.ApplyT(func(c any) string { return asConnection(c).Secret() }).(pulumi.StringOutput)
		arn, err := p.secret(b, at.Kind, text)
		if err != nil {
			return nil, err
		}
		c.SecretARN = arn.ToStringPtrOutput()
	}
	return c, nil
}

// whole is an [elasticache.Connection], as a secret.
func (p *Plan) whole(at Endpoints, login access.Login) pulumi.Output {
	reader := at.Reader
	if reader == nil {
		reader = &Reader{Host: pulumi.String("").ToStringOutput()}
	}
	readerPort := reader.Port
	if readerPort == nil {
		readerPort = pulumi.Int(0)
	}
	return pulumi.ToSecret(pulumi.All(
		at.Host, reader.Host, at.Port, at.TLS, login.Password, login.UserARN, readerPort,
	).ApplyT(func(parts []any) elasticache.Connection {
		return elasticache.Connection{
			Engine: p.engine.Engine, ClusterMode: at.ClusterMode, User: login.UserName,
			Host: parts[0].(string), Reader: parts[1].(string), Port: parts[2].(int), TLS: parts[3].(bool),
			Password: parts[4].(string), UserARN: parts[5].(string), ReaderPort: parts[6].(int),
		}
	}))
}

// asConnection is a connection that went through an Output.
func asConnection(c any) elasticache.Connection { return c.(elasticache.Connection) }

// secret creates a secret that holds a text about something of a kind, and returns its ARN.
func (p *Plan) secret(b *component.Builder, kind string, text pulumi.StringInput) (pulumi.StringOutput, error) {
	asked := p.Secret
	args := &secretsmanager.SecretArgs{
		Description: pulumi.String("How to connect to the ElastiCache " + kind + " " + p.identity.Name),
		KmsKeyId:    inputs.Optional(asked.Key), Name: inputs.Optional(asked.name), Tags: b.Tags(),
	}
	if asked.window != nil {
		args.RecoveryWindowInDays = pulumi.Int(*asked.window)
	}
	made, err := secretsmanager.NewSecret(b.Ctx, b.Name("connection-secret"), args, b.Child()...)
	if err != nil {
		return pulumi.StringOutput{}, err
	}
	_, err = secretsmanager.NewSecretVersion(b.Ctx,
		b.Name("connection-secret-version"), &secretsmanager.SecretVersionArgs{
			SecretId: made.ID(), SecretString: text,
			// Sent, though it is AWS's default: only so does a refresh show that somebody put another value in its
			// place, and the next update make this one current again.
			VersionStages: pulumi.ToStringArray([]string{"AWSCURRENT"}),
		}, b.Child()...)
	return made.Arn, err
}
