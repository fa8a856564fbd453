package broken

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// outcome is how a broken run was brought to its end.
type outcome struct {
	// given are the commands after the broken one, without their flags.
	given []string
	// left is what is still wrong; empty when all is as after an undisturbed run.
	left string
}

// recipe gives the commands that docs/reliability.md tells, in its order, until the run is through.
func (p *place) recipe(r run) (said string, err error) {
	p.t.Helper()
	p.restores()
	said, err = r.goes(p)
	if err != nil && strings.Contains(said, "pulumi cancel") {
		p.must("cancel", "--yes")
		if !p.unfinished() {
			said, err = r.goes(p)
		}
	}
	if p.unfinished() {
		p.adopts()
		p.must("refresh", "--yes", "--skip-preview", "--clear-pending-creates")
		return r.goes(p)
	}
	if exists := existing.FindStringSubmatch(said); err != nil && exists != nil {
		if p.takesOver(p.export()) {
			p.must("refresh", "--yes", "--skip-preview")
		} else {
			p.imports(exists[1], exists[2])
		}
		return r.goes(p)
	}
	return said, err
}

// existing finds in an error what AWS has already: its type as the engine shows it, and its name.
var existing = regexp.MustCompile(
	`(?m)^ +(aws:\S+) \((cache-[^)]+)\):\n +error: .*(AlreadyExists|ResourceExists|Duplicate)`)

// imports takes over what was created while the answer was lost. The state has no trace of it.
func (p *place) imports(shown, name string) {
	p.t.Helper()
	var state struct {
		Deployment struct {
			Resources []struct{ URN, Type, ID string }
		}
	}
	require.NoError(p.t, json.Unmarshal([]byte(p.export()), &state))
	known := map[string]bool{}
	of := func(typ, id string) string { return typ[strings.LastIndex(typ, ":"):] + " " + id }
	parent := ""
	for _, r := range state.Deployment.Resources {
		known[of(r.Type, r.ID)] = true
		if strings.HasSuffix(r.URN, ":RedisCluster::cache") {
			parent = r.URN
		}
	}
	held, err := p.box.Cloud.List()
	require.NoError(p.t, err)
	for _, r := range held {
		if !known[of(r.Type, r.ID)] && strings.HasSuffix(of(r.Type, ""), of(shown, "")) {
			p.must("import", r.Type, name, r.ID, "--parent", "cache="+parent, "--yes", "--skip-preview",
				"--protect=false", "--generate-code=false")
			return
		}
	}
	require.Fail(p.t, "nothing to import", "%s %s", shown, name)
}

// restores mends a state of which the engine, when it was killed, had written a part. Each command says of such a state
// that it cannot be loaded. What the backend keeps beside it in a file of its own is not needed.
func (p *place) restores() {
	p.t.Helper()
	attributes, err := os.ReadFile(p.checkpoint() + ".attrs")
	if err == nil && !json.Valid(attributes) {
		p.given = append(p.given, "rm .attrs")
		require.NoError(p.t, os.Remove(p.checkpoint()+".attrs"))
	}
	state, err := os.ReadFile(p.checkpoint())
	require.NoError(p.t, err)
	if json.Valid(state) {
		return
	}
	p.given = append(p.given, "cp .bak")
	backup, err := os.ReadFile(p.checkpoint() + ".bak")
	require.NoError(p.t, err)
	require.NoError(p.t, os.WriteFile(p.checkpoint(), backup, 0o600))
}

// unfinished reports whether the state has creations of which the engine does not know how they ended.
func (p *place) unfinished() bool { return strings.Contains(p.export(), `"type": "creating"`) }

// adopts imports what was created and not noted.
func (p *place) adopts() {
	p.t.Helper()
	exported := p.export()
	p.given = append(p.given, "import-file")
	ids := p.lookedUp(exported)
	command := append([]string{"plugin", "run", "--kind", "resource", "aws-redis", "--", "import-file"}, ids...)
	file, err := p.pipe(exported, command...)
	if err != nil {
		var exit *exec.ExitError
		require.ErrorAs(p.t, err, &exit)
		require.Equal(p.t, 2, exit.ExitCode(), "there is something to do that the import file does not")
		require.True(p.t, p.takesOver(exported), "import-file %v", ids)
	}
	var written struct{ Resources []any }
	require.NoError(p.t, json.Unmarshal([]byte(file), &written), file)
	if len(written.Resources) == 0 {
		return
	}
	path := filepath.Join(p.box.Folder(), "import.json")
	require.NoError(p.t, os.WriteFile(path, []byte(file), 0o600))
	p.must("import", "--file", path, "--yes", "--skip-preview", "--protect=false", "--generate-code=false")
}

// takesOver gives what stands in the state as to be replaced the place of the new one, which has its name. It is what
// the command with jq does that import-file prints. It reports whether there was such a thing.
func (p *place) takesOver(exported string) (found bool) {
	p.t.Helper()
	var state map[string]any
	require.NoError(p.t, json.Unmarshal([]byte(exported), &state))
	for _, one := range state["deployment"].(map[string]any)["resources"].([]any) {
		if r := one.(map[string]any); r["pendingReplacement"] == true {
			delete(r, "pendingReplacement")
			found = true
		}
	}
	if !found {
		return false
	}
	content, err := json.Marshal(state)
	require.NoError(p.t, err)
	path := filepath.Join(p.box.Folder(), "state.json")
	require.NoError(p.t, os.WriteFile(path, content, 0o600))
	p.must("stack", "import", "--file", path)
	return true
}

// lookedUp are the ids that AWS chose for what is unfinished, as NAME=ID, and NAME=none for what is not there. A user
// gets them with the commands that import-file prints.
func (p *place) lookedUp(exported string) (ids []string) {
	p.t.Helper()
	var state struct {
		Deployment struct {
			Resources  []struct{ ID string }
			Operations []struct {
				Type     string
				Resource struct {
					URN, Type string
					Inputs    map[string]any
				}
			} `json:"pending_operations"`
		}
	}
	require.NoError(p.t, json.Unmarshal([]byte(exported), &state))
	var known []string
	for _, r := range state.Deployment.Resources {
		known = append(known, r.ID)
	}
	held, err := p.box.Cloud.List()
	require.NoError(p.t, err)
	for _, operation := range state.Deployment.Operations {
		asked := operation.Resource
		name := asked.URN[strings.LastIndex(asked.URN, "::")+2:]
		i := slices.IndexFunc(held, func(r awssim.Resource) bool {
			taken := chosenByAWS(r.Type) && slices.Contains(known, r.ID)
			return r.Type == asked.Type && !taken && alike(asked.Inputs, r.Properties)
		})
		switch {
		case i < 0 && !strings.HasPrefix(asked.Type, "random:"):
			ids = append(ids, name+"=none")
		case i >= 0 && strings.HasSuffix(asked.Type, ":SecretVersion"):
			ids = append(ids, name+"=none") // the next one takes its place
		case i >= 0 && chosenByAWS(asked.Type):
			ids = append(ids, name+"="+held[i].ID)
		}
	}
	return ids
}

// chosenByAWS reports whether the id of a type cannot be told from its inputs.
func chosenByAWS(typ string) bool {
	for _, part := range []string{"securityGroup", "secretsmanager/"} {
		if strings.Contains(typ, part) {
			return true
		}
	}
	return false
}

// alike reports whether a resource has the texts that a program gave it.
func alike(inputs, properties map[string]any) bool {
	for name, value := range inputs {
		if text, ok := value.(string); ok && name != "secretString" && properties[name] != text {
			return false
		}
	}
	return true
}

// settles brings a broken run to its end, and says how.
func (r run) settles(t *testing.T, p *place, picture string) outcome {
	t.Helper()
	p.given = nil
	said, err := p.recipe(r)
	o := outcome{given: slices.Clone(p.given)}
	switch {
	case err != nil:
		o.left = "the run fails: " + linesWith(said, "error: ")
	case pictureOf(t, p.box.Cloud) != picture:
		o.left = "the cloud differs: " + difference(picture, pictureOf(t, p.box.Cloud))
	case r.command == "up":
		o.left = p.letsClientsIn()
		if again, err := p.try("preview", "--expect-no-changes"); err != nil {
			o.left = "another up has changes: " + linesWith(again, " to ")
		}
	}
	return o
}

// linesWith are the lines in what a command says that have a text in them.
func linesWith(said, text string) string {
	var lines []string
	for line := range strings.Lines(said) {
		if strings.Contains(line, text) {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return strings.Join(lines, "\n")
}

// difference is what only one of two pictures has.
func difference(expected, actual string) string {
	var lines []string
	one, other := strings.Split(expected, "\n"), strings.Split(actual, "\n")
	for _, line := range one {
		if !slices.Contains(other, line) {
			lines = append(lines, "missing "+line)
		}
	}
	for _, line := range other {
		if !slices.Contains(one, line) {
			lines = append(lines, "added "+line)
		}
	}
	return strings.Join(lines, "\n")
}

func TestDifferences(t *testing.T) {
	assert.Empty(t, difference("a\nb", "a\nb"))
	assert.Equal(t, "missing b\nadded c", difference("a\nb", "a\nc"))
}
