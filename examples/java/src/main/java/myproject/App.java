package myproject;

import com.pulumi.Pulumi;
import com.pulumi.aws.ec2.Ec2Functions;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.ec2.inputs.GetSubnetsArgs;
import com.pulumi.aws.ec2.inputs.GetSubnetsFilterArgs;
import com.pulumi.aws.ec2.inputs.GetVpcArgs;
import com.pulumi.aws.ec2.outputs.GetSubnetsResult;
import com.pulumi.aws.ec2.outputs.GetVpcResult;
import com.pulumi.aws.sns.Topic;
import io.github.pulumiawsredis.awsredis.RedisCluster;
import io.github.pulumiawsredis.awsredis.RedisClusterArgs;
import java.util.List;

public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var vpc = Ec2Functions.getVpc(GetVpcArgs.builder().default_(true).build());
            var vpcId = vpc.applyValue(GetVpcResult::id);
            var subnets = Ec2Functions.getSubnets(GetSubnetsArgs.builder()
                .filters(GetSubnetsFilterArgs.builder().name("vpc-id").values(vpcId.applyValue(List::of)).build())
                .build());

            // Give this group to whatever should connect.
            var app = new SecurityGroup("app", SecurityGroupArgs.builder().vpcId(vpcId).build());
            var alerts = new Topic("alerts");

            var cache = new RedisCluster("cache", RedisClusterArgs.builder()
                .name("sessions")
                .instanceType("cache.t4g.small")
                .replicationGroupSize(2) // a primary and a replica
                .enableAutomaticFailover(true)
                .enableMultiAz(true)
                .vpcId(vpcId)
                .subnetIds(subnets.applyValue(GetSubnetsResult::ids))
                .allowConnectionsFromSecurityGroups(app.id())
                .generateAuthToken(true)
                .alarmsSnsTopicArns(alerts.arn().applyValue(List::of))
                .build());

            ctx.export("endpoint", cache.endpoint());
            ctx.export("url", cache.connectionUrl()); // a secret: rediss://:token@host:6379
        });
    }
}
