package provider

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil/rpcerror"
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"
	"github.com/stretchr/testify/assert"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// What is only a consequence says so; everything else stays as it is, and so does what may be either.
func TestConsequencesAreInOurWords(t *testing.T) {
	t.Parallel()
	canceled := status.Error(codes.Canceled, "context canceled")
	problem := inputs.Error("RedisCluster", "nothing of the cluster was changed",
		[]perrors.InputPropertyErrorDetails{{PropertyPath: "name", Reason: "is wrong"}})
	const (
		update  = "none of its own: the update stopped"
		preview = "none of its own: the preview stopped"
		itself  = ""
	)
	for name, test := range map[string]struct {
		err              error
		stopped, preview bool
		want             string
	}{
		"canceled":                       {canceled, true, false, update},
		"canceled in a preview":          {canceled, true, true, preview},
		"canceled by nobody":             {canceled, false, false, itself},
		"an output that never came":      {fmt.Errorf("marshaling properties: %w", fmt.Errorf(`awaiting input property "arn": %w`, canceled)), true, false, update},
		"the context":                    {fmt.Errorf("waiting: %w", context.Canceled), true, false, update},
		"the context, by nobody":         {context.Canceled, false, false, itself},
		"an error of the SDK's own kind": {rpcerror.Convert(canceled), true, false, update},
		"the connection":                 {status.Error(codes.Canceled, "grpc: the client connection is closing"), true, false, update},
		"the engine is gone":             {status.Error(codes.Unavailable, "error reading from server: EOF"), true, false, update},
		"the engine cannot be reached":   {status.Error(codes.Unavailable, "connection refused"), false, false, itself},
		"the engine says that it ended":  {status.Error(codes.Unavailable, "resource monitor shut down while sending resource registration"), false, false, update},
		"a problem":                      {problem, true, true, itself},
		"a problem and the end":          {errors.Join(problem, canceled), true, true, itself},
		"an error in the midst of it":    {status.Error(codes.Unknown, "InvalidParameterValue: the engine is canceled"), true, false, itself},
		"no time left":                   {context.DeadlineExceeded, true, false, itself},
		"a hook that came too late":      {errors.New("the engine did not register this component" + component.NotRegistered), true, false, update},
		"a name that is there twice":     {errors.New("the engine did not register this component" + component.NotRegistered), false, false, itself},
		"AWS's own":                      {errors.Join(canceled, errors.New("AccessDenied")), true, false, itself},
	} {
		got := inOurWords(test.err, test.stopped, test.preview)
		if test.want == itself {
			assert.Equal(t, test.err, got, name)
			continue
		}
		assert.ErrorContains(t, got, test.want, name)
		assert.NotRegexp(t, "rpc|grpc|marshaling|awaiting", got.Error(), name)
	}
	assert.NoError(t, inOurWords(nil, true, false))
}

// stoppable is a provider of which one component ends some time after it is canceled.
func stoppable(takes time.Duration) p.Provider {
	stop := make(chan struct{})
	return withConsequences(p.Provider{
		Construct: func(context.Context, p.ConstructRequest) (p.ConstructResponse, error) {
			<-stop
			time.Sleep(takes)
			return p.ConstructResponse{}, status.Error(codes.Canceled, "context canceled")
		},
		Cancel: func(context.Context) error {
			close(stop)
			return nil
		},
	})
}

// A cancellation is answered after the components that it ends have answered, for the engine then hangs up on those
// that have not; but it does not wait for one that never ends.
func TestCancellationWaitsForComponents(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		takes, atMost time.Duration
		answered      bool
	}{
		"at once":      {0, 100 * time.Millisecond, true},
		"a second":     {time.Second, 1100 * time.Millisecond, true},
		"half an hour": {30 * time.Minute, patience + 100*time.Millisecond, false},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				provider := stoppable(test.takes)
				answer := make(chan error, 1)
				go func() {
					_, err := provider.Construct(t.Context(), p.ConstructRequest{})
					answer <- err
				}()
				synctest.Wait()
				start := time.Now()
				assert.NoError(t, provider.Cancel(t.Context()))
				assert.GreaterOrEqual(t, time.Since(start), min(test.takes, patience))
				assert.LessOrEqual(t, time.Since(start), test.atMost)
				assert.Equal(t, test.answered, len(answer) == 1)
				assert.ErrorContains(t, <-answer, "none of its own")
			})
		})
	}
}

// The engine cancels a plugin after each command. Where every component has answered well, that takes no time; an error
// of a moment ago still has to get onto the connection.
func TestCancellationAtTheEndTakesNoTime(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		err  error
		want time.Duration
	}{
		"after a component":            {nil, 0},
		"after a component that fails": {errors.New("is wrong"), sending},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				provider := withConsequences(p.Provider{
					Construct: func(context.Context, p.ConstructRequest) (p.ConstructResponse, error) {
						return p.ConstructResponse{}, test.err
					},
					Cancel: func(context.Context) error { return nil },
				})
				_, err := provider.Construct(t.Context(), p.ConstructRequest{})
				assert.Equal(t, test.err, err)
				start := time.Now()
				assert.NoError(t, provider.Cancel(t.Context()))
				assert.Equal(t, test.want, time.Since(start))
				start = time.Now()
				time.Sleep(time.Minute)
				assert.NoError(t, provider.Cancel(t.Context()))
				assert.Equal(t, time.Minute, time.Since(start), "the error has long been sent")
			})
		})
	}
}
