package elasticache

import (
	"fmt"
)

// LogType is a log of the engine that ElastiCache delivers.
// Source: ElastiCache API, LogDeliveryConfigurationRequest.
type LogType string

// The logs.
const (
	SlowLog   LogType = "slow-log"
	EngineLog LogType = "engine-log"
)

// The kinds of destinations.
const (
	ToLogGroup = "cloudwatch-logs"
	ToStream   = "kinesis-firehose"
)

// LogFormat is how a line of a log is written.
type LogFormat string

// The formats.
const (
	JSON LogFormat = "json"
	Text LogFormat = "text"
)

// CheckVersion says why an engine's version does not deliver the log, or nil.
// Source: ElastiCache user guide, "Log delivery".
func (l LogType) CheckVersion(v Version) error {
	switch {
	case l == SlowLog && !v.AtLeast(6, 0, 0):
		return fmt.Errorf("needs Redis OSS 6.0 or later, not %s", v)
	case l == EngineLog && !v.AtLeast(6, 2, 0):
		return fmt.Errorf("needs Redis OSS 6.2 or later, not %s", v)
	}
	return nil
}
