package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"testing"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
)

func TestServesUntilTheInputEnds(t *testing.T) {
	t.Parallel()
	s := begin(t, t.Context())
	assert.Equal(t, "localhost", s.told["host"])
	client := redis.NewClient(&redis.Options{
		Addr: fmt.Sprintf("localhost:%v", s.told["port"]), Username: "app", Password: "x",
	})
	defer func() { _ = client.Close() }()

	assert.ErrorContains(t, client.Ping(t.Context()).Err(), "WRONGPASS")
	assert.Equal(t, map[string]any{}, s.say(`[{"user": "app", "passwords": ["x"], "access": "on ~* +@all"}]`))
	assert.NoError(t, client.Ping(t.Context()).Err())
	assert.Contains(t, s.say(`{}`)["error"], "logins: ")
	assert.Contains(t, s.say(`[{"user": "app", "access": "on +@nonsense"}]`)["error"], "user app: ")

	require.NoError(t, s.input.Close())
	require.NoError(t, <-s.ended)
	assert.Error(t, client.Ping(t.Context()).Err())
}

func TestServesUntilASignal(t *testing.T) {
	t.Parallel()
	ctx, signal := context.WithCancel(t.Context())
	s := begin(t, ctx)
	signal()
	require.NoError(t, <-s.ended)
}

type session struct {
	t      *testing.T
	input  io.WriteCloser
	output *bufio.Scanner
	told   map[string]any
	ended  chan error
}

func begin(t *testing.T, ctx context.Context) *session {
	input, writer := io.Pipe()
	reader, output := io.Pipe()
	s := &session{t: t, input: writer, output: bufio.NewScanner(reader), ended: make(chan error, 1)}
	go func() { s.ended <- run(ctx, servers.Options{}, false, input, output) }()
	s.told = s.hear()
	return s
}

func (s *session) say(line string) map[string]any {
	_, err := fmt.Fprintln(s.input, line)
	require.NoError(s.t, err)
	return s.hear()
}

func (s *session) hear() (told map[string]any) {
	require.True(s.t, s.output.Scan())
	require.NoError(s.t, json.Unmarshal(s.output.Bytes(), &told))
	return told
}
