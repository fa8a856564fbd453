package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The table that is committed is the one of the server that it names, and has all that other servers say came before
// it.
func TestTableIsThatOfTheServer(t *testing.T) {
	t.Parallel()
	table, err := ask(t.Context())
	require.NoError(t, err)
	source, err := table.source()
	require.NoError(t, err)
	committed, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "..", "provider", "internal", "elasticache",
		"access_commands.go"))
	require.NoError(t, err)
	if strings.Contains(string(committed), "from Redis "+table.version+".") {
		assert.Equal(t, string(source), string(committed), "run make access-commands")
		return
	}
	for name, since := range table.since {
		name, _, _ = strings.Cut(name, "|")
		if since < "7.1" {
			assert.Contains(t, string(committed), `"`+name+`":`)
		}
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	table := commandTable{version: "7.0.15", categories: []string{"read"}, since: map[string]string{}}
	about := func(since string) map[any]any { return map[any]any{"since": since} }
	client := about("2.4.0")
	client["subcommands"] = map[any]any{"client|id": about("5.0.0"), "client|no-evict": about("7.0.0")}
	require.NoError(t, table.add(map[any]any{"client": client, "get": about("1.0.0")}))
	source, err := table.source()
	require.NoError(t, err)
	for _, part := range []string{
		"from Redis 7.0.15. DO NOT EDIT.", `[]string{"read"}`, `"get": {since: Introduced{1, 0}}`,
		`"client": {Introduced{2, 4}, map[string]Introduced{`, `"id":       {5, 0},`, `"no-evict": {7, 0},`,
	} {
		assert.Contains(t, string(source), part)
	}
	assert.ErrorContains(t, table.add("nothing"), "answers with string")
	assert.ErrorContains(t, table.add(map[any]any{"get": about("1.0.0"), "set": map[any]any{}}),
		"does not say since when there is set")
}
