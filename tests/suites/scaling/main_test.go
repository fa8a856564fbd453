package scaling_test

import (
	"flag"
	"os"
	"strconv"
	"testing"
)

// casesPerLife is how many cases of another property cost as much as one life of a cluster here, so that a life is
// tried on as many times fewer.
const casesPerLife = 5

func TestMain(m *testing.M) {
	flag.Parse()
	checks := flag.Lookup("rapid.checks")
	if n, err := strconv.Atoi(checks.Value.String()); err == nil && n > casesPerLife {
		if err := checks.Value.Set(strconv.Itoa(n / casesPerLife)); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
