package myproject;

import com.pulumi.Config;
import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.SubnetArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import io.github.pulumiawsredis.awsredis.RedisCluster;
import io.github.pulumiawsredis.awsredis.RedisClusterArgs;
import io.github.pulumiawsredis.awsredis.RedisServerlessCache;
import io.github.pulumiawsredis.awsredis.RedisServerlessCacheArgs;
import io.github.pulumiawsredis.awsredis.enums.Engine;
import io.github.pulumiawsredis.awsredis.enums.TransitEncryptionMode;
import io.github.pulumiawsredis.awsredis.inputs.ClusterModeArgs;
import io.github.pulumiawsredis.awsredis.inputs.ServerlessDataStorageArgs;
import io.github.pulumiawsredis.awsredis.inputs.UserArgs;
import java.util.List;
import java.util.Map;

/** What the tests of Java deploy: the configuration `program` says which. */
public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            if (ctx.config().require("program").equals("wrong")) {
                wrong();
            } else {
                right(ctx, ctx.config());
            }
        });
    }

    private static class Platform extends ComponentResource {
        Platform(String name) {
            super("app:index:Platform", name);
        }
    }

    private static void right(Context ctx, Config config) {
        var vpc = new Vpc("vpc", VpcArgs.builder().cidrBlock("10.0.0.0/16").build());
        var a = subnet("a", vpc, "10.0.1.0/24");
        var b = subnet("b", vpc, "10.0.2.0/24");
        var app = new SecurityGroup("app", SecurityGroupArgs.builder().vpcId(vpc.id()).build());
        var platform = new Platform("platform");

        // Sets of texts as constants and as texts, Outputs as elements of a list, a list of objects with a secret.
        var cluster = new RedisCluster("cluster", RedisClusterArgs.builder()
            .name("sessions")
            .engine(Engine.Valkey)
            .transitEncryptionMode("required")
            .instanceType("cache.t4g.small")
            .replicationGroupSize(4)
            .clusterMode(ClusterModeArgs.builder().numNodeGroups(2).replicasPerNodeGroup(1).build())
            .enableAutomaticFailover(true)
            .enableMultiAz(true)
            .enableCloudwatchAlarms(false)
            .port(vpc.id().applyValue(id -> 6380))
            .vpcId(vpc.id())
            .subnetIds(Output.all(a.id(), b.id()))
            .allowConnectionsFromSecurityGroups(app.id())
            .allowConnectionsFromCidrBlocks("10.1.0.0/16", "10.2.0.0/16")
            .users(
                UserArgs.builder().name("app").accessString("on ~* +@all")
                    .passwords(config.requireSecret("password")).build(),
                UserArgs.builder().name("job").accessString("on ~jobs:* +@read").iam(true).build())
            .tags(Map.of("Team", "platform"))
            .build(),
            ComponentResourceOptions.builder()
                .parent(platform).protect(config.getBoolean("protect").orElse(false)).build());

        var serverless = new RedisServerlessCache("serverless", RedisServerlessCacheArgs.builder()
            .name("serverless")
            .engine("valkey")
            .subnetIds(Output.all(a.id(), b.id()))
            .vpcId(vpc.id())
            .dataStorage(ServerlessDataStorageArgs.builder().maximum(10).build())
            .deletionProtection(false)
            .enableCloudwatchAlarms(false)
            .build());

        ctx.export("endpoint", cluster.endpoint());
        ctx.export("port", cluster.cachePort());
        ctx.export("primary", cluster.primaryEndpoint());
        ctx.export("environment", cluster.environment());
        ctx.export("policy", cluster.iamConnectPolicies().applyValue(policies -> policies.get("job")));
        ctx.export("serverless", serverless.endpoint());
        ctx.export("modes", Output.of(TransitEncryptionMode.Required.getValue()));
    }

    private static Subnet subnet(String zone, Vpc vpc, String block) {
        return new Subnet("subnet-" + zone, SubnetArgs.builder()
            .vpcId(vpc.id()).cidrBlock(block).availabilityZone("eu-west-1" + zone).build());
    }

    private static void wrong() {
        new RedisCluster("cluster", RedisClusterArgs.builder()
            .name("Sessions!")
            .engine("memcached")
            .instanceType("cache.t4g.smal")
            .replicationGroupSize(1)
            .enableAutomaticFailover(false)
            .enableMultiAz(true)
            .maintenanceWindow("sat:07:00-sat:07:30")
            .vpcId("vpc-1")
            .subnetIds(List.of("subnet-1", "subnet-2"))
            .build());
    }
}
