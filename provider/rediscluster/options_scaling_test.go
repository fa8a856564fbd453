package rediscluster

// scales has AWS scale the shards and the replicas between limits; nil for what it leaves alone.
func scales(shards, replicas *AutoScalingDimension, schedules ...AutoScalingSchedule) func(*args) {
	return func(a *args) {
		a.AutoScaling = &AutoScaling{Shards: shards, Replicas: replicas, Schedules: schedules}
	}
}

// between are the limits of what AWS scales.
func between(lowest, highest int) *AutoScalingDimension {
	return &AutoScalingDimension{Min: lowest, Max: highest}
}
