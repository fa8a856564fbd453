package sessions;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.ec2.Ec2Functions;
import com.pulumi.aws.ec2.inputs.GetSubnetsArgs;
import com.pulumi.aws.ec2.inputs.GetSubnetsFilterArgs;
import com.pulumi.aws.ec2.inputs.GetVpcArgs;
import com.pulumi.aws.sns.Topic;
import io.github.pulumiawsredis.awsredis.RedisCluster;
import io.github.pulumiawsredis.awsredis.RedisClusterArgs;
import java.util.List;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    static void stack(Context ctx) {
        var vpcId = Ec2Functions.getVpc(GetVpcArgs.builder().default_(true).build()).applyValue(vpc -> vpc.id());
        var inVpc = GetSubnetsFilterArgs.builder()
            .name("vpc-id")
            .values(vpcId.applyValue(id -> List.of(id)))
            .build();
        var subnets = Ec2Functions.getSubnets(GetSubnetsArgs.builder().filters(inVpc).build());
        var alerts = new Topic("alerts");

        var cache = new RedisCluster("cache", RedisClusterArgs.builder()
            .name("sessions")
            .instanceType("cache.t4g.small")
            .replicationGroupSize(2) // a primary and a replica
            .enableAutomaticFailover(true)
            .enableMultiAz(true)
            .vpcId(vpcId)
            .subnetIds(subnets.applyValue(found -> found.ids()))
            .allowConnectionsFromSelf(true) // give your application the security group below
            .generateAuthToken(true)
            .alarmsSnsTopicArns(alerts.arn().applyValue(arn -> List.of(arn)))
            .build());

        ctx.export("securityGroupId", cache.securityGroupId());
        ctx.export("endpoint", cache.endpoint());
        ctx.export("url", cache.connectionUrl()); // a secret: rediss://:token@host:6379
    }
}
