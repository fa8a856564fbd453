package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// InstallDependencies readies a folder of Go code to be built: the engine asks for it once, after it has fetched the
// source of a plugin.
func (h *host) InstallDependencies(
	req *rpc.InstallDependenciesRequest, server rpc.LanguageRuntime_InstallDependenciesServer,
) error {
	streams, stdout, stderr, err := rpcutil.MakeInstallDependenciesStreams(server, req.GetIsTerminal())
	if err != nil {
		return err
	}
	tidy := exec.CommandContext(server.Context(), "go", "mod", "tidy", "-compat=1.18")
	tidy.Dir, tidy.Stdout, tidy.Stderr = req.GetInfo().GetProgramDirectory(), stdout, stderr
	if err := errors.Join(tidy.Run(), streams.Close()); err != nil {
		return fmt.Errorf("go mod tidy: %w", err)
	}
	return nil
}

// RunPlugin builds a plugin from its source, and runs it until it ends or the engine wants no more of it. The real host
// builds into a file of its own each time and so links each time: here the file stays, so that many tests link once.
func (h *host) RunPlugin(req *rpc.RunPluginRequest, server rpc.LanguageRuntime_RunPluginServer) error {
	folder := req.GetInfo().GetProgramDirectory()
	binary, err := outside(folder)
	if err != nil {
		return err
	}
	if err := build(server.Context(), folder, binary); err != nil {
		return err
	}
	streams, stdout, stderr, err := rpcutil.MakeRunPluginStreams(server, false)
	if err != nil {
		return err
	}
	plugin := exec.CommandContext(server.Context(), binary, req.GetArgs()...)
	plugin.Dir, plugin.Env, plugin.Stdout, plugin.Stderr = req.GetPwd(), req.GetEnv(), stdout, stderr
	err = plugin.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code := int32(exit.ExitCode())
		err = server.Send(&rpc.RunPluginResponse{Output: &rpc.RunPluginResponse_Exitcode{Exitcode: code}})
	}
	return errors.Join(err, streams.Close())
}

// outside is where the plugin of a folder is built: not in the folder, which can be a checkout.
func outside(folder string) (string, error) {
	cache := os.Getenv("PULUMI_HOME")
	if cache == "" {
		return "", errors.New("PULUMI_HOME is not set")
	}
	cache = filepath.Join(cache, "built", filepath.Base(folder))
	return filepath.Join(cache, "plugin"), os.MkdirAll(cache, 0o755)
}
