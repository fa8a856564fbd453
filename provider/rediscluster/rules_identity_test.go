package rediscluster

import (
	"strings"
)

// identityCases are about the name, the description and the tags.
var identityCases = map[string][]ruleCase{
	"name-form": {
		{name(strings.Repeat("a", 40)), name(strings.Repeat("a", 41)), "name", "41 characters long; AWS takes at most 40"},
		{name("a-1"), name("a--1"), "name", `use "a-1"`},
		{name("a1"), name("1a"), "name", "a lower-case letter first"},
		{name("a"), name("a-"), "name", `use "a"`},
		{asIs, name("Sessions"), "name", `"Sessions" has capital letters; AWS would store it in lower case: use "sessions"`},
		{asIs, name("Default"), "name", "is not a name that AWS takes"},
		{asIs, name("SG_sessions"), "name", "is not a name that AWS takes"},
		{asIs, name("sessions,"), "name", `use "sessions"`},
		{asIs, name("My_Redis"), "name", `use "my-redis"`},
		{asIs, name(""), "name", "is empty"},
		{asIs, name(" \t"), "name", "is empty"},
		{asIs, name(" sessions"), "name", `use "sessions"`},
		{asIs, name("sessi\u043ens"), "name", `its character 6, 'о' (U+043E), is not one of ASCII`},
		{asIs, name("ｓessions"), "name", `use "sessions"`},
		{asIs, name(strings.Repeat("a ", 5000)), "name", "… (10000 characters)"},
	},
	"name-default":        {{name("default-1"), name("default"), "name", "of AWS's own: use another"}},
	"name-security-group": {{name("sgs"), name("sg-1"), "name", `begins with "sg-"`}},
	"description-length":  {{described(strings.Repeat("ü", 255)), described(strings.Repeat("x", 256)), "description", "is 256 characters long"}},
	"tags-count":          {{func(a *args) { a.Tags = tags(50) }, func(a *args) { a.Tags = tags(51) }, "tags", "holds 51 tags; AWS takes at most 50"}},
	"tag-key": {
		{tag(strings.Repeat("k", 128), ""), tag(strings.Repeat("k", 129), ""), `tags["` + strings.Repeat("k", 129) + `"]`, "the key is 129 characters long"},
		{tag("awsome", ""), tag("AWS:x", ""), `tags["AWS:x"]`, "keys that begin with aws: are AWS's own"},
		{tag("k", ""), tag("", "v"), `tags[""]`, "the key is empty"},
		{tag("Größe मालिक e\u0301 +-=._:/@ 1", ""), tag("a#b", ""), `tags["a#b"]`, "the key holds '#'"},
	},
	"tag-value": {
		{tag("k", strings.Repeat("v", 256)), tag("k", strings.Repeat("v", 257)), `tags["k"]`, "the value is 257 characters long"},
		{tag("k", "a b"), tag("k", "a\nb"), `tags["k"]`, "the value holds '\\n'"},
	},
}
