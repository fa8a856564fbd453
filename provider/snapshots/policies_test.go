package snapshots

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
)

// statement is one statement of a policy as AWS gets it.
type statement struct {
	Sid, Effect                 string
	Principal, Action, Resource any
	Condition                   map[string]map[string]any
}

// oneOrMore is a text, or texts, of a policy.
func oneOrMore(value any) (all []string) {
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		for _, one := range value {
			all = append(all, one.(string))
		}
	}
	return all
}

func (s statement) principals() (all []string) {
	if kinds, ok := s.Principal.(map[string]any); ok {
		for _, names := range kinds {
			all = append(all, oneOrMore(names)...)
		}
		return all
	}
	return oneOrMore(s.Principal)
}

func documentOf(t *testing.T, text string) []statement {
	t.Helper()
	var document struct {
		Version   string
		Statement []statement
	}
	require.NoError(t, json.Unmarshal([]byte(text), &document), text)
	assert.Equal(t, "2012-10-17", document.Version)
	require.NotEmpty(t, document.Statement)
	return document.Statement
}

// eachPolicy calls a test with the statements of each policy of each graph, by the name of the child.
func eachPolicy(t *testing.T, test func(child string, all []statement)) {
	t.Helper()
	eachGraph(t, func(_ string, g graph) {
		for _, child := range g.children() {
			for _, property := range []string{"policy", "assumeRolePolicy"} {
				if text := g[child].text(property); text != "" {
					test(child, documentOf(t, text))
				}
			}
		}
	})
}

// everyResource are the actions that may have every resource, and why none can be named.
var everyResource = map[string]string{
	"elasticache:DescribeSnapshots": "the listing is by cluster, and a cluster is no resource of this action",
	"elasticache:DescribeEvents":    "AWS names no resource for it",
	"s3:ListAllMyBuckets":           "it is about the account, and ElastiCache insists on it",
	"logs:CreateLogDelivery":        "a delivery has no ARN before it is there",
	"logs:GetLogDelivery":           "AWS names no resource for it",
	"logs:UpdateLogDelivery":        "AWS names no resource for it",
	"logs:DeleteLogDelivery":        "AWS names no resource for it",
	"logs:ListLogDeliveries":        "AWS names no resource for it",
	"logs:PutResourcePolicy":        "the policies of logs are of the account",
	"logs:DescribeResourcePolicies": "the policies of logs are of the account",
	"logs:DescribeLogGroups":        "AWS names no resource for it",
}

// No policy allows more than calls that are known by name, on resources that are known by name.
func TestPoliciesAllowLittle(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	eachPolicy(t, func(child string, all []statement) {
		sids := map[string]bool{}
		for _, one := range all {
			assert.NotEmpty(t, one.Sid, child)
			assert.False(t, sids[one.Sid], "%s: %s stands twice", child, one.Sid)
			sids[one.Sid] = true
			for _, action := range oneOrMore(one.Action) {
				if one.Effect == "Deny" && one.Sid == "OnlyTLS" {
					assert.Equal(t, "s3:*", action)
					continue
				}
				assert.NotContains(t, action, "*", "%s: %s", child, one.Sid)
				assert.False(t, one.Effect == "Allow" && deletes(action) && !temporary(child, one),
					"%s: %s allows %s", child, one.Sid, action)
				if one.Effect == "Allow" && slices.Contains(oneOrMore(one.Resource), "*") {
					seen[action] = true
					assert.NotEmpty(t, everyResource[action], "%s: %s allows %s on everything", child, one.Sid, action)
				}
			}
			if one.Effect == "Allow" && one.Principal != nil {
				for _, principal := range one.principals() {
					assert.NotContains(t, principal, "*", "%s: %s", child, one.Sid)
				}
			}
		}
	})
	for action := range everyResource {
		assert.True(t, seen[action], "%s needs no exception", action)
	}
}

// deletes says whether an action takes an object, a version or a lock away, here or in a copy.
func deletes(action string) bool {
	return strings.Contains(action, "Delete") && !strings.HasPrefix(action, "logs:") ||
		strings.Contains(action, "Bypass") || action == "s3:PutLifecycleConfiguration" ||
		action == "s3:PutBucketVersioning" || action == "s3:PutBucketPolicy" ||
		action == "s3:PutReplicationConfiguration"
}

// temporary says that ElastiCache deletes a file of its own, with the rights of the caller of CopySnapshot.
func temporary(child string, one statement) bool {
	return child == "nightly-run-policy" && one.Sid == "Objects" &&
		assert.ObjectsAreEqual([]string{"s3:GetObject", "s3:PutObject", "s3:DeleteObject"}, oneOrMore(one.Action))
}

// The policy of a vault denies deletions to everybody, and lets other accounts do nothing but write. Its state machine
// deletes nothing.
func TestVaultPolicies(t *testing.T) {
	t.Parallel()
	for _, changes := range vaultGraphs {
		g, _ := deployVault(t, changes)
		var denied []string
		for _, one := range documentOf(t, g["nightly-bucket-policy"].text("policy")) {
			if one.Sid == "Keep" {
				assert.Equal(t, "Deny", one.Effect)
				assert.Equal(t, "*", one.Principal)
				assert.Nil(t, one.Condition, "nobody is excepted")
				assert.Equal(t, "arn:aws:s3:::sessions-vault-made/*", one.Resource)
				denied = oneOrMore(one.Action)
			}
			if one.Effect == "Allow" {
				for _, action := range oneOrMore(one.Action) {
					assert.Contains(t, []string{
						"s3:ReplicateObject", "s3:ObjectOwnerOverrideToBucketOwner", "s3:GetBucketVersioning",
						"s3:GetObject", "s3:ListBucket", "s3:GetBucketAcl",
					}, action)
				}
			}
			if strings.HasPrefix(one.Sid, "Receive") {
				for _, role := range oneOrMore(one.Condition["ArnLike"]["aws:PrincipalArn"]) {
					assert.Contains(t, role, ":role/redis-snapshots/", "no other role of the account")
				}
				assert.Len(t, one.Condition["ArnLike"], 1)
			}
		}
		assert.ElementsMatch(t, []string{
			"s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ReplicateDelete", "s3:BypassGovernanceRetention",
		}, denied)
		for _, one := range documentOf(t, g["nightly-run-policy"].text("policy")) {
			for _, action := range oneOrMore(one.Action) {
				assert.False(t, deletes(action), action)
			}
		}
	}
}

// ElastiCache reads copies only while a restore is allowed.
func TestRestoresAreAllowedOnDemand(t *testing.T) {
	t.Parallel()
	for changes, want := range map[string]bool{asIs: false, "allowRestore: false": false, "allowRestore: true": true} {
		g, _ := deployVault(t, changes)
		text := g["nightly-bucket-policy"].text("policy")
		assert.Equal(t, want, strings.Contains(text, "elasticache-snapshot"), changes)
	}
}

// Who reads a policy in the code learns what each statement is there for.
func TestStatementsSayWhy(t *testing.T) {
	t.Parallel()
	const arn = "arn:aws:s3:::b"
	for _, all := range [][]policy.Statement{
		{exportsAllowed(homeRegion, arn), restoresAllowed(homeRegion, arn), keeps(arn), policy.OnlyTLS(arn)},
		groupPermissions(home.at, "sessions"), cachePermissions(home.at, "sessions"),
		bucketPermissions(arn), copyPermissions(arn, vaultBucket, keyThere),
		receives(homeRegion, []string{"111111111111"}, arn), arrivalPermissions(arn),
		exports.planned(t, asIs).bucket.Policy(arn), vaults.planned(t, everyVault).bucket.Policy(arn),
	} {
		for _, one := range all {
			assert.NotEmpty(t, one.Sid)
			assert.NotEmpty(t, one.Why, one.Sid)
			assert.NotContains(t, policy.Document(one), one.Why, "AWS takes no other fields")
		}
	}
}

// A copy is encrypted with the key of the rule, through S3 of the region of the key, and never with another.
func TestCopiesAreEncrypted(t *testing.T) {
	t.Parallel()
	g, _ := deployExport(t, everyExport)
	all := documentOf(t, g["nightly-copy-policy"].text("policy"))
	last := all[len(all)-1]
	assert.Equal(t, "kms:Encrypt", last.Action)
	assert.Equal(t, keyThere, last.Resource)
	assert.Equal(t, "s3.eu-central-1.*", last.Condition["StringLike"]["kms:ViaService"])
	for changes, count := range map[string]int{asIs: 3, copiedTo("222222222222", vaultBucket, `, kmsKeyArn: ""`): 3} {
		g, _ := deployExport(t, changes)
		assert.Len(t, documentOf(t, g["nightly-copy-policy"].text("policy")), count)
		assert.NotContains(t, g["nightly-copy-policy"].text("policy"), "kms:")
	}
}

// In another partition everything is spelled after it; where the place is not known, a wildcard stands for it.
func TestPoliciesOfOtherPlaces(t *testing.T) {
	t.Parallel()
	china := home.at
	china.Region = "cn-north-1"
	all := policy.Document(groupPermissions(china, "sessions")...)
	assert.Contains(t, all, "arn:aws-cn:elasticache:cn-north-1:123456789012:replicationgroup:sessions")
	assert.NotContains(t, all, "arn:aws:")
	all = policy.Document(receives("us-gov-west-1", []string{"111111111111"}, "arn:aws-us-gov:s3:::b")...)
	assert.Contains(t, all, "arn:aws-us-gov:iam::111111111111:role/redis-snapshots/*")
	assert.NotContains(t, all, "arn:aws:")
	china.Account = ""
	assert.Equal(t, "arn:aws-cn:elasticache:*:*:snapshot:*", elasticacheARN(china, "snapshot:*"))
	assert.Equal(t, "eu-central-1", regionOfKey(keyThere))
	assert.Empty(t, regionOfKey(""))
}
