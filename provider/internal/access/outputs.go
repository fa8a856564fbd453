package access

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Outputs are the outputs of the component that say who can log in, and how.
type Outputs struct {
	Authentication     pulumi.StringOutput
	TransitEncryption  pulumi.StringOutput
	AuthToken          pulumi.StringPtrOutput
	UserGroupID        pulumi.StringPtrOutput
	UserARNs           pulumi.StringMapOutput
	IAMConnectPolicies pulumi.StringMapOutput
}

// Outputs are taken from what was built, and from the replication group that it was built for.
func (p *Plan) Outputs(built *Access, group *awselasticache.ReplicationGroup) Outputs {
	o := Outputs{
		Authentication:     pulumi.String(p.authentication()).ToStringOutput(),
		TransitEncryption:  transitEncryption(group),
		AuthToken:          inputs.Absent(),
		UserGroupID:        inputs.Absent(),
		UserARNs:           p.Users.arns(built),
		IAMConnectPolicies: p.Users.iamConnectPolicies(built, group.Arn),
	}
	if p.Token.Wanted() {
		o.AuthToken = pulumi.ToSecret(built.Token.ToStringPtrOutput()).(pulumi.StringPtrOutput)
	}
	if built.GroupID != nil {
		o.UserGroupID = built.GroupID.ToStringPtrOutput()
	}
	return o
}

// authentication is how clients prove who they are.
func (p *Plan) authentication() string {
	switch {
	case p.Token.Wanted():
		return "token"
	case p.AuthenticatesUsers():
		return "users"
	}
	return "none"
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
func (u *Users) iamConnectPolicies(built *Access, clusterARN pulumi.StringOutput) pulumi.StringMapOutput {
	policies := pulumi.StringMap{}
	for _, one := range u.Planned {
		if one.Authentication == elasticache.ByIAM {
			policies[one.Name] = pulumi.All(clusterARN, built.Users[one.Name].Arn).ApplyT(func(arns []any) string {
				return elasticache.ConnectPolicy(arns[0].(string), arns[1].(string))
			}).(pulumi.StringOutput)
		}
	}
	return policies.ToStringMapOutput()
}
