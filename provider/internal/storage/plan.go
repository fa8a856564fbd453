// Package storage is the concern of the data on disk: encryption at rest, snapshots, and what a cluster is filled from.
package storage

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// The documented defaults.
const (
	DefaultSnapshotWindow = "06:00-07:00"
	DefaultRetention      = 15
	// DefaultDailyTime is when the snapshot of a serverless cache begins: as the default window of a cluster does.
	DefaultDailyTime = "06:00"
)

// Plan is how data is encrypted and backed up, and what a cluster is filled from.
type Plan struct {
	AtRest inputs.Setting[bool]
	Key    inputs.Setting[string]

	// RetentionLimit is what the program says, and Retention what AWS is sent: an empty SnapshotWindow disables
	// snapshots, which AWS spells as retention 0.
	RetentionLimit, Retention inputs.Setting[int]
	// SnapshotWindow is what the program says. An empty text disables snapshots.
	SnapshotWindow inputs.Setting[string]
	FinalSnapshot  bool
	// LastSnapshot is the name of the snapshot that AWS takes when it deletes the deployed cluster; empty where it
	// takes none.
	LastSnapshot string

	SnapshotName inputs.Setting[string]
	// Files are what a new cluster is filled from. The program gives them with one of two inputs, file or fileList.
	Files    Files
	file     inputs.Setting[string]
	fileList inputs.List
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs) *Plan {
	p := &Plan{
		AtRest:         inputs.Take(in, "enableAtRestEncryption", args.EnableAtRestEncryption, true),
		Key:            inputs.Take(in, "kmsKeyId", args.KmsKeyId, ""),
		RetentionLimit: inputs.Take(in, "snapshotRetentionLimit", args.SnapshotRetentionLimit, DefaultRetention),
		SnapshotWindow: inputs.Take(in, "snapshotWindow", args.SnapshotWindow, DefaultSnapshotWindow),
		FinalSnapshot:  inputs.OrElse(args.FinalSnapshot, true),
		SnapshotName:   inputs.Take(in, "snapshotName", args.SnapshotName, ""),
		file:           inputs.Take(in, "snapshotArn", args.SnapshotArn, ""),
		fileList:       inputs.TakeList(in, "snapshotArns", args.SnapshotArns),
	}
	p.Retention = p.RetentionLimit
	if p.SnapshotWindow.Known && p.SnapshotWindow.Value == "" {
		p.Retention = inputs.Derive(p.SnapshotWindow, func(string) int { return 0 })
	}
	p.Files = p.snapshotFiles()
	return p
}

// SnapshotsContradict says whether the window disables snapshots while the retention enables them.
func (p *Plan) SnapshotsContradict() bool {
	return p.SnapshotWindow.Value == "" && p.RetentionLimit.Given && p.RetentionLimit.Value > 0
}

// Files are RDB files in S3, and the input that they come from.
type Files struct {
	inputs.List
	From string
}

// Path is the path of a file in the inputs.
func (f Files) Path(i int) string {
	if f.From == "snapshotArn" {
		return f.From
	}
	return inputs.Element(f.From, i)
}

// snapshotFiles are the files of snapshotArns, or else of snapshotArn. An empty list or text is the same as none.
func (p *Plan) snapshotFiles() Files {
	empty := p.fileList.Counted && len(p.fileList.Elements) == 0
	switch {
	case p.fileList.Given && !empty:
		return Files{p.fileList, "snapshotArns"}
	case inputs.Said(p.file):
		return Files{inputs.List{Elements: []inputs.Setting[string]{p.file}, Counted: true, Given: true}, "snapshotArn"}
	}
	return Files{inputs.List{Counted: true}, "snapshotArns"}
}

// InGovCloud says whether a KMS key, and so what it encrypts, is in AWS GovCloud (US). Both are in one region.
func InGovCloud(setting inputs.Setting[string]) bool {
	key, err := aws.ParseKeyARN(setting.Value)
	return setting.Known && err == nil && aws.PartitionOf(key.Region) == "aws-us-gov"
}
