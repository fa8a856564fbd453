package wire

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/pulumi/pulumi-go-provider/integration/fake"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/emptypb"
)

// monitor is the engine's side of what a component registers, with the hooks that the stand-in lacks: those before an
// update where there is something to update, and those before a create where not.
type monitor struct {
	*fake.ResourceMonitorServer
	before *Result
	// refused is the name of a hook that is not registered; empty if all are.
	refused string

	mu    sync.Mutex
	hooks map[string]*rpc.Callback
}

// RegisterResourceHook takes note of a hook.
func (m *monitor) RegisterResourceHook(
	_ context.Context, req *rpc.RegisterResourceHookRequest,
) (*emptypb.Empty, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if req.GetName() == m.refused {
		return nil, fmt.Errorf("the hook %q is not registered", req.GetName())
	}
	if m.hooks[req.GetName()] != nil {
		return nil, fmt.Errorf("a hook of the name %q is there already", req.GetName())
	}
	m.hooks[req.GetName()] = req.GetCallback()
	return &emptypb.Empty{}, nil
}

// hooksRegistered are the names of all hooks, sorted.
func (m *monitor) hooksRegistered() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Sorted(maps.Keys(m.hooks))
}

// RegisterResource registers a resource, after what is to be called before it is updated.
func (m *monitor) RegisterResource(
	ctx context.Context, req *rpc.RegisterResourceRequest,
) (*rpc.RegisterResourceResponse, error) {
	var old Child
	runs := false
	if m.before != nil {
		old, runs = m.before.Children[req.GetName()]
	}
	hooks, outputs := req.GetHooks().GetBeforeCreate(), old.Inputs
	if runs {
		hooks = req.GetHooks().GetBeforeUpdate()
		if !old.Custom {
			outputs = m.before.State
		}
	}
	for _, hook := range hooks {
		if err := m.call(ctx, hook, req, resource.ToResourcePropertyMap(old.Inputs),
			resource.ToResourcePropertyMap(outputs)); err != nil {
			return nil, err
		}
	}
	return m.ResourceMonitorServer.RegisterResource(ctx, req)
}

func (m *monitor) call(
	ctx context.Context, hook string, req *rpc.RegisterResourceRequest, inputs, outputs resource.PropertyMap,
) error {
	m.mu.Lock()
	callback := m.hooks[hook]
	m.mu.Unlock()
	if callback == nil {
		return fmt.Errorf("there is no hook %q", hook)
	}
	oldInputs, err := plugin.MarshalProperties(inputs, options)
	if err != nil {
		return err
	}
	oldOutputs, err := plugin.MarshalProperties(outputs, options)
	if err != nil {
		return err
	}
	request, err := proto.Marshal(&rpc.ResourceHookRequest{
		Name: req.GetName(), Type: req.GetType(), NewInputs: req.GetObject(), OldInputs: oldInputs,
		OldOutputs: oldOutputs,
	})
	if err != nil {
		return err
	}
	connection, err := grpc.NewClient(callback.GetTarget(), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer func() { _ = connection.Close() }()
	answer, err := rpc.NewCallbacksClient(connection).Invoke(ctx,
		&rpc.CallbackInvokeRequest{Token: callback.GetToken(), Request: request})
	if err != nil {
		return err
	}
	var said rpc.ResourceHookResponse
	if err := proto.Unmarshal(answer.GetResponse(), &said); err != nil {
		return err
	}
	if said.GetError() != "" {
		return errors.New(said.GetError())
	}
	return nil
}
