package cloudwatch

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// dashboardMessage is one thing that is wrong with the body of a dashboard, in the form of PutDashboard's answers.
type dashboardMessage struct {
	DataPath string `json:"dataPath"`
	Message  string `json:"message"`
}

// bodyCheck collects what is wrong. Where AWS is known to answer to such a body, the words are its own: those of JSON
// schemas (github.com/badmintoncryer/cdk-preflight quotes most of them).
type bodyCheck struct {
	messages    []dashboardMessage
	isPublished Publishes
}

// Publishes tells whether any node of ElastiCache publishes a metric of that name with these dimensions.
type Publishes func(name string, dimensions []string) bool

func (c *bodyCheck) fail(path, format string, args ...any) {
	c.messages = append(c.messages, dashboardMessage{path, fmt.Sprintf(format, args...)})
}

// widgetPeriod also has the periods of metrics with a high resolution.
func widgetPeriod(c *bodyCheck, path string, v any) {
	n, isNumber := v.(float64)
	if !isNumber || n < 1 || !slices.Contains([]float64{1, 5, 10, 20, 30}, n) && math.Mod(n, 60) != 0 {
		c.fail(path, "Should be multiple of 60")
	}
}

func widgetStatistic(c *bodyCheck, path string, v any) {
	s, isText := v.(string)
	if !isText || statistics[s] == nil && !extendedStatistic.MatchString(s) {
		c.fail(path, "Should match pattern of a statistic")
	}
}

var (
	absoluteTime = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$`)
	relativeTime = regexp.MustCompile(`^-P(\d+[YMWD]|T\d+[HM])+$`)
	anyTime      = regexp.MustCompile(absoluteTime.String() + `|` + relativeTime.String())
)

// The shapes of a body are those of the CloudWatch API Reference, "Dashboard body structure and syntax", but for
// widgets of type chart, which are not modelled.
var (
	text      = matching(regexp.MustCompile(`(?s)^.*$`))
	someText  = matching(regexp.MustCompile(`(?s)^.+$`))
	instant   = matching(absoluteTime)
	color     = matching(regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`))
	aRegion   = matching(arn.RegionFormat)
	anAccount = matching(arn.AccountFormat)
	alarmARN  = matching(regexp.MustCompile(`^arn:aws(-[a-z]+)*:cloudwatch:[a-z0-9-]+:\d{12}:alarm:.{1,255}$`))
	lambdaARN = matching(regexp.MustCompile(`^arn:aws(-[a-z]+)*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$`))

	axis = object("", map[string]shape{"label": text, "max": number, "min": number, "showUnits": flag})

	metricOptionsShape = object("", map[string]shape{
		"accountId": anAccount, "color": color,
		"expression": someText, "id": matching(regexp.MustCompile(`^[a-z][a-zA-Z0-9_]*$`)),
		"label": text, "period": widgetPeriod, "region": aRegion, "stat": widgetStatistic, "visible": flag,
		"yAxis": words("left right"),
	})

	horizontalAnnotation = object("value", map[string]shape{
		"color": color, "fill": words("above below none"), "label": text, "value": number, "visible": flag,
		"yAxis": words("left right"),
	})
	verticalAnnotation = object("value", map[string]shape{
		"color": color, "fill": words("before after none"), "label": text, "value": instant, "visible": flag,
	})

	metricShape = object("", map[string]shape{
		"accountId": anAccount,
		"annotations": object("", map[string]shape{
			"alarms":     list(1, 1, alarmARN),
			"horizontal": list(0, math.MaxInt, lineOrBand(horizontalAnnotation)),
			"vertical":   list(0, math.MaxInt, lineOrBand(verticalAnnotation)),
		}),
		"end":                      matching(anyTime),
		"legend":                   object("", map[string]shape{"position": words("right bottom hidden")}),
		"liveData":                 flag,
		"metrics":                  list(1, math.MaxInt, anything), // see [metricsDrawn]
		"period":                   widgetPeriod,
		"region":                   aRegion,
		"setPeriodToTimeRange":     flag,
		"singleValueFullPrecision": flag,
		"sparkline":                flag,
		"stacked":                  flag,
		"start":                    matching(anyTime),
		"stat":                     widgetStatistic,
		"table": object("", map[string]shape{
			"layout": words("horizontal vertical"), "showTimeSeriesData": flag, "stickySummary": flag,
			"summaryColumns": list(0, math.MaxInt, words("MIN MAX SUM AVG")),
		}),
		"timezone": matching(regexp.MustCompile(`^[+-](0\d|1[0-4])[0-5]\d$`)),
		"title":    text,
		"trend":    flag,
		"view":     words("timeSeries singleValue gauge bar pie table"),
		"yAxis":    object("", map[string]shape{"left": axis, "right": axis}),
	})

	widgetShapes = map[string]shape{
		"metric": metricWidget,
		"text":   object("markdown", map[string]shape{"background": words("transparent solid"), "markdown": someText}),
		"alarm": object("alarms", map[string]shape{
			"alarms": list(1, 100, alarmARN), "sortBy": words("default stateUpdatedTimestamp timestamp"),
			"states": list(0, 3, words("ALARM INSUFFICIENT_DATA OK")), "title": text,
		}),
		"log": object("query region", map[string]shape{
			"accountId": anAccount, "query": someText, "queryLanguage": words("CWLI SQL PPL"),
			"region": aRegion, "stacked": flag,
			"title": text, "view": words("timeSeries bar pie table"),
		}),
		"explorer": object("labels metrics widgetOptions", map[string]shape{
			"aggregateBy": object("func key", map[string]shape{"func": someText, "key": text}),
			"labels":      list(0, math.MaxInt, object("key", map[string]shape{"key": someText, "value": text})),
			"metrics": list(1, math.MaxInt, object("metricName resourceType stat", map[string]shape{
				"metricName": someText, "resourceType": someText, "stat": widgetStatistic,
			})),
			"period": widgetPeriod, "splitBy": text, "title": text,
			"widgetOptions": object("", map[string]shape{
				"legend":        object("", map[string]shape{"position": words("right bottom hidden")}),
				"rowsPerPage":   whole(1, math.MaxInt32),
				"stacked":       flag,
				"view":          words("timeSeries bar pie"),
				"widgetsPerRow": whole(1, dashboardColumns),
			}),
		}),
		"custom": object("endpoint", map[string]shape{
			"endpoint": lambdaARN, "params": anything, "title": text,
			"updateOn": object("", map[string]shape{"refresh": flag, "resize": flag, "timeRange": flag}),
		}),
	}

	widgetFrame = object("type properties", map[string]shape{
		"height": whole(1,
			1000), "properties": anything, "type": words(strings.Join(props.SortedKeys(widgetShapes), " ")),
		"width": whole(1, dashboardColumns), "x": whole(0, dashboardColumns-1), "y": whole(0, math.MaxInt32),
	})

	variableShape = object("id inputType type", map[string]shape{
		"defaultValue": text, "id": matching(regexp.MustCompile(`^[\w-]{1,32}$`)),
		"inputType": words("input select radio"), "label": text,
		"pattern": someText, "populateFrom": someText, "property": someText,
		"search": someText, "type": words("pattern property"),
		"values":  list(1, math.MaxInt, object("value", map[string]shape{"label": text, "value": text})),
		"visible": flag,
	})

	bodyShape = object("widgets", map[string]shape{
		"end": instant, "periodOverride": words("auto inherit"), "start": matching(anyTime),
		"variables": list(0, 25, dashboardVariable), "widgets": list(0, maxWidgets, widget),
	})
)

// lineOrBand is one annotation, or two between which the graph is filled.
func lineOrBand(line shape) shape {
	return func(c *bodyCheck, path string, v any) {
		if _, isBand := v.([]any); isBand {
			list(2, 2, line)(c, path, v)
			return
		}
		line(c, path, v)
	}
}

func dashboardVariable(c *bodyCheck, path string, v any) {
	variableShape(c, path, v)
	variable := props.Map(asObject(v))
	if kind := variable.Str("type"); (kind == "pattern" || kind == "property") && !variable.Has(kind) {
		c.fail(path, "Should have required property '%s'", kind)
	}
	if variable.Has("inputType") && variable.Str("inputType") != "input" && !variable.Has("values") &&
		!variable.Has("search") {
		c.fail(path, "Should have required property 'values'")
	}
}

func widget(c *bodyCheck, path string, v any) {
	widgetFrame(c, path, v)
	w := props.Map(asObject(v))
	if shape, known := widgetShapes[w.Str("type")]; known && w["properties"] != nil {
		shape(c, path+"/properties", w["properties"])
	}
	if r := frameOf(w); r.x < dashboardColumns && r.width <= dashboardColumns && r.x+r.width > dashboardColumns {
		c.fail(path, "x and width should NOT add up to more than %d", dashboardColumns)
	}
}

func metricWidget(c *bodyCheck, path string, v any) {
	metricShape(c, path, v)
	w := props.Map(asObject(v))
	_, hasMetrics := w["metrics"]
	if !hasMetrics && len(w.Object("annotations").Strs("alarms")) == 0 || hasMetrics && !w.Has("region") {
		c.fail(path, "The metric widget should have specified a region and a data source or an alarm annotation")
	}
	if n := len(metricsDrawn(c, path, w)); n > maxWidgetMetrics {
		c.fail(path+"/metrics", "Should NOT have more than %d metrics", maxWidgetMetrics)
	}
	left := w.Object("yAxis").Object("left")
	if w.Str("view") == "gauge" && (left["min"] == nil || left["max"] == nil) {
		c.fail(path, "Should have a min and a max of yAxis.left with the view gauge")
	}
	checkTimes(c, path, w)
}

// checkTimes compares start and end. An end needs a start, and a start without one is relative to now.
func checkTimes(c *bodyCheck, path string, in props.Map) {
	start := in.Str("start")
	switch {
	case in.Has("end") && start == "":
		c.fail(path, "Should have required property 'start'")
	case !in.Has("end") && absoluteTime.MatchString(start):
		c.fail(path, "Should have required property 'end', or a start that begins with -P")
	}
}

// frame is where a widget is on the grid.
type frame struct{ x, y, width, height int }

func frameOf(w props.Map) frame {
	return frame{w.Num("x", 0), w.Num("y", 0), w.Num("width", 6), w.Num("height", 6)}
}

func (f frame) overlaps(o frame) bool {
	return f.x < o.x+o.width && o.x < f.x+f.width && f.y < o.y+o.height && o.y < f.y+f.height
}

// dashboardShape is the whole body.
func dashboardShape(c *bodyCheck, path string, v any) {
	bodyShape(c, path, v)
	body := props.Map(asObject(v))
	checkTimes(c, path, body)
	checkVariableIDs(c, body)
	metrics, placed := 0, map[int]frame{}
	elements, _ := body["widgets"].([]any)
	for i, element := range elements {
		w := props.Map(asObject(element))
		metrics += len(metricsDrawn(&bodyCheck{isPublished: c.isPublished}, "", w.Object("properties")))
		if w["x"] == nil || w["y"] == nil {
			continue // goes to the next free place
		}
		for j := range i {
			if other, ok := placed[j]; ok && other.overlaps(frameOf(w)) {
				c.fail(fmt.Sprintf("/widgets/%d", i), "Should NOT overlap with widget %d", j)
			}
		}
		placed[i] = frameOf(w)
	}
	if metrics > maxDashboardMetrics {
		c.fail("/widgets", "Should NOT have more than %d metrics", maxDashboardMetrics)
	}
}

func checkVariableIDs(c *bodyCheck, body props.Map) {
	ids := map[string]bool{}
	for i, variable := range body.Objects("variables") {
		id := variable.Str("id")
		if ids[id] {
			c.fail(fmt.Sprintf("/variables/%d", i), "Should have an id of its own, and %q is another one's", id)
		}
		ids[id] = true
	}
}
