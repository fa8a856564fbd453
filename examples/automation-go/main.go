// The Automation API embedded in a Go program: two Redis clusters from one program, each a stack of its own, deployed
// side by side with their progress on the terminal.
//
//	go run . preview    shows what would be done
//	go run . up         deploys both clusters
//	go run . destroy    takes them down again
//
// It needs the Pulumi CLI on PATH and a backend: `pulumi login`, or PULUMI_BACKEND_URL.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/events"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optdestroy"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
)

const project = "redis-automation-go"

// clusters are what this program deploys, a stack for each.
var clusters = []cluster{
	// Cluster mode disabled: one primary and one replica.
	{name: "sessions", nodeType: "cache.t4g.small"},
	// Cluster mode enabled: two shards, each with a primary and a replica.
	{name: "catalog", nodeType: "cache.t4g.small", shards: 2},
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: preview | up | destroy")
		os.Exit(2)
	}
	if err := run(context.Background(), os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run does the same to every cluster, all at the same time.
func run(ctx context.Context, action string) error {
	errs := make([]error, len(clusters))
	var wg sync.WaitGroup
	for i, c := range clusters {
		wg.Go(func() {
			if err := c.do(ctx, action); err != nil {
				errs[i] = fmt.Errorf("%s: %w", c.name, err)
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// do selects the cluster's stack, making it where there is none, and acts on it.
func (c cluster) do(ctx context.Context, action string) error {
	stack, err := auto.UpsertStackInlineSource(ctx, c.name, project, c.deploy)
	if err != nil {
		return err
	}
	// The region of the environment, where there is one, so that the example runs as it is.
	region := os.Getenv("AWS_REGION")
	if region == "" {
		region = "eu-west-1"
	}
	if err := stack.SetConfig(ctx, "aws:region", auto.ConfigValue{Value: region}); err != nil {
		return err
	}

	progress, finished := c.progress()
	switch action {
	case "preview":
		result, err := stack.Preview(ctx, optpreview.EventStreams(progress))
		if err != nil {
			return err
		}
		<-finished
		c.say("would change %v", result.ChangeSummary)
	case "up":
		result, err := stack.Up(ctx, optup.EventStreams(progress))
		if err != nil {
			return err
		}
		<-finished
		c.say("is up: connect to %v, port %v", result.Outputs["endpoint"].Value, result.Outputs["port"].Value)
	case "destroy":
		_, err := stack.Destroy(ctx, optdestroy.EventStreams(progress), optdestroy.Remove())
		if err != nil {
			return err
		}
		<-finished
		c.say("is gone")
	default:
		return fmt.Errorf("%q is not an action: preview, up or destroy", action)
	}
	return nil
}

// progress prints a line for each resource that is done, and what the engine warns of. The engine closes the stream at
// the end; finished is closed when the last line is printed.
func (c cluster) progress() (stream chan events.EngineEvent, finished chan struct{}) {
	stream, finished = make(chan events.EngineEvent), make(chan struct{})
	go func() {
		defer close(finished)
		for event := range stream {
			switch {
			case event.ResOutputsEvent != nil && event.ResOutputsEvent.Metadata.Op != "same":
				m := event.ResOutputsEvent.Metadata
				c.say("%s %s %s", m.Op, m.Type, lastOf(m.URN))
			case event.DiagnosticEvent != nil && event.DiagnosticEvent.Severity != "info#err":
				c.say("%s: %s", event.DiagnosticEvent.Severity, event.DiagnosticEvent.Message)
			}
		}
	}()
	return stream, finished
}

// say prints a line of this cluster's.
func (c cluster) say(format string, args ...any) {
	fmt.Printf("%-8s  %s\n", c.name, fmt.Sprintf(format, args...))
}
