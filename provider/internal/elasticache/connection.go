package elasticache

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
)

// Connection is all that a client needs to know.
type Connection struct {
	Engine Engine
	// Host is the one to write to: the primary endpoint, or the configuration endpoint in cluster mode.
	Host string
	// Reader is the endpoint of the replicas; empty if there is none. ReaderPort is its port; 0 stands for Port.
	Reader      string
	ReaderPort  int
	Port        int
	TLS         bool
	ClusterMode bool
	// User is empty where clients name none: with a token, or without any authentication.
	User string
	// Password is the token, or the user's; empty where there is none, or where it is made anew for each connection
	// (IAM).
	Password string
	// UserARN is that of the user.
	UserARN string
}

// URL is the address to write to, as clients take it, with the user and the password in it.
func (c Connection) URL() string { return c.url(c.Host, c.Port) }

// ReaderURL is the address of the replicas; empty if there is none.
func (c Connection) ReaderURL() string {
	if c.Reader == "" {
		return ""
	}
	return c.url(c.Reader, cmp.Or(c.ReaderPort, c.Port))
}

// url is the address of a host of the connection.
// Source: IANA's registry of URI schemes, "redis" and "rediss"; RFC 3986, 3.2.1 and 2.1.
func (c Connection) url(host string, port int) string {
	scheme := "redis"
	if c.TLS {
		scheme = "rediss"
	}
	login := ""
	if c.User != "" || c.Password != "" {
		login = escaped(c.User)
		if c.Password != "" {
			login += ":" + escaped(c.Password)
		}
		login += "@"
	}
	return fmt.Sprintf("%s://%s%s", scheme, login, net.JoinHostPort(host, strconv.Itoa(port)))
}

// escaped is a text of which nothing but letters, digits and -_.~ stands as it is. Clients differ in what else they
// take.
func escaped(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// Environment are the variables that programs find a Redis by. What a connection has not is not among them.
func (c Connection) Environment() map[string]string {
	variables := map[string]string{
		"REDIS_HOST":    c.Host,
		"REDIS_PORT":    strconv.Itoa(c.Port),
		"REDIS_TLS":     strconv.FormatBool(c.TLS),
		"REDIS_CLUSTER": strconv.FormatBool(c.ClusterMode),
		"REDIS_URL":     c.URL(),
	}
	for name, value := range map[string]string{
		"REDIS_USERNAME": c.User, "REDIS_PASSWORD": c.Password, "REDIS_READER_HOST": c.Reader,
		"REDIS_READER_URL": c.ReaderURL(),
	} {
		if value != "" {
			variables[name] = value
		}
	}
	if c.ReaderPort != 0 {
		variables["REDIS_READER_PORT"] = strconv.Itoa(c.ReaderPort)
	}
	return variables
}

// connectionSecret is the connection as Secrets Manager keeps it. The names are those of AWS's own secrets of
// databases, and user_arn, username and password those that AWS's function which rotates passwords of ElastiCache users
// looks for. It writes back whatever else there is.
// Source: Secrets Manager user guide, "JSON structure of AWS Secrets Manager secrets";
// aws-samples/aws-secrets-manager-rotation-lambdas, SecretsManagerElasticacheUserRotation.
type connectionSecret struct {
	Engine      Engine `json:"engine"`
	Host        string `json:"host"`
	Port        int    `json:"port"`
	Username    string `json:"username"`
	Password    string `json:"password"`
	TLS         bool   `json:"tls"`
	ClusterMode bool   `json:"cluster_mode"`
	URL         string `json:"url"`
	ReaderHost  string `json:"reader_host,omitempty"`
	ReaderPort  int    `json:"reader_port,omitempty"`
	ReaderURL   string `json:"reader_url,omitempty"`
	UserARN     string `json:"user_arn,omitempty"`
}

// Secret is the connection as JSON.
func (c Connection) Secret() string {
	s := connectionSecret{
		Engine: c.Engine, Host: c.Host, Port: c.Port, Username: c.User, Password: c.Password,
		TLS: c.TLS, ClusterMode: c.ClusterMode,
		URL: c.URL(), ReaderHost: c.Reader, ReaderPort: c.ReaderPort, ReaderURL: c.ReaderURL(), UserARN: c.UserARN,
	}
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false) // a token may hold < and >, and people read this
	_ = encoder.Encode(s)        // never fails: it is texts, numbers and booleans
	return strings.TrimSpace(text.String())
}

// ConnectPolicy is an IAM policy that lets its holder connect to one cache as one user.
// Source: ElastiCache developer guide, "Authenticating with IAM": elasticache:Connect on the replication group, or the
// serverless cache, and on the user.
func ConnectPolicy(cacheARN, userARN string) string {
	policy, _ := json.Marshal(map[string]any{ // never fails: it is texts
		"Version": "2012-10-17",
		"Statement": []map[string]any{{
			"Effect": "Allow", "Action": "elasticache:Connect", "Resource": []string{cacheARN, userARN},
		}},
	})
	return string(policy)
}
