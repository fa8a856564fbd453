package source

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/command"
)

// github stands in for github.com: repositories are fetched from it over HTTPS, under its own name.
type github struct {
	t *testing.T
	// folder has the repositories, by their paths.
	folder string
	// bundle is a file of the certificates to trust, and proxy the address of the proxy that leads here.
	bundle, proxy string

	// releases are the archives of releases, by the path that GitHub's API describes the release at.
	releases map[string]string
}

// The hosts that it answers for: GitHub, its API, and one that is not GitHub.
var hosts = []string{"github.com", "api.github.com", "git.example.com"}

func newGithub(t *testing.T) *github {
	t.Helper()
	folder := t.TempDir()
	g := &github{t: t, folder: folder, bundle: filepath.Join(folder, "certificates.pem"), releases: map[string]string{}}
	certificate, encoded := certificateFor(t, hosts)
	trusted := encoded
	for _, file := range []string{os.Getenv("SSL_CERT_FILE"), "/etc/ssl/certs/ca-certificates.crt"} {
		if others, err := os.ReadFile(file); err == nil {
			trusted = append(trusted, others...)
			break
		}
	}
	require.NoError(t, os.WriteFile(g.bundle, trusted, 0o600))
	server := httptest.NewUnstartedServer(g)
	server.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}}
	server.StartTLS()
	t.Cleanup(server.Close)
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.connect(w, r, server.Listener.Addr().String())
	}))
	t.Cleanup(proxy.Close)
	g.proxy = proxy.URL
	return g
}

// certificateFor makes a certificate that signs itself, for hosts, and its PEM.
func certificateFor(t *testing.T, hosts []string) (tls.Certificate, []byte) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), DNSNames: hosts, NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	require.NoError(t, err)
	return tls.Certificate{Certificate: [][]byte{signed}, PrivateKey: key},
		pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed})
}

// Publish pushes all of a repository to a path, such as organization/repository.
func (g *github) Publish(repository, path string) {
	g.t.Helper()
	to := filepath.Join(g.folder, path+".git")
	require.NoError(g.t, os.MkdirAll(filepath.Dir(to), 0o755))
	command.Git(g.t, repository, "clone", "--quiet", "--bare", repository, to)
}

// Environ has commands reach it.
func (g *github) Environ() []string {
	return []string{"SSL_CERT_FILE=" + g.bundle, "HTTPS_PROXY=" + g.proxy}
}

// Release publishes an archive as the one of a version.
func (g *github) Release(path, version, archive string) {
	g.releases["/repos/"+path+"/releases/tags/v"+version] = archive
}

// ServeHTTP lets git answer for the repositories, and describes and hands out the releases.
func (g *github) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.Contains(r.URL.Path, ".git/") {
		backend := strings.TrimSpace(command.Run(g.t, g.folder, nil, "git", "--exec-path")) + "/git-http-backend"
		(&cgi.Handler{
			Path: backend, Dir: g.folder,
			Env: []string{"GIT_PROJECT_ROOT=" + g.folder, "GIT_HTTP_EXPORT_ALL=1"},
		}).ServeHTTP(w, r)
		return
	}
	release, asset := strings.CutSuffix(r.URL.Path, "/archive")
	archive := g.releases[release]
	switch {
	case archive == "" || r.Host != "api.github.com":
		http.NotFound(w, r)
	case asset:
		http.ServeFile(w, r, archive)
	default:
		_ = json.NewEncoder(w).Encode(map[string]any{"assets": []map[string]string{
			{"name": filepath.Base(archive), "url": "https://api.github.com" + release + "/archive"},
		}})
	}
}

// connect is the proxy: it leads to the server for the hosts that this answers for, and to all others where they are.
func (g *github) connect(w http.ResponseWriter, r *http.Request, server string) {
	to := r.Host
	for _, host := range hosts {
		if r.Host == host+":443" {
			to = server
		}
	}
	outward, err := net.Dial("tcp", to)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer func() { _ = outward.Close() }()
	inward, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer func() { _ = inward.Close() }()
	_, _ = io.WriteString(inward, "HTTP/1.1 200 OK\r\n\r\n")
	done := make(chan struct{}, 2)
	for _, ends := range [][2]net.Conn{{outward, inward}, {inward, outward}} {
		go func() {
			_, _ = io.Copy(ends[0], ends[1])
			done <- struct{}{}
		}()
	}
	<-done
}
