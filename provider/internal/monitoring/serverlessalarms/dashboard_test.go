package serverlessalarms

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// drawnBody is a dashboard as CloudWatch reads it.
type drawnBody struct {
	Widgets []struct {
		Type       string
		Properties struct {
			Title, Markdown, Stat string
			Metrics               [][]any
			Annotations           struct {
				Horizontal []struct{ Label, Fill, Color string }
			}
		}
	}
}

// marksOf are the marks of each chart, by its title, and the metrics of all charts.
func marksOf(t *testing.T, p *Plan) (marks map[string][]string, metrics map[string][]any, body drawnBody) {
	t.Helper()
	text, err := p.Dashboard.Body("eu-west-1", []string{"arn"})
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal([]byte(text), &body))
	marks, metrics = map[string][]string{}, map[string][]any{}
	for _, w := range body.Widgets {
		if w.Type != "metric" {
			continue
		}
		require.Len(t, w.Properties.Metrics, 1, "a cache is one thing")
		metrics[w.Properties.Title] = append(w.Properties.Metrics[0], w.Properties.Stat)
		for _, mark := range w.Properties.Annotations.Horizontal {
			marks[w.Properties.Title] = append(marks[w.Properties.Title], fmt.Sprint(mark.Label, ", ", mark.Fill))
		}
	}
	return marks, metrics, body
}

// Each chart shows the maximum of its metric, and the threshold of its alarm, if there are any.
func TestDashboard(t *testing.T) {
	t.Parallel()
	assert.Nil(t, planOf(t).Dashboard)
	p := planOf(t, withDashboard, withSettings(ServerlessAlarms{
		HitRate: &monitoring.Alarm{}, Connections: &monitoring.Alarm{Enabled: new(bool)},
		Ecpu: &monitoring.Alarm{Period: new(300)},
	}))
	marks, metrics, body := marksOf(t, p)
	assert.Equal(t, map[string][]string{
		"Data":               {"maximum: 5 GB, none", "alarm: 3.75 GB, above"},
		"ECPUs":              {"maximum: 300000 in 300 s (1000 per second), none", "alarm: 225000 in 300 s (750 per second), above"},
		"Throttled commands": {"alarm: 0, above"},
		"Connections":        {"maximum: 65000, none"},
		"Hit rate":           {"alarm: 80 %, below"},
	}, marks)
	label := map[string]any{"label": "orders"}
	for title, want := range map[string][2]string{
		"Data": {"BytesUsedForCache", "Maximum"}, "Network in": {"NetworkBytesIn", "Sum"},
	} {
		assert.Equal(t, []any{"AWS/ElastiCache", want[0], "clusterId", "orders", label, want[1]}, metrics[title])
	}
	assert.Len(t, metrics, 12)
	assert.Equal(t, "# orders\nA serverless cache for up to 5 GB of data and up to 1000 ECPUs per second. "+
		"A red line is the threshold of an alarm; the description of the alarm says what to do.",
		body.Widgets[0].Properties.Markdown)
}

// Without maxima and alarms there is nothing to mark but the connections that AWS takes.
func TestDashboardWithoutMaxima(t *testing.T) {
	t.Parallel()
	marks, metrics, body := marksOf(t, planOf(t, withDashboard, withoutMaxima, withoutAlarms))
	assert.Equal(t, map[string][]string{"Connections": {"maximum: 65000, none"}}, marks)
	assert.Len(t, metrics, 12)
	assert.Equal(t, "# orders\nA serverless cache for any number of GB of data and any number of ECPUs per second.",
		body.Widgets[0].Properties.Markdown)
	assert.Equal(t, "1 to 5 GB", Limit{new(1), new(5)}.inWords("GB"))
	assert.Equal(t, "1 or more GB", Limit{Minimum: new(1)}.inWords("GB"))
}
