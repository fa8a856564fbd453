// Package figures has what the bench measures, as it is kept in a file, and the tables and the drawing that
// show it.
package figures

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

// Results are all figures of one run of the bench.
type Results struct {
	Date    string  `json:"date"`
	Machine Machine `json:"machine"`
	Cases   []Case  `json:"cases"`
	Plugin  Plugin  `json:"plugin"`
	State   State   `json:"state"`
}

// Machine is where the figures were taken.
type Machine struct {
	CPU    string  `json:"cpu"`
	Cores  int     `json:"cores"`
	Memory int64   `json:"memoryBytes"`
	System string  `json:"system"`
	Load   float64 `json:"loadAtStart"`
	Go     string  `json:"go"`
	Pulumi string  `json:"pulumi"`
	// Package is the version of this package, and AWS the one of the provider that is simulated.
	Package string `json:"package"`
	AWS     string `json:"aws"`
}

// Case is a program that was deployed, with the component and flat.
type Case struct {
	Name string `json:"name"`
	// Title is the name as the page says it.
	Title    string `json:"title"`
	Clusters int    `json:"clusters"`
	// Resources is how many the cloud has in the end.
	Resources int `json:"resources"`
	// Checkpoints says whether the engine saved the state after every step.
	Checkpoints bool        `json:"checkpoints"`
	Operations  []Operation `json:"operations"`
}

// Operation is a command, and what it cost in each round.
type Operation struct {
	Name      string `json:"name"`
	Component []Cost `json:"component"`
	// Flat is empty where only the component was measured.
	Flat []Cost `json:"flat,omitempty"`
}

// Cost is what a command took, in seconds: by the clock, and of processors in all its processes.
type Cost struct {
	Wall float64 `json:"wall"`
	CPU  float64 `json:"cpu"`
}

// Wall is the time of a cost by the clock.
func Wall(c Cost) float64 { return c.Wall }

// CPU is the processor time of a cost.
func CPU(c Cost) float64 { return c.CPU }

// Plugin is what the plugin needs by itself.
type Plugin struct {
	// Start is the time until the plugin says where it listens, in seconds.
	Start float64 `json:"start"`
	// Size is how large the program is, in bytes.
	Size int64 `json:"sizeBytes"`
	// Rest is the memory that the plugin has while it waits, and Peaks the most that it had in cases, in bytes.
	Rest  int64            `json:"restBytes"`
	Peaks map[string]int64 `json:"peakBytes"`
}

// State is what a cluster adds to the state of its stack.
type State struct {
	// Resources is how many resources a cluster has in the state, and Bytes how large they are.
	Resources int `json:"resources"`
	Bytes     int `json:"bytes"`
	// Types and Fields are the parts of it: by the type of the resources, and by the fields of the state.
	Types  []Part `json:"types"`
	Fields []Part `json:"fields"`
}

// Part is a part of the state of a cluster.
type Part struct {
	Name  string `json:"name"`
	Count int    `json:"count,omitempty"`
	Bytes int    `json:"bytes"`
}

// Median is the median of what some commands took.
func Median(costs []Cost, of func(Cost) float64) float64 {
	var sorted []float64
	for _, c := range costs {
		sorted = append(sorted, of(c))
	}
	slices.Sort(sorted)
	half := len(sorted) / 2
	switch {
	case len(sorted) == 0:
		return 0
	case len(sorted)%2 == 1:
		return sorted[half]
	}
	return (sorted[half-1] + sorted[half]) / 2
}

// Ratio is how much the component takes of what the flat program takes, by medians.
func (o Operation) Ratio(of func(Cost) float64) float64 {
	return Median(o.Component, of) / Median(o.Flat, of)
}

// Read reads the results in a file.
func Read(path string) (r Results, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return r, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

// Write writes the results into a file.
func (r Results) Write(path string) error {
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o644) //nolint:gosec // a file of the repository, which all may read
}
