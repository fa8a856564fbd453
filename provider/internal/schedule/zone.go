package schedule

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
	// The plugin runs where no time zones are installed, too.
	_ "time/tzdata"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// zoneForm is how names of the database are written. Machines have other files beside them, such as posixrules, and
// some find a file whatever its capital letters.
var zoneForm = lazyregexp.New(`^[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*)*$`)

// ParseZone reads the name of a zone of the IANA time zone database, which is what AWS accepts: "Europe/Berlin", "UTC",
// and old names such as "CET".
// Source: EventBridge Scheduler User Guide, "Time zones on EventBridge Scheduler"; Application Auto Scaling API,
// PutScheduledAction, Timezone.
func ParseZone(text string) (*time.Location, error) {
	zone, err := readZone(text)
	if err == nil {
		return zone, nil
	}
	if strings.TrimSpace(text) == "" {
		return nil, errors.New(`is empty; it should be a name of the IANA time zone database, for example ` +
			`"Europe/Berlin"`)
	}
	if fix, ok := zoneAhead(text); ok {
		return nil, fmt.Errorf("%s is an offset, and AWS accepts names of the IANA time zone database: use %q, "+
			"or a city, whose clocks may change in summer", spelling.Quote(text), fix)
	}
	if fix := spelling.Mend(text, readZone, closestZone); fix != "" {
		return nil, fmt.Errorf("%s is no name of the IANA time zone database: use %q", spelling.Quote(text), fix)
	}
	return nil, fmt.Errorf("%s is no name of the IANA time zone database; it should be one, for example %q",
		spelling.Quote(text), "Europe/Berlin")
}

func readZone(text string) (*time.Location, error) {
	// Factory is a zone for machines that have not been set up, and Go takes Local for that of the machine.
	if !zoneForm.MatchString(text) || text == "Local" || text == "Factory" {
		return nil, spelling.ErrForm
	}
	return time.LoadLocation(text)
}

var offsetForm = lazyregexp.New(`^(?:UTC|GMT)?\s*([+-])0?(\d{1,2})(?::?([0-5]\d))?$`)

// zoneAhead is the zone of an offset of whole hours. Its name has the opposite sign, as POSIX counts.
func zoneAhead(text string) (string, bool) {
	m := offsetForm.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(text)))
	if m == nil || strings.Trim(m[3], "0") != "" {
		return "", false
	}
	if m[2] == "0" {
		return "UTC", true
	}
	sign := "-"
	if m[1] == "-" {
		sign = "+"
	}
	name := "Etc/GMT" + sign + m[2]
	_, err := readZone(name)
	return name, err == nil
}

// abbreviationTable has the abbreviations that are no names, and a zone whose clocks go by them.
var abbreviationTable = map[string]string{
	"AEDT": "Australia/Sydney", "AEST": "Australia/Sydney", "BST": "Europe/London", "CDT": "America/Chicago",
	"CEST": "Europe/Berlin", "CST": "America/Chicago", "EDT": "America/New_York", "EEST": "Europe/Helsinki",
	"IST": "Asia/Kolkata", "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "MDT": "America/Denver",
	"PDT": "America/Los_Angeles", "PST": "America/Los_Angeles", "SGT": "Asia/Singapore", "Z": "UTC",
}

// closestZone is the zone that was meant by a city, by a name in other letters, or by an abbreviation.
func closestZone(text string) string {
	if name, known := abbreviationTable[strings.ToUpper(text)]; known {
		return name
	}
	names, cities := zoneNames()
	if name, ok := spelling.Spelled(text, names); ok {
		return name
	}
	city := text[strings.LastIndex(text, "/")+1:]
	for _, find := range []func(string, []string) (string, bool){
		spelling.Spelled,
		func(s string, words []string) (string, bool) {
			word := spelling.Closest(s, words)
			return word, word != ""
		},
	} {
		if spelled, ok := find(city, cities); ok {
			for i := range cities {
				if cities[i] == spelled {
					return names[i]
				}
			}
		}
	}
	return text
}

// zoneNames is each name of a zone and its last part, which is a city for most.
var zoneNames = sync.OnceValues(func() (names, cities []string) {
	names = strings.Fields(zoneTable)
	for _, name := range names {
		cities = append(cities, name[strings.LastIndex(name, "/")+1:])
	}
	return names, cities
})
