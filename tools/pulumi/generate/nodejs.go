package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

// prepare compiles the SDK where npm installs it from a clone.
//
//go:embed prepare.js
var prepare []byte

// installable has npm install the SDK from a clone as well. The generator writes a package that says nothing of where
// its compiled code is: a step of the release copies package.json beside that. So npm made a link to a folder without
// any code. Now it compiles the code as it installs, or packs, the folder; the package.json beside the compiled code
// is written by the same script.
func installable(files map[string][]byte) (map[string][]byte, error) {
	type dependencies = map[string]string
	var described struct {
		Name            string            `json:"name"`
		Version         string            `json:"version"`
		Description     string            `json:"description,omitempty"`
		Keywords        []string          `json:"keywords,omitempty"`
		Homepage        string            `json:"homepage,omitempty"`
		Repository      string            `json:"repository,omitempty"`
		License         string            `json:"license,omitempty"`
		Main            string            `json:"main"`
		Types           string            `json:"types"`
		Files           []string          `json:"files"`
		Scripts         map[string]string `json:"scripts"`
		Dependencies    dependencies      `json:"dependencies"`
		DevDependencies dependencies      `json:"devDependencies"`
		Pulumi          json.RawMessage   `json:"pulumi"`
	}
	if err := json.Unmarshal(files["package.json"], &described); err != nil {
		return nil, fmt.Errorf("package.json: %w", err)
	}
	described.Main, described.Types = "bin/index.js", "bin/index.d.ts"
	described.Files = []string{"bin"}
	described.Scripts = map[string]string{"build": "tsc", "prepare": "node scripts/prepare.js"}
	// Exactly what the SDK is tested with: there is no lock file that says it.
	described.DevDependencies = dependencies{"@types/node": "20.19.43", "typescript": "5.9.3"}
	data, err := json.MarshalIndent(described, "", "    ")
	if err != nil {
		return nil, err
	}
	files["package.json"] = append(data, '\n')
	files["scripts/prepare.js"] = prepare
	return files, nil
}
