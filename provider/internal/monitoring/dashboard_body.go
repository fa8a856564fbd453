package monitoring

import (
	"encoding/json"
	"fmt"
	"slices"
)

// dashboardBody and what it holds is the structure of a dashboard as CloudWatch documents it.
// Source: CloudWatch API, "Dashboard Body Structure and Syntax".
type dashboardBody struct {
	Widgets []widget `json:"widgets"`
}

// widget is a rectangle on a grid of 24 columns.
type widget struct {
	Type   string `json:"type"`
	X      int    `json:"x"`
	Y      int    `json:"y"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	// Properties are those of the widget's type.
	Properties any `json:"properties"`
}

type textProperties struct {
	Markdown string `json:"markdown"`
}

type alarmProperties struct {
	Title  string   `json:"title"`
	Alarms []string `json:"alarms"`
}

type metricProperties struct {
	Title       string       `json:"title"`
	View        string       `json:"view"`
	Stacked     bool         `json:"stacked"`
	Region      string       `json:"region"`
	Stat        string       `json:"stat"`
	Period      int          `json:"period"`
	Metrics     [][]any      `json:"metrics"`
	YAxis       yAxis        `json:"yAxis"`
	Annotations *annotations `json:"annotations,omitempty"`
}

type rendering struct {
	Label string `json:"label"`
}

type yAxis struct {
	Left axis `json:"left"`
}

type axis struct {
	Label string `json:"label"`
	// Min is always 0: a line that is cut off at the bottom looks like more change than there is.
	Min       float64  `json:"min"`
	Max       *float64 `json:"max,omitempty"`
	ShowUnits bool     `json:"showUnits"`
}

type annotations struct {
	Horizontal []annotation `json:"horizontal"`
}

type annotation struct {
	Label string  `json:"label"`
	Value float64 `json:"value"`
	Fill  string  `json:"fill"`
	Color string  `json:"color"`
}

// thresholdColor is the red of CloudWatch's own palette.
const thresholdColor = "#d62728"

// Body lays the dashboard out for a region. The alarms are those of the cluster by their ARNs.
func (d *Dashboard) Body(region string, alarms []string) (string, error) {
	var g grid
	g.place("text", gridColumns, titleHeight, textProperties{d.Title})
	for chunk := range slices.Chunk(alarms, maxWidgetAlarms) {
		g.place("alarm", gridColumns, alarmsHeight, alarmProperties{"Alarms", chunk})
	}
	for _, s := range d.Sections {
		g.newRow()
		g.place("text", gridColumns, headingHeight, textProperties{s.Title})
		for _, c := range s.Charts {
			g.place("metric", chartWidth, chartHeight, c.properties(region))
		}
	}
	body, err := json.Marshal(dashboardBody{g.widgets})
	if err != nil {
		return "", fmt.Errorf("writing the dashboard: %w", err)
	}
	return string(body), nil
}

func (c chart) properties(region string) metricProperties {
	properties := metricProperties{
		Title: c.Title, View: "timeSeries", Region: region, Stat: c.Statistic, Period: c.Period,
		YAxis: yAxis{axis{Label: c.unit}},
	}
	if c.unit == "Percent" {
		most := 100.
		properties.YAxis.Left.Max = &most
	}
	for _, l := range c.Lines {
		drawn := append([]any{namespace, c.Name}, dimensionsOf(l.dimensions)...)
		properties.Metrics = append(properties.Metrics, append(drawn, rendering{l.label}))
	}
	if c.armed {
		fill := "above"
		if c.Comparison == LessThan {
			fill = "below"
		}
		properties.Annotations = &annotations{
			[]annotation{{"alarm: " + c.shown(c.Threshold), c.Threshold, fill, thresholdColor}},
		}
	}
	return properties
}

// grid places widgets from left to right, in rows as high as what is in them.
type grid struct {
	widgets []widget
	// x and y are where the next widget goes, and below is the first row under all that are placed.
	x, y, below int
}

func (g *grid) place(kind string, width, height int, properties any) {
	if g.x+width > gridColumns {
		g.newRow()
	}
	g.widgets = append(g.widgets, widget{kind, g.x, g.y, width, height, properties})
	g.x += width
	g.below = max(g.below, g.y+height)
}

func (g *grid) newRow() { g.x, g.y = 0, g.below }
