package provider

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil/rpcerror"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"google.golang.org/grpc/codes"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
)

// componentOf is a component whose errors are in our words where they are consequences of another resource's. What New
// returns is looked at here as well, because the SDK hands on its text alone.
func componentOf[A any, O pulumi.ComponentResource](construct infer.ComponentFn[A, O]) infer.InferredComponent {
	return infer.ComponentF(func(ctx *pulumi.Context, name string, args A, opts ...pulumi.ResourceOption) (O, error) {
		made, err := construct(ctx, name, args, opts...)
		return made, inOurWords(err, ctx.Context().Err() != nil, ctx.DryRun())
	})
}

// A cancellation waits this long for the components that it ends. The engine closes the connection when it has the
// answer, and then reports a closed connection for every component that has not answered. A canceled component answers
// within milliseconds.
const (
	patience = 3 * time.Second
	// sending is the time that an answer has to get onto the connection: gRPC does not say when it is.
	sending = 50 * time.Millisecond
)

// withConsequences has a component that was stopped say that it was stopped. Without that each component of a program
// in which anything fails adds an error that reads like one of its own. The engine takes any answer for its error or
// its outputs, and a program must not go on with outputs that are not there, so one line each is the least.
func withConsequences(provider p.Provider) p.Provider {
	var running, ended atomic.Int64
	var stopped atomic.Bool
	construct, cancel := provider.Construct, provider.Cancel
	provider.Construct = func(ctx context.Context, req p.ConstructRequest) (p.ConstructResponse, error) {
		running.Add(1)
		defer running.Add(-1)
		made, err := construct(ctx, req)
		if err != nil || stopped.Load() {
			ended.Store(time.Now().UnixNano())
		}
		return made, inOurWords(err, stopped.Load() || ctx.Err() != nil, req.DryRun)
	}
	// The engine cancels every plugin when it is done as well. Then no component has just failed, and there is nothing
	// to wait for.
	provider.Cancel = func(ctx context.Context) error {
		stopped.Store(true)
		err := cancel(ctx)
		for end := time.Now().Add(patience); running.Load() > 0 && time.Now().Before(end); {
			time.Sleep(sending / 10)
		}
		time.Sleep(sending - time.Since(time.Unix(0, ended.Load())))
		return err
	}
	return provider
}

// inOurWords is the error of a component, or what it is a consequence of where it is nothing else. In doubt the error
// stays as it is.
func inOurWords(err error, stopped, preview bool) error {
	if err == nil {
		return nil
	}
	for _, cause := range causes(err) {
		if !isEnd(cause, stopped) {
			return err
		}
	}
	if preview {
		return errors.New("none of its own: the preview stopped before this component was finished, because another " +
			"resource has an error, or it was canceled. Fix that error and preview again, which also shows what this " +
			"component has to say")
	}
	return errors.New("none of its own: the update stopped before this component was finished, because another " +
		"resource, or a child of this component, has an error, or it was canceled. What is deployed is kept: fix " +
		"that error and update again")
}

// causes are the errors at the ends of the chains of an error.
func causes(err error) []error {
	switch wraps := err.(type) { //nolint:errorlint // It is the chain itself that is walked.
	case interface{ Unwrap() []error }:
		var all []error
		for _, one := range wraps.Unwrap() {
			all = append(all, causes(one)...)
		}
		return all
	case interface{ Unwrap() error }:
		if inner := wraps.Unwrap(); inner != nil {
			return causes(inner)
		}
	}
	return []error{err}
}

// isEnd says whether an error means that the engine has stopped. Either the engine says so itself, or the connection is
// closed or a resource was not registered, which only count if the component was stopped.
func isEnd(err error, stopped bool) bool {
	said, ok := rpcerror.FromError(err)
	switch {
	case !ok:
		return stopped && (errors.Is(err, context.Canceled) || strings.HasSuffix(err.Error(), component.NotRegistered))
	case said.Code() == codes.Unavailable:
		return stopped || strings.HasPrefix(said.Message(), "resource monitor shut down")
	}
	return stopped && said.Code() == codes.Canceled
}
