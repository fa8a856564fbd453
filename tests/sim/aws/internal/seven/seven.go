// Package seven knows what version 7 of the AWS provider has: the names and kinds of the inputs and outputs of the
// types that the simulation has, from the types that @pulumi/aws publishes on npm. `make aws-types` writes the table.
package seven

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
)

// Table is what a version of the provider has.
type Table struct {
	// Source is where the table is from.
	Source    string           `json:"source"`
	Version   string           `json:"version"`
	Provider  Fields           `json:"provider"`
	Resources map[string]Shape `json:"resources"`
	Functions map[string]Shape `json:"functions"`
}

// Shape is what a resource type or a function takes and gives.
type Shape struct {
	Inputs  Fields `json:"inputs"`
	Outputs Fields `json:"outputs"`
}

// Fields are kinds by paths: "string", "number", "boolean", "list", "map" or "object", with "!" if the field is
// required. Elements of a list stand behind path[], fields of an object behind path and a dot. Outputs have only names.
type Fields map[string]string

// Kind is the kind of a field, without the mark of what is required; empty if there is none of the name.
func (f Fields) Kind(path string) string { return strings.TrimSuffix(f[path], "!") }

// Requires says whether a field has to be given where the object that holds it is.
func (f Fields) Requires(path string) bool { return strings.HasSuffix(f[path], "!") }

//go:embed types.json
var types []byte

// Published is the table.
var Published = sync.OnceValue(func() Table {
	var table Table
	if err := json.Unmarshal(types, &table); err != nil {
		panic(err) // the table is part of the program
	}
	return table
})
