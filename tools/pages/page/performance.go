package page

import (
	_ "embed" // for the prose of the page
	"fmt"
	"slices"
	"strings"
	"text/template"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/figures"
)

//go:embed about/performance.md
var aboutPerformance string

// Performance is the page about what clusters cost, from the results of a run of the bench.
func Performance(results figures.Results) (string, error) {
	told, err := template.New("performance").Funcs(template.FuncMap{
		"clock":     func(cases []figures.Case) string { return figures.Table("by the clock", cases, figures.Wall) },
		"processor": func(cases []figures.Case) string { return figures.Table("processor time", cases, figures.CPU) },
		"kB":        func(bytes int) string { return fmt.Sprintf("%d kB", (bytes+500)/1000) },
		"MB":        func(bytes int64) string { return fmt.Sprintf("%d MB", (bytes+500_000)/1_000_000) },
		"GiB":       func(bytes int64) string { return fmt.Sprintf("%d GiB", (bytes+1<<29)>>30) },
		"ms":        func(seconds float64) string { return fmt.Sprintf("%.0f ms", 1000*seconds) },
		"parts":     partsOfState,
		"rounds":    rounds,
	}).Parse(aboutPerformance)
	if err != nil {
		return "", err
	}
	with, without := []figures.Case{}, []figures.Case{}
	for _, c := range results.Cases {
		if c.Checkpoints {
			with = append(with, c)
		} else {
			without = append(without, c)
		}
	}
	var page strings.Builder
	err = told.Execute(&page, struct {
		figures.Results
		With, Without []figures.Case
	}{results, with, without})
	return page.String(), err
}

// rounds says how often the cases were measured.
func rounds(cases []figures.Case) string {
	var measured []int
	for _, c := range cases {
		measured = append(measured, len(c.Operations[0].Component))
	}
	fewest, most := slices.Min(measured), slices.Max(measured)
	if fewest == most {
		return fmt.Sprint(most)
	}
	return fmt.Sprintf("%d to %d", fewest, most)
}

// partsOfState are the first parts of the state of a cluster, as rows of a table, and the rest in one row. The bench
// writes the largest first.
func partsOfState(state figures.State, parts []figures.Part) string {
	const shown = 8
	var rows strings.Builder
	row := func(name string, count, bytes int) {
		fmt.Fprintf(&rows, "| %s | %d | %d | %d %% |\n", name, count, bytes, (100*bytes+state.Bytes/2)/state.Bytes)
	}
	rest := figures.Part{}
	for i, part := range parts {
		if i < shown {
			row("`"+part.Name+"`", part.Count, part.Bytes)
			continue
		}
		rest.Count, rest.Bytes = rest.Count+part.Count, rest.Bytes+part.Bytes
	}
	if rest.Count > 0 {
		row("others", rest.Count, rest.Bytes)
	}
	return strings.TrimSuffix(rows.String(), "\n")
}
