package construct

import (
	"flag"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/trees"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// FuzzConstruct sends whatever a program may send to any component. The answer is resources that the AWS provider
// takes, or problems with the inputs; it is the same each time, keeps secrets, and does not hang on what is unknown.
func FuzzConstruct(f *testing.F) {
	for _, example := range trees.Examples() {
		if example.Rule == "sound" || fuzzes() {
			f.Add(trees.OverSound(example.Request))
		}
	}
	f.Fuzz(func(t *testing.T, bytes []byte) {
		request, secret := trees.Marked(trees.Read(bytes))
		answer := promptly(func() wire.Result { return send(t, request) })
		assertAnswered(t, request, answer)
		assertKept(t, request, answer, secret)
		assertSame(t, answer, promptly(func() wire.Result { return send(t, request) }))
		if answer.Err == nil {
			assertContract(t, answer)
			unknown := promptly(func() wire.Result { return send(t, trees.Unknown(request)) })
			require.NoError(t, unknown.Err, "refused once its values are unknown")
		}
	})
}

// fuzzes says whether the test runs with -fuzz. The examples of all rules are where it starts then; without it, other
// tests try them.
func fuzzes() bool { return flag.Lookup("test.fuzz").Value.String() != "" }
