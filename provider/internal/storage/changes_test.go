package storage

import (
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

// What a cluster is encrypted with, and filled from, is chosen when it is created.
func TestReplacements(t *testing.T) {
	t.Parallel()
	named := func(name string) Inputs { return Inputs{SnapshotName: pulumi.String(name)} }
	listed := func(arns ...string) Inputs { return Inputs{SnapshotArns: files(arns...)} }
	unencrypted := Inputs{EnableAtRestEncryption: pulumi.Bool(false)}
	const filled, empty = " filled", " empty"
	for name, test := range map[string]struct {
		was, now Inputs
		want     string
	}{
		"encrypted":             {unencrypted, Inputs{}, "enableAtRestEncryption" + filled},
		"no longer encrypted":   {Inputs{}, unencrypted, "enableAtRestEncryption" + filled},
		"encrypted as before":   {Inputs{EnableAtRestEncryption: pulumi.Bool(true)}, Inputs{}, ""},
		"another key":           {Inputs{}, Inputs{KmsKeyId: pulumi.String("key")}, "kmsKeyId" + filled},
		"a key not known yet":   {Inputs{}, Inputs{KmsKeyId: inputstest.UnknownPtr()}, ""},
		"a snapshot":            {Inputs{}, named("before"), "snapshotName" + empty},
		"its own last snapshot": {Inputs{}, named("last"), "snapshotName" + filled},
		"the same snapshot":     {named("before"), named("before"), ""},
		"no snapshot any more":  {named("before"), Inputs{}, ""},
		"files":                 {Inputs{}, listed(file1, file2), "snapshotArns" + empty},
		"in another order":      {listed(file1, file2), listed(file2, file1), ""},
		"one of them twice":     {listed(file1, file2), listed(file1, file2, file1), ""},
		"one of them":           {listed(file1, file2), listed(file1), "snapshotArns" + empty},
		"from one to its list":  {Inputs{SnapshotArn: pulumi.String(file1)}, listed(file1), ""},
		"from one to another":   {listed(file2), Inputs{SnapshotArn: pulumi.String(file1)}, "snapshotArn" + empty},
		"no files any more":     {listed(file1), Inputs{}, ""},
		"a file not known yet":  {listed(file1), Inputs{SnapshotArn: inputstest.UnknownPtr()}, ""},
	} {
		was, now := planOf(t, test.was), planOf(t, test.now)
		was.LastSnapshot = "last"
		var found []string
		c := check.Change[*Plan]{Was: was, Now: now}
		say := func(path string, r check.Replaced) {
			found = append(found, path+map[bool]string{true: filled, false: empty}[r.Fills])
		}
		for _, one := range slices.Concat(AtRestReplaces, SourceReplaces) {
			one.Find(c, say)
		}
		for _, one := range KeyReplaces {
			one.Find(check.PartOf(c, ofKey), say)
		}
		assert.Equal(t, test.want, strings.Join(found, " "), name)
	}
}
