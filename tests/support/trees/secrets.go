package trees

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// form is a form of text, and what is put into such a text so that it keeps the form and is like no other. Where a
// secret leaks, this part of it shows.
type form struct {
	like          *regexp.Regexp
	instead, part string
}

// forms are those whose texts would be wrong with a mark at the end. A text of a form without a part stays as it is:
// there are few such texts, and none tells anything.
var forms = []form{
	{regexp.MustCompile(`^\d{12}$`), "737313737313", "737313737313"},
	{regexp.MustCompile(`^$|^\d+(\.[\dx]+)*$|^(yes|no)$`), "$0", ""},
	{regexp.MustCompile(`^\d+\.\d+(\.\d+\.\d+/(?:1[6-9]|2\d|3[0-2]))$`), "77.31$1", "77.31"},
	{regexp.MustCompile(`^\d+\.\d+\.\d+\.\d+/\d+$`), "77.31.0.0/16", "77.31"},
	{regexp.MustCompile(`^[\da-f]+(:[\da-f:]*/\d+)$`), "7731$1", "7731:"},
	{regexp.MustCompile(`^\d\d:\d\d-\d\d:\d\d$`), "03:37-05:41", "3:37"},
	{regexp.MustCompile(`^\w\w\w:\d\d:\d\d-\w\w\w:\d\d:\d\d$`), "tue:03:37-tue:05:41", "3:37"},
	{regexp.MustCompile(`^\d\d:\d\d$`), "03:37", "3:37"},
	{regexp.MustCompile(`^cron\(.*`), "cron(37 3 * * ? *)", "37 3"},
	{regexp.MustCompile(`^(vpc-|sg-|subnet-|pl-)[\da-f]{5}`), "${1}73137", "-73137"},
	{regexp.MustCompile(`^Z[A-Z0-9]+$`), "Z73137QWXYZ", "73137QWXYZ"},
	{regexp.MustCompile(`^(on|off) ~`), "$1 ~" + mark + " ~", mark}, // an access string
}

// mark is what every other secret text ends with, and longNumber what a secret number is that is large enough.
const (
	mark       = "zq7w"
	longNumber = 7313
)

// Marked is a request whose secrets are like nothing else in it. Secret are the texts that nobody may read anywhere:
// parts of what stands for the secrets. What a program also writes in the open is not among them.
func Marked(request Request) (marked Request, secret []string) {
	found := map[string]bool{}
	inputs := markedIn(inputsOf(request.Component), property.New(request.Inputs), found)
	marked = Request{request.Component, request.Preview, inputs.AsMap()}
	for _, text := range slices.Sorted(maps.Keys(found)) {
		if found[text] && !Shows(inputs, text) {
			secret = append(secret, text)
		}
	}
	return marked, secret
}

// markedIn is a value with its secrets marked. Keys of maps are no secrets: paths name them.
func markedIn(at place, value property.Value, found map[string]bool) property.Value {
	at.secret = at.secret || value.Secret()
	switch {
	case value.IsMap():
		entries := value.AsMap().AsMap()
		for name, entry := range entries {
			entries[name] = markedIn(at.entry(name), entry, found)
		}
		return property.WithGoValue(value, property.NewMap(entries))
	case value.IsArray():
		elements := value.AsArray().AsSlice()
		for i, element := range elements {
			elements[i] = markedIn(at.element(), element, found)
		}
		return property.WithGoValue(value, property.NewArray(elements))
	case at.secret && value.IsString() && !at.word:
		text, part := markedText(value.AsString())
		found[part] = part != ""
		return property.WithGoValue(value.WithSecret(true), text)
	case at.secret && value.IsNumber() && value.AsNumber() >= 1000:
		found[fmt.Sprint(longNumber)] = true
		return property.WithGoValue(value.WithSecret(true), float64(longNumber))
	}
	return value
}

func markedText(text string) (marked, part string) {
	for _, one := range forms {
		if one.like.MatchString(text) {
			return one.like.ReplaceAllString(text, one.instead), one.part
		}
	}
	return text + mark, mark
}

// Shows says whether a text can be read anywhere in a value without looking at its secrets.
func Shows(value property.Value, text string) bool {
	switch {
	case value.Secret():
		return false
	case value.IsString():
		return strings.Contains(value.AsString(), text)
	case value.IsNumber():
		return strings.Contains(fmt.Sprint(value.AsNumber()), text)
	case value.IsArray():
		return slices.ContainsFunc(value.AsArray().AsSlice(), func(e property.Value) bool { return Shows(e, text) })
	case value.IsMap():
		for key, entry := range value.AsMap().All {
			if strings.Contains(key, text) || Shows(entry, text) {
				return true
			}
		}
	}
	return false
}
