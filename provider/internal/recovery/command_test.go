package recovery_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/recovery"
)

var update = flag.Bool("update", false, "write the import files and the reports of testdata")

// call is what the command answers to arguments and an export.
func call(export string, arguments ...string) (status int, file, report string) {
	var out, messages bytes.Buffer
	status = recovery.Run(arguments, strings.NewReader(export), &out, &messages)
	return status, out.String(), messages.String()
}

func read(t *testing.T, path ...string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(append([]string{"testdata"}, path...)...))
	require.NoError(t, err)
	return string(content)
}

// allOfSeveral are the ids that the export "several" lacks.
var allOfSeveral = []string{
	`it's > "odd"-security-group=sg-0ccccccccccccccc3`, "cache-ingress-group=None", "cache-user-app=app",
	"cache-security-group=sg-0ddddddddddddddd4",
	"urn:pulumi:prod::shop::aws:sns/topic:Topic::alerts=arn:aws:sns:eu-central-1:123456789012:alerts-1234567",
}

// Each folder of testdata has an export, the import file that is made of it, and what people read.
func TestExports(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		export    string
		arguments []string
		status    int
	}{
		"creation":       {"creation", nil, recovery.Complete},
		"replacement":    {"replacement", nil, recovery.Open},
		"new-name":       {"new-name", nil, recovery.Open},
		"several":        {"several", nil, recovery.Open},
		"several-all":    {"several", allOfSeveral, recovery.Open},
		"creation-other": {"creation", []string{"cache-replication-group=other"}, recovery.Complete},
		"creation-none":  {"creation", []string{"cache-replication-group=none"}, recovery.Complete},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			status, file, report := call(read(t, c.export, "export.json"), c.arguments...)
			assert.Equal(t, c.status, status)
			if *update {
				require.NoError(t, os.WriteFile(filepath.Join("testdata", name+".json"), []byte(file), 0o600))
				require.NoError(t, os.WriteFile(filepath.Join("testdata", name+".txt"), []byte(report), 0o600))
			}
			assert.Equal(t, read(t, name+".json"), file, "run the test with -update")
			assert.Equal(t, read(t, name+".txt"), report, "run the test with -update")
		})
	}
}

// Pulumi finds the URN of each resource of the file from its names, so each must lead back to the operation.
func TestTheFileLeadsToTheSameURNs(t *testing.T) {
	t.Parallel()
	_, content, _ := call(read(t, "several", "export.json"), allOfSeveral...)
	var file struct {
		NameTable map[string]string
		Resources []struct{ Type, Name, LogicalName, ID, Parent, Provider string }
	}
	require.NoError(t, json.Unmarshal([]byte(content), &file))
	urns, names := map[string]string{}, map[string]bool{}
	for _, r := range file.Resources {
		name := r.LogicalName
		if name == "" {
			name = r.Name
		}
		kind := r.Type
		if r.Parent != "" {
			require.Contains(t, file.NameTable, r.Parent)
			kind = strings.Split(file.NameTable[r.Parent], "::")[2] + "$" + kind
		}
		assert.NotContains(t, file.NameTable, r.Name, "the table of names and the resources share no name")
		assert.False(t, names[r.Name], "%s names two resources", r.Name)
		names[r.Name] = true
		assert.Contains(t, file.NameTable[r.Provider], "::pulumi:providers:aws::")
		urns["urn:pulumi:prod::shop::"+kind+"::"+name] = r.ID
	}
	const cluster = "urn:pulumi:prod::shop::aws-redis:index:RedisCluster$"
	assert.Equal(t, map[string]string{
		cluster + "aws:elasticache/replicationGroup:ReplicationGroup::cache-replication-group": "shop",
		"urn:pulumi:prod::shop::my:app:Backend$aws-redis:index:RedisCluster$" +
			"aws:elasticache/replicationGroup:ReplicationGroup::cache-replication-group": "orders",
		cluster + `aws:cloudwatch/logGroup:LogGroup::it's > "odd"-log-slow-log`: "/aws/vendedlogs/elasticache/odd/" +
			"slow-log",
		cluster + `aws:ec2/securityGroup:SecurityGroup::it's > "odd"-security-group`:     "sg-0ccccccccccccccc3",
		cluster + "aws:elasticache/user:User::cache-user-app":                            "app",
		cluster + "aws:elasticache/parameterGroup:ParameterGroup::cache-parameter-group": "shop-valkey8",
		"urn:pulumi:prod::shop::aws:sns/topic:Topic::alerts":                             "arn:aws:sns:eu-central-1:123456789012:alerts-1234567",
		"urn:pulumi:prod::shop::aws:ec2/vpc:Vpc::vpc":                                    "vpc-0bbbbbbbbbbbbbbb2",
	}, urns)
}

// A state has its secrets encrypted, and nothing of them comes out again.
func TestSecretsStayInTheState(t *testing.T) {
	t.Parallel()
	export := read(t, "creation", "export.json")
	require.Contains(t, export, "ciphertext")
	_, file, report := call(export)
	assert.NotContains(t, file+report, "ciphertext")
	assert.NotContains(t, file+report, "v1:")
}

// The program for jq that the report has makes the new resource the one of the state, and changes nothing else.
func TestAdoption(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("jq"); errors.Is(err, exec.ErrNotFound) {
		t.Fatal("this test needs jq, as those who follow the report do")
	}
	export := read(t, "replacement", "export.json")
	_, _, report := call(export)
	_, command, found := strings.Cut(report, "pulumi stack export | ")
	require.True(t, found)
	command, _, found = strings.Cut(command, " > state.json")
	require.True(t, found)
	jq := exec.Command("sh", "-c", command)
	jq.Stdin = strings.NewReader(export)
	mended, err := jq.Output()
	require.NoError(t, err)
	assert.JSONEq(t, strings.Replace(export, `"pendingReplacement": true,`, "", 1), string(mended))
}

func TestWhatIsNoExport(t *testing.T) {
	t.Parallel()
	for input, words := range map[string]string{
		"":                                      "it is empty",
		"error: no stack selected":              "invalid character",
		`{"resources": []}`:                     "without a deployment",
		`{"version": 3, "deployment": null}`:    "without a deployment",
		`{"version": 3, "deployment": {}}`:      "without a deployment",
		`{"deployment": {"manifest": {"time": `: "unexpected EOF",
	} {
		status, file, report := call(input)
		assert.Equal(t, recovery.Failed, status, input)
		assert.Empty(t, file, input)
		assert.Contains(t, report, words, input)
		assert.Contains(t, report, "what pulumi stack export prints", input)
	}
}

func TestArgumentsThatNameNothing(t *testing.T) {
	t.Parallel()
	export := read(t, "several", "export.json")
	for argument, words := range map[string]string{
		"cache-security-groups=sg-0123": "names no resource",
		"cache-user-app":                "names no resource",
		"cache-user-app=":               "has no id behind the equals sign",
		"cache-user-app=app default":    "or more than one",
		"cache-replication-group=shop":  "fits several resources",
		"cache-dashboard=shop":          "names no resource",
	} {
		status, file, report := call(export, "alerts=none", argument)
		assert.Equal(t, recovery.Failed, status, argument)
		assert.Empty(t, file, argument)
		assert.Contains(t, report, words, argument)
	}
	_, _, report := call(`{"deployment": {"manifest": {}}}`, "cache=x")
	assert.Contains(t, report, "no creation of the stack was interrupted")
}

func TestNothingWasInterrupted(t *testing.T) {
	t.Parallel()
	status, file, report := call(`{"deployment": {"manifest": {}, "resources": []}}`)
	assert.Equal(t, recovery.Complete, status)
	assert.JSONEq(t, `{"resources": []}`, file)
	assert.Contains(t, report, "nothing to import")
}

// `pulumi plugin run` does not close the input, so the command reads what it needs and no more.
func TestAnInputThatStaysOpen(t *testing.T) {
	t.Parallel()
	in, writer, err := os.Pipe()
	require.NoError(t, err)
	defer func() { _ = writer.Close() }()
	_, err = writer.WriteString(read(t, "creation", "export.json"))
	require.NoError(t, err)
	var out, messages bytes.Buffer
	assert.Equal(t, recovery.Complete, recovery.Run(nil, in, &out, &messages))
	assert.Equal(t, read(t, "creation.json"), out.String())
}

func TestHelp(t *testing.T) {
	t.Parallel()
	for _, argument := range []string{"--help", "-h", "help"} {
		status, file, report := call("", argument)
		assert.Equal(t, recovery.Complete, status)
		assert.Empty(t, file)
		assert.Contains(t, report, recovery.Invocation)
	}
}
