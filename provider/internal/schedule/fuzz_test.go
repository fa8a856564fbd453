package schedule

import (
	"testing"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling/spellingtest"
)

func FuzzParse(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(Parse), "cron(0 6 * * ? *)", "cron(15 10 ? * 6L 2022-2023)",
		"cron(0 0 L-3,LW,5W * ?)",
		"cron(0/5 20-2 ? JAN-MAR MON#1 *)", "rate(5 minutes)", "rate(1 days)", "0 6 * * 1-5", "@daily", "every 5 min",
		"0 0 6 ? * mon-fri *", "06:30", "at(2030-01-01T00:00:00)", "cron(0 6 31 2 ? *)", "cron(0 6 1 1 ? 2027)")
}

func FuzzParseZone(f *testing.F) {
	spellingtest.Fuzz(f, spellingtest.Of(ParseZone), "Europe/Berlin", "UTC", "CET", "berlin", "new york", "+02:00",
		"UTC-3", "PST", "posix/Europe/Berlin", "Europe/Berln", "../Europe/Berlin", "America", "Local")
}
