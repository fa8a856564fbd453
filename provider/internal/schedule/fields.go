package schedule

// The places of the fields of a cron.
const (
	minutesField = iota
	hoursField
	monthDayField
	monthField
	weekDayField
	yearField
)

// fieldTable is what the fields hold.
var fieldTable = [...]field{
	minutesField:  {name: "minutes", low: 0, high: 59},
	hoursField:    {name: "hours", low: 0, high: 23},
	monthDayField: {name: "day-of-month", low: 1, high: 31},
	monthField: {name: "month", low: 1, high: 12, words: []string{
		"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
	}},
	weekDayField: {name: "day-of-week", low: 1, high: 7, words: weekDayWords},
	yearField:    {name: "year", low: firstYear, high: lastYear},
}
