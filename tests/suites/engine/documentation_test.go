package engine

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/snippets"
)

// The whole programs of YAML and Go that the documentation shows, each from a preview in an empty account to a destroy.
func TestProgramsOfTheDocumentation(t *testing.T) {
	t.Parallel()
	blocks, err := snippets.All(sandbox.Root())
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
			stack.Preview()
			assert.Empty(t, box.Holds())
			created, _ := stack.Up()
			assert.Greater(t, created["create"], 5)
			if strings.Contains(b.Code, vaultAccount+":role") {
				elsewhere, err := box.Cloud.InAccount(vaultAccount).List()
				require.NoError(t, err)
				assert.NotEmpty(t, elsewhere)
			}
			again, _ := stack.Up()
			assert.Equal(t, []string{"same"}, slices.Collect(maps.Keys(again)), "a second run changes nothing")
			stack.Destroy()
			assert.Empty(t, box.Holds())
		})
	}
	assert.NotZero(t, seen["go"])
	assert.NotZero(t, seen["yaml"])
}
