package permissions_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tools/pages/permissions"
)

// created are the types of AWS resources that the components create, from the list that their tests keep.
func created(t *testing.T) []string {
	t.Helper()
	list, err := os.ReadFile("../../../tests/suites/construct/testdata/children.txt")
	require.NoError(t, err)
	var types []string
	for line := range strings.Lines(string(list)) {
		if kind, _, ok := strings.Cut(line, " "); ok && strings.HasPrefix(kind, "aws:") {
			types = append(types, kind)
		}
	}
	slices.Sort(types)
	return slices.Compact(types)
}

func rowTypes() []string {
	var types []string
	for _, row := range permissions.Rows {
		types = append(types, row.Type)
	}
	slices.Sort(types)
	return types
}

func TestEveryResourceThatAComponentCreatesHasARow(t *testing.T) {
	assert.Equal(t, created(t), rowTypes())
}

func TestEveryRowIsPartOfAComponent(t *testing.T) {
	var used []string
	for _, c := range permissions.Components {
		for _, s := range c.Sections {
			used = append(used, s.Types...)
		}
	}
	slices.Sort(used)
	assert.Equal(t, rowTypes(), slices.Compact(used))
}

func TestNothingInBracesIsLeft(t *testing.T) {
	for _, c := range permissions.Components {
		for _, policy := range c.Policies() {
			for _, s := range policy.Statement {
				assert.NotContains(t, s.Resource, "{")
				if on, ok := s.Resource.([]string); ok {
					assert.NotContains(t, strings.Join(on, " "), "{", c.Name)
				}
			}
		}
	}
}

// TestPage compares the page with the tables without the rest of what is generated, which takes longer.
func TestPage(t *testing.T) {
	page, err := os.ReadFile("../../../docs/reference/permissions.md")
	require.NoError(t, err)
	assert.Equal(t, permissions.Page(), string(page), "run make generate")
}
