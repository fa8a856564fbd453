package figures

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// The sizes of the drawing, in its own units.
const (
	width, height = 720, 380
	left, right   = 60, 150
	top, bottom   = 40, 50
)

// style has the colors for light and for dark pages.
const style = `<style>
text { font: 13px Helvetica, Arial, sans-serif; fill: #24292f }
.grid { stroke: #d0d7de; stroke-width: 1 }
.component { stroke: #0969da; fill: none; stroke-width: 2.5 }
.flat { stroke: #bc4c00; fill: none; stroke-width: 2.5; stroke-dasharray: 2 5; stroke-linecap: round }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.grid { stroke: #3d444d }
.component { stroke: #58a6ff }
.flat { stroke: #ffa657 }
}
</style>
`

// drawnCases are the cases of the drawing: clusters of two nodes, without checkpoints.
var drawnCases = map[string]bool{"1": true, "10": true, "50": true, "200": true}

// drawn are the operations of the drawing. The others take about as long as the first.
var drawn = []string{"up", "destroy"}

// Drawing is an SVG of the time that operations take over the number of clusters, with the component and flat. Both
// scales are logarithmic.
func Drawing(cases []Case) string {
	var s strings.Builder
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">`+"\n", width, height)
	s.WriteString("<title>Seconds by the number of clusters, with the component and flat</title>\n" + style)
	p := plot{}
	for _, c := range cases {
		if drawnCases[c.Name] {
			p.cases = append(p.cases, c)
		}
	}
	p.most = p.above()
	s.WriteString(p.grid())
	for _, name := range drawn {
		s.WriteString(p.curve(name, "component", func(o Operation) []Cost { return o.Component }))
		s.WriteString(p.curve(name, "flat", func(o Operation) []Cost { return o.Flat }))
	}
	s.WriteString(legend() + "</svg>\n")
	return s.String()
}

// plot is where curves are drawn: from 1 cluster and a fifth of a second on.
type plot struct {
	cases []Case
	most  float64
}

const fewest, least = 1, 0.2

// marks are the seconds that have a line.
var marks = []float64{least, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500}

// above is the first mark that is above all curves.
func (p plot) above() float64 {
	highest := 0.0
	for _, c := range p.cases {
		for _, o := range c.Operations {
			if slices.Contains(drawn, o.Name) {
				highest = max(highest, Median(o.Component, Wall), Median(o.Flat, Wall))
			}
		}
	}
	for _, mark := range marks {
		if mark > highest {
			return mark
		}
	}
	return highest
}

// x and y are the places of a number of clusters and of seconds.
func (p plot) x(clusters float64) float64 {
	most := 200.0
	return left + (width-left-right)*math.Log(clusters/fewest)/math.Log(most/fewest)
}

func (p plot) y(seconds float64) float64 {
	return height - bottom - (height-top-bottom)*math.Log(seconds/least)/math.Log(p.most/least)
}

func (p plot) grid() string {
	var s strings.Builder
	for _, seconds := range marks {
		if seconds > p.most {
			break
		}
		fmt.Fprintf(&s, `<line class="grid" x1="%d" y1="%.1f" x2="%d" y2="%.1f"/>`, left, p.y(seconds), width-right,
			p.y(seconds))
		fmt.Fprintf(&s, `<text x="%d" y="%.1f" text-anchor="end">%g s</text>`+"\n", left-8, p.y(seconds)+4, seconds)
	}
	for _, c := range p.cases {
		x := p.x(float64(c.Clusters))
		fmt.Fprintf(&s, `<line class="grid" x1="%.1f" y1="%d" x2="%.1f" y2="%d"/>`, x, top, x, height-bottom)
		fmt.Fprintf(&s, `<text x="%.1f" y="%d" text-anchor="middle">%d</text>`+"\n", x, height-bottom+20, c.Clusters)
	}
	fmt.Fprintf(&s, `<text x="%d" y="%d" text-anchor="middle">clusters of two nodes</text>`+"\n",
		left+(width-left-right)/2, height-8)
	return s.String()
}

// curve is a line through the medians of an operation, with the name of the operation at the end of the component's.
func (p plot) curve(operation, class string, of func(Operation) []Cost) string {
	var points []string
	var x, y float64
	for _, c := range p.cases {
		for _, o := range c.Operations {
			if costs := of(o); o.Name == operation && len(costs) > 0 {
				x, y = p.x(float64(c.Clusters)), p.y(Median(costs, Wall))
				points = append(points, fmt.Sprintf("%.1f,%.1f", x, y))
			}
		}
	}
	line := fmt.Sprintf(`<polyline class="%s" points="%s"/>`+"\n", class, strings.Join(points, " "))
	if class == "component" {
		line += fmt.Sprintf(`<text x="%.1f" y="%.1f">%s</text>`+"\n", x+8, y+4, operation)
	}
	return line
}

func legend() string {
	var s strings.Builder
	for i, class := range []string{"component", "flat"} {
		x := left + 120*i
		fmt.Fprintf(&s, `<line class="%s" x1="%d" y1="20" x2="%d" y2="20"/>`, class, x, x+28)
		fmt.Fprintf(&s, `<text x="%d" y="24">%s</text>`+"\n", x+36, class)
	}
	return s.String()
}
