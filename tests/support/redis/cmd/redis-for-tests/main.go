// Command redis-for-tests starts a Redis server for a test in another language, and ends it when its input ends, which
// it does at the latest when the test's process is gone.
//
// It prints a line of JSON with host, port, plainPort, ca, and the ports of all nodes. For each line of its input,
// which is a JSON list of logins, it has the server admit exactly those, and prints a line {} or {"error": "..."}.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	servers "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/redis"
)

func main() {
	var options servers.Options
	flag.BoolVar(&options.TLS, "tls", false, "take connections with TLS, and none without")
	flag.BoolVar(&options.Plain, "plain", false, "with -tls: take connections without TLS on a second port")
	flag.IntVar(&options.Port, "port", 0, "listen on this port, and not on one that is free")
	cluster := flag.Bool("cluster", false, "start three nodes in cluster mode")
	flag.Parse()
	// A signal, such as Ctrl-C sends to all processes of a terminal, is the end of the input too.
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	if err := run(ctx, options, *cluster, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "redis-for-tests:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, options servers.Options, cluster bool, input io.Reader, output io.Writer) error {
	open := servers.Open
	if cluster {
		open = servers.OpenCluster
	}
	server, err := open(ctx, options)
	if err != nil {
		return err
	}
	defer server.Close()
	answer := json.NewEncoder(output)
	if err := answer.Encode(map[string]any{
		"host": server.Host, "port": server.Port, "plainPort": server.PlainPort, "ca": server.CA,
		"ports": server.Ports(),
	}); err != nil {
		return err
	}
	lines := linesOf(input)
	for {
		select {
		case <-ctx.Done():
			return nil
		case line, more := <-lines:
			if !more {
				return nil
			}
			outcome := map[string]string{}
			if err := admit(ctx, server, line); err != nil {
				outcome["error"] = err.Error()
			}
			if err := answer.Encode(outcome); err != nil {
				return err
			}
		}
	}
}

// linesOf reads beside the program, which a signal must be able to end.
func linesOf(input io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scanner := bufio.NewScanner(input); scanner.Scan(); {
			lines <- scanner.Text()
		}
	}()
	return lines
}

func admit(ctx context.Context, server *servers.Server, line string) error {
	var logins []servers.Login
	if err := json.Unmarshal([]byte(line), &logins); err != nil {
		return fmt.Errorf("logins: %w", err)
	}
	return server.Admit(ctx, logins)
}
