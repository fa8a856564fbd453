package serverlesscache

import (
	"context"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/serverlessalarms"
)

// Definition registers a [RedisServerlessCache].
func Definition() component.Definition {
	return component.Definition{
		Token: Token, Inputs: inputDocs(), Outputs: outputDocs,
		Objects: []component.Object{
			component.ObjectOf[User]("A user who can log in, an element of `users`.", access.UserDocs),
			component.ObjectOf[ConnectionSecret]("The secret in AWS Secrets Manager that `connectionSecret` creates.",
				connection.SecretDocs),
			component.ObjectOf[ServerlessDataStorage]("The limits of the data: `dataStorage`.", dataStorageDocs),
			component.ObjectOf[ServerlessEcpuPerSecond]("The limits of the work: `ecpuPerSecond`.", ecpuDocs),
			component.ObjectOf[Alarm]("Changes to one alarm, a field of `alarms`. What you leave out stays as "+
				"[docs/alarms.md](../alarms.md) lists it.", monitoring.AlarmDocs),
			component.ObjectOf[ServerlessAlarms]("Changes to single alarms, by name. Naming an alarm that is off by "+
				"default turns it on.", serverlessalarms.AlarmsDocs()),
		},
		Elsewhere: notOurs(), CouldBe: couldBe, Sound: sound, Rules: Rules, Changes: ChangeRules,
		Observations: Observations,
	}
}

// couldBe says whether a text could be the value of an input, or of an element if the input is a list: it breaks no
// rule about this input alone. Messages only propose a value that could be right.
func couldBe(input, text string) bool {
	for _, engine := range []string{"valkey", "redis"} {
		args := &RedisServerlessCacheArgs{}
		if !inputs.Propose(args, input, text) {
			return true
		}
		if input != "engine" {
			args.Engine = &engine
		}
		if p := newPlan(context.Background(), args); p.in.Err == nil &&
			!rulebook().RefusesAlone(p, input, "engine", "majorEngineVersion") {
			return true
		}
	}
	return false
}
