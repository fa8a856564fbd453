package engine

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/snippets"
)

// The whole programs of YAML and Go that the documentation shows, each from a preview in an empty account to a destroy.
func TestProgramsOfTheDocumentation(t *testing.T) {
	t.Parallel()
	blocks, err := snippets.All(checkout.Root())
	require.NoError(t, err)
	seen := map[string]int{}
	for _, b := range blocks {
		component := map[string]string{"go": "awsredis.New", "yaml": "type: aws-redis:"}[b.Language]
		if b.Fragment || component == "" || !strings.Contains(b.Code, component) {
			continue
		}
		seen[b.Language]++
		t.Run(b.At(), func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			folder := filepath.Join(box.Folder(), "program")
			switch b.Language {
			case "yaml":
				require.NoError(t, os.Mkdir(folder, 0o755))
				require.NoError(t, os.WriteFile(filepath.Join(folder, "Pulumi.yaml"), []byte(b.Code), 0o600))
			case "go":
				folder = project(t, box, "go", false)
				require.NoError(t, os.WriteFile(filepath.Join(folder, "main.go"), []byte(b.Code), 0o600))
			}
			stack := box.Project(folder)
			if strings.Contains(b.Code, "kubeconfig:") {
				kubeconfig := auto.ConfigValue{Value: "{}", Secret: true}
				require.NoError(t, stack.SetConfig(t.Context(), "kubeconfig", kubeconfig))
			}
			surroundings := configure(t, box, stack, b.Code)
			stack.Preview()
			assert.Equal(t, surroundings, box.Holds())
			created, _ := stack.Up()
			assert.Greater(t, created["create"], 5)
			if strings.Contains(b.Code, vaultAccount+":role") {
				elsewhere, err := box.Cloud.InAccount(vaultAccount).List()
				require.NoError(t, err)
				assert.NotEmpty(t, elsewhere)
			}
			again, _ := stack.Up()
			assert.Equal(t, []string{"same"}, slices.Collect(maps.Keys(again)), "a second run changes nothing")
			unprotect(t, box, stack, b.Code)
			stack.Destroy()
			assert.Equal(t, surroundings, box.Holds())
		})
	}
	assert.NotZero(t, seen["go"])
	assert.NotZero(t, seen["yaml"])
}

// unprotect has a serverless cache let itself be deleted, which the engine refuses by default: by the setting of the
// program, or else by hand.
func unprotect(t *testing.T, box *sandbox.Sandbox, stack *sandbox.Stack, program string) {
	t.Helper()
	if !strings.Contains(program, "RedisServerlessCache") {
		return
	}
	_, err := stack.Stack.Destroy(t.Context())
	require.ErrorContains(t, err, "protect")
	if strings.Contains(program, "deletionProtection") {
		require.NoError(t, stack.SetConfig(t.Context(), "deletionProtection", auto.ConfigValue{Value: "false"}))
		stack.Up()
		return
	}
	command := exec.Command("pulumi", "state", "unprotect", "--all", "--yes", "--stack", stack.Name())
	command.Dir, command.Env = stack.Workspace().WorkDir(), box.Environ()
	output, err := command.CombinedOutput()
	require.NoError(t, err, string(output))
}

// configure gives a program what it is configured with. The copies of snapshots of a stack of its own go to a bucket
// that another stack, in another account, has made. It returns what the cloud holds then.
func configure(t *testing.T, box *sandbox.Sandbox, stack *sandbox.Stack, program string) []string {
	t.Helper()
	const vault = "sessions-vault-of-another-stack"
	for key, value := range map[string]string{
		"clusterAccountId": "111111111111", "vaultAccountId": vaultAccount, "vaultBucketArn": "arn:aws:s3:::" + vault,
	} {
		if strings.Contains(program, key) {
			require.NoError(t, stack.SetConfig(t.Context(), key, auto.ConfigValue{Value: value}))
		}
	}
	if strings.Contains(program, "RedisSnapshotExport") && strings.Contains(program, "vaultBucketArn") {
		elsewhere := box.Cloud.InAccount(vaultAccount)
		_, err := elsewhere.Create(vaultRegion, awstype.Bucket,
			property.NewMap(map[string]property.Value{"bucket": property.New(vault)}))
		require.NoError(t, err)
		_, err = elsewhere.Create(vaultRegion, awstype.BucketVersioning, property.NewMap(map[string]property.Value{
			"bucket": property.New(vault),
			"versioningConfiguration": property.New(map[string]property.Value{
				"status": property.New("Enabled"),
			}),
		}))
		require.NoError(t, err)
	}
	return box.Holds()
}
