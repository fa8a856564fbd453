package recovery

import (
	"errors"
	"fmt"
	"strings"
)

// none is given in place of an id where nothing was created. The AWS CLI prints it too, as None.
const none = "none"

// readArguments are the ids that the caller gives, NAME=ID, by the URNs of the resources. A name may contain an equals
// sign, so an argument is compared with the names that there are.
func readArguments(arguments []string, s stack) (map[string]string, error) {
	ids := map[string]string{}
	var problems []error
	for _, argument := range arguments {
		urn, id, err := readArgument(argument, s)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		if strings.EqualFold(id, none) {
			id = none
		}
		ids[urn] = id
	}
	return ids, errors.Join(problems...)
}

func readArgument(argument string, s stack) (urn, id string, err error) {
	matches := map[string]string{}
	var names []string
	for _, o := range s.Operations {
		if !isCreation(o.Kind) {
			continue
		}
		names = append(names, o.Resource.name())
		for _, name := range []string{o.Resource.name(), o.Resource.URN} {
			if id, ok := strings.CutPrefix(argument, name+"="); ok {
				matches[o.Resource.URN] = id
			}
		}
	}
	for urn, id := range matches {
		switch {
		case len(matches) > 1:
			return "", "", fmt.Errorf("%q fits several resources: write the URN of the one that you mean in place of "+
				"its name", argument)
		case id == "" || strings.ContainsAny(id, " \t\r\n"):
			return "", "", fmt.Errorf("%q has no id behind the equals sign, or more than one: write %[2]s=%[3]s if "+
				"nothing was created", argument, nameOf(urn), none)
		default:
			return urn, id, nil
		}
	}
	if len(names) == 0 {
		return "", "", fmt.Errorf("%q names no resource: no creation of the stack was interrupted", argument)
	}
	return "", "", fmt.Errorf("%q names no resource whose creation was interrupted: write NAME=ID, with one of the "+
		"names %s", argument, strings.Join(names, ", "))
}
