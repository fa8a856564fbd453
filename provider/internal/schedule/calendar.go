package schedule

const (
	minutesPerDay = 24 * 60

	firstYear, lastYear = 1970, 2199
)

// weekDayWords are the days of the week from 1 on.
var weekDayWords = []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}
