using System.Collections.Generic;
using Pulumi;
using Aws = Pulumi.Aws;
using PulumiAwsRedis.AwsRedis;

return await Deployment.RunAsync(() =>
{
    var vpcId = Aws.Ec2.GetVpc.Invoke(new() { Default = true }).Apply(vpc => vpc.Id);
    var subnets = Aws.Ec2.GetSubnets.Invoke(new()
    {
        Filters = new()
        {
            new Aws.Ec2.Inputs.GetSubnetsFilterInputArgs { Name = "vpc-id", Values = new() { vpcId } },
        },
    });
    var app = new Aws.Ec2.SecurityGroup("app", new() { VpcId = vpcId });
    var alerts = new Aws.Sns.Topic("alerts");

    var cache = new RedisCluster("cache", new()
    {
        Name = "sessions",
        InstanceType = "cache.t4g.small",
        ReplicationGroupSize = 2, // a primary and a replica
        EnableAutomaticFailover = true,
        EnableMultiAz = true,
        VpcId = vpcId,
        SubnetIds = subnets.Apply(found => found.Ids),
        AllowConnectionsFromSecurityGroups = new() { app.Id },
        GenerateAuthToken = true,
        AlarmsSnsTopicArns = new() { alerts.Arn },
    });

    return new Dictionary<string, object?>
    {
        ["endpoint"] = cache.Endpoint,
        ["url"] = cache.ConnectionUrl, // a secret: rediss://:token@host:6379
    };
});
