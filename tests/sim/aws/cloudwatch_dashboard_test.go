package awssim_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func TestGoodDashboard(t *testing.T) {
	assert.NoError(t, awssim.Refusal(dashboardType, dashboard(goodBody).properties()))
	assert.NoError(t, awssim.Refusal(dashboardType, widgets().properties()), "no widget is enough")
}

// Each rule with a body just inside, which must be accepted, and one just outside, with the path and the message.
func TestDashboardRefusals(t *testing.T) {
	const alarmARN = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:a"
	const note = `"type": "text", "properties": {"markdown": "x"}`
	const cpu = `"AWS/ElastiCache", "CPUUtilization", "CacheClusterId", "cache-001"`
	frame := func(x, y, width, height int) string {
		return fmt.Sprintf(`{"x": %d, "y": %d, "width": %d, "height": %d, %s}`, x, y, width, height, note)
	}
	body := func(more string) values { return dashboard(`{"widgets": [], ` + more + `}`) }
	alarms := func(properties string) values {
		return widgets(`{"type": "alarm", "properties": {` + properties + `}}`)
	}
	variable := func(more string) values {
		return body(`"variables": [{"id": "v", "inputType": "input", "type": "property", "property": "p"` + more + `}]`)
	}
	logs := func(properties string) values {
		return widgets(`{"type": "log", "properties": {` + properties + `}}`)
	}
	explorer := func(properties string) values {
		return widgets(`{"type": "explorer", "properties": {` + properties + `}}`)
	}
	custom := func(properties string) values {
		return widgets(`{"type": "custom", "properties": {` + properties + `}}`)
	}
	line := func(kind, properties string) values {
		return graph(`"annotations": {"` + kind + `": [` + properties + `]}`)
	}
	notes := func(n int) string { return strings.TrimSuffix(strings.Repeat("{"+note+"},", n), ",") }
	list := func(n int, of string) string { return strings.TrimSuffix(strings.Repeat(of+",", n), ",") }

	for name, test := range map[string]struct {
		inside, outside values
		path, message   string
	}{
		"no widgets":         {widgets(), dashboard(`{}`), "", "Should have required property 'widgets'"},
		"widgets":            {widgets(), dashboard(`{"widgets": {}}`), "/widgets", "Should be array"},
		"more at the top":    {body(`"start": "-P1D"`), body(`"title": "t"`), "", "additional property 'title'"},
		"500 widgets":        {widgets(notes(500)), widgets(notes(501)), "/widgets", "Should NOT have more than 500 items"},
		"start":              {body(`"start": "-PT5M"`), body(`"start": "PT5M"`), "/start", "Should match pattern"},
		"half a start":       {body(`"start": "-P1DT6H"`), body(`"start": "-P"`), "/start", "Should match pattern"},
		"absolute start":     {body(`"start": "2026-01-01T00:00:00Z", "end": "2026-01-02T00:00:00Z"`), body(`"start": "2026-01-01T00:00:00Z"`), "", "required property 'end'"},
		"end":                {body(`"start": "2026-01-01T00:00:00Z", "end": "2026-01-02T00:00:00Z"`), body(`"start": "-P1D", "end": "-PT1H"`), "/end", "Should match pattern"},
		"end alone":          {body(`"start": "2026-01-01T00:00:00Z", "end": "2026-01-02T00:00:00Z"`), body(`"end": "2026-01-02T00:00:00Z"`), "", "required property 'start'"},
		"period override":    {body(`"periodOverride": "auto"`), body(`"periodOverride": "always"`), "/periodOverride", "allowed values: auto inherit"},
		"variables":          {body(`"variables": []`), body(`"variables": {}`), "/variables", "Should be array"},
		"variable id":        {variable(""), body(`"variables": [{"inputType": "input", "type": "property", "property": "p"}]`), "/variables/0", "required property 'id'"},
		"variable type":      {variable(""), body(`"variables": [{"id": "v", "inputType": "input", "type": "metric"}]`), "/variables/0/type", "allowed values"},
		"variable property":  {variable(""), body(`"variables": [{"id": "v", "inputType": "input", "type": "property"}]`), "/variables/0", "required property 'property'"},
		"variable input":     {variable(""), body(`"variables": [{"id": "v", "inputType": "text", "type": "property", "property": "p"}]`), "/variables/0/inputType", "allowed values"},
		"variable values":    {variable(`, "values": [{"value": "a"}]`), body(`"variables": [{"id": "v", "inputType": "radio", "type": "property", "property": "p"}]`), "/variables/0", "required property 'values'"},
		"variable twice":     {variable(""), body(`"variables": [{"id": "v", "inputType": "input", "type": "property", "property": "p"}, {"id": "v", "inputType": "input", "type": "property", "property": "q"}]`), "/variables/1", "id of its own"},
		"more of a variable": {variable(`, "label": "l"`), variable(`, "name": "n"`), "/variables/0", "additional property 'name'"},

		"widget":             {widgets(frame(0, 0, 1, 1)), widgets(`"text"`), "/widgets/0", "Should be object"},
		"widget type":        {widgets(frame(0, 0, 1, 1)), widgets(`{"type": "note", "properties": {}}`), "/widgets/0/type", "allowed values: alarm custom explorer log metric text"},
		"no type":            {widgets(frame(0, 0, 1, 1)), widgets(`{"properties": {"markdown": "x"}}`), "/widgets/0", "required property 'type'"},
		"no properties":      {widgets(frame(0, 0, 1, 1)), widgets(`{"type": "text"}`), "/widgets/0", "required property 'properties'"},
		"properties":         {widgets(frame(0, 0, 1, 1)), widgets(`{"type": "text", "properties": "x"}`), "/widgets/0/properties", "Should be object"},
		"more of a widget":   {widgets(frame(0, 0, 1, 1)), widgets(`{"id": 1, ` + note + `}`), "/widgets/0", "additional property 'id'"},
		"x":                  {widgets(frame(23, 0, 1, 1)), widgets(frame(24, 0, 1, 1)), "/widgets/0/x", "Should be <= 23"},
		"x below 0":          {widgets(frame(0, 0, 1, 1)), widgets(frame(-1, 0, 1, 1)), "/widgets/0/x", "Should be >= 0"},
		"half an x":          {widgets(frame(0, 0, 1, 1)), widgets(`{"x": 1.5, ` + note + `}`), "/widgets/0/x", "Should be integer"},
		"y":                  {widgets(frame(0, 5000, 1, 1)), widgets(frame(0, -1, 1, 1)), "/widgets/0/y", "Should be >= 0"},
		"width":              {widgets(frame(0, 0, 24, 1)), widgets(frame(0, 0, 25, 1)), "/widgets/0/width", "Should be <= 24"},
		"no width":           {widgets(frame(0, 0, 1, 1)), widgets(frame(0, 0, 0, 1)), "/widgets/0/width", "Should be >= 1"},
		"height":             {widgets(frame(0, 0, 1, 1000)), widgets(frame(0, 0, 1, 1001)), "/widgets/0/height", "Should be <= 1000"},
		"no height":          {widgets(frame(0, 0, 1, 1)), widgets(frame(0, 0, 1, 0)), "/widgets/0/height", "Should be >= 1"},
		"right edge":         {widgets(frame(12, 0, 12, 1)), widgets(frame(13, 0, 12, 1)), "/widgets/0", "NOT add up to more than 24"},
		"default width":      {widgets(`{"x": 18, "y": 0, ` + note + `}`), widgets(`{"x": 19, "y": 0, ` + note + `}`), "/widgets/0", "NOT add up to more than 24"},
		"side by side":       {widgets(frame(0, 0, 12, 6), frame(12, 0, 12, 6)), widgets(frame(0, 0, 12, 6), frame(11, 0, 12, 6)), "/widgets/1", "Should NOT overlap with widget 0"},
		"one below another":  {widgets(frame(0, 0, 12, 6), frame(0, 6, 12, 6)), widgets(frame(0, 0, 12, 6), frame(0, 5, 12, 6)), "/widgets/1", "Should NOT overlap with widget 0"},
		"right before left":  {widgets(frame(12, 6, 12, 6), frame(0, 6, 12, 6), frame(0, 0, 24, 6)), widgets(frame(12, 6, 12, 6), frame(0, 6, 13, 6)), "/widgets/1", "Should NOT overlap with widget 0"},
		"no y":               {widgets(`{"x": 0, `+note+`}`, `{"x": 0, `+note+`}`, `{"y": 0, `+note+`}`, `{"y": 0, `+note+`}`), widgets(frame(0, 0, 1, 1), frame(0, 0, 1, 1)), "/widgets/1", "Should NOT overlap"},
		"one around another": {widgets(frame(0, 0, 2, 2), frame(2, 2, 2, 2)), widgets(frame(5, 5, 2, 2), frame(0, 0, 24, 24)), "/widgets/1", "Should NOT overlap"},
		"anywhere":           {widgets("{"+note+"}", "{"+note+"}"), widgets(`{"x": 0, "y": 0, `+note+`}`, `{"x": 5, "y": 5, `+note+`}`), "/widgets/1", "Should NOT overlap"},

		"no markdown":    {widgets(frame(0, 0, 1, 1)), widgets(`{"type": "text", "properties": {}}`), "/widgets/0/properties", "required property 'markdown'"},
		"background":     {widgets(`{"type": "text", "properties": {"markdown": "x", "background": "solid"}}`), widgets(`{"type": "text", "properties": {"markdown": "x", "background": "red"}}`), "/widgets/0/properties/background", "allowed values"},
		"title of text":  {widgets(frame(0, 0, 1, 1)), widgets(`{"type": "text", "properties": {"markdown": "x", "title": "t"}}`), "/widgets/0/properties", "additional property 'title'"},
		"no alarms":      {alarms(`"alarms": ["` + alarmARN + `"]`), alarms(`"title": "t"`), "/widgets/0/properties", "required property 'alarms'"},
		"empty alarms":   {alarms(`"alarms": ["` + alarmARN + `"]`), alarms(`"alarms": []`), "/widgets/0/properties/alarms", "fewer than 1 items"},
		"100 alarms":     {alarms(`"alarms": [` + list(100, `"`+alarmARN+`"`) + `]`), alarms(`"alarms": [` + list(101, `"`+alarmARN+`"`) + `]`), "/widgets/0/properties/alarms", "more than 100 items"},
		"alarm by name":  {alarms(`"alarms": ["` + alarmARN + `"]`), alarms(`"alarms": ["cpu"]`), "/widgets/0/properties/alarms/0", "Should match pattern"},
		"alarm states":   {alarms(`"alarms": ["` + alarmARN + `"], "states": ["OK"]`), alarms(`"alarms": ["` + alarmARN + `"], "states": ["ok"]`), "/widgets/0/properties/states/0", "allowed values"},
		"order":          {alarms(`"alarms": ["` + alarmARN + `"], "sortBy": "timestamp"`), alarms(`"alarms": ["` + alarmARN + `"], "sortBy": "name"`), "/widgets/0/properties/sortBy", "allowed values"},
		"more of alarms": {alarms(`"alarms": ["` + alarmARN + `"]`), alarms(`"alarms": ["` + alarmARN + `"], "region": "us-east-1"`), "/widgets/0/properties", "additional property 'region'"},
		"log query":      {logs(`"region": "us-east-1", "query": "SOURCE 'g'"`), logs(`"region": "us-east-1"`), "/widgets/0/properties", "required property 'query'"},
		"log region":     {logs(`"region": "us-east-1", "query": "SOURCE 'g'"`), logs(`"query": "SOURCE 'g'"`), "/widgets/0/properties", "required property 'region'"},
		"log view":       {logs(`"region": "us-east-1", "query": "q", "view": "pie"`), logs(`"region": "us-east-1", "query": "q", "view": "gauge"`), "/widgets/0/properties/view", "allowed values"},
		"explorer":       {explorer(`"labels": [], "widgetOptions": {}, "metrics": [{"metricName": "m", "resourceType": "r", "stat": "Sum"}]`), explorer(`"labels": [], "widgetOptions": {}, "metrics": [{"metricName": "m", "stat": "Sum"}]`), "/widgets/0/properties/metrics/0", "required property 'resourceType'"},
		"endpoint":       {custom(`"endpoint": "arn:aws:lambda:us-east-1:123456789012:function:f"`), custom(`"endpoint": "arn:aws:sns:us-east-1:123456789012:t"`), "/widgets/0/properties/endpoint", "Should match pattern"},
		"no endpoint":    {custom(`"endpoint": "arn:aws:lambda:us-east-1:123456789012:function:f:1"`), custom(`"params": 1`), "/widgets/0/properties", "required property 'endpoint'"},

		"nothing to draw":     {graph(`"title": "t"`), widgets(`{"type": "metric", "properties": {"region": "us-east-1"}}`), "/widgets/0/properties", "The metric widget should have specified a region and a data source or an alarm annotation"},
		"no region":           {graph(`"title": "t"`), widgets(`{"type": "metric", "properties": {"metrics": [["Own", "Metric"]]}}`), "/widgets/0/properties", "The metric widget should have specified a region"},
		"region":              {graph(`"title": "t"`), widgets(`{"type": "metric", "properties": {"region": "here", "metrics": [["Own", "Metric"]]}}`), "/widgets/0/properties/region", "Should match pattern"},
		"no metrics":          {drawing(`["Own", "Metric"]`), drawing(``), "/widgets/0/properties/metrics", "fewer than 1 items"},
		"more of metrics":     {graph(`"title": "t"`), graph(`"markdown": "t"`), "/widgets/0/properties", "additional property 'markdown'"},
		"title":               {graph(`"title": "t"`), graph(`"title": 1`), "/widgets/0/properties/title", "Should be string"},
		"view":                {graph(`"view": "bar"`), graph(`"view": "line"`), "/widgets/0/properties/view", "allowed values: timeSeries singleValue gauge bar pie table"},
		"gauge":               {graph(`"view": "gauge", "yAxis": {"left": {"min": 0, "max": 1}}`), graph(`"view": "gauge", "yAxis": {"left": {"min": 0}}`), "/widgets/0/properties", "a min and a max of yAxis.left"},
		"stacked":             {graph(`"stacked": true`), graph(`"stacked": "true"`), "/widgets/0/properties/stacked", "Should be boolean"},
		"stat":                {graph(`"stat": "p99"`), graph(`"stat": "Mean"`), "/widgets/0/properties/stat", "Should match pattern"},
		"period":              {graph(`"period": 120`), graph(`"period": 90`), "/widgets/0/properties/period", "Should be multiple of 60"},
		"short period":        {graph(`"period": 5`), graph(`"period": 15`), "/widgets/0/properties/period", "Should be multiple of 60"},
		"no period":           {graph(`"period": 1`), graph(`"period": 0`), "/widgets/0/properties/period", "Should be multiple of 60"},
		"live data":           {graph(`"liveData": true`), graph(`"liveData": 1`), "/widgets/0/properties/liveData", "Should be boolean"},
		"legend":              {graph(`"legend": {"position": "hidden"}`), graph(`"legend": {"position": "left"}`), "/widgets/0/properties/legend/position", "allowed values: right bottom hidden"},
		"range":               {graph(`"setPeriodToTimeRange": false`), graph(`"setPeriodToTimeRange": "no"`), "/widgets/0/properties/setPeriodToTimeRange", "Should be boolean"},
		"sparkline":           {graph(`"sparkline": false`), graph(`"sparkline": null`), "/widgets/0/properties/sparkline", "Should be boolean"},
		"trend":               {graph(`"trend": false`), graph(`"trend": []`), "/widgets/0/properties/trend", "Should be boolean"},
		"time zone":           {graph(`"timezone": "-0800"`), graph(`"timezone": "UTC"`), "/widgets/0/properties/timezone", "Should match pattern"},
		"account":             {graph(`"accountId": "123456789012"`), graph(`"accountId": "1"`), "/widgets/0/properties/accountId", "Should match pattern"},
		"times of a widget":   {graph(`"start": "-PT1H"`), graph(`"start": "2026-01-01T00:00:00Z"`), "/widgets/0/properties", "required property 'end'"},
		"table":               {graph(`"table": {"layout": "horizontal"}`), graph(`"table": {"layout": "diagonal"}`), "/widgets/0/properties/table/layout", "allowed values"},
		"axes":                {graph(`"yAxis": {"right": {"label": "l"}}`), graph(`"yAxis": {"top": {}}`), "/widgets/0/properties/yAxis", "additional property 'top'"},
		"axis":                {graph(`"yAxis": {"left": {"min": 0.5}}`), graph(`"yAxis": {"left": {"min": "0"}}`), "/widgets/0/properties/yAxis/left/min", "Should be number"},
		"more of an axis":     {graph(`"yAxis": {"left": {"showUnits": true}}`), graph(`"yAxis": {"left": {"units": true}}`), "/widgets/0/properties/yAxis/left", "additional property 'units'"},
		"annotations":         {graph(`"annotations": {}`), graph(`"annotations": {"diagonal": []}`), "/widgets/0/properties/annotations", "additional property 'diagonal'"},
		"line":                {line("horizontal", `{"value": 1}`), line("horizontal", `{"label": "l"}`), "/widgets/0/properties/annotations/horizontal/0", "required property 'value'"},
		"fill":                {line("horizontal", `{"value": 1, "fill": "below"}`), line("horizontal", `{"value": 1, "fill": "after"}`), "/widgets/0/properties/annotations/horizontal/0/fill", "allowed values: above below none"},
		"color":               {line("horizontal", `{"value": 1, "color": "#00FF7f"}`), line("horizontal", `{"value": 1, "color": "red"}`), "/widgets/0/properties/annotations/horizontal/0/color", "Should match pattern"},
		"axis of a line":      {line("horizontal", `{"value": 1, "yAxis": "right"}`), line("horizontal", `{"value": 1, "yAxis": "annotations"}`), "/widgets/0/properties/annotations/horizontal/0/yAxis", "allowed values"},
		"band":                {line("horizontal", `[{"value": 1}, {"value": 2}]`), line("horizontal", `[{"value": 1}]`), "/widgets/0/properties/annotations/horizontal/0", "fewer than 2 items"},
		"moment":              {line("vertical", `{"value": "2026-01-01T00:00:00Z"}`), line("vertical", `{"value": "yesterday"}`), "/widgets/0/properties/annotations/vertical/0/value", "Should match pattern"},
		"fill of a moment":    {line("vertical", `{"value": "2026-01-01T00:00:00Z", "fill": "before"}`), line("vertical", `{"value": "2026-01-01T00:00:00Z", "fill": "above"}`), "/widgets/0/properties/annotations/vertical/0/fill", "allowed values"},
		"one annotated alarm": {line("alarms", `"`+alarmARN+`"`), line("alarms", `"`+alarmARN+`", "`+alarmARN+`"`), "/widgets/0/properties/annotations/alarms", "more than 1 items"},
		"annotated alarm":     {line("alarms", `"`+alarmARN+`"`), line("alarms", `"a"`), "/widgets/0/properties/annotations/alarms/0", "Should match pattern"},

		"metric":              {drawing(`["Own", "Metric"]`), drawing(`"Metric"`), "/widgets/0/properties/metrics/0", "Should be a list"},
		"empty metric":        {drawing(`["Own", "Metric"]`), drawing(`[]`), "/widgets/0/properties/metrics/0", "Should be a list"},
		"metric without name": {drawing(`["Own", "Metric"]`), drawing(`["Own"]`), "/widgets/0/properties/metrics/0", "fewer than 2 items"},
		"dimension's value":   {drawing(`["Own", "Metric", "D", "v"]`), drawing(`["Own", "Metric", "D"]`), "/widgets/0/properties/metrics/0", `a value for the dimension \"D\"`},
		"empty value":         {drawing(`["Own", "Metric", "D", "v"]`), drawing(`["Own", "Metric", "D", ""]`), "/widgets/0/properties/metrics/0", "a value of 1 to 1024"},
		"dimension twice":     {drawing(`["Own", "Metric", "D", "v", "E", "v"]`), drawing(`["Own", "Metric", "D", "v", "D", "w"]`), "/widgets/0/properties/metrics/0", "each dimension once"},
		"30 dimensions":       {drawing(dimensionRow(30)), drawing(dimensionRow(31)), "/widgets/0/properties/metrics/0", "more than 30 dimensions"},
		"namespace":           {drawing(`["Own", "Metric"]`), drawing(`[":Own", "Metric"]`), "/widgets/0/properties/metrics/0", "a namespace and a name"},
		"number for a text":   {drawing(`["Own", "Metric", "D", "1"]`), drawing(`["Own", "Metric", "D", 1]`), "/widgets/0/properties/metrics/0/3", `Invalid metric field type, only \"String\" type is allowed`},
		"options first":       {drawing(`["Own", "Metric", {"label": "l"}]`), drawing(`[{"label": "l"}, "Own", "Metric"]`), "/widgets/0/properties/metrics/0/0", "Invalid metric field type"},
		"only options":        {drawing(`[{"expression": "1"}], ["Own", "Metric"]`), drawing(`[{"label": "l"}]`), "/widgets/0/properties/metrics/0", "required property 'expression'"},
		"both":                {drawing(`[{"expression": "1"}]`), drawing(`["Own", "Metric", {"expression": "1"}]`), "/widgets/0/properties/metrics/0", "not both"},
		"dot at first":        {drawing(`["Own", "Metric"], [".", "Other"]`), drawing(`[".", "Metric"]`), "/widgets/0/properties/metrics/0", `\".\" should stand for something`},
		"dot too far":         {drawing(`["Own", "Metric", "D", "v"], [".", ".", ".", "w"]`), drawing(`["Own", "Metric"], [".", ".", ".", "w"]`), "/widgets/0/properties/metrics/1", `\".\" should stand for something`},
		"dots at first":       {drawing(`["Own", "Metric", "D", "v"], ["...", "w"]`), drawing(`["...", "w"]`), "/widgets/0/properties/metrics/0/0", `\"...\" should stand for something`},
		"dots for nothing":    {drawing(`["Own", "Metric"], ["...", "Other"]`), drawing(`["Own", "Metric"], ["...", "Own", "Other"]`), "/widgets/0/properties/metrics/1/0", `\"...\" should stand for something`},
		"dots later":          {drawing(`["Own", "Metric", "D", "v"], ["...", "w"]`), drawing(`["Own", "Metric", "D", "v"], ["Own", "..."]`), "/widgets/0/properties/metrics/1/1", `\"...\" should be the first field`},
		"more options":        {drawing(`["Own", "Metric", {"visible": false}]`), drawing(`["Own", "Metric", {"dimensions": {}}]`), "/widgets/0/properties/metrics/0/2", "additional property 'dimensions'"},
		"metric color":        {drawing(`["Own", "Metric", {"color": "#123456"}]`), drawing(`["Own", "Metric", {"color": "#1234"}]`), "/widgets/0/properties/metrics/0/2/color", "Should match pattern"},
		"metric axis":         {drawing(`["Own", "Metric", {"yAxis": "left"}]`), drawing(`["Own", "Metric", {"yAxis": "middle"}]`), "/widgets/0/properties/metrics/0/2/yAxis", "allowed values"},
		"metric stat":         {drawing(`["Own", "Metric", {"stat": "TM(10%:90%)"}]`), drawing(`["Own", "Metric", {"stat": "average"}]`), "/widgets/0/properties/metrics/0/2/stat", "Should match pattern"},
		"metric period":       {drawing(`["Own", "Metric", {"period": 3600}]`), drawing(`["Own", "Metric", {"period": "60"}]`), "/widgets/0/properties/metrics/0/2/period", "Should be multiple of 60"},
		"metric id":           {drawing(`["Own", "Metric", {"id": "m1"}]`), drawing(`["Own", "Metric", {"id": "M1"}]`), "/widgets/0/properties/metrics/0/2/id", "Should match pattern"},
		"metric id twice":     {drawing(`["Own", "Metric", {"id": "m1"}], ["Own", "Other", {"id": "m2"}]`), drawing(`["Own", "Metric", {"id": "m1"}], [{"expression": "1", "id": "m1"}]`), "/widgets/0/properties/metrics/1", "id of its own"},
		"metric region":       {drawing(`["Own", "Metric", {"region": "eu-west-1"}]`), drawing(`["Own", "Metric", {"region": ""}]`), "/widgets/0/properties/metrics/0/2/region", "Should match pattern"},
		"500 metrics":         {drawing(rows(0, 500)), drawing(rows(0, 501)), "/widgets/0/properties/metrics", "more than 500 metrics"},
		"ElastiCache":         {drawing(`[` + cpu + `]`), drawing(`["AWS/ElastiCache", "CpuUtilization", "CacheClusterId", "cache-001"]`), "/widgets/0/properties/metrics/0", "AWS/ElastiCache publishes no metric CpuUtilization"},
		"ElastiCache's sets":  {drawing(`[` + cpu + `, "CacheNodeId", "0001"]`), drawing(`[` + cpu + `, "ReplicationGroupId", "cache"]`), "/widgets/0/properties/metrics/0", "with the dimensions [CacheClusterId ReplicationGroupId]"},
		"ElastiCache's group": {drawing(`["AWS/ElastiCache", "EngineCPUUtilization", "ReplicationGroupId", "cache"]`), drawing(`["AWS/ElastiCache", "CPUUtilization", "ReplicationGroupId", "cache"]`), "/widgets/0/properties/metrics/0", "publishes no metric CPUUtilization"},
		"ElastiCache's none":  {drawing(`["Own", "CPUUtilization"]`), drawing(`["AWS/ElastiCache", "CPUUtilization"]`), "/widgets/0/properties/metrics/0", "with the dimensions []"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, awssim.Refusal(dashboardType, test.inside.properties()), "just inside")
			err := awssim.Refusal(dashboardType, test.outside.properties())
			var refused *awssim.AWSError
			require.True(t, errors.As(err, &refused), "just outside: %v", err)
			assert.Equal(t, "InvalidParameterInput", refused.Code)
			assert.Contains(t, refused.Message, "The dashboard body is invalid, there are")
			assert.Contains(t, refused.Message, `"dataPath": "`+test.path+`"`)
			assert.Contains(t, refused.Message, test.message)
		})
	}
}

func TestAllThatIsWrongWithADashboard(t *testing.T) {
	err := awssim.Refusal(dashboardType,
		widgets(`{"type": "text", "x": 24, "properties": {}}`, `{"type": "metric"}`).properties())
	var refused *awssim.AWSError
	require.True(t, errors.As(err, &refused), "%v", err)
	introduction, list, _ := strings.Cut(refused.Message, "\n")
	assert.Equal(t, "The dashboard body is invalid, there are 3 validation errors:", introduction)
	var messages []struct{ DataPath, Message string }
	require.NoError(t, json.Unmarshal([]byte(list), &messages))
	require.Len(t, messages, 3)
	assert.Equal(t, "/widgets/0/x", messages[0].DataPath)
	assert.Equal(t, "Should be <= 23", messages[0].Message)
}

func TestDashboardsThatTheProviderRefuses(t *testing.T) {
	empty := `{"widgets": []}`
	for name, test := range map[string]struct {
		inside, outside values
		property        string
	}{
		"long name":  {dashboard(empty).with("dashboardName", strings.Repeat("d", 255)), dashboard(empty).with("dashboardName", strings.Repeat("d", 256)), "dashboardName"},
		"characters": {dashboard(empty).with("dashboardName", "A-z_0"), dashboard(empty).with("dashboardName", "a.b"), "dashboardName"},
		"empty name": {dashboard(empty), dashboard(empty).with("dashboardName", ""), "dashboardName"},
		"no name":    {dashboard(empty), dashboard(empty).with("dashboardName", nil), "dashboardName"},
		"no body":    {dashboard(empty), dashboard(empty).with("dashboardBody", nil), "dashboardBody"},
		"no JSON":    {dashboard(empty), dashboard(`{"widgets": [}`), "dashboardBody"},
		"more JSON":  {dashboard(empty + "\n"), dashboard(empty + "{}"), "dashboardBody"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, awssim.Refusal(dashboardType, test.inside.properties()), "just inside")
			err := awssim.Refusal(dashboardType, test.outside.properties())
			var failures *awssim.ContractError
			require.True(t, errors.As(err, &failures), "just outside: %v", err)
			assert.Equal(t, test.property, failures.Failures[0].Property)
		})
	}
	for _, body := range []string{`[]`, `"text"`, `null`, `1`} {
		err := awssim.Refusal(dashboardType, dashboard(body).properties())
		assert.ErrorContains(t, err, "InvalidParameterInput: The field DashboardBody must be a valid JSON object", body)
	}
}
