package recovery

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// stack is what `pulumi stack export` prints, as far as it matters here. Source of the format: DeploymentV3, ResourceV3
// and OperationV2 of sdk/go/common/apitype in pulumi/pulumi.
type stack struct {
	Resources  []resource  `json:"resources"`
	Operations []operation `json:"pending_operations"`
}

// operation is something that a run of Pulumi had begun when it ended.
type operation struct {
	Resource resource `json:"resource"`
	Kind     string   `json:"type"`
}

// resource is a resource of the state, or of an operation.
type resource struct {
	URN                string   `json:"urn"`
	Type               string   `json:"type"`
	ID                 string   `json:"id"`
	ImportID           string   `json:"importID"`
	Custom             bool     `json:"custom"`
	Delete             bool     `json:"delete"`
	External           bool     `json:"external"`
	PendingReplacement bool     `json:"pendingReplacement"`
	Parent             string   `json:"parent"`
	Provider           string   `json:"provider"`
	Aliases            []string `json:"aliases"`
	Inputs             inputs   `json:"inputs"`
}

// errNoExport is the error for an input that is something else.
var errNoExport = errors.New("the standard input has to be what pulumi stack export prints")

// readExport reads the state of a stack. It reads one value and not to the end of the input, because `pulumi plugin
// run` never closes the input of a plugin.
func readExport(from io.Reader) (stack, error) {
	var exported struct {
		Deployment *struct {
			stack
			Manifest json.RawMessage `json:"manifest"`
		} `json:"deployment"`
	}
	switch err := json.NewDecoder(from).Decode(&exported); {
	case errors.Is(err, io.EOF):
		return stack{}, fmt.Errorf("%w: it is empty", errNoExport)
	case err != nil:
		return stack{}, fmt.Errorf("%w: %w", errNoExport, err)
	}
	if exported.Deployment == nil || exported.Deployment.Manifest == nil {
		return stack{}, fmt.Errorf("%w: it is JSON without a deployment", errNoExport)
	}
	return exported.Deployment.stack, nil
}

// stands is the resource that the state has in the place of another: under its URN, or under one that it had before.
// What is only still to be deleted stands in nobody's place.
func (s stack) stands(of resource) (resource, bool) {
	for _, urn := range append([]string{of.URN}, of.Aliases...) {
		at := slices.IndexFunc(s.Resources, func(r resource) bool { return r.URN == urn && !r.Delete && !r.External })
		if at >= 0 {
			return s.Resources[at], true
		}
	}
	return resource{}, false
}

// region is where the provider of a resource works, if its configuration in the state says so.
func (s stack) region(of resource) string {
	urn, id := providerOf(of)
	for _, r := range s.Resources {
		if r.URN == urn && r.ID == id {
			region, _ := r.Inputs.text("region")
			return region
		}
	}
	return ""
}

// name is the name at the end of the URN.
func (r resource) name() string { return nameOf(r.URN) }

// nameOf is the name in a URN. It is the fourth part, which may contain the separator.
// Source: Pulumi documentation, "Resource names", URNs.
func nameOf(urn string) string {
	parts := strings.SplitN(urn, "::", 4)
	return parts[len(parts)-1]
}

// providerOf is the URN and the id of the provider of a resource, which the state joins.
func providerOf(r resource) (urn, id string) {
	at := strings.LastIndex(r.Provider, "::")
	if at < 0 {
		return "", ""
	}
	return r.Provider[:at], r.Provider[at+2:]
}

// typeOf is the type in a URN, without those of its parents.
func typeOf(urn string) string {
	parts := strings.SplitN(urn, "::", 4)
	if len(parts) < 4 {
		return ""
	}
	return parts[2][strings.LastIndex(parts[2], "$")+1:]
}
