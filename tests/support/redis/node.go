package servers

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
)

// node is one process. Tests reach it by its ports; we reach it by a socket in its folder, where no other server can be
// taken for it, as a user of our own, whom Admit leaves alone.
type node struct {
	folder                        string
	tlsPort, plainPort, inCluster int
	process                       *exec.Cmd
	ended                         chan struct{}
	admin                         *redis.Client
}

// errPortTaken is what startNode tries again after: someone took the port between our look and the server's.
var errPortTaken = errors.New("the port is taken")

func startNode(ctx context.Context, folder string, options Options, cluster bool) (*node, error) {
	for {
		n, err := tryNode(ctx, folder, options, cluster)
		if !errors.Is(err, errPortTaken) || options.Port != 0 || ctx.Err() != nil {
			return n, err
		}
	}
}

func tryNode(ctx context.Context, folder string, options Options, cluster bool) (*node, error) {
	if err := os.RemoveAll(folder); err != nil {
		return nil, err
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		return nil, err
	}
	n := &node{folder: folder, ended: make(chan struct{})}
	free, err := freePorts(3)
	if err != nil {
		return nil, err
	}
	first := free[0]
	if options.Port != 0 {
		first = options.Port
	}
	if options.TLS {
		n.tlsPort = first
	} else {
		n.plainPort = first
	}
	if options.TLS && options.Plain {
		n.plainPort = free[1]
	}
	if cluster {
		n.inCluster = free[2]
	}
	return n, n.start(ctx)
}

// start runs the server until it answers.
func (n *node) start(ctx context.Context) error {
	password := secret()
	configuration := filepath.Join(n.folder, "redis.conf")
	if err := os.WriteFile(configuration, []byte(n.configuration(password)), 0o600); err != nil {
		return err
	}
	log, err := os.Create(filepath.Join(n.folder, "log"))
	if err != nil {
		return err
	}
	defer func() { _ = log.Close() }()
	// The server outlives the context, which is that of the start.
	n.process = exec.Command(program(), configuration)
	n.process.Stdout, n.process.Stderr = log, log
	if err := n.process.Start(); err != nil {
		return fmt.Errorf("starting a Redis server: %w (make bin/redis-server gets one)", err)
	}
	go func() {
		_ = n.process.Wait()
		close(n.ended)
	}()
	n.admin = redis.NewClient(&redis.Options{
		Network: "unix", Addr: n.socket(), Username: adminUser, Password: password,
	})
	for !n.answers(ctx) {
		select {
		case <-n.ended:
			n.stop()
			return n.failure()
		case <-ctx.Done():
			n.stop()
			return fmt.Errorf("the Redis server does not answer: %w\n%s", ctx.Err(), n.log())
		case <-time.After(20 * time.Millisecond):
		}
	}
	return nil
}

// answers looks for the socket first, for the client complains in print of one that is not there.
func (n *node) answers(ctx context.Context) bool {
	_, err := os.Stat(n.socket())
	return err == nil && n.admin.Ping(ctx).Err() == nil
}

// program is what make put into bin.
func program() string { return filepath.Join(checkout.Root(), "bin", "redis-server") }

func (n *node) configuration(password string) string {
	lines := []string{
		"bind 127.0.0.1 -::1",
		"protected-mode no",
		fmt.Sprintf("port %d", n.plainPort),
		fmt.Sprintf("unixsocket %s", n.socket()),
		fmt.Sprintf("dir %s", n.folder),
		// Nothing is to outlive the process.
		`save ""`,
		"appendonly no",
		// As on AWS before there is a token: everyone may do everything.
		"user default on nopass ~* &* +@all",
		fmt.Sprintf("user %s on >%s ~* &* +@all", adminUser, password),
	}
	if n.tlsPort != 0 {
		certificates := filepath.Dir(n.folder)
		lines = append(lines,
			fmt.Sprintf("tls-port %d", n.tlsPort),
			fmt.Sprintf("tls-ca-cert-file %s", filepath.Join(certificates, caFile)),
			fmt.Sprintf("tls-cert-file %s", filepath.Join(certificates, certificateFile)),
			fmt.Sprintf("tls-key-file %s", filepath.Join(certificates, keyFile)),
			"tls-auth-clients no",
		)
	}
	if n.inCluster != 0 {
		lines = append(lines,
			"cluster-enabled yes",
			fmt.Sprintf("cluster-port %d", n.inCluster),
			// Nodes are named to clients by their host's name, as AWS does, because their certificates have no
			// addresses.
			fmt.Sprintf("cluster-announce-hostname %s", Host),
			"cluster-preferred-endpoint-type hostname",
		)
		if n.tlsPort != 0 {
			lines = append(lines, "tls-cluster yes")
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

func (n *node) socket() string { return filepath.Join(n.folder, "socket") }

// ports are the one that clients should take, and the one without TLS of a node that has both.
func (n *node) ports() (port, plain int) {
	if n.tlsPort == 0 {
		return n.plainPort, 0
	}
	return n.tlsPort, n.plainPort
}

// failure says why the server ended by itself.
func (n *node) failure() error {
	log := n.log()
	if strings.Contains(log, "Address already in use") {
		return fmt.Errorf("%w:\n%s", errPortTaken, log)
	}
	return fmt.Errorf("the Redis server ended:\n%s", log)
}

func (n *node) log() string {
	log, err := os.ReadFile(filepath.Join(n.folder, "log"))
	if err != nil {
		return err.Error()
	}
	return string(log)
}

func (n *node) stop() {
	_ = n.admin.Close()
	_ = n.process.Process.Kill()
	<-n.ended
}

// freePorts are ports that nobody listens on now. All are held until the last is found, so that they differ.
func freePorts(count int) ([]int, error) {
	var ports []int
	for range count {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer func() { _ = listener.Close() }()
		ports = append(ports, listener.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}
