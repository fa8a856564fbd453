package docs

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// chooser is a group of tabs in a page of the registry, one for each language.
type chooser struct {
	languages []string
	tabs      []tab
}

type tab struct{ language, text string }

var tag = regexp.MustCompile(`^\{\{[<%]\s*(/?)(chooser|choosable)(?:\s+language\s+"?([a-z,]+)"?)?\s*[>%]\}\}$`)

// choosers are the groups of tabs of a page that is balanced.
func choosers(text string) []chooser {
	found, _ := parseTabs(text)
	return found
}

func checkTabs(text string) []string {
	_, wrong := parseTabs(text)
	return wrong
}

// parseTabs reads the tabs of a page, and says what stands where it does not belong.
func parseTabs(text string) (found []chooser, wrong []string) {
	var open []string
	for i, line := range strings.Split(text, "\n") {
		match := tag.FindStringSubmatch(strings.TrimSpace(line))
		if match == nil {
			if len(open) == 2 {
				tabs := found[len(found)-1].tabs
				tabs[len(tabs)-1].text += line + "\n"
			}
			continue
		}
		closes, name, languages := match[1] != "", match[2], match[3]
		switch {
		case !closes && name == "chooser" && len(open) == 0:
			found = append(found, chooser{languages: strings.Split(languages, ",")})
			open = append(open, name)
		case !closes && name == "choosable" && len(open) == 1:
			last := &found[len(found)-1]
			last.tabs = append(last.tabs, tab{language: languages})
			open = append(open, name)
		case closes && len(open) > 0 && open[len(open)-1] == name:
			open = open[:len(open)-1]
		default:
			return found, append(wrong, fmt.Sprintf("line %d does not belong here: %s", i+1, line))
		}
	}
	if len(open) > 0 {
		wrong = append(wrong, fmt.Sprintf("%q has no end", open))
	}
	return found, wrong
}

// checkTabLanguages wants a tab with a text for each language of a chooser, and no other.
func checkTabLanguages(text string) (wrong []string) {
	if len(checkTabs(text)) > 0 {
		return nil
	}
	for _, one := range choosers(text) {
		var shown []string
		for _, tab := range one.tabs {
			shown = append(shown, tab.language)
			if strings.TrimSpace(tab.text) == "" {
				wrong = append(wrong, "an empty tab: "+tab.language)
			}
		}
		if !slices.Equal(shown, one.languages) {
			wrong = append(wrong, fmt.Sprintf("the tabs are %q, and the chooser has %q", shown, one.languages))
		}
	}
	return wrong
}
