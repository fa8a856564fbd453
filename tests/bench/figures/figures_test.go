package figures_test

import (
	"encoding/xml"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/figures"
)

func costs(walls ...float64) (all []figures.Cost) {
	for _, wall := range walls {
		all = append(all, figures.Cost{Wall: wall, CPU: wall / 2})
	}
	return all
}

var fleet = []figures.Case{
	{Name: "1", Title: "1 cluster", Clusters: 1, Resources: 25, Operations: []figures.Operation{
		{Name: "preview", Component: costs(3, 1, 2), Flat: costs(2, 1.5, 1)},
		{Name: "up", Component: costs(4, 2), Flat: costs(2, 2)},
		{Name: "up without a change", Component: costs(1), Flat: costs(1)},
		{Name: "destroy", Component: costs(0.4), Flat: costs(0.5)},
	}},
	{Name: "200", Title: "200 clusters", Clusters: 200, Operations: []figures.Operation{
		{Name: "preview", Component: costs(20)},
		{Name: "up", Component: costs(40)},
	}},
}

func TestMedian(t *testing.T) {
	assert.InDelta(t, 2, figures.Median(costs(3, 1, 2), figures.Wall), 1e-9)
	assert.InDelta(t, 1.5, figures.Median(costs(4, 2), figures.CPU), 1e-9)
	assert.Zero(t, figures.Median(nil, figures.Wall))
}

func TestTables(t *testing.T) {
	table := figures.Tables(fleet)
	assert.Contains(t, table, "| 1 cluster | 25 | 2.00 s / 1.50 s (1.33) | 3.00 s / 2.00 s (1.50) | "+
		"1.00 s / 1.00 s (1.00) | 0.40 s / 0.50 s (0.80) |\n")
	assert.Contains(t, table, "| 1 cluster | 25 | 1.00 s / 0.75 s (1.33) | 1.50 s / 1.00 s (1.50) | "+
		"0.50 s / 0.50 s (1.00) | 0.20 s / 0.25 s (0.80) |\n")
	assert.Contains(t, table, "| 200 clusters | 0 | 20.0 s | 40.0 s | | |\n")
}

func TestDrawing(t *testing.T) {
	drawing := figures.Drawing(fleet)
	assert.Equal(t, 4, strings.Count(drawing, "<polyline"), "two operations, with the component and flat")
	assert.Contains(t, drawing, `x1="570.0" y1="40" x2="570.0" y2="330"`, "a line for 200 clusters, from top to bottom")
	decoder := xml.NewDecoder(strings.NewReader(drawing))
	for {
		_, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err)
	}
}

func TestReadWhatIsWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "results.json")
	written := figures.Results{Date: "2025-01-01", Cases: fleet}
	require.NoError(t, written.Write(path))
	read, err := figures.Read(path)
	require.NoError(t, err)
	assert.Equal(t, written, read)
}
