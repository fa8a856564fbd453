// golanghost runs Go programs for the engine in tests, as pulumi-language-go does. A released Pulumi CLI has that host
// beside it, but it cannot be built from a published module; without one, a program in Go could be tested only in a
// form that it does not have. It builds the folder of the project and runs it with what the engine says of the
// deployment in the environment, which is all that pulumi.Run wants. A plugin that is installed from source is built
// and run likewise.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/emptypb"
)

func main() {
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, "golanghost:", err)
		os.Exit(1)
	}
}

func serve() error {
	if len(os.Args) < 2 {
		return errors.New("the engine starts it, with its own address as the last argument")
	}
	handle, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Init: func(server *grpc.Server) error {
			rpc.RegisterLanguageRuntimeServer(server, &host{engine: os.Args[len(os.Args)-1]})
			return nil
		},
	})
	if err != nil {
		return err
	}
	// The engine reads the port from the first line.
	fmt.Println(handle.Port)
	return <-handle.Done
}

type host struct {
	rpc.UnimplementedLanguageRuntimeServer
	engine string
}

func (h *host) GetPluginInfo(context.Context, *emptypb.Empty) (*rpc.PluginInfo, error) {
	return &rpc.PluginInfo{Version: "0.0.0"}, nil
}

// GetRequiredPackages names none: the tests have every plugin on PATH.
func (h *host) GetRequiredPackages(
	context.Context, *rpc.GetRequiredPackagesRequest,
) (*rpc.GetRequiredPackagesResponse, error) {
	return &rpc.GetRequiredPackagesResponse{}, nil
}

// build builds the package in a folder.
func build(ctx context.Context, folder, binary string) error {
	command := exec.CommandContext(ctx, "go", "build", "-o", binary, ".")
	command.Dir = folder
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, output)
	}
	return nil
}

// Run builds the program and runs it to its end.
func (h *host) Run(ctx context.Context, req *rpc.RunRequest) (*rpc.RunResponse, error) {
	// Beside the program, so that only a change of it is linked again.
	binary := filepath.Join(req.GetInfo().GetProgramDirectory(), ".program")
	if err := build(ctx, req.GetInfo().GetProgramDirectory(), binary); err != nil {
		return &rpc.RunResponse{Error: err.Error()}, nil
	}

	config, err := json.Marshal(req.GetConfig())
	if err != nil {
		return nil, err
	}
	secrets, err := json.Marshal(req.GetConfigSecretKeys())
	if err != nil {
		return nil, err
	}
	program := exec.CommandContext(ctx, binary, req.GetArgs()...)
	program.Dir = req.GetPwd()
	program.Stdout, program.Stderr = os.Stdout, os.Stderr
	program.Env = append(os.Environ(),
		pulumi.EnvOrganization+"="+req.GetOrganization(),
		pulumi.EnvProject+"="+req.GetProject(),
		pulumi.EnvStack+"="+req.GetStack(),
		pulumi.EnvConfig+"="+string(config),
		pulumi.EnvConfigSecretKeys+"="+string(secrets),
		pulumi.EnvDryRun+"="+strconv.FormatBool(req.GetDryRun()),
		pulumi.EnvParallel+"="+strconv.Itoa(int(req.GetParallel())),
		pulumi.EnvMonitor+"="+req.GetMonitorAddress(),
		pulumi.EnvEngine+"="+h.engine,
	)
	if err := program.Run(); err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			// The program has told the engine what went wrong.
			return &rpc.RunResponse{Bail: true}, nil
		}
		return &rpc.RunResponse{Error: err.Error()}, nil
	}
	return &rpc.RunResponse{}, nil
}
