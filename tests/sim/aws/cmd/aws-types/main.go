// Command aws-types writes the table of the inputs and outputs that a version of the AWS provider has, for the types
// and functions that the simulation has. It reads the types that @pulumi/aws publishes on npm, unpacked into a folder.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/seven"
)

func main() {
	folder := flag.String("package", "", "the folder of the unpacked npm package")
	out := flag.String("out", "", "the file to write")
	flag.Parse()
	if err := write(*folder, *out); err != nil {
		fmt.Fprintln(os.Stderr, "aws-types:", err)
		os.Exit(1)
	}
}

func write(folder, out string) error {
	published, err := open(folder)
	if err != nil {
		return err
	}
	table := seven.Table{
		Source:    "npm, @pulumi/aws " + published.version,
		Version:   published.version,
		Resources: map[string]seven.Shape{},
		Functions: map[string]seven.Shape{},
	}
	simulated := awssim.Schema()
	for token := range simulated.Resources {
		if table.Resources[token], err = published.resource(token); err != nil {
			return err
		}
	}
	for token := range simulated.Functions {
		if table.Functions[token], err = published.function(token); err != nil {
			return err
		}
	}
	if table.Provider, err = published.fields("provider.d.ts", "ProviderArgs"); err != nil {
		return err
	}
	content, err := json.MarshalIndent(table, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Clean(out), append(content, '\n'), 0o600)
}
