package bench

import (
	"context"
	"io"
	"syscall"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/figures"
)

// stopwatch is the Pulumi CLI, and remembers what the last command that deploys cost: the CLI, the plugins that it
// started, and this process, which runs the program. The Automation API runs other commands before and after.
type stopwatch struct {
	auto.PulumiCommand
	last figures.Cost
}

// Run runs a command of the CLI.
func (s *stopwatch) Run(
	ctx context.Context, folder string, stdin io.Reader, out, errs []io.Writer, env []string, args ...string,
) (string, string, int, error) {
	begin, used := time.Now(), processorTime()
	stdout, stderr, code, err := s.PulumiCommand.Run(ctx, folder, stdin, out, errs, env, args...)
	switch args[0] {
	case "preview", "up", "destroy":
		s.last = figures.Cost{Wall: time.Since(begin).Seconds(), CPU: (processorTime() - used).Seconds()}
	}
	return stdout, stderr, code, err
}

// processorTime is what this process and all processes below it have used. Those count once they are waited for, which
// the CLI does for its plugins.
func processorTime() (sum time.Duration) {
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var usage syscall.Rusage
		if err := syscall.Getrusage(who, &usage); err != nil {
			panic(err)
		}
		sum += time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	}
	return sum
}
