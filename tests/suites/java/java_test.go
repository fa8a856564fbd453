// Package java tests the SDK for Java: its example, and a program that uses what a program in Java can.
package java

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

func TestMain(m *testing.M) {
	sandbox.SetPath()
	os.Exit(m.Run())
}

// project copies the example into a sandbox. Maven takes the SDK, and all else, from the repository in bin/, which the
// Makefile fills.
func project(t *testing.T, box *sandbox.Sandbox) string {
	t.Helper()
	folder := box.Copy("examples/java")
	require.NoError(t, os.RemoveAll(filepath.Join(folder, "target")))
	require.NoError(t, os.Mkdir(filepath.Join(folder, ".mvn"), 0o755))
	options := "--offline\n-Dmaven.repo.local=" + filepath.Join(checkout.Root(), "bin", "java", "repository") + "\n"
	require.NoError(t, os.WriteFile(filepath.Join(folder, ".mvn", "maven.config"), []byte(options), 0o600))
	return folder
}

func TestExample(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Project(project(t, box))

	planned := stack.Preview()
	changes, outputs := stack.Up()
	assert.Equal(t, planned, changes)
	assert.Equal(t, []string{"create"}, changes.Kinds())
	assert.Contains(t, outputs["endpoint"].Value, "sessions")
	assert.Contains(t, outputs["url"].Value, "rediss://:")
	assert.True(t, outputs["url"].Secret)

	changes, _ = stack.Up()
	assert.Equal(t, []string{"same"}, changes.Kinds())

	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// program is a project with the program of the tests, a configuration of it, and a password.
func program(t *testing.T, box *sandbox.Sandbox, which string) *sandbox.Stack {
	t.Helper()
	folder := project(t, box)
	code, err := os.ReadFile("testdata/App.java")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "src/main/java/myproject/App.java"), code, 0o600))
	stack := box.Project(folder)
	stack.Set("program", which)
	require.NoError(t, stack.SetConfig(t.Context(), "password", auto.ConfigValue{Value: password, Secret: true}))
	return stack
}

const password = "correct-horse-battery-staple"

func TestProgram(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := program(t, box, "right")
	stack.Set("protect", "true")

	// The network is created with the cluster, so its lists are unknown here.
	stack.Preview()
	_, outputs := stack.Up()
	assert.Contains(t, outputs["endpoint"].Value, "sessions")
	assert.EqualValues(t, 6380, outputs["port"].Value, "an Output as an input")
	assert.Nil(t, outputs["primary"].Value, "what a cluster in cluster mode does not have")
	assert.Contains(t, outputs["policy"].Value, "elasticache:Connect")
	assert.Contains(t, outputs["serverless"].Value, "serverless")
	assert.True(t, outputs["environment"].Secret)
	assert.NotContains(t, stack.ExportJSON(), password)

	resources := stack.Resources()
	assert.Contains(t, resources["cluster"].URN, "app:index:Platform$aws-redis:index:RedisCluster", "the parent")
	assert.True(t, resources["cluster"].Protect)
	group, err := box.Cloud.Get(awstype.ReplicationGroup, "sessions")
	require.NoError(t, err)
	assert.Equal(t, "valkey", group.Properties["engine"], "a constant of a set of texts")
	assert.Equal(t, "required", group.Properties["transitEncryptionMode"], "a text of such a set")
	log, err := os.ReadFile(stack.Log())
	require.NoError(t, err)
	assert.False(t, bytes.Contains(log, []byte(password)))

	stack.Set("protect", "false")
	stack.Up()
	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// What is wrong with the inputs is reported at preview, all at once.
func TestWrongInputs(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	_, err := program(t, box, "wrong").TryPreview()
	require.Error(t, err)
	for input, problem := range map[string]string{
		"name":              "is not a name that AWS takes",
		"engine":            "is not an engine",
		"instanceType":      "is not a node type",
		"enableMultiAz":     "needs a replica in another zone",
		"maintenanceWindow": "is 30 minutes long",
		"subnetIds[0]":      "is not the id of a subnet",
	} {
		assert.Regexp(t, `property `+regexp.QuoteMeta(input)+` with value .* has a problem: .*`+problem, err.Error())
	}
}
