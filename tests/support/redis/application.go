package servers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"strconv"

	"github.com/redis/go-redis/v9"
)

// Prefix begins every key that an application uses, for users who may use no others.
const Prefix = "orders:"

// Application is a program that knows of the cache what the outputs tell it, and how clients are made in its language.
type Application struct {
	// CA is the file of the certificate to trust. The ones of AWS are trusted by every machine.
	CA string
	// Cluster is whether the cache is in cluster mode; an environment tells that by itself.
	Cluster bool
}

// UseURL uses the cache by a connection URL alone.
func (a Application) UseURL(ctx context.Context, url string) error {
	client, err := a.fromURL(url)
	if err != nil {
		return err
	}
	return use(ctx, client)
}

// ReadURL reads from the cache by a URL of replicas alone, which take no writes.
func (a Application) ReadURL(ctx context.Context, url string) error {
	client, err := a.fromURL(url)
	if err != nil {
		return err
	}
	defer func() { _ = client.Close() }()
	if err := client.Get(ctx, Prefix+"none").Err(); !errors.Is(err, redis.Nil) {
		return fmt.Errorf("reading what is not there: %w", err)
	}
	return nil
}

// UseEnvironment uses the cache by each of the ways that the variables offer: by URL, and by their parts.
func (a Application) UseEnvironment(ctx context.Context, environment map[string]string) error {
	port, err := strconv.Atoi(environment["REDIS_PORT"])
	if err != nil {
		return fmt.Errorf("REDIS_PORT: %w", err)
	}
	tls, err := strconv.ParseBool(environment["REDIS_TLS"])
	if err != nil {
		return fmt.Errorf("REDIS_TLS: %w", err)
	}
	if a.Cluster, err = strconv.ParseBool(environment["REDIS_CLUSTER"]); err != nil {
		return fmt.Errorf("REDIS_CLUSTER: %w", err)
	}
	return a.useAll(ctx, parts{
		Host: environment["REDIS_HOST"], Port: port, TLS: tls,
		Username: environment["REDIS_USERNAME"], Password: environment["REDIS_PASSWORD"],
		URL: environment["REDIS_URL"], ReaderURL: environment["REDIS_READER_URL"],
	})
}

// UseSecret uses the cache by each of the ways that the JSON of a secret offers.
func (a Application) UseSecret(ctx context.Context, secret string) error {
	var parts parts
	if err := json.Unmarshal([]byte(secret), &parts); err != nil {
		return err
	}
	return a.useAll(ctx, parts)
}

// parts are what an environment and a secret have in common.
type parts struct {
	Host      string `json:"host"`
	Port      int    `json:"port"`
	Username  string `json:"username"`
	Password  string `json:"password"`
	TLS       bool   `json:"tls"`
	URL       string `json:"url"`
	ReaderURL string `json:"reader_url"`
}

func (a Application) useAll(ctx context.Context, parts parts) error {
	// A client takes localhost where it is told nothing, which is right by chance here.
	if parts.Host == "" || parts.Port == 0 || parts.URL == "" {
		return fmt.Errorf("no host, port or URL in %+v", parts)
	}
	if err := a.UseURL(ctx, parts.URL); err != nil {
		return fmt.Errorf("by URL: %w", err)
	}
	if parts.ReaderURL != "" {
		if err := a.ReadURL(ctx, parts.ReaderURL); err != nil {
			return fmt.Errorf("by the URL of the replicas: %w", err)
		}
	}
	options := &redis.UniversalOptions{
		Addrs:         []string{net.JoinHostPort(parts.Host, strconv.Itoa(parts.Port))},
		Username:      parts.Username,
		Password:      parts.Password,
		IsClusterMode: a.Cluster,
	}
	if parts.TLS {
		var err error
		if options.TLSConfig, err = Trust(a.CA); err != nil {
			return err
		}
	}
	if err := use(ctx, redis.NewUniversalClient(options)); err != nil {
		return fmt.Errorf("by host and port: %w", err)
	}
	return nil
}

// fromURL leaves everything to the URL but whom to trust.
func (a Application) fromURL(url string) (redis.UniversalClient, error) {
	if a.Cluster {
		options, err := redis.ParseClusterURL(url)
		if err != nil {
			return nil, err
		}
		if options.TLSConfig != nil {
			options.TLSConfig, err = Trust(a.CA)
		}
		return redis.NewClusterClient(options), err
	}
	options, err := redis.ParseURL(url)
	if err != nil {
		return nil, err
	}
	if options.TLSConfig != nil {
		options.TLSConfig, err = Trust(a.CA)
	}
	return redis.NewClient(options), err
}

// use writes and reads so many keys that each node of a cluster has some.
func use(ctx context.Context, client redis.UniversalClient) error {
	defer func() { _ = client.Close() }()
	if err := client.Ping(ctx).Err(); err != nil {
		return fmt.Errorf("PING: %w", err)
	}
	for i := range 20 {
		key, value := fmt.Sprint(Prefix, i), secret()
		if err := client.Set(ctx, key, value, 0).Err(); err != nil {
			return fmt.Errorf("SET %s: %w", key, err)
		}
		got, err := client.Get(ctx, key).Result()
		if err != nil {
			return fmt.Errorf("GET %s: %w", key, err)
		}
		if got != value {
			return fmt.Errorf("GET %s: got %q, and set %q", key, got, value)
		}
	}
	return nil
}
