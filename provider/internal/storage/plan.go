// Package storage is the concern of how data is kept: encryption at rest, snapshots, and what a cluster is filled from.
package storage

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// The defaults that the documentation gives.
const (
	DefaultSnapshotWindow = "06:00-07:00"
	DefaultRetention      = 15
)

// Plan is how data is kept, and what a cluster is filled from.
type Plan struct {
	AtRest inputs.Setting[bool]
	Key    inputs.Setting[string]

	// RetentionLimit is as the program gives it, and Retention with the documented "" of the window, which AWS spells
	// as retention 0.
	RetentionLimit, Retention inputs.Setting[int]
	// SnapshotWindow is as the program gives it.
	SnapshotWindow inputs.Setting[string]
	FinalSnapshot  bool
	// LastSnapshot is the name of the snapshot that the deletion of a cluster which was deployed leaves; empty where it
	// leaves none.
	LastSnapshot string

	SnapshotName inputs.Setting[string]
	// File and FileList are the two inputs of Files, which a new cluster is filled from.
	File     inputs.Setting[string]
	FileList inputs.List
	Files    Files
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
		File:           inputs.Take(in, "snapshotArn", args.SnapshotArn, ""),
		FileList:       inputs.TakeList(in, "snapshotArns", args.SnapshotArns),
	}
	p.Retention = p.RetentionLimit
	if p.SnapshotWindow.Known && p.SnapshotWindow.Value == "" {
		p.Retention = inputs.Derive(p.SnapshotWindow, func(string) int { return 0 })
	}
	p.Files = p.snapshotFiles()
	return p
}

// SnapshotsContradict says whether the window turns snapshots off and the retention on.
func (p *Plan) SnapshotsContradict() bool {
	return p.SnapshotWindow.Value == "" && p.RetentionLimit.Given && p.RetentionLimit.Value > 0
}

// Files are files in S3, and the input that they come from.
type Files struct {
	inputs.List
	From string
}

// Path is that of a file, as the program spells it.
func (f Files) Path(i int) string {
	if f.From == "snapshotArn" {
		return f.From
	}
	return inputs.Element(f.From, i)
}

// snapshotFiles are those of the one input or the other. An empty list or name is none.
func (p *Plan) snapshotFiles() Files {
	switch all := p.FileList; {
	case all.Given && !(all.Counted && len(all.Elements) == 0):
		return Files{all, "snapshotArns"}
	case inputs.Said(p.File):
		return Files{inputs.List{Elements: []inputs.Setting[string]{p.File}, Counted: true, Given: true}, "snapshotArn"}
	}
	return Files{inputs.List{Counted: true}, "snapshotArns"}
}

// KeyInGovCloud says whether the data is encrypted with a key of one's own in AWS GovCloud (US). The key says it, which
// is in the region of the cluster.
func (p *Plan) KeyInGovCloud() bool {
	key, err := aws.ParseKeyARN(p.Key.Value)
	return p.Key.Known && err == nil && aws.PartitionOf(key.Region) == "aws-us-gov"
}
