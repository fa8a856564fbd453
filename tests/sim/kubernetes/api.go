package kubernetes

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
)

// API says what the API server would say of objects. It runs the program that the folder api builds.
type API struct {
	mu      sync.Mutex
	command *exec.Cmd
	objects io.WriteCloser
	answers *json.Decoder
}

// StartAPI runs the program.
func StartAPI(ctx context.Context, program string) (*API, error) {
	a := &API{command: exec.CommandContext(ctx, program)}
	objects, err := a.command.StdinPipe()
	if err != nil {
		return nil, err
	}
	answers, err := a.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	a.objects, a.answers = objects, json.NewDecoder(answers)
	return a, a.command.Start()
}

// Close ends the program.
func (a *API) Close() error { return errors.Join(a.objects.Close(), a.command.Wait()) }

// Wrong is what the server would say of an object that it would refuse, or nothing.
func (a *API) Wrong(object json.RawMessage) ([]string, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	var line bytes.Buffer
	if err := json.Compact(&line, object); err != nil {
		return nil, err
	}
	line.WriteByte('\n')
	if _, err := a.objects.Write(line.Bytes()); err != nil {
		return nil, fmt.Errorf("asking what the API server says: %w", err)
	}
	var wrong []string
	if err := a.answers.Decode(&wrong); err != nil {
		return nil, fmt.Errorf("hearing what the API server says: %w", err)
	}
	return wrong, nil
}
