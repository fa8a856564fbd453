package check

import "strings"

// Own is what a component says of a rule that other components have too. What is empty stays as it is.
type Own struct {
	// Example and Before are inputs of the component, over its own sound ones.
	Example, Before      string
	Input, Holds, Source string
	Silence              string
	// StricterThanAWS replaces the reason, and "-" takes it away: AWS refuses it of this component.
	StricterThanAWS string
	Beside          []string
}

// Adapted are rules with what a component says of them, by their names. The sources cite another API: to in place of
// from.
func Adapted[S any](rules []Rule[S], own map[string]Own, from, to string) []Rule[S] {
	adapted := make([]Rule[S], len(rules))
	for i, r := range rules {
		r.Source = strings.ReplaceAll(r.Source, from, to)
		its := own[r.Name]
		for _, text := range []struct {
			to  *string
			own string
		}{
			{&r.Example, its.Example},
			{&r.Before, its.Before},
			{&r.Input, its.Input},
			{&r.Holds, its.Holds},
			{&r.Source, its.Source},
			{&r.StricterThanAWS, its.StricterThanAWS},
			{&r.Silence, its.Silence},
		} {
			if text.own == "-" {
				*text.to = ""
			} else if text.own != "" {
				*text.to = text.own
			}
		}
		if its.Beside != nil {
			r.Beside = its.Beside
		}
		adapted[i] = r
	}
	return adapted
}
