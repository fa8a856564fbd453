package monitoring

import "strconv"

// InNumbers shows a threshold without a unit.
func InNumbers(threshold float64) string { return strconv.FormatFloat(threshold, 'f', -1, 64) }

// InPercent shows a threshold of a metric that AWS publishes in percent.
func InPercent(threshold float64) string { return InNumbers(threshold) + " %" }

// InMegabytes shows a threshold of a metric that AWS publishes in bytes.
func InMegabytes(threshold float64) string {
	return strconv.FormatFloat(threshold/1e6, 'f', 0, 64) + " MB"
}

// InGigabytes shows a threshold of a metric that AWS publishes in bytes, which are many.
func InGigabytes(threshold float64) string { return InNumbers(threshold/1e9) + " GB" }

// InSeconds shows a threshold of a metric that AWS publishes in seconds.
func InSeconds(threshold float64) string { return InNumbers(threshold) + " s" }

// InMinutes shows a threshold of a formula whose result is in minutes.
func InMinutes(threshold float64) string { return InNumbers(threshold) + " minutes" }

// InMicroseconds shows a threshold of a metric that AWS publishes in microseconds.
func InMicroseconds(threshold float64) string { return InNumbers(threshold) + " µs" }
