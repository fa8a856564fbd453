package sandbox

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
)

// BothMajors gives the sandbox versions 6 and 7 of the AWS provider, over one cloud, where the engine keeps the plugins
// that it downloads. A plugin on PATH would serve whatever version a program asks for.
func (s *Sandbox) BothMajors() *Sandbox {
	s.t.Helper()
	bin := filepath.Join(checkout.Root(), "bin")
	aws := filepath.Join(bin, "aws", "pulumi-resource-aws")
	for version, major := range map[string]string{awssim.Version: "6", awssim.VersionSeven(): "7"} {
		s.script(filepath.Join("home", "plugins", "resource-aws-v"+version, "pulumi-resource-aws"),
			fmt.Sprintf("#!/bin/sh\n%s=%s exec %q \"$@\"\n", awssim.MajorEnv, major, aws))
	}
	for _, name := range []string{"random", "kubernetes"} {
		plugin := "pulumi-resource-" + name
		s.script(filepath.Join("path", plugin),
			fmt.Sprintf("#!/bin/sh\nexec %q \"$@\"\n", filepath.Join(bin, "aws", plugin)))
	}
	path := []string{filepath.Join(s.folder, "path")}
	for folder := range strings.SplitSeq(os.Getenv("PATH"), string(os.PathListSeparator)) {
		if folder != filepath.Join(bin, "aws") {
			path = append(path, folder)
		}
	}
	s.path = strings.Join(path, string(os.PathListSeparator))
	return s
}

func (s *Sandbox) script(name, content string) {
	s.t.Helper()
	path := filepath.Join(s.folder, name)
	require.NoError(s.t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(s.t, os.WriteFile(path, []byte(content), 0o755)) //nolint:gosec // a script has to be executable
}
