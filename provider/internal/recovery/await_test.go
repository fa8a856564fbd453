package recovery

import (
	"bytes"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// A `pulumi stack export` that fails leaves an input to which nothing comes.
func TestNothingArrives(t *testing.T) {
	t.Parallel()
	in, writer := io.Pipe()
	defer func() { _ = writer.Close() }()
	var messages bytes.Buffer
	_, err := await(in, &messages, time.Millisecond, 100*time.Millisecond)
	assert.ErrorIs(t, err, errNoExport)
	assert.Contains(t, messages.String(), "Waiting for what pulumi stack export prints")
}
