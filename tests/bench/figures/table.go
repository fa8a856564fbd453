package figures

import (
	"fmt"
	"strings"
)

// Tables shows the cases twice: by the clock, and by processor time.
func Tables(cases []Case) string {
	return Table("by the clock", cases, Wall) + "\n" + Table("processor time", cases, CPU)
}

// Table shows the cases, by what a cost has. A cell has what the component takes, what the flat program takes, and how
// they relate.
func Table(title string, cases []Case, of func(Cost) float64) string {
	var t strings.Builder
	fmt.Fprintf(&t, "| %s | resources | preview | up | up without a change | destroy |\n", title)
	t.WriteString("|---|---|---|---|---|---|\n")
	for _, c := range cases {
		fmt.Fprintf(&t, "| %s | %d |", c.Title, c.Resources)
		for i := range 4 {
			if i >= len(c.Operations) {
				t.WriteString(" |")
				continue
			}
			fmt.Fprintf(&t, " %s |", c.Operations[i].cell(of))
		}
		t.WriteString("\n")
	}
	return t.String()
}

// cell is the component's median, the flat program's, and their ratio.
func (o Operation) cell(of func(Cost) float64) string {
	component := Median(o.Component, of)
	if len(o.Flat) == 0 {
		return seconds(component)
	}
	flat := Median(o.Flat, of)
	return fmt.Sprintf("%s / %s (%.2f)", seconds(component), seconds(flat), component/flat)
}

// seconds are seconds with as many digits as one cares for.
func seconds(s float64) string {
	if s < 10 {
		return fmt.Sprintf("%.2f s", s)
	}
	return fmt.Sprintf("%.1f s", s)
}
