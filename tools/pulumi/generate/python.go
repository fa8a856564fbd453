package main

import (
	"errors"
	"regexp"
)

// setuptools is what the generator ends pyproject.toml with.
var setuptools = regexp.MustCompile(`(?s)\[build-system\].*`)

// hatchling builds the package and leaves nothing beside its sources: setuptools left a folder build/ and one of its
// own in the clone that pip installs from, and what had been deleted from the sources stayed in build/. The files that
// are no code, such as pulumi-plugin.json, belong to the package without being named. The version bounds are the ones
// that the format of the settings is sure for.
const hatchling = `[build-system]
  requires = ["hatchling>=1.26,<2"]
  build-backend = "hatchling.build"

[tool]
  [tool.hatch]
    [tool.hatch.build]
      packages = ["pulumi_aws_redis"]
      exclude = ["pulumi_aws_redis/README.md"]
`

// withHatchling has hatchling build the package.
func withHatchling(files map[string][]byte) (map[string][]byte, error) {
	if !setuptools.Match(files["pyproject.toml"]) {
		return nil, errors.New("pyproject.toml has no [build-system] to replace")
	}
	files["pyproject.toml"] = setuptools.ReplaceAll(files["pyproject.toml"], []byte(hatchling))
	return files, nil
}
