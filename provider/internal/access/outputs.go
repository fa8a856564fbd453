package access

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Outputs are the outputs of the component that say who can log in, and how.
type Outputs struct {
	UserOutputs
	TransitEncryption pulumi.StringOutput
	AuthToken         pulumi.StringPtrOutput
}

// UserOutputs are the outputs that say who can log in as a user.
type UserOutputs struct {
	Authentication     pulumi.StringOutput
	UserGroupID        pulumi.StringPtrOutput
	UserARNs           pulumi.StringMapOutput
	IAMConnectPolicies pulumi.StringMapOutput
}

// Outputs are taken from what was built, and from the replication group that it was built for.
func (p *Plan) Outputs(built *Access, group *awselasticache.ReplicationGroup) Outputs {
	o := Outputs{
		UserOutputs:       p.Users.Outputs(built, group.Arn),
		TransitEncryption: transitEncryption(group),
		AuthToken:         inputs.Absent(),
	}
	o.Authentication = pulumi.String(p.authentication()).ToStringOutput()
	if p.Token.Wanted() {
		o.AuthToken = pulumi.ToSecret(built.Token.ToStringPtrOutput()).(pulumi.StringPtrOutput)
	}
	return o
}

// authentication is how clients prove who they are.
func (p *Plan) authentication() string {
	if p.Token.Wanted() {
		return "token"
	}
	return p.Users.authentication()
}

func (u *Users) authentication() string {
	if u.Wanted() {
		return "users"
	}
	return "none"
}

// Outputs are taken from what was built, and from the ARN of what it was built for.
func (u *Users) Outputs(built *Access, cacheARN pulumi.StringOutput) UserOutputs {
	o := UserOutputs{
		Authentication:     pulumi.String(u.authentication()).ToStringOutput(),
		UserGroupID:        inputs.Absent(),
		UserARNs:           u.arns(built),
		IAMConnectPolicies: u.iamConnectPolicies(built, cacheARN),
	}
	if built.GroupID != nil {
		o.UserGroupID = built.GroupID.ToStringPtrOutput()
	}
	return o
}

// transitEncryption is the mode of TLS as AWS has it, which may be another one than the program asks for.
func transitEncryption(group *awselasticache.ReplicationGroup) pulumi.StringOutput {
	return pulumi.All(group.TransitEncryptionEnabled, group.TransitEncryptionMode).ApplyT(func(parts []any) string {
		switch {
		case !parts[0].(bool):
			return "off"
		case parts[1] == TLSPreferred:
			return TLSPreferred
		}
		return TLSRequired
	}).(pulumi.StringOutput)
}

// arns are the ARNs of the users that are created, by their names.
func (u *Users) arns(built *Access) pulumi.StringMapOutput {
	arns := pulumi.StringMap{}
	for _, one := range u.Planned {
		arns[one.Name] = built.Users[one.Name].Arn
	}
	return arns.ToStringMapOutput()
}

// iamConnectPolicies let their holders connect as the users that log in with IAM, by the names of the users.
func (u *Users) iamConnectPolicies(built *Access, cacheARN pulumi.StringOutput) pulumi.StringMapOutput {
	policies := pulumi.StringMap{}
	for _, one := range u.Planned {
		if one.Authentication == elasticache.ByIAM {
			policies[one.Name] = pulumi.All(cacheARN, built.Users[one.Name].Arn).ApplyT(func(arns []any) string {
				return elasticache.ConnectPolicy(arns[0].(string), arns[1].(string))
			}).(pulumi.StringOutput)
		}
	}
	return policies.ToStringMapOutput()
}
