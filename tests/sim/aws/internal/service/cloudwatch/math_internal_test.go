package cloudwatch

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
)

// read reads a drawing of a time series: a value for each period, and - where there is none.
func read(t *testing.T, drawing string) []point {
	t.Helper()
	var out []point
	for text := range strings.FieldsSeq(drawing) {
		if text == "-" {
			out = append(out, point{})
			continue
		}
		value, err := strconv.ParseFloat(text, 64)
		require.NoError(t, err)
		out = append(out, point{value, true})
	}
	return out
}

// The first rows are the guide's own examples.
func TestExpressions(t *testing.T) {
	type drawings map[string]string
	compared := drawings{"metric1": "30 20 0 0", "metric2": "20 - 20 -"}
	chosen := drawings{"metric1": "1 1 0 0 -", "metric2": "30 - 0 0 30", "metric3": "0 0 20 - 20"}
	two := drawings{"a": "6 6 - 0 -", "b": "2 - 2 0 -"}
	many := drawings{"a": "3 -4 5", "b": "1 2 -", "c": "9 0 -"}
	for _, test := range []struct {
		series     drawings
		text, want string
	}{
		{compared, "(metric1 < metric2)", "0 0 1 0"},
		{compared, "(metric1 >= 30)", "1 0 0 0"},
		{compared, "(metric1 > 15 AND metric2 > 15)", "1 0 0 0"},
		{chosen, "IF(metric1, metric2, metric3)", "30 0 20 - -"},
		{chosen, "IF(metric1, 5, metric3)", "5 5 20 - -"},
		{chosen, "IF(metric1, metric2, 5)", "30 0 5 5 -"},
		{chosen, "IF(1, metric2, metric3)", "30 - 0 0 30"},
		{chosen, "IF(0, metric2, metric3)", "0 0 20 - 20"},
		{chosen, "IF(-1, metric2, metric3)", "30 - 0 0 30"},
		{chosen, "IF(metric1 == 1, 10, 2)", "10 10 2 2 -"},
		{chosen, "IF(metric1 > 5, 1 / 0, 2)", "2 2 2 2 -"},
		{chosen, "IF(metric1, 1 / 0, 2)", "- - 2 2 -"},
		{chosen, "IF(1 / 0, metric1, metric2)", "- - - - -"},
		{chosen, "IF(metric1 - 1, 7, 8)", "8 8 7 7 -"},

		{two, "a + b", "8 6 2 0 -"},
		{two, "a - b", "4 6 -2 0 -"},
		{two, "a * b", "12 0 0 0 -"},
		{two, "a / b", "3 - 0 - -"},
		{two, "a / 2", "3 3 - 0 -"},
		{two, "12 / a", "2 2 - - -"},
		{two, "a + 1 / 0", "- - - - -"},
		{two, "a", "6 6 - 0 -"},
		{two, "-a", "-6 -6 - 0 -"},
		{two, "--a", "6 6 - 0 -"},
		{two, "2 - -a", "8 8 - 2 -"},
		{two, "1.5*a", "9 9 - 0 -"},

		{many, "a > 3", "0 0 1"},
		{many, "a >= 3", "1 0 1"},
		{many, "a < 3", "0 1 0"},
		{many, "a <= 3", "1 1 0"},
		{many, "a == 3", "1 0 0"},
		{many, "a != 3", "0 1 1"},
		{many, "a AND c", "1 0 0"},
		{many, "a && c", "1 0 0"},
		{many, "c OR b < 2", "1 0 -"},
		{many, "c || b > 1", "1 1 -"},
		{many, "a > 0 OR b > 0 AND c > 0", "1 0 1"},
		{many, "(a > 0 OR b > 0) AND c > 0", "1 0 0"},
		{many, "a + b * c", "12 -4 5"},
		{many, "(a + b) * c", "36 0 0"},
		{many, "a - b - c", "-7 -6 5"},
		{many, "12 / a / 2", "2 -1.5 1.2"},
		{many, "a + 1 > b * 2", "1 0 1"},
		{many, "-a * 2", "-6 8 -10"},
		{many, "ABS(a - b)", "2 6 5"},
		{many, "MIN([a, b, c])", "1 -4 5"},
		{many, "MAX([a,b,c])", "9 2 5"},
		{many, "SUM([ a , b , c ])", "13 -2 5"},
		{many, "MAX([b, c])", "9 2 -"},
		{many, "SUM([b])", "1 2 -"},
		{many, "MIN([a * 2, ABS(c)])", "6 -8 10"},
		{many, "\n IF ( a>0,\tMAX( [a,b] ),b ) ", "3 2 5"},
	} {
		t.Run(test.text, func(t *testing.T) {
			all := map[string][]point{}
			for id, drawing := range test.series {
				all[id] = read(t, drawing)
			}
			e, err := parseExpression("e", test.text)
			require.NoError(t, err)
			require.NoError(t, e.unmodelled)
			var got []point
			for i := range strings.Fields(test.want) {
				points := map[string]point{}
				for id := range all {
					points[id] = all[id][i]
				}
				got = append(got, e.at(points))
			}
			assert.Equal(t, read(t, test.want), got)
		})
	}
}

func TestExpressionsThatCloudWatchRefuses(t *testing.T) {
	const syntax = "Invalid syntax"
	for text, want := range map[string]string{
		"a +": syntax, "+ a": syntax, "a b": syntax, "(a": syntax, "a)": syntax, "5a": syntax, "a $ 2": syntax, "A + 1": syntax, "_a": syntax,
		"a = 2": syntax, "a & b": syntax, "1.": syntax, "a and b": syntax, "IF(a)": syntax, "IF(a, b, c, d)": syntax, "IF(a, b": syntax,
		"MIN([a, b": syntax, "MIN([])": syntax, "MIN([a,])": syntax, "MIN([a b])": syntax, "MIN([a] b)": syntax, "ABS()": syntax, "ABS(a, b)": syntax,
		`"a"`: syntax, "a [b]": syntax, " ": syntax,
		"5": "time series", "2 * (3 + 1) > 1": "time series",
		"abs(a)": "Function 'abs' not found", "ANOMALY_DETECTOR(a)": "Function 'ANOMALY_DETECTOR' not found", "AND(a, b)": "Function 'AND' not found",
		"SUM(SEARCH('{AWS/ElastiCache} a', 'Sum'))": "SEARCH is not supported on Metric Alarms.",
	} {
		_, err := parseExpression("e1", text)
		var refused *awserr.Error
		if assert.ErrorAs(t, err, &refused, text) {
			assert.Equal(t, awserr.ValidationError, refused.Code)
			assert.Contains(t, refused.Message, want, text)
		}
	}
	_, err := parseExpression("e1", "a +")
	assert.EqualError(t, err, "ValidationError: Error in expression 'e1': Invalid syntax")
}

func TestExpressionsThatAreNotModelled(t *testing.T) {
	for text, want := range map[string]string{
		"a ^ 2": "operator ^", "[a, b] / c": "an array", "MIN(a)": "MIN of anything", "MAX(a + b)": "MAX of anything", "SUM(METRICS())": "SUM of anything",
		"MAX([a, 0])": "an array with a scalar", "MAX([a, b] / c)": "an operator on an array", "MAX([a] ^ 2)": "an operator on an array",
		"IF(a > 1, a)": "IF with two", "IF(1, 2, 3)": "IF with a scalar", "IF(1, a, 3)": "IF with a scalar", "ABS(-5)": "ABS of a scalar",
		"FILL(a, REPEAT)": "the function FILL", "SORT(METRICS(), AVG, DESC)": "the function SORT", "1 + ANOMALY_DETECTION_BAND(a, 2)": "the function ANOMALY",
		"SELECT AVG(x) FROM y": "Metrics Insights",
	} {
		e, err := parseExpression("e1", text)
		require.NoError(t, err, text)
		assert.ErrorContains(t, e.unmodelled, want, text)
		assert.ErrorContains(t, e.unmodelled, "is not modelled in expressions", text)
	}
	for _, name := range mathFunctions {
		_, err := parseExpression("e", fmt.Sprintf("%s(a", name))
		if err != nil {
			assert.NotContains(t, err.Error(), "not found", name)
		}
	}
}

func TestReferencesOfAnExpression(t *testing.T) {
	e, err := parseExpression("e", "IF(a > 1, b + a, MAX([cC_9, b]))")
	require.NoError(t, err)
	assert.Equal(t, []string{"a", "b", "cC_9"}, e.references)
}
