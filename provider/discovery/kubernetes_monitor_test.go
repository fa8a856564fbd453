package discovery

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pulumi/pulumi-go-provider/integration/fake"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"github.com/stretchr/testify/require"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/emptypb"
)

// requestMonitor is the engine's side: it keeps the requests, and answers as a cluster of Kubernetes would.
type requestMonitor struct {
	*fake.ResourceMonitorServer
	one requestCase

	mu       sync.Mutex
	recorder recorder
	requests map[string]json.RawMessage
	outputs  json.RawMessage
}

func (m *requestMonitor) RegisterResource(
	_ context.Context, request *rpc.RegisterResourceRequest,
) (*rpc.RegisterResourceResponse, error) {
	urn := "urn:pulumi:stack::project::" + request.GetType() + "::" + request.GetName()
	inputs, err := plugin.UnmarshalProperties(request.GetObject(), wireOptions)
	if err != nil {
		return nil, err
	}
	id, state, err := m.recorder.NewResource(pulumi.MockResourceArgs{
		TypeToken: request.GetType(), Name: request.GetName(), Inputs: inputs, RegisterRPC: request,
	})
	if err != nil {
		return nil, err
	}
	if m.one.preview {
		id = ""
	}
	if strings.HasPrefix(request.GetName(), "names-") {
		metadata := state["metadata"]
		if metadata.IsOutput() {
			metadata = metadata.OutputValue().Element
		}
		answered := metadata.ObjectValue().Copy()
		for key, value := range m.one.answers {
			answered[resource.PropertyKey(key)] = resource.NewPropertyValue(value)
		}
		state["metadata"] = resource.NewProperty(answered)
		// The place in the program is left out.
		asked := proto.Clone(request).(*rpc.RegisterResourceRequest)
		asked.SourcePosition, asked.StackTrace = nil, nil
		content, err := ordered(asked)
		if err != nil {
			return nil, err
		}
		m.mu.Lock()
		m.requests[request.GetName()] = content
		m.mu.Unlock()
	}
	answer, err := plugin.MarshalProperties(state, plugin.MarshalOptions{
		KeepUnknowns: true, KeepSecrets: true, KeepResources: true,
	})
	return &rpc.RegisterResourceResponse{Urn: urn, Id: id, Object: answer}, err
}

func (m *requestMonitor) RegisterResourceOutputs(
	_ context.Context, request *rpc.RegisterResourceOutputsRequest,
) (*emptypb.Empty, error) {
	if !strings.HasSuffix(request.GetUrn(), "::names") {
		return &emptypb.Empty{}, nil
	}
	content, err := ordered(request.GetOutputs())
	m.mu.Lock()
	defer m.mu.Unlock()
	m.outputs = content
	return &emptypb.Empty{}, err
}

var wireOptions = plugin.MarshalOptions{
	KeepUnknowns: true, KeepSecrets: true, KeepResources: true, KeepOutputValues: true,
}

// ordered is a message as JSON, with lists of dependencies in order.
func ordered(message proto.Message) (json.RawMessage, error) {
	text, err := protojson.Marshal(message)
	if err != nil {
		return nil, err
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return nil, err
	}
	sortURNs(value)
	return json.Marshal(value)
}

// sortURNs sorts the lists of URNs in a value: the SDK takes them out of maps.
func sortURNs(value any) {
	switch value := value.(type) {
	case map[string]any:
		for _, inner := range value {
			sortURNs(inner)
		}
	case []any:
		slices.SortStableFunc(value, func(a, b any) int {
			one, isText := a.(string)
			other, isTextToo := b.(string)
			if !isText || !isTextToo || !strings.HasPrefix(one, "urn:") {
				return 0
			}
			return strings.Compare(one, other)
		})
		for _, inner := range value {
			sortURNs(inner)
		}
	}
}

// serve runs a program with a monitor.
func (m *requestMonitor) serve(t *testing.T, program pulumi.RunFunc) {
	t.Helper()
	m.ResourceMonitorServer = fake.NewResourceMonitorServer(nil)
	m.recorder, m.requests = recorder{graph: graph{}}, map[string]json.RawMessage{}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	engineAddress, _, err := fake.StartEngineServer(ctx, fake.NewEngineServer())
	require.NoError(t, err)
	monitorAddress, _, err := fake.StartMonitorServer(ctx, m)
	require.NoError(t, err)
	run, err := pulumi.NewContext(ctx, pulumi.RunInfo{
		Project:     "project",
		Stack:       "stack",
		DryRun:      m.one.preview,
		MonitorAddr: monitorAddress,
		EngineAddr:  engineAddress,
	})
	require.NoError(t, err)
	defer func() { _ = run.Close() }()
	require.NoError(t, pulumi.RunWithContext(run, program))
}
