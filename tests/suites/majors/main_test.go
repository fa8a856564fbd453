// Package majors tests the components with version 7 of the AWS provider, which programs pass to them, next to version
// 6, which the components were compiled against. Both are played by the simulated AWS, over one cloud.
package majors

import (
	"os"
	"testing"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

func TestMain(m *testing.M) {
	sandbox.SetPath()
	os.Exit(m.Run())
}
