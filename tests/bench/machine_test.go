package bench

import (
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/figures"
	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// machine is where the bench runs, as the system says.
func machine(t testing.TB) figures.Machine {
	t.Helper()
	cli, err := exec.CommandContext(t.Context(), "pulumi", "version").Output()
	require.NoError(t, err)
	return figures.Machine{
		CPU: processor(), Cores: runtime.NumCPU(), Memory: 1024 * kilobytes("/proc/meminfo", "MemTotal"),
		System: runtime.GOOS + "/" + runtime.GOARCH, Load: load(), Go: runtime.Version(),
		Pulumi:  strings.TrimPrefix(strings.TrimSpace(string(cli)), "v"),
		Package: provider.Version(), AWS: awssim.Version,
	}
}

// processor is the model of the processor.
func processor() string {
	content, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(content)) {
		if name, model, _ := strings.Cut(line, ":"); strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(model)
		}
	}
	return "unknown"
}

// load is how many processes wanted to run in the last minute.
func load() float64 {
	content, _ := os.ReadFile("/proc/loadavg")
	first, _, _ := strings.Cut(string(content), " ")
	average, _ := strconv.ParseFloat(first, 64)
	return average
}
