package lazyregexp

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A test finds what does not compile, though nothing uses it.
func TestBrokenInTests(t *testing.T) {
	t.Parallel()
	assert.Panics(t, func() { New(`(`) })
}

func TestUsedAtOnce(t *testing.T) {
	t.Parallel()
	r := New(`^a+$`)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() { assert.True(t, r.MatchString("aaa")) })
	}
	all.Wait()
}
