package schedule

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling/spellingtest"
)

// What AWS's pages about scheduled actions have as examples is read and printed as it is.
func TestExamplesOfActions(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		// Application Auto Scaling user guide, "Scheduled scaling"
		"at(2018-01-31T17:00:00)", "cron(15 9 * * ? *)", "cron(30 6 ? * MON *)", "rate(1 hour)", "rate(12 hours)", "rate(1 day)",
		// What runs once by its years is a schedule too.
		"cron(0 6 1 1 ? 2027)",
	} {
		e, err := ParseAction(in)
		require.NoError(t, err, in)
		assert.Equal(t, in, e.String())
		assert.Equal(t, strings.HasPrefix(in, "at("), e.IsOnce(), in)
		assert.Equal(t, strings.HasPrefix(in, "rate("), e.IsRate(), in)
	}
}

func TestMessagesOfActions(t *testing.T) {
	t.Parallel()
	for in, message := range map[string]string{
		"":                              `is empty; it should be cron(...), rate(...) or at(...), for example "cron(0 6 * * ? *)"`,
		"tomorrow":                      `"tomorrow" is none of cron(...), rate(...) and at(...), for example "cron(0 6 * * ? *)"`,
		"cron(0 6 * * ?)":               `has 5 fields, and there are 6: minutes, hours, day-of-month, month, day-of-week, year: use "cron(0 6 * * ? *)"`,
		"0 7 * * 1-5":                   `use "cron(0 7 ? * MON-FRI *)"`,
		"cron(0  6 * * ? *)":            `is not written as AWS documents it: use "cron(0 6 * * ? *)"`,
		"rate(1 days)":                  `is not written as AWS documents it: use "rate(1 day)"`,
		"rate(5 minute)":                `use "rate(5 minutes)"`,
		"rate( 5 minutes )":             `has white space beside a parenthesis, which AWS refuses: use "rate(5 minutes)"`,
		"cron(0 6 31 2 ? *)":            "never runs: no year has such a date",
		"at(2027-01-01T07:00)":          `use "at(2027-01-01T07:00:00)"`,
		"at(2027-01-01 07:00:00)":       `use "at(2027-01-01T07:00:00)"`,
		"2027-01-01T07:00:00Z":          `use "at(2027-01-01T07:00:00)"`,
		"at(2027-01-01T07:00:00.5)":     "has no date and time in parentheses as AWS writes them",
		"at(2027-02-29T07:00:00)":       "has no date and time",
		"at(2027-01-01T07:00:00+01:00)": "without a time zone",
		"at(1969-12-31T07:00:00)":       "from 1970 to 2199",
		"at(2200-01-01T00:00:00)":       "from 1970 to 2199",
		"cron(0" + strings.Repeat(",0", 800) + " 6 * * ? *)": "characters long; AWS accepts at most 1600",
	} {
		_, err := ParseAction(in)
		assert.ErrorContains(t, err, message, in)
	}
}

// A snapshot has to be exported again and again, and what runs once is refused there.
func TestOnceIsNotForParse(t *testing.T) {
	t.Parallel()
	for _, once := range []string{"at(2027-01-01T07:00:00)", "cron(0 6 1 1 ? 2027)"} {
		_, err := Parse(once)
		assert.ErrorContains(t, err, "would run only once", once)
	}
}

// An at runs by the clocks of the zone, unless they leave its time out.
func TestOnce(t *testing.T) {
	t.Parallel()
	berlin, err := ParseZone("Europe/Berlin")
	require.NoError(t, err)
	for in, want := range map[string][]string{
		"at(2027-01-01T07:00:30)": {"2027-01-01T07:00:30+01:00"},
		"at(2027-07-01T07:00:00)": {"2027-07-01T07:00:00+02:00"},
		"at(2027-03-28T02:30:00)": nil,
		"at(2026-12-31T07:00:00)": nil,
	} {
		e, err := ParseAction(in)
		require.NoError(t, err)
		var got []string
		for _, run := range e.Times(berlin, time.Date(2027, 1, 1, 0, 0, 0, 0, berlin), 3) {
			got = append(got, run.Format(time.RFC3339))
		}
		assert.Equal(t, want, got, in)
		_, _, again := e.Gaps(berlin)
		assert.False(t, again, in)
	}
}

func FuzzParseAction(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseAction), "cron(0 6 * * ? *)", "cron(0 6 * * ?)", "rate(1 days)",
		"at(2027-01-01T07:00:00)", "at(2027-01-01 07:00)", "2027-01-01T07:00:00.000Z", "0 6 * * 1-5", "every 5 min",
		"06:30", "cron(0 6 31 2 ? *)", "cron(0 6 1 1 ? 2027)")
}
