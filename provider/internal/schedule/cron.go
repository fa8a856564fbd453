package schedule

// cron is the dates and the minutes of the day at which an expression runs.
type cron struct {
	minutes, hours, months, years numbers
	// byWeekday says that the day of the month is "?", so that the day of the week decides.
	byWeekday bool
	monthDays monthDays
	weekDays  weekDays
}
