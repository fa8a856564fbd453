package monitoring

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// The sizes of the widgets, in columns and rows of the grid.
const (
	gridColumns             = 24
	chartWidth, chartHeight = 6, 6
	headingHeight           = 1
	titleHeight             = 2
	alarmsHeight            = 4
)

// dashboardBody is the JSON of a dashboard, as CloudWatch documents it.
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
	// Properties depend on Type.
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
	Title       string             `json:"title"`
	View        string             `json:"view"`
	Stacked     bool               `json:"stacked"`
	Region      string             `json:"region"`
	Stat        string             `json:"stat"`
	Period      int                `json:"period"`
	Metrics     [][]any            `json:"metrics"`
	YAxis       metricAxes         `json:"yAxis"`
	Annotations *metricAnnotations `json:"annotations,omitempty"`
}

type lineProperties struct {
	Label string `json:"label"`
}

type searchProperties struct {
	Expression string `json:"expression"`
	Label      string `json:"label"`
	Period     int    `json:"period"`
}

type metricAxes struct {
	Left metricAxis `json:"left"`
}

type metricAxis struct {
	Label string `json:"label"`
	// Min is always 0, since an axis that starts higher exaggerates changes.
	Min       float64  `json:"min"`
	Max       *float64 `json:"max,omitempty"`
	ShowUnits bool     `json:"showUnits"`
}

type metricAnnotations struct {
	Horizontal []thresholdLine `json:"horizontal"`
}

type thresholdLine struct {
	Label string  `json:"label"`
	Value float64 `json:"value"`
	Fill  string  `json:"fill"`
	Color string  `json:"color"`
}

// The red, the green and the gray of CloudWatch's own palette.
const (
	thresholdColor = "#d62728"
	targetColor    = "#2ca02c"
	limitColor     = "#7f7f7f"
)

// Body is the dashboard as CloudWatch takes it, with the states of the alarms, which are given by their ARNs.
func (d *Dashboard) Body(region string, alarms []string) (string, error) {
	var g widgetGrid
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

func (c Chart) properties(region string) metricProperties {
	properties := metricProperties{
		Title: c.Title, View: "timeSeries", Region: region, Stat: c.Statistic, Period: c.Period,
		YAxis: metricAxes{metricAxis{Label: c.Unit}},
	}
	if c.Unit == "Percent" {
		most := 100.
		properties.YAxis.Left.Max = &most
	}
	for _, l := range c.Lines {
		properties.Metrics = append(properties.Metrics, c.drawn(l))
	}
	if marks := c.marks(); len(marks) > 0 {
		properties.Annotations = &metricAnnotations{marks}
	}
	return properties
}

// drawn is a line as a widget lists it.
func (c Chart) drawn(l Line) []any {
	if l.Search != nil {
		return []any{searchProperties{l.Search.expression(c.Metric), l.Label, c.Period}}
	}
	metric := append([]any{namespace, c.Name}, listedDimensions(l.Dimensions)...)
	return append(metric, lineProperties{l.Label})
}

// marks are the limit, the threshold of the alarm and the target of scaling. If the last two are the same number, it is
// drawn once.
func (c Chart) marks() (marks []thresholdLine) {
	if c.Limit > 0 {
		marks = append(marks, thresholdLine{"maximum: " + c.Shown(c.Limit), c.Limit, "none", limitColor})
	}
	name := "alarm"
	if c.Armed && c.Target > 0 && c.Target == c.Threshold {
		name = "target and alarm"
	} else if c.Target > 0 {
		marks = append(marks, thresholdLine{"target: " + c.Shown(c.Target), c.Target, "none", targetColor})
	}
	if c.Armed {
		marks = append(marks, thresholdLine{name + ": " + c.Shown(c.Threshold), c.Threshold, c.side(), thresholdColor})
	}
	return marks
}

// listedDimensions are dimensions as a dashboard lists them: names and values in turn. They are sorted, so that an
// update does not change the dashboard without a reason.
func listedDimensions(dimensions map[string]string) []any {
	var listed []any
	for _, name := range slices.Sorted(maps.Keys(dimensions)) {
		listed = append(listed, name, dimensions[name])
	}
	return listed
}

// widgetGrid places widgets from left to right, in rows as high as their highest widget.
type widgetGrid struct {
	widgets []widget
	// x and y are where the next widget goes. below is the first row under all widgets so far.
	x, y, below int
}

func (g *widgetGrid) place(kind string, width, height int, properties any) {
	if g.x+width > gridColumns {
		g.newRow()
	}
	g.widgets = append(g.widgets, widget{kind, g.x, g.y, width, height, properties})
	g.x += width
	g.below = max(g.below, g.y+height)
}

func (g *widgetGrid) newRow() { g.x, g.y = 0, g.below }
