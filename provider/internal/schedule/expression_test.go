package schedule

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling/spellingtest"
)

// What AWS's own pages have as examples is read and printed as it is, but for the plural of rates.
func TestExamplesOfAWS(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		// EventBridge Scheduler User Guide, "Schedule types in EventBridge Scheduler"
		"rate(5 minutes)", "cron(15 10 ? * 6L 2022-2023)", "cron(30 8 * * ? *)", "cron(30 2 * * ? *)", "cron(0 0 ? * 3#2 *)",
		"cron(0 0 7 JAN,FEB,MAR ? *)", "cron(1/10 * 3W * ? *)", "cron(0 0 1-15 * ? *)", "cron(0 0 L * ? *)", "cron(0 0 ? * L *)",
		// EventBridge User Guide, "Cron expressions reference" and "Rate expressions reference"
		"cron(0 10 * * ? *)", "cron(15 12 * * ? *)", "cron(0 18 ? * MON-FRI *)", "cron(0 8 1 * ? *)", "cron(0/15 * * * ? *)",
		"cron(0/10 * ? * MON-FRI *)", "cron(0/5 8-17 ? * MON-FRI *)", "cron(0/30 20-2 ? * MON-FRI *)", "rate(1 minute)",
		"rate(1 hour)", "rate(1 day)",
		// AWS Lambda Developer Guide, "Schedule expressions using rate or cron"
		"cron(0 9 ? * 2#1 *)", "rate(7 days)",
	} {
		assert.Equal(t, in, mustParse(t, in).String())
	}
}

func TestPrinted(t *testing.T) {
	t.Parallel()
	for in, printed := range map[string]string{
		"rate(1 days)":                    "rate(1 day)", // the guide's
		"rate(5 hour)":                    "rate(5 hours)",
		"rate(05 minutes)":                "rate(5 minutes)",
		"cron(0 6 * * ?)":                 "cron(0 6 * * ? *)",
		"cron(0 6\t*  * ? *)":             "cron(0 6 * * ? *)",
		"cron(00 06 * * ? *)":             "cron(00 06 * * ? *)",
		"cron(0 9 LW,L-3 1/3 ? *)":        "cron(0 9 LW,L-3 1/3 ? *)",
		"cron(0 9 ? * MON#1 1970-2199/3)": "cron(0 9 ? * MON#1 1970-2199/3)",
		"cron(0 9 ? * FRI-MON,WEDL *)":    "cron(0 9 ? * FRI-MON,WEDL *)",
	} {
		e := mustParse(t, in)
		assert.Equal(t, printed, e.String())
		assert.True(t, e == mustParse(t, printed))
	}
}

// Scheduler itself answered "Invalid Schedule Expression" to these.
// Source: https://github.com/localstack/localstack, tests/aws/services/scheduler, recorded from AWS in January 2025.
func TestRefusedByAWS(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"cron(0 1 * * * *)", "cron(7 20 * * NOT *)", "cron(INVALID)", "cron(0 dummy ? * MON-FRI *)", "cron(71 8 1 * ? *)",
		"cron()", "rate(10 seconds)", "rate(10 years)", "rate()", "rate(10)", "rate(10 minutess)", "rate(foo minutes)",
		"rate(-10 minutes)", "rate( 10 minutes )", " rate(10 minutes)", "at(2021-12-31T23:59:59Z)", "at(2021-12-31)",
	} {
		_, err := Parse(in)
		assert.Error(t, err, in)
	}
}

func TestMessages(t *testing.T) {
	t.Parallel()
	for in, message := range map[string]string{
		"":                              `is empty; it should be rate(...) or cron(...), for example "cron(0 6 * * ? *)"`,
		"whenever":                      `"whenever" is neither rate(...) nor cron(...), for example "cron(0 6 * * ? *)"`,
		"at(2030-01-01T00:00:00)":       `would run only once; it should be rate(...) or cron(...), which run again and again`,
		"daily":                         `"daily" is neither rate(...) nor cron(...): use "cron(0 0 * * ? *)"`,
		"@daily":                        `use "cron(0 0 * * ? *)"`,
		"Every Day":                     `use "cron(0 0 * * ? *)"`,
		"@weekly":                       `use "cron(0 0 ? * SUN *)"`,
		"06:30":                         `use "cron(30 6 * * ? *)"`,
		"every 5 min":                   `use "rate(5 minutes)"`,
		"12h":                           `use "rate(12 hours)"`,
		"rate(hour)":                    `use "rate(1 hour)"`,
		"rate(1 week)":                  `its unit is "week", and units are minutes, hours and days: use "rate(7 days)"`,
		"rate(1 month)":                 `its unit is "month", and units are minutes, hours and days`,
		"rate(0 days)":                  `its value is "0", and values are whole numbers from 1 on`,
		"rate(+1 day)":                  `its value is "+1"`,
		"rate(1)":                       `it has 1 words in parentheses, and there are 2, a value and a unit`,
		"rate(84000 days)":              "would run only once",
		"rate( 5 minutes )":             `has white space beside a parenthesis, which AWS refuses: use "rate(5 minutes)"`,
		"0 6 * * *":                     `use "cron(0 6 * * ? *)"`,
		"0 6 * * 1-5":                   `use "cron(0 6 ? * MON-FRI *)"`,
		"cron(0 6 * * 1-5)":             `use "cron(0 6 ? * MON-FRI *)"`,
		"cron(0 6 * * 0,6)":             `use "cron(0 6 ? * SUN,SAT *)"`,
		"cron(0 6 1 * *)":               `use "cron(0 6 1 * ? *)"`,
		"cron(0 6 * * 1-5 *)":           `use "cron(0 6 ? * 1-5 *)"`,
		"cron(0 6 * * * *)":             `its fields 3, day-of-month, and 5, day-of-week, are "*" and "*", and exactly one of them must be "?": use "cron(0 6 * * ? *)"`,
		"cron(0 6 1 * MON *)":           `are "1" and "MON", and exactly one of them must be "?"`,
		"cron(0 6 ? * ? *)":             `use "cron(0 6 * * ? *)"`,
		"cron(0 6 ? * 0 *)":             `in its field 5, day-of-week, "0" is neither 1 to 7 nor SUN to SAT: use "cron(0 6 ? * SUN *)"`,
		"cron(0 6 ? * monday-friday *)": `use "cron(0 6 ? * MON-FRI *)"`,
		"0 0 6 * * ?":                   `use "cron(0 6 * * ? *)"`,
		"0 0 6 ? * MON-FRI *":           `use "cron(0 6 ? * MON-FRI *)"`,
		"CRON(0 6 * * ? *)":             `use "cron(0 6 * * ? *)"`,
		"“cron(0 6 * * ? *)”":           `use "cron(0 6 * * ? *)"`,
		"cron(0 25 * * ? *)":            `"cron(0 25 * * ? *)" is no cron: in its field 2, hours, "25" is not 0 to 23`,
		"cron(0 6 * 13 ? *)":            `in its field 4, month, "13" is neither 1 to 12 nor JAN to DEC`,
		"cron(0 ? * * ? *)":             `in its field 2, hours, "?" stands in no list, and in the fields day-of-month and day-of-week alone`,
		"cron(*/90 * * * ? *)":          `in its field 1, minutes, "*/90" has the step "90", and steps are 1 to 59`,
		"cron(0 22-2/2 * * ? *)":        `in its field 2, hours, "22-2/2" has a step, and its range ends before it begins: list the numbers`,
		"cron(0/0 * * * ? *)":           `has the step "0"`,
		"cron(0 6 ? * 6#6 *)":           `in its field 5, day-of-week, "6#6" has "6" behind the #, which is 1 to 5`,
		"cron(0 6 ? * 3#1,6#3 *)":       `"3#1,6#3" has a #, which stands in no list`,
		"cron(0 6 ? * */2 *)":           `in its field 5, day-of-week, / is not allowed: list the days`,
		"cron(0 6 32W * ? *)":           `"32W" is the weekday closest to a day, which is 1 to 31`,
		"cron(0 6 L-31 * ? *)":          `"L-31" counts back from the last day, and may do so by 1 to 30`,
		"cron(0 6 * * ? 2030-2020)":     `in its field 6, year, "2030-2020" ends before it begins`,
		"cron(0 6 * * ? 1969)":          `in its field 6, year, "1969" is not 1970 to 2199`,
		"cron(0 6)":                     `it has 2 fields, and there are 6: minutes, hours, day-of-month, month, day-of-week, year`,
		"cron(0 6 31 2 ? *)":            "never runs: no year has such a date",
		"cron(0 6 1 1 ? 2027)":          "would run only once; it should be rate(...) or cron(...), which run again and again; its run is that of 2027-01-01 06:00",
		"cron(0 6 ? 2 1#5 2050-2070)":   "its run is that of 2060-02-29 06:00",
		"cron(0 6 * * ? 2026":           `use "cron(0 6 * * ? 2026)"`,
		"cron(0" + strings.Repeat(",0", 130) + " 6 * * ? *)": "characters long; AWS accepts at most 256",
	} {
		_, err := Parse(in)
		assert.ErrorContains(t, err, message, in)
	}
}

// The year that is left out counts among the characters, as it is printed.
func TestLongestExpression(t *testing.T) {
	t.Parallel()
	most := longestExpression - len("cron(0 6 * * ? *)")
	_, err := Parse("cron(0" + strings.Repeat("0", most) + " 6 * * ? *)")
	require.NoError(t, err)
	_, err = Parse("cron(0" + strings.Repeat("0", most) + " 6 * * ?)")
	require.NoError(t, err)
	_, err = Parse("cron(00" + strings.Repeat("0", most) + " 6 * * ?)")
	require.ErrorContains(t, err, "is 257 characters long")
}

// What an error says to use instead is accepted, whatever became of an expression that was right.
func TestProposalsAreAccepted(t *testing.T) {
	t.Parallel()
	slips := []func(string) string{
		strings.ToLower,
		strings.ToUpper,
		func(s string) string { return strings.TrimPrefix(s, "cron") },
		func(s string) string { return strings.TrimSuffix(strings.TrimPrefix(s, "cron("), ")") },
		func(s string) string { return strings.Replace(s, "?", "*", 1) },
		func(s string) string { return strings.Replace(s, "*", "?", 1) },
		func(s string) string { return s[:strings.LastIndex(s, " ")] },
		func(s string) string { return strings.Replace(s, "(", "(0 ", 1) },
		func(s string) string { return strings.ReplaceAll(s, " ", "  ") },
		func(s string) string { return strings.Replace(s, ")", " )", 1) },
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := drawCron(rt).text
		for range rapid.IntRange(1, 4).Draw(rt, "slips") {
			if slipped := rapid.SampledFrom(slips).Draw(rt, "slip")(s); strings.Contains(slipped, " ") {
				s = slipped
			}
		}
		spellingtest.HoldsTrue(t, spellingtest.Of(Parse), s)
	})
}

func TestDailyAfter(t *testing.T) {
	t.Parallel()
	for minute, want := range map[int]string{
		0: "cron(0 0 * * ? *)", 61: "cron(1 1 * * ? *)", 1439: "cron(59 23 * * ? *)", 1440: "cron(0 0 * * ? *)",
		-60: "cron(0 23 * * ? *)", 1500: "cron(0 1 * * ? *)",
	} {
		e := DailyAfter(minute)
		assert.Equal(t, want, e.String())
		again, err := Parse(want)
		require.NoError(t, err)
		assert.Equal(t, again, e)
	}
}
