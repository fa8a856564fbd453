package storage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// AtRestReplaces is about encryption at rest that is turned on or off.
var AtRestReplaces = []check.Replacement[*Plan]{
	{
		Name: "replaces-at-rest", Input: "enableAtRestEncryption",
		Holds:   "Encryption at rest is chosen when a cluster is made.",
		Before:  "enableAtRestEncryption: false",
		Example: "enableAtRestEncryption: true",
		Source:  elasticache.ProviderSource + "; " + elasticache.CreateAPI + ", AtRestEncryptionEnabled",
		Needs:   []string{"enableAtRestEncryption"},
		Find: func(c check.Change[*Plan], say check.SayReplaced) {
			if then, now := c.Was.AtRest, c.Now.AtRest; check.Changed(then, now) {
				say("enableAtRestEncryption", check.Replaced{
					From: fmt.Sprint(then.Value), To: fmt.Sprint(now.Value), Fills: true,
					Instead: "to lose no time, make a second cluster and move the clients",
				})
			}
		},
	},
}

// KeyReplaces is about another key.
var KeyReplaces = []check.Replacement[inputs.Setting[string]]{
	{
		Name: "replaces-key", Input: "kmsKeyId",
		Holds:   "The KMS key is chosen when a cluster is made.",
		Example: "kmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
		Source:  elasticache.ProviderSource + "; " + elasticache.CreateAPI + ", KmsKeyId",
		Needs:   []string{"kmsKeyId"},
		Find: func(c check.Change[inputs.Setting[string]], say check.SayReplaced) {
			if then, now := c.Was, c.Now; check.Changed(then, now) {
				say("kmsKeyId", check.Replaced{
					From: spelling.OrNone(then.Value), To: spelling.OrNone(now.Value), Fills: true,
					Instead: "to rotate a key, let KMS rotate it, which changes no ARN",
				})
			}
		},
	},
}

// SourceReplaces is about changes of what a cluster is filled from.
var SourceReplaces = []check.Replacement[*Plan]{{
	Name: "replaces-source", Input: "snapshotName",
	Holds: "A cluster that runs is not filled again. Taking what it was filled from out of the program changes " +
		"nothing.",
	Example: "snapshotName: before-upgrade",
	Source:  elasticache.ProviderSource + "; " + elasticache.CreateAPI + ", SnapshotName and SnapshotArns",
	Needs:   slices.Concat([]string{"snapshotName"}, FileInputs),
	Find: func(c check.Change[*Plan], say check.SayReplaced) {
		const instead = "to look at a snapshot, fill a second cluster from it"
		if then, now := c.Was.SnapshotName, c.Now.SnapshotName; now.Value != "" && check.Changed(then, now) {
			fills := now.Value == c.Was.LastSnapshot
			say("snapshotName", check.Replaced{
				From: spelling.OrNone(then.Value), To: spelling.OrNone(now.Value), Fills: fills, Instead: instead,
			})
		}
		if then, now := c.Was.Files.Set(), c.Now.Files.Set(); c.Now.Files.Given && c.Now.Files.ElementsKnown() &&
			!slices.Equal(then, now) {
			say(c.Now.Files.From, check.Replaced{
				From:    spelling.OrNone(strings.Join(then, ", ")),
				To:      spelling.OrNone(strings.Join(now, ", ")),
				Instead: instead,
			})
		}
	},
}}
