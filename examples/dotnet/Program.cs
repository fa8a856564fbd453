using System.Collections.Generic;
using Pulumi;
using PulumiAwsRedis.AwsRedis;
using Ec2 = Pulumi.Aws.Ec2;
using Sns = Pulumi.Aws.Sns;

return await Deployment.RunAsync(() =>
{
    var vpcId = Ec2.GetVpc.Invoke(new() { Default = true }).Apply(vpc => vpc.Id);
    var subnets = Ec2.GetSubnets.Invoke(new()
    {
        Filters = { new Ec2.Inputs.GetSubnetsFilterInputArgs { Name = "vpc-id", Values = { vpcId } } },
    });

    // Give this group to whatever should connect.
    var app = new Ec2.SecurityGroup("app", new() { VpcId = vpcId });
    var alerts = new Sns.Topic("alerts");

    var cache = new RedisCluster("cache", new()
    {
        Name = "sessions",
        InstanceType = "cache.t4g.small",
        ReplicationGroupSize = 2, // a primary and a replica
        EnableAutomaticFailover = true,
        EnableMultiAz = true,
        VpcId = vpcId,
        SubnetIds = subnets.Apply(found => found.Ids),
        AllowConnectionsFromSecurityGroups = { app.Id },
        GenerateAuthToken = true,
        AlarmsSnsTopicArns = { alerts.Arn },
    });

    return new Dictionary<string, object?>
    {
        ["endpoint"] = cache.Endpoint,
        ["url"] = cache.ConnectionUrl, // a secret: rediss://:token@host:6379
    };
});
