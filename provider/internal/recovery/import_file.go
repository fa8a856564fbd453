package recovery

import (
	"encoding/json"
	"fmt"
	"io"
)

// importFile is what `pulumi import --file` reads.
// Source: Pulumi documentation, "Importing infrastructure", bulk import operations.
type importFile struct {
	NameTable map[string]string `json:"nameTable,omitempty"`
	Resources []importSpec      `json:"resources"`
}

// importSpec is a resource to import. The names of its parent and its provider stand in the table of names.
type importSpec struct {
	Type        string `json:"type"`
	Name        string `json:"name"`
	LogicalName string `json:"logicalName,omitempty"`
	ID          string `json:"id"`
	Parent      string `json:"parent,omitempty"`
	Provider    string `json:"provider,omitempty"`
}

// stackType is the type of the resource that is the parent of all that have none.
const stackType = "pulumi:pulumi:Stack"

// newImportFile has the resources that are to be imported. Each names its provider, also where it is a default one:
// Pulumi then uses the provider that the state has, with its version and its configuration.
func newImportFile(findings []finding) importFile {
	file := importFile{NameTable: map[string]string{}, Resources: []importSpec{}}
	taken := map[string]bool{}
	for _, f := range findings {
		if f.outcome != imported {
			continue
		}
		spec := importSpec{Type: f.resource.Type, Name: free(f.resource.name(), taken), ID: f.id}
		if spec.Name != f.resource.name() {
			spec.LogicalName = f.resource.name()
		}
		file.Resources = append(file.Resources, spec)
	}
	// A name of the table must be none of a resource of the file, so the table comes second.
	names, at := map[string]string{}, 0
	label := func(urn string) string {
		if urn == "" || typeOf(urn) == stackType {
			return ""
		}
		if names[urn] == "" {
			names[urn] = free(nameOf(urn), taken)
			file.NameTable[names[urn]] = urn
		}
		return names[urn]
	}
	for _, f := range findings {
		if f.outcome == imported {
			provider, _ := providerOf(f.resource)
			file.Resources[at].Parent, file.Resources[at].Provider = label(f.resource.Parent), label(provider)
			at++
		}
	}
	return file
}

// free is a name that is not taken yet, and takes it.
func free(name string, taken map[string]bool) string {
	candidate := name
	for n := 2; taken[candidate]; n++ {
		candidate = fmt.Sprintf("%s-%d", name, n)
	}
	taken[candidate] = true
	return candidate
}

func (f importFile) write(to io.Writer) error {
	encoder := json.NewEncoder(to)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(f)
}
