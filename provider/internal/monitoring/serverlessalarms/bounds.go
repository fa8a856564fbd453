package serverlessalarms

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// AWS does not say whether a GB of a serverless cache is 10^9 or 2^30 bytes. Its own alarm pack takes 80 % of 5 GB for
// 4,000,000,000 bytes, so the threshold counts by 10^9. Should it be 2^30 after all, an alarm at 75 % goes off at 70 %:
// too early rather than too late. What is refused as too high is too high by either number.
// Sources: AWS's own toolkit for ElastiCache, alarm pack; ElastiCache API, DataStorage, Unit: "GB".
const (
	bytesPerGB  = 1_000_000_000
	bytesPerGiB = 1 << 30
)

// The inputs that set the maxima of a cache.
const (
	mostDataInput  = "dataStorage.maximum"
	mostECPUsInput = "ecpuPerSecond.maximum"
)

var dataBound = &bound{
	input:      mostDataInput,
	maximum:    func(c Cache) *int { return c.DataStorage.Maximum },
	measured:   func(gb, _ int) float64 { return float64(gb) * bytesPerGB },
	highest:    func(gb, _ int) float64 { return float64(gb) * bytesPerGiB },
	documented: "75 % of `dataStorage.maximum`",
	shown:      func(threshold float64, _ int) string { return monitoring.InGigabytes(threshold) },
	example:    "in bytes, for example { threshold: 4000000000 } for 4 GB",
	meaning: "The cache holds more data than the program expects. It has no maximum, so AWS goes on storing and " +
		"billing.",
	remedy: "shorter TTLs, fewer or smaller keys, or dataStorage.maximum, which puts a ceiling on the bill",
}

// ecpuBound is a number a second, while the metric is the sum over a period.
var ecpuBound = &bound{
	input:      mostECPUsInput,
	maximum:    func(c Cache) *int { return c.ECPUPerSecond.Maximum },
	measured:   ecpusIn,
	highest:    ecpusIn,
	documented: "75 % of `ecpuPerSecond.maximum` × 60",
	shown: func(threshold float64, period int) string {
		if period <= 0 { // which is refused
			return monitoring.InNumbers(threshold)
		}
		return fmt.Sprintf("%s in %d s (%.0f per second)", monitoring.InNumbers(threshold), period,
			threshold/float64(period))
	},
	example: "of a whole period, for example { threshold: 240000 } for 4000 ECPUs per second over 60 seconds",
	meaning: "The cache uses more ECPUs than the program expects. It has no maximum, so AWS goes on scaling and " +
		"billing.",
	remedy: "cheaper commands and smaller values, or ecpuPerSecond.maximum, which puts a ceiling on the bill",
}

func ecpusIn(perSecond, period int) float64 { return float64(perSecond) * float64(period) }

// maxConnections is how many clients a cache takes.
// Source: AWS's own toolkit for ElastiCache, limits of serverless caches.
const maxConnections = 65_000
