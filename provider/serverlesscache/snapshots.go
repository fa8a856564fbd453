package serverlesscache

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// restoreSource is where AWS says what a new cache can be filled from.
const restoreSource = elasticache.CreateServerlessAPI + ", SnapshotArnsToRestore"

// snapshotRules are about the time of the daily snapshot, and what a new cache is filled from.
var snapshotRules = []check.Rule[*plan]{
	check.Form(check.Rule[*plan]{
		Name: "daily-time-form", Input: "dailySnapshotTime",
		Holds:   "The time of the snapshot is `hh:mm`.",
		Example: `dailySnapshotTime: "6am"`,
		Source:  elasticache.CreateServerlessAPI + ", DailySnapshotTime",
		StricterThanAWS: "An empty time could leave the choice to AWS. To have none of its snapshots, set " +
			"`snapshotRetentionLimit` to 0.",
	}, func(p *plan) (string, bool) { return p.snapshotTime.Value, p.snapshotTime.Given },
		check.Parses(elasticache.ParseDailyTime)),
	check.Forms(check.Rule[*plan]{
		Name: "restore-form", Input: "restoreFromSnapshotArns",
		Holds:           "What fills a cache is given by its ARN: of a snapshot, or of files in S3.",
		Example:         `restoreFromSnapshotArns: [before-upgrade]`,
		Source:          restoreSource,
		StricterThanAWS: "The name of an object in S3 may end in a space; that of a snapshot file does so by mistake.",
	}, func(p *plan) inputs.List { return p.restore }, check.Parses(elasticache.ParseRestorable)),
	{
		Name: "restore-region", Input: "restoreFromSnapshotArns",
		Holds: "The snapshot is in the region of the cache.",
		Example: "restoreFromSnapshotArns: " +
			"[\"arn:aws:elasticache:us-east-1:123456789012:serverlesscachesnapshot:before\"]",
		Source: "ElastiCache user guide, \"Exporting a backup\": a snapshot is copied to another region by S3 " +
			"alone",
		Reads: []string{"restoreFromSnapshotArns"},
		Check: func(p *plan, say check.Say) {
			p.place().Outside(p.snapshots(), say, "export it, and restore from the file")
		},
	},
}

// keyAdvice is about a key that exports need.
var keyAdvice = []check.Rule[*plan]{{
	Name: "key-export", Input: "kmsKeyId",
	Holds:   "Snapshots can be exported to S3.",
	Example: "kmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
	Source: "ElastiCache user guide, \"Exporting a backup\", and \"At-Rest Encryption in ElastiCache\"; users report " +
		"that AWS refuses exports of clusters with such a key",
	Silence: "leave `kmsKeyId` out, for AWS's own key; or accept it, where no snapshot is to be exported",
	Needs:   []string{"kmsKeyId"},
	Check: func(p *plan, say check.Say) {
		if p.key.Value != "" && !storage.InGovCloud(p.key) {
			say("kmsKeyId", "is a key of your own: AWS needs it for an export of a snapshot to S3, does not use it "+
				"for the exported files, and does not document who has to be allowed to use it; whoever deletes the "+
				"key deletes the data")
		}
	},
}}

// snapshotAdvice is about what AWS may not fill a cache from.
var snapshotAdvice = []check.Rule[*plan]{
	{
		Name: "restore-one", Input: "restoreFromSnapshotArns",
		Holds: "A cache is filled from one snapshot, or from files.",
		Example: "restoreFromSnapshotArns: [\"arn:aws:elasticache:eu-west-1:123456789012:snapshot:a\", " +
			"\"arn:aws:elasticache:eu-west-1:123456789012:snapshot:b\"]",
		Source:  restoreSource + ": one snapshot, or the files of an export",
		Silence: "name one snapshot, or files alone",
		Reads:   []string{"restoreFromSnapshotArns"},
		Check: func(p *plan, say check.Say) {
			if found := p.snapshots(); len(found) > 1 || len(found) == 1 && len(p.restore.Elements) > 1 {
				say("restoreFromSnapshotArns", "names more than one snapshot, or a snapshot beside files: AWS is "+
					"not known to fill a cache from them together; name one snapshot, or files alone")
			}
		},
	},
	{
		Name: "restore-suffix", Input: "restoreFromSnapshotArns",
		Holds:   "A snapshot file is an RDB file by its name.",
		Example: `restoreFromSnapshotArns: ["arn:aws:s3:::my-bucket/dump.tar.gz"]`,
		Source:  "ElastiCache user guide, \"Seeding a new cluster with an externally created backup\"",
		Silence: "name the file `….rdb`",
		Reads:   []string{"restoreFromSnapshotArns"},
		Check: func(p *plan, say check.Say) {
			for _, file := range p.files() {
				if err := elasticache.CheckFileName(file.Name); err != nil {
					say(file.Path, "%v", err)
				}
			}
		},
	},
	{
		Name: "restore-partition", Input: "restoreFromSnapshotArns",
		Holds:   "A snapshot file is of the partition that the cache is in.",
		Example: `restoreFromSnapshotArns: ["arn:aws-cn:s3:::my-bucket/dump.rdb"]`,
		Source:  "AWS General Reference, \"Amazon Resource Names (ARNs)\", partition: each account is of one",
		Silence: "correct the partition in the ARN",
		Reads:   []string{"restoreFromSnapshotArns"},
		Check: func(p *plan, say check.Say) {
			p.place().Foreign(p.files(), say, "no account reads from one in the other; correct the ARN")
		},
	},
}
