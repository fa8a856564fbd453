package elasticache

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestConnectionURL(t *testing.T) {
	t.Parallel()
	for want, c := range map[string]Connection{
		"redis://host:6379":  {},
		"rediss://host:6379": {TLS: true},
		"rediss://:a%21b%26c%23d%24e%5Ef%3Cg%3Eh-i@host:6379": {TLS: true, Password: "a!b&c#d$e^f<g>h-i"},
		"rediss://app:%25%2B%3A%3D@host:6379":                 {TLS: true, User: "app", Password: "%+:="},
		"rediss://web@host:6379":                              {TLS: true, User: "web"},
	} {
		c.Host, c.Port = "host", 6379
		assert.Equal(t, want, c.URL())
		assert.Empty(t, c.ReaderURL(), "there is no reader")
		c.Reader = "host"
		assert.Equal(t, want, c.ReaderURL(), "the readers have the same port, unless they have their own")
		c.ReaderPort = 6380
		assert.Equal(t, strings.Replace(want, ":6379", ":6380", 1), c.ReaderURL())
	}
	assert.Equal(t, "redis://[::1]:7000", Connection{Host: "::1", Port: 7000}.URL())
}

// Whatever is in a password, whoever reads the URL reads it.
func TestConnectionURLIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := Connection{
			TLS:      true,
			Host:     "cache.example.com",
			Port:     6379,
			User:     rapid.StringMatching(`[!-~]{0,20}`).Draw(t, "user"),
			Password: rapid.StringMatching(`[!-~]{16,128}`).Draw(t, "password"),
		}
		read, err := url.Parse(c.URL())
		require.NoError(t, err)
		password, _ := read.User.Password()
		assert.Equal(t, c.User, read.User.Username())
		assert.Equal(t, c.Password, password)
		assert.Equal(t, "cache.example.com:6379", read.Host)
		assert.NotContains(t, c.URL(), "+", "a plus is a space to some")
	})
}

func TestConnectionEnvironment(t *testing.T) {
	t.Parallel()
	assert.Equal(t, map[string]string{
		"REDIS_HOST": "cfg", "REDIS_PORT": "6380", "REDIS_TLS": "false", "REDIS_CLUSTER": "true", "REDIS_URL": "redis://cfg:6380",
	}, Connection{Host: "cfg", Port: 6380, ClusterMode: true}.Environment())
	assert.Equal(t, map[string]string{
		"REDIS_HOST": "primary", "REDIS_PORT": "6379", "REDIS_TLS": "true", "REDIS_CLUSTER": "false", "REDIS_URL": "rediss://app:x%3Ey@primary:6379",
		"REDIS_READER_HOST": "replicas", "REDIS_READER_URL": "rediss://app:x%3Ey@replicas:6379", "REDIS_USERNAME": "app", "REDIS_PASSWORD": "x>y",
	}, Connection{
		Host: "primary", Reader: "replicas", Port: 6379, TLS: true, User: "app", Password: "x>y",
	}.Environment())
	assert.Equal(t, map[string]string{
		"REDIS_HOST": "cache", "REDIS_PORT": "6379", "REDIS_TLS": "true", "REDIS_CLUSTER": "true", "REDIS_URL": "rediss://cache:6379",
		"REDIS_READER_HOST": "cache", "REDIS_READER_PORT": "6380", "REDIS_READER_URL": "rediss://cache:6380",
	}, Connection{
		Host: "cache", Reader: "cache", ReaderPort: 6380, Port: 6379, TLS: true, ClusterMode: true,
	}.Environment(), "the replicas of a serverless cache have the same host and another port")
}

func TestConnectionSecret(t *testing.T) {
	t.Parallel()
	text := Connection{
		Engine:      Valkey,
		Host:        "cfg",
		Port:        6379,
		TLS:         true,
		ClusterMode: true,
		User:        "app",
		Password:    "a<b>c&d",
		UserARN:     "arn:user",
	}.Secret()
	assert.Contains(t, text, "a<b>c&d", "a person can read it")
	var secret map[string]any
	require.NoError(t, json.Unmarshal([]byte(text), &secret))
	assert.Equal(t, map[string]any{
		"engine": "valkey", "host": "cfg", "port": 6379., "username": "app", "password": "a<b>c&d", "tls": true, "cluster_mode": true, "url": "rediss://app:a%3Cb%3Ec%26d@cfg:6379", "user_arn": "arn:user",
	}, secret)
}
