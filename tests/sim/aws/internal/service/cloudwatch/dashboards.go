package cloudwatch

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	maxDashboardName    = 255
	invalidInput        = "InvalidParameterInput"
	maxWidgets          = 500
	maxWidgetMetrics    = 500
	maxDashboardMetrics = 2500
	dashboardColumns    = 24
)

var dashboardName = regexp.MustCompile(`^[0-9A-Za-z_-]+$`)

// dashboardBehaviour is about dashboards, which "are global, not region-specific" (CloudWatch API, PutDashboard):
// whoever makes one of the same name, from whatever region, overwrites it (see Overwritten of the cloud).
func dashboardBehaviour(isPublished Publishes) registry.Behaviour {
	return registry.Behaviour{
		Global:    true,
		NotFound:  "ResourceNotFound",
		Replaces:  []string{"dashboardName"},
		Documents: []string{"dashboardBody"},
		Check: func(in props.Map) []p.CheckFailure {
			in = in.Known()
			var failures []p.CheckFailure
			fail := func(key, format string, args ...any) {
				failures = append(failures, p.CheckFailure{Property: key, Reason: fmt.Sprintf(format, args...)})
			}
			if name, sent := in["dashboardName"].(string); sent {
				if len(name) > maxDashboardName {
					fail("dashboardName", `"dashboard_name" cannot be longer than %d characters: %q`, maxDashboardName,
						name)
				}
				if !dashboardName.MatchString(name) {
					fail("dashboardName", `"dashboard_name" doesn't comply with restrictions (%q): %q`, dashboardName,
						name)
				}
			}
			if body, sent := in["dashboardBody"].(string); sent {
				var document any
				if err := json.Unmarshal([]byte(body), &document); err != nil {
					fail("dashboardBody", `"dashboard_body" contains an invalid JSON: %s`, err)
				}
			}
			return failures
		},
		Rules: func(in props.Map) error { return refuseDashboard(in, isPublished) },
		Update: func(_ world.View, _, in, out props.Map) error {
			out["dashboardBody"] = props.NormalJSON(out.Str("dashboardBody"))
			return refuseDashboard(in, isPublished)
		},
		Create: func(v world.View, in props.Map) (string, props.Map, error) {
			name := in.Str("dashboardName")
			if old := v.Find(awstype.Dashboard, "", name); old != nil {
				v.Overwrite(old)
			}
			in["dashboardArn"] = v.GlobalARN("cloudwatch", "dashboard/"+name)
			in["dashboardBody"] = props.NormalJSON(in.Str("dashboardBody"))
			return name, in, nil
		},
	}
}

// refuseDashboard is PutDashboard's opinion of a body, with all that is wrong with it. It is stricter than AWS on
// purpose: what AWS only warns of, or puts somewhere else, is an error here, since such a widget stays blank or moves.
func refuseDashboard(in props.Map, isPublished Publishes) error {
	text, sent := in["dashboardBody"].(string)
	if !sent {
		return nil
	}
	var body any
	if json.Unmarshal([]byte(text), &body) != nil || props.Map(asObject(body)) == nil {
		return awserr.New(invalidInput, "The field DashboardBody must be a valid JSON object")
	}
	c := &bodyCheck{isPublished: isPublished}
	dashboardShape(c, "", body)
	if len(c.messages) == 0 {
		return nil
	}
	var messages strings.Builder
	encoder := json.NewEncoder(&messages)
	encoder.SetEscapeHTML(false) // "Should be <= 23"
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(c.messages); err != nil {
		return err
	}
	return awserr.New(invalidInput, "The dashboard body is invalid, there are %d validation errors:\n%s",
		len(c.messages), messages.String())
}

// DashboardMetrics are the metrics that the widgets of a dashboard take from a region, or from all.
func DashboardMetrics(v world.View, isPublished Publishes, region, name string) ([]world.Metric, error) {
	var out []world.Metric
	r := v.Find(awstype.Dashboard, "", name)
	if r == nil {
		return nil, fmt.Errorf("%w: %s %s", world.ErrNotFound, awstype.Dashboard, name)
	}
	var body map[string]any
	if err := json.Unmarshal([]byte(props.Map(r.Properties).Str("dashboardBody")), &body); err != nil {
		return nil, fmt.Errorf("dashboard %s: %w", name, err)
	}
	seen := map[string]bool{}
	for _, widget := range props.Map(body).Objects("widgets") {
		for _, drawn := range metricsDrawn(&bodyCheck{isPublished: isPublished}, "", widget.Object("properties")) {
			if (region == "" || drawn.region == region) && !seen[drawn.Key()] {
				out = append(out, drawn.Metric)
				seen[drawn.Key()] = true
			}
		}
	}
	return out, nil
}

// drawnMetric is a metric in a widget.
type drawnMetric struct {
	world.Metric
	region string
}

// metricsDrawn reads the metrics of a widget, which have the form
//
//	[namespace, name, dimension, value, ..., {options}]
//
// where "." stands for what the metric before has at that place, and "..." for all that it has before what follows
// here. An expression has options alone, and is nobody's metric before.
func metricsDrawn(c *bodyCheck, path string, properties props.Map) []drawnMetric {
	rows, _ := properties["metrics"].([]any)
	var drawn []drawnMetric
	var before []string
	ids := map[string]bool{}
	for i, row := range rows {
		path := fmt.Sprintf("%s/metrics/%d", path, i)
		fields, _ := row.([]any)
		if len(fields) == 0 {
			c.fail(path, "Should be a list with a metric or an expression")
			continue
		}
		options := props.Map(asObject(fields[len(fields)-1]))
		if options != nil {
			metricOptionsShape(c, fmt.Sprintf("%s/%d", path, len(fields)-1), map[string]any(options))
			fields = fields[:len(fields)-1]
		}
		if id := options.Str("id"); id != "" {
			if ids[id] {
				c.fail(path, "Should have an id of its own, and %q is another one's", id)
			}
			ids[id] = true
		}
		switch expression := options.Has("expression"); {
		case expression && len(fields) > 0:
			c.fail(path, "Should be a metric or an expression, not both")
			continue
		case expression:
			checkSearches(c, path, options.Str("expression"))
			continue
		case len(fields) == 0:
			c.fail(path, "Should have required property 'expression'")
			continue
		}
		written, ok := writtenOut(c, path, fields, before)
		if !ok {
			continue
		}
		before = written
		region := options.Str("region")
		if region == "" {
			region = properties.Str("region")
		}
		if m, ok := metricIn(c, path, written); ok {
			drawn = append(drawn, drawnMetric{m, region})
		}
	}
	return drawn
}

// writtenOut replaces "." and "..." by what they stand for.
func writtenOut(c *bodyCheck, path string, fields []any, before []string) ([]string, bool) {
	texts := make([]string, 0, len(fields))
	for i, field := range fields {
		text, isText := field.(string)
		switch {
		case !isText:
			c.fail(fmt.Sprintf("%s/%d", path, i), `Invalid metric field type, only "String" type is allowed`)
			return nil, false
		case text == "..." && i > 0:
			c.fail(fmt.Sprintf("%s/%d", path, i), `"..." should be the first field of a metric`)
			return nil, false
		}
		texts = append(texts, text)
	}
	if texts[0] == "..." {
		kept := len(before) - len(texts) + 1
		if kept < 1 {
			c.fail(path+"/0", `"..." should stand for something of the metric before`)
			return nil, false
		}
		texts = slices.Concat(before[:kept], texts[1:])
	}
	for i, text := range texts {
		if text != "." {
			continue
		}
		if i >= len(before) {
			c.fail(path, `"." should stand for something of the metric before`)
			return nil, false
		}
		texts[i] = before[i]
	}
	return texts, true
}

var metricNamespace = regexp.MustCompile(`^[^:].{0,254}$`)

// metricIn is the metric that the fields name. CloudWatch draws what nobody publishes as well, and the widget stays
// empty; so metrics of ElastiCache have to be such as nodes or serverless caches publish, in name and dimensions. Whose
// they are is for DashboardMetrics of the cloud.
func metricIn(c *bodyCheck, path string, fields []string) (world.Metric, bool) {
	if len(fields) < 2 {
		c.fail(path, "Should NOT have fewer than 2 items")
		return world.Metric{}, false
	}
	m := world.Metric{Namespace: fields[0], Name: fields[1], Dimensions: map[string]string{}}
	pairs := fields[2:]
	known := len(c.messages)
	for i := 0; i+1 < len(pairs); i += 2 {
		name, value := pairs[i], pairs[i+1]
		if _, twice := m.Dimensions[name]; twice || name == "" || len(name) > 255 || value == "" || len(value) > 1024 {
			c.fail(path,
				"Should have each dimension once, with a name of 1 to 255 characters and a value of 1 to 1024: %q",
				name)
		}
		m.Dimensions[name] = value
	}
	switch names := slices.Sorted(maps.Keys(m.Dimensions)); {
	case len(pairs)%2 != 0:
		c.fail(path, "Should have a value for the dimension %q", pairs[len(pairs)-1])
	case len(names) > maxAlarmDimensions:
		c.fail(path, "Should NOT have more than %d dimensions", maxAlarmDimensions)
	case !metricNamespace.MatchString(m.Namespace) || m.Name == "" || len(m.Name) > 255:
		c.fail(path, "Should have a namespace and a name of 1 to 255 characters")
	case m.Namespace == world.ElastiCacheNamespace && !c.isPublished(m.Name, names):
		c.fail(path, "%s publishes no metric %s with the dimensions %v", m.Namespace, m.Name, names)
	}
	return m, len(c.messages) == known
}
