package awssim_test

import (
	"fmt"
	"strings"
)

// goodBody has each type of widget, and much of what a widget can have.
const goodBody = `{
	"start": "-PT6H", "periodOverride": "inherit",
	"variables": [
		{"type": "property", "property": "CacheClusterId", "inputType": "select", "id": "member", "label": "Member", "defaultValue": "cache-001",
		 "visible": true, "search": "{AWS/ElastiCache,CacheClusterId} CPUUtilization", "populateFrom": "CacheClusterId"},
		{"type": "pattern", "pattern": "us-east-1", "inputType": "radio", "id": "region", "values": [{"value": "us-east-1", "label": "here"}]}
	],
	"widgets": [
		{"type": "text", "x": 0, "y": 0, "width": 24, "height": 2, "properties": {"markdown": "# Cache\nmore", "background": "transparent"}},
		{"type": "alarm", "x": 0, "y": 2, "width": 24, "height": 3, "properties": {"title": "Alarms", "sortBy": "stateUpdatedTimestamp",
			"states": ["ALARM", "OK"], "alarms": ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu"]}},
		{"type": "metric", "x": 0, "y": 5, "width": 12, "height": 6, "properties": {
			"metrics": [
				[{"expression": "MAX(METRICS())", "label": "Highest", "id": "e1", "color": "#d62728"}],
				["AWS/ElastiCache", "CPUUtilization", "CacheClusterId", "cache-001", "CacheNodeId", "0001",
					{"label": "one", "id": "m1", "yAxis": "left"}],
				["...", "cache-002", ".", "."],
				[".", "FreeableMemory", ".", ".", ".", ".",
					{"yAxis": "right", "visible": false, "stat": "p99.9", "period": 300}],
				[".", "EngineCPUUtilization", "ReplicationGroupId", "cache",
					{"region": "eu-west-1", "accountId": "123456789012"}]
			],
			"region": "us-east-1", "title": "CPU", "view": "timeSeries", "stacked": false, "stat": "Average", "period": 60, "liveData": false,
			"legend": {"position": "bottom"}, "timezone": "+0130", "setPeriodToTimeRange": true, "start": "-P3D",
			"yAxis": {"left": {"min": 0, "max": 100, "label": "%", "showUnits": false}, "right": {"min": 0}},
			"annotations": {
				"horizontal": [{"value": 90, "label": "alarm", "color": "#ff0000", "fill": "above", "visible": true, "yAxis": "left"},
					[{"value": 1, "label": "low"}, {"value": 2}]],
				"vertical": [{"value": "2026-01-01T00:00:00Z", "label": "new year", "fill": "after"}]
			}}},
		{"type": "metric", "x": 12, "y": 5, "width": 6, "height": 6, "properties": {"metrics": [["Own", "Metric"]], "region": "us-east-1",
			"view": "singleValue", "sparkline": true, "trend": true, "singleValueFullPrecision": true}},
		{"type": "metric", "x": 18, "y": 5, "width": 6, "height": 6, "properties": {"metrics": [["Own", "Metric"]], "region": "us-east-1",
			"view": "gauge", "yAxis": {"left": {"min": 0, "max": 100}}}},
		{"type": "metric", "x": 0, "y": 11, "properties": {"annotations": {"alarms": ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu"]}}},
		{"type": "metric", "x": 6, "y": 11, "properties": {"metrics": [["Own", "Metric"]], "region": "us-east-1", "view": "table",
			"table": {"layout": "vertical", "stickySummary": true, "showTimeSeriesData": false, "summaryColumns": ["MIN", "MAX"]},
			"start": "2026-01-01T00:00:00.000Z", "end": "2026-01-02T00:00:00.000Z"}},
		{"type": "log", "x": 12, "y": 11, "properties": {"region": "us-east-1", "title": "Slow", "view": "table", "stacked": false,
			"query": "SOURCE 'group' | fields @message"}},
		{"type": "explorer", "x": 18, "y": 11, "properties": {"metrics": [{"metricName": "CPUUtilization", "resourceType": "AWS::EC2::Instance", "stat": "Average"}],
			"labels": [{"key": "State", "value": "running"}], "aggregateBy": {"key": "", "func": "MAX"}, "splitBy": "Zone", "period": 300,
			"widgetOptions": {"legend": {"position": "hidden"}, "view": "timeSeries", "rowsPerPage": 2, "widgetsPerRow": 3, "stacked": false}}},
		{"type": "custom", "properties": {"endpoint": "arn:aws:lambda:us-east-1:123456789012:function:draw", "title": "Own",
			"params": {"any": [1]}, "updateOn": {"refresh": true, "resize": false, "timeRange": true}}}
	]
}`

func dashboard(body string) values { return values{"dashboardName": "cache", "dashboardBody": body} }

// widgets is a body with these widgets.
func widgets(list ...string) values {
	return dashboard(`{"widgets": [` + strings.Join(list, ",") + `]}`)
}

// graph is a body with one metric widget of these properties, beside a region and one metric.
func graph(properties string) values {
	return widgets(
		`{"type": "metric", "properties": {"region": "us-east-1", "metrics": [["Own", "Metric"]], ` + properties + `}}`,
	)
}

// drawing is a body with one metric widget of these metrics.
func drawing(metrics string) values {
	return widgets(`{"type": "metric", "properties": {"region": "us-east-1", "metrics": [` + metrics + `]}}`)
}

// rows are metrics, each another one.
func rows(from, n int) string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf(`["Own", "Metric", "Number", "%d"]`, from+i))
	}
	return strings.Join(out, ",")
}

func dimensionRow(n int) string {
	return `["Own", "Metric", "` + strings.Join(numbered(n, `d%d", "x`), `", "`) + `"]`
}
