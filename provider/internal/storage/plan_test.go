package storage

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

const file1, file2 = "arn:aws:s3:::bucket/1.rdb", "arn:aws:s3:::bucket/2.rdb"

func planOf(t *testing.T, args Inputs) *Plan {
	t.Helper()
	return NewPlan(inputs.NewResolver(t.Context()), args)
}

func files(arns ...string) pulumi.StringArray {
	list := pulumi.StringArray{}
	for _, arn := range arns {
		list = append(list, pulumi.String(arn))
	}
	return list
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	p := planOf(t, Inputs{})
	assert.True(t, p.AtRest.Value)
	assert.True(t, p.FinalSnapshot)
	assert.Equal(t, "06:00-07:00", p.SnapshotWindow.Value)
	assert.False(t, planOf(t, Inputs{FinalSnapshot: pulumi.BoolRef(false)}).FinalSnapshot)
}

// An empty window disables snapshots, whatever the retention is.
func TestRetention(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args        Inputs
		want        int
		contradicts bool
	}{
		"default":             {Inputs{}, 15, false},
		"given":               {Inputs{SnapshotRetentionLimit: pulumi.Int(3)}, 3, false},
		"none":                {Inputs{SnapshotRetentionLimit: pulumi.Int(0)}, 0, false},
		"empty window":        {Inputs{SnapshotWindow: pulumi.String("")}, 0, false},
		"empty window, none":  {Inputs{SnapshotWindow: pulumi.String(""), SnapshotRetentionLimit: pulumi.Int(0)}, 0, false},
		"empty window, given": {Inputs{SnapshotWindow: pulumi.String(""), SnapshotRetentionLimit: pulumi.Int(3)}, 0, true},
		"another window":      {Inputs{SnapshotWindow: pulumi.String("10:00-11:00")}, 15, false},
		"unknown window":      {Inputs{SnapshotWindow: inputstest.UnknownPtr()}, 15, false},
	} {
		p := planOf(t, test.args)
		assert.Equal(t, inputs.Setting[int]{Value: test.want, Known: true, Given: p.Retention.Given}, p.Retention, name)
		assert.Equal(t, test.contradicts, p.SnapshotsContradict(), name)
	}
}

// One file and a list of it are the same, a list keeps its order, and what is empty is nothing.
func TestFiles(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args  Inputs
		from  string
		paths []string
		known bool
		want  []string
	}{
		"none":          {Inputs{}, "snapshotArns", nil, true, []string{}},
		"one":           {Inputs{SnapshotArn: pulumi.String(file1)}, "snapshotArn", []string{"snapshotArn"}, true, []string{file1}},
		"a list of one": {Inputs{SnapshotArns: files(file1)}, "snapshotArns", []string{"snapshotArns[0]"}, true, []string{file1}},
		"more": {
			Inputs{SnapshotArns: files(file2, file1)},
			"snapshotArns",
			[]string{"snapshotArns[0]", "snapshotArns[1]"},
			true,
			[]string{file2, file1},
		},
		"both":             {Inputs{SnapshotArn: pulumi.String(file1), SnapshotArns: files(file2)}, "snapshotArns", []string{"snapshotArns[0]"}, true, []string{file2}},
		"one, empty":       {Inputs{SnapshotArn: pulumi.String("")}, "snapshotArns", nil, true, []string{}},
		"an empty list":    {Inputs{SnapshotArns: files()}, "snapshotArns", nil, true, []string{}},
		"beside an empty":  {Inputs{SnapshotArn: pulumi.String(file1), SnapshotArns: files()}, "snapshotArn", []string{"snapshotArn"}, true, []string{file1}},
		"not known yet":    {Inputs{SnapshotArn: inputstest.UnknownPtr()}, "snapshotArn", []string{"snapshotArn"}, false, []string{""}},
		"one of the list ": {Inputs{SnapshotArns: pulumi.StringArray{inputstest.Unknown()}}, "snapshotArns", []string{"snapshotArns[0]"}, false, []string{""}},
	} {
		p := planOf(t, test.args)
		assert.Equal(t, test.from, p.Files.From, name)
		assert.Equal(t, test.want, p.Files.Values(), name)
		assert.Equal(t, test.known, p.Files.ElementsKnown(), name)
		assert.Equal(t, test.paths != nil, p.Files.Given, name)
		var paths []string
		for i := range p.Files.Elements {
			paths = append(paths, p.Files.Path(i))
		}
		assert.Equal(t, test.paths, paths, name)
	}
}

// The region of the key tells the partition of the cluster.
func TestKeyInGovCloud(t *testing.T) {
	t.Parallel()
	const key = ":123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
	for arn, want := range map[string]bool{
		"arn:aws-us-gov:kms:us-gov-west-1" + key: true, "arn:aws:kms:eu-west-1" + key: false, "alias/redis": false, "": false,
	} {
		assert.Equal(t, want, InGovCloud(planOf(t, Inputs{KmsKeyId: pulumi.String(arn)}).Key), arn)
	}
	assert.False(t, InGovCloud(planOf(t, Inputs{KmsKeyId: inputstest.UnknownPtr()}).Key))
}
