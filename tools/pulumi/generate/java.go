package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// forJava is the SDK for Java, with what a build by Maven and Maven Central need beside the code.
func forJava(spec schema.PackageSpec, tree string) (map[string][]byte, error) {
	files, err := runJavaGenerator(spec, tree)
	if err != nil {
		return nil, err
	}
	for class, lists := range listsOfOutputs(spec) {
		name := path.Join("src/main/java", javaPackage, class+".java")
		for _, list := range lists {
			if files[name], err = withOutputs(files[name], list); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	mended := 0
	for name, content := range files {
		mended += len(secretOutputs.FindAll(content, -1))
		files[name] = secretOutputs.ReplaceAll(content, nil)
	}
	if mended == 0 {
		return nil, errors.New("no class sets additionalSecretOutputs any more: nothing is to be taken out")
	}
	var language struct{ Dependencies map[string]string }
	if err := json.Unmarshal(spec.Language["java"], &language); err != nil {
		return nil, err
	}
	var project bytes.Buffer
	if err := pom.Execute(&project, struct {
		schema.PackageSpec
		Pulumi string
	}{spec, language.Dependencies["com.pulumi:pulumi"]}); err != nil {
		return nil, err
	}
	files["pom.xml"] = project.Bytes()
	// Which plugin a program needs. Pulumi looks for it in folders below com/ alone, whatever the package of the
	// classes is.
	plugin, err := json.MarshalIndent(map[string]any{
		"resource": true, "name": spec.Name, "version": spec.Version, "server": spec.PluginDownloadURL,
	}, "", "  ")
	files["src/main/resources/com/pulumiawsredis/aws-redis/plugin.json"] = append(plugin, '\n')
	return files, err
}

// secretOutputs is what the generator wants of a component's options, which have no such thing. The provider marks the
// outputs that are secret, so nothing is lost.
var secretOutputs = regexp.MustCompile(` {12}\.additionalSecretOutputs\(List\.of\(\n(?: {16}".*\n)+ {12}\)\)\n`)

const javaPackage = "io/github/pulumiawsredis/awsredis"

//go:embed pom.xml
var pomText string

var pom = template.Must(template.New("pom.xml").Parse(pomText))

// runJavaGenerator runs tools/java/generate, a program of another module.
func runJavaGenerator(spec schema.PackageSpec, tree string) (map[string][]byte, error) {
	data, err := json.Marshal(spec)
	if err != nil {
		return nil, err
	}
	run := exec.Command("go", "run", "./generate")
	run.Dir = filepath.Join(tree, "tools", "java")
	run.Stdin = bytes.NewReader(data)
	out, err := run.Output()
	if exited := (&exec.ExitError{}); errors.As(err, &exited) {
		return nil, errors.New(string(exited.Stderr))
	}
	if err != nil {
		return nil, err
	}
	var texts map[string]string
	if err := json.Unmarshal(out, &texts); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for name, text := range texts {
		files[name] = []byte(text)
	}
	return files, nil
}

// listsOfOutputs are the inputs, by the class that has them, whose length must be known and whose elements can be
// Outputs.
func listsOfOutputs(spec schema.PackageSpec) map[string][]string {
	lists := map[string][]string{}
	add := func(class string, properties map[string]schema.PropertySpec) {
		for name, property := range properties {
			if property.Plain && property.Items != nil && property.Items.Type == "string" && !property.Items.Plain {
				lists[class] = append(lists[class], name)
			}
		}
	}
	for token, resource := range spec.Resources {
		add(path.Base(strings.ReplaceAll(token, ":", "/"))+"Args", resource.InputProperties)
	}
	for token, object := range spec.Types {
		add("inputs/"+path.Base(strings.ReplaceAll(token, ":", "/"))+"Args", object.Properties)
	}
	return lists
}

// withOutputs makes a list of Strings one of Outputs. The generator forgets that the elements of a list can be Outputs
// where the list itself cannot, and the id of a security group is one.
func withOutputs(class []byte, list string) ([]byte, error) {
	const outputs = "List<Output<String>>"
	for _, change := range []struct {
		from *regexp.Regexp
		to   string
	}{
		{regexp.MustCompile(`(private @Nullable )List<String>( ` + list + `;)`), "${1}" + outputs + "${2}"},
		{regexp.MustCompile(`(public Optional<)List<String>(> ` + list + `\(\))`), "${1}" + outputs + "${2}"},
		{
			regexp.MustCompile(`(public Builder ` + list + `\(@Nullable )List<String>( )`),
			"${1}" + outputs + "${2}",
		},
		{
			regexp.MustCompile(`( {8}/\*\*\n(?: {9}\*.*\n)+)( {8}public Builder ` + list +
				`\(String\.\.\. \w+\) \{\n {12}return \w+\()List\.of\(\w+\)(\);\n {8}\}\n)`),
			"${1}${2}java.util.stream.Stream.of(" + list + ").map(Output::of)" +
				".collect(java.util.stream.Collectors.toList())${3}\n" +
				"${1}        @SafeVarargs\n" +
				"        public final Builder " + list + "(Output<String>... " + list + ") {\n" +
				"            return " + list + "(List.of(" + list + "));\n        }\n",
		},
	} {
		if len(change.from.FindAll(class, -1)) != 1 {
			return nil, fmt.Errorf("the code of %s is not as it was: %s", list, change.from)
		}
		class = change.from.ReplaceAll(class, []byte(change.to))
	}
	imported := []byte("import com.pulumi.core.Output;\n")
	if !bytes.Contains(class, imported) {
		before := []byte("import com.pulumi.core.annotations.Import;\n")
		class = bytes.Replace(class, before, append(imported, before...), 1)
	}
	return class, nil
}
