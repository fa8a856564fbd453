package elasticache

import (
	"maps"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// The limits of a serverless cache: gigabytes, and ECPUs per second. Sources: the ElastiCache user guide, "Scaling
// ElastiCache Serverless"; the SDK's descriptions of ServerlessCacheCacheUsageLimits.
var (
	storageLimits = [2]int{1, 5000}
	ecpuLimits    = [2]int{1000, 15_000_000}
)

// refuseLimits is about the limits of a serverless cache: their ranges, and that a minimum is no more than its maximum.
func refuseLimits(limits props.Map) error {
	if err := refuseLimit("DataStorage", limits.Object("dataStorage"), storageLimits); err != nil {
		return err
	}
	for _, ecpu := range limits.Objects("ecpuPerSeconds") {
		if err := refuseLimit("ECPUPerSecond", ecpu, ecpuLimits); err != nil {
			return err
		}
	}
	return nil
}

// refuseLimit answers in AWS's words, as terraform-provider-aws#35648 quotes them for ECPUs.
func refuseLimit(name string, limit props.Map, within [2]int) error {
	minimum, maximum := limit.Num("minimum", 0), limit.Num("maximum", 0)
	for _, n := range []int{minimum, maximum} {
		if n != 0 && (n < within[0] || n > within[1]) {
			return awserr.New(invalidValue, "Invalid value for %s limit. Must be between %d and %d. You can set the "+
				"value to zero to remove the limit.", name, within[0], within[1])
		}
	}
	if maximum != 0 && minimum > maximum {
		return awserr.New(invalidCombination, "The minimum of %s must not be greater than its maximum.", name)
	}
	return nil
}

// setLimits gives a cache the limits after a request, where there are any.
func setLimits(cache, old, sent props.Map) {
	delete(cache, "cacheUsageLimits")
	if limits := mergedLimits(old, sent); len(limits) > 0 {
		cache["cacheUsageLimits"] = map[string]any(limits)
	}
}

// mergedLimits are the limits after a request. What it does not name stays, and a zero removes a limit: the words of
// [refuseLimit]; aws-cloudformation/cloudformation-coverage-roadmap#2424. The provider takes a zero of the storage, and
// none of the ECPUs.
func mergedLimits(old, sent props.Map) props.Map {
	merged := props.Map{}
	storage := mergedLimit(old.Object("dataStorage"), sent.Object("dataStorage"))
	if storage.Has("minimum") || storage.Has("maximum") {
		merged["dataStorage"] = storage
	}
	before, after := props.Map{}, props.Map{}
	for _, ecpu := range old.Objects("ecpuPerSeconds") {
		before = ecpu
	}
	for _, ecpu := range sent.Objects("ecpuPerSeconds") {
		after = ecpu
	}
	if ecpu := mergedLimit(before, after); len(ecpu) > 0 {
		merged["ecpuPerSeconds"] = []any{map[string]any(ecpu)}
	}
	return merged.Clone()
}

func mergedLimit(old, sent props.Map) props.Map {
	merged := old.Clone()
	maps.Copy(merged, sent)
	for _, bound := range []string{"minimum", "maximum"} {
		if merged.Num(bound, 0) == 0 {
			delete(merged, bound)
		}
	}
	return merged
}
