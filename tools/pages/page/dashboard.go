package page

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"math"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// pictured is the cluster whose dashboard is drawn.
const pictured = `
enableDashboard: true
replicationGroupSize: 4
clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }
alarms: { evictions: {}, hitRate: {} }
`

// body is what of a dashboard's JSON is drawn.
type body struct {
	Widgets []struct {
		Type                string
		X, Y, Width, Height int
		Properties          struct {
			Title, Markdown string
			Metrics         [][]any
			YAxis           struct{ Left struct{ Max *float64 } }
			Annotations     struct {
				Horizontal []struct {
					Label, Fill string
					Value       float64
				}
			}
		}
	}
}

// Dashboard is a drawing of the layout of a cluster's dashboard, as the component makes it. The curves are made up; all
// else is where CloudWatch puts it.
func Dashboard(ctx context.Context) (string, error) {
	inputs, err := wire.Changed(pictured)
	if err != nil {
		return "", err
	}
	result := wire.Construct(ctx, inputs, false, func(child wire.Child) (string, property.Map, error) {
		return child.Name,
			child.Inputs.Set("arn", property.New("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:"+child.Name)), nil
	})
	if result.Err != nil {
		return "", result.Err
	}
	var d body
	if err := json.Unmarshal([]byte(result.Children["cache-dashboard"].Inputs.Get("dashboardBody").AsString()),
		&d); err != nil {
		return "", fmt.Errorf("reading the dashboard: %w", err)
	}
	return d.svg(), nil
}

// The sizes of the drawing, in its own units.
const (
	column, row = 40, 17
	gap         = 3
)

var curveColors = []string{"#1f77b4", "#ff7f0e", "#2ca02c", "#9467bd"}

func (d body) svg() string {
	bottom := 0
	for _, w := range d.Widgets {
		bottom = max(bottom, w.Y+w.Height)
	}
	var s strings.Builder
	fmt.Fprintf(&s,
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="Helvetica, Arial, sans-serif" `+
			`font-size="11">`+"\n",
		24*column, bottom*row)
	fmt.Fprintf(&s, `<rect width="100%%" height="100%%" fill="#f2f3f3"/>`+"\n")
	for i, w := range d.Widgets {
		x, y, width, height := w.X*column+gap, w.Y*row+gap, w.Width*column-2*gap, w.Height*row-2*gap
		text := func(dx, dy int, style, what string) {
			fmt.Fprintf(&s, `<text x="%d" y="%d" %s>%s</text>`+"\n", x+dx, y+dy, style, html.EscapeString(what))
		}
		if w.Type == "text" {
			heading, rest, _ := strings.Cut(strings.TrimLeft(w.Properties.Markdown, "# "), "\n")
			text(4, 11, `font-weight="bold"`, heading)
			text(4, 25, `fill="#555555"`, rest)
			continue
		}
		fmt.Fprintf(&s, `<rect x="%d" y="%d" width="%d" height="%d" rx="3" fill="#ffffff" stroke="#d5dbdb"/>`+"\n", x,
			y, width, height)
		text(8, 15, `font-weight="bold"`, w.Properties.Title)
		if w.Type == "alarm" {
			for n := range 18 {
				fmt.Fprintf(&s,
					`<rect x="%d" y="%d" width="46" height="26" rx="2" fill="#e9f5ec" stroke="#1d8102"/>`+"\n",
					x+8+n*52, y+24)
			}
			continue
		}
		top, base := y+24, y+height-8
		at := func(share float64) float64 { return float64(base) - share*float64(base-top) }
		level := 0.4
		for _, threshold := range w.Properties.Annotations.Horizontal {
			share := 0.85
			if most := w.Properties.YAxis.Left.Max; most != nil {
				share = threshold.Value / *most
			}
			label := at(share) - 4
			level = 0.5 * share
			if threshold.Fill == "below" {
				level, label = share+0.05, at(share)+10
			}
			fmt.Fprintf(&s, `<line x1="%d" x2="%d" y1="%.0f" y2="%.0f" stroke="#d62728" stroke-width="1.5"/>`+"\n", x+8,
				x+width-8, at(share), at(share))
			fmt.Fprintf(&s, `<text x="%d" y="%.0f" fill="#d62728" font-size="9" text-anchor="end">%s</text>`+"\n",
				x+width-8, label, html.EscapeString(threshold.Label))
		}
		for n := range w.Properties.Metrics {
			fmt.Fprintf(&s, `<polyline fill="none" stroke="%s" points="`, curveColors[n%len(curveColors)])
			for step := range 25 {
				share := level + 0.03*float64(n) + 0.03*math.Sin(float64(step)/2.3+float64(i+2*n))
				fmt.Fprintf(&s, "%.0f,%.0f ", float64(x+8)+float64(step*(width-16))/24, at(share))
			}
			s.WriteString(`"/>` + "\n")
		}
	}
	s.WriteString("</svg>\n")
	return s.String()
}
