// Package servers starts real Redis servers for tests, in place of those that AWS would run: with its kinds of
// endpoint, its users and passwords, and a certificate that names the host and no address.
package servers

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Host is where every server is reached, and the only name in its certificate.
const Host = "localhost"

// patience is how long a server may take to start, and a cluster to form.
const patience = 30 * time.Second

// Options are what a server is to be. The zero value is a server without TLS on a port of its own choice.
type Options struct {
	// TLS has the server take connections with TLS, and none without.
	TLS bool
	// Plain has it take connections without TLS too, on a second port, where TLS is set.
	Plain bool
	// Port is where it listens; 0 for one that is free. A cluster chooses by itself.
	Port int
}

// Server is a running server, or a cluster of them that is reached by its first node.
type Server struct {
	Host string
	// Port is that of TLS where there is TLS, else the one without.
	Port int
	// PlainPort is the port without TLS of a server that has both.
	PlainPort int
	// CA is the path of the certificate, as PEM, that clients must trust. It is empty without TLS.
	CA string

	folder string
	nodes  []*node
}

// Start starts a server for a test. It lets everyone in until Admit says who may.
func Start(t *testing.T, options Options) *Server {
	t.Helper()
	return start(t, options, Open)
}

// StartCluster starts three nodes in cluster mode, with a third of the slots each, for a test.
func StartCluster(t *testing.T, options Options) *Server {
	t.Helper()
	return start(t, options, OpenCluster)
}

func start(t *testing.T, options Options, open func(context.Context, Options) (*Server, error)) *Server {
	t.Helper()
	server, err := open(t.Context(), options)
	require.NoError(t, err)
	t.Cleanup(server.Close)
	return server
}

// Open is Start outside a test. The caller closes the server.
func Open(ctx context.Context, options Options) (*Server, error) {
	return openNodes(ctx, options, 1)
}

// OpenCluster is StartCluster outside a test. The caller closes the cluster.
func OpenCluster(ctx context.Context, options Options) (*Server, error) {
	if options.Port != 0 {
		return nil, errors.New("a cluster chooses its ports by itself, for each of its nodes needs one")
	}
	server, err := openNodes(ctx, options, 3)
	if err != nil {
		return nil, err
	}
	if err := join(ctx, server.nodes); err != nil {
		server.Close()
		return nil, err
	}
	return server, nil
}

func openNodes(ctx context.Context, options Options, count int) (*Server, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	// Not the test's own folder: the path of a socket must be short.
	folder, err := os.MkdirTemp("", "redis-")
	if err != nil {
		return nil, err
	}
	server := &Server{Host: Host, folder: folder}
	if options.TLS {
		if server.CA, err = writeCertificates(folder); err != nil {
			server.Close()
			return nil, err
		}
	}
	for i := range count {
		n, err := startNode(ctx, filepath.Join(folder, fmt.Sprint(i)), options, count > 1)
		if err != nil {
			server.Close()
			return nil, err
		}
		server.nodes = append(server.nodes, n)
	}
	server.Port, server.PlainPort = server.nodes[0].ports()
	return server, nil
}

// Ports are the ports of the nodes, each as Port is that of the first.
func (s *Server) Ports() (ports []int) {
	for _, n := range s.nodes {
		port, _ := n.ports()
		ports = append(ports, port)
	}
	return ports
}

// Close ends the server and removes what it wrote.
func (s *Server) Close() {
	for _, n := range s.nodes {
		n.stop()
	}
	_ = os.RemoveAll(s.folder)
}

// Trust is how a client in Go trusts the server whose CA is in a file, and no other.
func Trust(ca string) (*tls.Config, error) {
	certificate, err := os.ReadFile(ca)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(certificate) {
		return nil, fmt.Errorf("%s holds no certificate", ca)
	}
	return &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}, nil
}

// secret is a text that nobody guesses.
func secret() string { return rand.Text() }
