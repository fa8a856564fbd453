package cloudwatch

// The states of an alarm.
const (
	alarmOK               = "OK"
	alarmAlarm            = "ALARM"
	alarmInsufficientData = "INSUFFICIENT_DATA"
)
