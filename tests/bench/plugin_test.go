package bench

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/figures"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
)

// plugin is the program of the component.
func plugin() string { return filepath.Join(checkout.Root(), "bin", "pulumi-resource-aws-redis") }

// starts is how often the plugin is started, to measure how long that takes.
const starts = 15

// measurePlugin starts the plugin some times, without an engine.
func measurePlugin(t testing.TB) (measured figures.Plugin) {
	t.Helper()
	program, err := os.Stat(plugin())
	require.NoError(t, err)
	var took []figures.Cost
	for range starts {
		begin := time.Now()
		command := exec.CommandContext(t.Context(), plugin())
		said, err := command.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, command.Start())
		port, err := bufio.NewReader(said).ReadString('\n')
		took = append(took, figures.Cost{Wall: time.Since(begin).Seconds()})
		require.NoError(t, err)
		require.NotEmpty(t, port)
		measured.Rest = memory(command.Process.Pid, "VmRSS")
		require.NoError(t, command.Process.Signal(os.Interrupt))
		_ = command.Wait()
	}
	measured.Start, measured.Size = figures.Median(took, figures.Wall), program.Size()
	return measured
}

// measurePeak deploys the component of a case, and returns the most memory that the plugin had.
func (c measuredCase) measurePeak(t testing.TB) (peak int64) {
	t.Helper()
	done, watched := make(chan struct{}), make(chan int64)
	go func() { watched <- watchPeak(done) }()
	deploy(t, c.checkpoints, clusters(c.clusters, c.shape)).run(up)
	close(done)
	peak = <-watched
	require.NotZero(t, peak, "the plugin was not seen in /proc")
	return peak
}

// watchPeak looks at the plugins that run until done. The system keeps the most that a process had, so looking now and
// then is enough.
func watchPeak(done <-chan struct{}) (peak int64) {
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for {
		select {
		case <-done:
			return peak
		case <-look.C:
		}
		programs, _ := filepath.Glob("/proc/[0-9]*/exe")
		for _, program := range programs {
			if path, err := os.Readlink(program); err != nil || path != plugin() {
				continue
			}
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(program)))
			peak = max(peak, memory(pid, "VmHWM"))
		}
	}
}

// memory is a figure of the memory of a process, in bytes. It is 0 once the process is gone.
func memory(pid int, figure string) int64 {
	return 1024 * kilobytes(filepath.Join("/proc", strconv.Itoa(pid), "status"), figure)
}

// kilobytes is a figure in a file of the kind of /proc/meminfo.
func kilobytes(path, figure string) int64 {
	content, _ := os.ReadFile(path)
	for line := range strings.Lines(string(content)) {
		if value, ok := strings.CutPrefix(line, figure+":"); ok {
			n, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
			return n
		}
	}
	return 0
}
