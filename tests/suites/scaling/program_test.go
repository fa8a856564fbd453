package scaling_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"pgregory.net/rapid"
)

// shards and replicas are the dimensions by their names among the inputs.
const (
	shards   = "shards"
	replicas = "replicas"
)

// dimensions are the two, in the order of the inputs.
var dimensions = []string{shards, replicas}

// limits are the numbers between which AWS scales.
type limits struct{ min, max int }

func (l limits) clamp(count int) int { return min(max(count, l.min), l.max) }

func (l limits) contain(count int) bool { return l.clamp(count) == count }

// program is what a user writes about a cluster that AWS scales.
type program struct {
	// counts are the numbers of clusterMode: those with which the cluster begins where AWS scales.
	counts map[string]int
	// scaled are the dimensions that AWS scales, with their limits outside of schedules.
	scaled map[string]limits
	// schedules by their names.
	schedules map[string]schedule
	scaleIn   bool
	target    int
	// description and team are of no meaning for scaling.
	description, team string
}

// schedule changes limits every day, in a minute of it.
type schedule struct {
	minute int
	// start and end are the minutes in which the schedule begins and ends; 0 where the program does not say.
	start, end int
	// sets are the limits that it sets, by dimension; 0 is one that it leaves alone.
	sets map[string]limits
}

// leastOf and mostOf are the ranges from which limits are drawn. Each lowest number is below each highest one, so that
// no schedule contradicts a program.
var (
	leastOf = map[string]limits{shards: {1, 2}, replicas: {1, 1}}
	mostOf  = map[string]limits{shards: {2, 4}, replicas: {1, 3}}
)

func drawNumber(t *rapid.T, from map[string]limits, dimension, name string) int {
	return rapid.IntRange(from[dimension].min, from[dimension].max).Draw(t, name+" of "+dimension)
}

func drawLimits(t *rapid.T, dimension string) limits {
	return limits{drawNumber(t, leastOf, dimension, "min"), drawNumber(t, mostOf, dimension, "max")}
}

// drawProgram draws a program whose numbers lie between its limits, as the first deployment requires.
func drawProgram(t *rapid.T) program {
	p := program{
		counts: map[string]int{shards: 2, replicas: 1}, scaled: map[string]limits{}, schedules: map[string]schedule{},
		scaleIn: rapid.Bool().Draw(t, "scaleIn"), target: rapid.SampledFrom([]int{35, 60, 70}).Draw(t, "target"),
		description: "a cluster", team: "web",
	}
	words := rapid.SampledFrom([][]string{{shards}, {replicas}, {shards, replicas}}).Draw(t, "scaled")
	for _, dimension := range words {
		p.scaled[dimension] = drawLimits(t, dimension)
		p.counts[dimension] = p.scaled[dimension].clamp(p.counts[dimension])
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "schedules") {
		p.schedules[fmt.Sprintf("schedule-%d", i)] = p.drawSchedule(t)
	}
	return p
}

// drawSchedule draws one that sets at least one limit of one dimension, at a time that no other one has.
func (p program) drawSchedule(t *rapid.T) schedule {
	taken := map[int]bool{}
	for _, other := range p.schedules {
		taken[other.minute], taken[other.start] = true, true
	}
	free := func(from, until int, name string) int {
		return rapid.IntRange(from, until).Filter(func(minute int) bool { return !taken[minute] }).Draw(t, name)
	}
	s := schedule{sets: p.drawSets(t), minute: free(10, lasts-10, "minute")}
	if rapid.Bool().Draw(t, "starts") {
		s.start = free(1, s.minute-1, "start")
	}
	if rapid.Bool().Draw(t, "ends") {
		s.end = rapid.IntRange(s.minute+1, 2*lasts).Draw(t, "end")
	}
	return s
}

// drawSets draws at least one limit of each dimension that AWS scales.
func (p program) drawSets(t *rapid.T) map[string]limits {
	sets := map[string]limits{}
	for _, dimension := range slices.Sorted(maps.Keys(p.scaled)) {
		set := drawLimits(t, dimension)
		switch rapid.SampledFrom([]string{"min", "max", "both"}).Draw(t, "sets of "+dimension) {
		case "min":
			set.max = 0
		case "max":
			set.min = 0
		}
		sets[dimension] = set
	}
	return sets
}

// setsOf says whether a schedule sets the lowest number, and the highest one.
func (p program) setsOf(dimension string) (lowest, highest bool) {
	for _, s := range p.schedules {
		lowest, highest = lowest || s.sets[dimension].min > 0, highest || s.sets[dimension].max > 0
	}
	return lowest, highest
}

// copied is a copy to change.
func (p program) copied() program {
	p.counts, p.scaled, p.schedules = maps.Clone(p.counts), maps.Clone(p.scaled), maps.Clone(p.schedules)
	return p
}

// yaml are the inputs of the program.
func (p program) yaml() string {
	scaling := map[string]any{}
	for dimension, l := range p.scaled {
		scaling[dimension] = map[string]any{
			"min": l.min, "max": l.max, "target": p.target, "scaleIn": p.scaleIn, "scaleInCooldown": 0, "scaleOutCooldown": 0,
		}
	}
	var schedules []any
	for _, name := range slices.Sorted(maps.Keys(p.schedules)) {
		s := p.schedules[name]
		one := map[string]any{"name": name, "schedule": s.expression()}
		if s.start > 0 {
			one["startTime"] = timeOf(s.start)
		}
		if s.end > 0 {
			one["endTime"] = timeOf(s.end)
		}
		for dimension, set := range s.sets {
			one[dimension] = set.given()
		}
		schedules = append(schedules, one)
	}
	if schedules != nil {
		scaling["schedules"] = schedules
	}
	inputs, err := json.Marshal(map[string]any{
		"description": p.description, "tags": map[string]string{"team": p.team}, "enableCloudwatchAlarms": false,
		"replicationGroupSize": p.counts[shards] * (1 + p.counts[replicas]),
		"clusterMode":          map[string]int{"numNodeGroups": p.counts[shards], "replicasPerNodeGroup": p.counts[replicas]},
		"autoScaling":          scaling,
	})
	if err != nil {
		panic(err)
	}
	return string(inputs)
}

// expression is the schedule in AWS's words.
func (s schedule) expression() string {
	return fmt.Sprintf("cron(%d %d * * ? *)", s.minute%60, s.minute/60)
}

// timeOf is the time of a minute, and nothing for 0. Minute 0 is when the simulated AWS begins.
func timeOf(minute int) string {
	if minute == 0 {
		return ""
	}
	return time.Date(2026, time.June, 1, 0, minute, 0, 0, time.UTC).Format(time.RFC3339)
}

// actions are the schedules that AWS should have, in words that tell one from another, by dimension and name.
func (p program) actions() map[string]string {
	words := map[string]string{}
	for name, s := range p.schedules {
		for dimension, set := range s.sets {
			words[dimension+" "+name] = fmt.Sprint(s.expression(), " ", set, " ", timeOf(s.start), " ", timeOf(s.end))
		}
	}
	return words
}

// given are the limits that are set.
func (l limits) given() map[string]int {
	set := map[string]int{"min": l.min, "max": l.max}
	maps.DeleteFunc(set, func(_ string, limit int) bool { return limit == 0 })
	return set
}
