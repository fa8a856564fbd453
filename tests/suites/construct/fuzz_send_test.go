package construct

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/trees"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// patience is how long an answer may take on a busy machine. It takes milliseconds on an idle one.
const patience = time.Minute

// promptly calls a function that has to return. A panic shows where everything stands, which a failure would not.
func promptly[T any](call func() T) T {
	alarm := time.AfterFunc(patience, func() { panic(fmt.Sprintf("no answer within %s", patience)) })
	defer alarm.Stop()
	return call()
}

// send sends a request, of which AWS makes what it says.
func send(t *testing.T, request trees.Request) wire.Result {
	t.Helper()
	return wire.ConstructOf(t.Context(), request.Component.Token, request.Inputs, request.Preview, echoes)
}

// echoes answers with what it is sent, a name and an ARN, but for a secret that is not known, which the stand-in for
// the engine cannot answer with.
func echoes(child wire.Child) (string, property.Map, error) {
	outputs := child.Inputs
	for name, value := range outputs.All {
		if value.HasComputed() && value.HasSecrets() {
			outputs = outputs.Delete(name)
		}
	}
	service, _, _ := strings.Cut(strings.TrimPrefix(string(child.TypeToken), "aws:"), "/")
	for name, value := range map[string]string{
		"name": child.Name, "arn": "arn:aws:" + service + ":" + wire.Region + ":" + wire.Account + ":" + child.Name,
	} {
		if outputs.Get(name).IsNull() && strings.HasPrefix(string(child.TypeToken), "aws:") {
			outputs = outputs.Set(name, str(value))
		}
	}
	return child.Name + "-id", outputs, nil
}
