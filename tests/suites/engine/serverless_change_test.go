package engine

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// What a change costs is what the documentation of the input says: each change alone, on a cache that runs, and then
// there is nothing left to do.
func TestWhatAServerlessChangeCosts(t *testing.T) {
	t.Parallel()
	one := func(name string, value pulumi.Input) pulumi.Map { return pulumi.Map{name: value} }
	text := func(s string) pulumi.Input { return pulumi.String(s) }
	redis := pulumi.Map{"engine": text("redis")}
	withUsers := one("users", pulumi.Array{loginAs("app", "a-password-of-27-characters")})
	moreUsers := one("users", pulumi.Array{
		loginAs("app", "a-password-of-27-characters"), loginAs("web", "a-password-of-28-characters-"),
	})
	watched := one("enableCloudwatchAlarms", pulumi.Bool(true))
	restored := one("restoreFromSnapshotArns", pulumi.ToStringArray([]string{
		"arn:aws:elasticache:eu-west-1:123456789012:serverlesscachesnapshot:before",
	}))
	for name, test := range map[string]struct {
		before, after pulumi.Map
		// want is in place, replaced, or what is said where the change is refused.
		want string
	}{
		"name":                            {nil, one("name", text("carts")), replaced},
		"kmsKeyId":                        {nil, one("kmsKeyId", text("arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef")), replaced},
		"majorEngineVersion":              {one("majorEngineVersion", text("7")), one("majorEngineVersion", text("8")), replaced},
		"majorEngineVersion said":         {nil, one("majorEngineVersion", text("8")), inPlace},
		"engine to Valkey 7":              {redis, one("majorEngineVersion", text("7")), inPlace},
		"engine to Valkey 8":              {redis, nil, replaced},
		"engine from Valkey":              {one("majorEngineVersion", text("7")), redis, replaced},
		"engine with users":               {changed(pulumi.Map{"users": withUsers["users"]}, redis), pulumi.Map{"users": withUsers["users"], "majorEngineVersion": text("7")}, inPlace},
		"restoreFromSnapshotArns":         {nil, restored, replaced},
		"restoreFromSnapshotArns removed": {restored, nil, inPlace},

		"dataStorage":                     {nil, one("dataStorage", limit(20)), inPlace},
		"dataStorage with a minimum":      {nil, one("dataStorage", pulumi.Map{"minimum": pulumi.Int(2), "maximum": pulumi.Int(10)}), inPlace},
		"dataStorage added":               {one("dataStorage", nil), nil, inPlace},
		"dataStorage taken out":           {nil, one("dataStorage", nil), "cannot remove one"},
		"both limits":                     {nil, pulumi.Map{"dataStorage": limit(20), "ecpuPerSecond": limit(60_000)}, inPlace},
		"both limits taken out":           {nil, pulumi.Map{"dataStorage": nil, "ecpuPerSecond": nil}, "cannot remove one"},
		"ecpuPerSecond":                   {nil, one("ecpuPerSecond", limit(60_000)), inPlace},
		"dailySnapshotTime":               {nil, one("dailySnapshotTime", text("03:30")), inPlace},
		"description":                     {nil, one("description", text("Sessions of the shop")), inPlace},
		"snapshotRetentionLimit":          {nil, one("snapshotRetentionLimit", pulumi.Int(3)), inPlace},
		"snapshotRetentionLimit of none":  {nil, one("snapshotRetentionLimit", pulumi.Int(0)), inPlace},
		"additionalSecurityGroupIds":      {nil, one("additionalSecurityGroupIds", pulumi.Array{}), inPlace},
		"users":                           {nil, withUsers, inPlace},
		"users more":                      {withUsers, moreUsers, inPlace},
		"users taken out":                 {withUsers, nil, "is left out, and the cache has a group of users"},
		"connectionUser":                  {moreUsers, changed(pulumi.Map{"connectionUser": text("web")}, moreUsers), inPlace},
		"connectionSecret":                {nil, one("connectionSecret", pulumi.Map{}), inPlace},
		"connectionSecret taken out":      {one("connectionSecret", pulumi.Map{}), nil, inPlace},
		"allowConnectionsFromCidrBlocks":  {nil, one("allowConnectionsFromCidrBlocks", pulumi.ToStringArray([]string{"10.0.0.0/16"})), inPlace},
		"allowConnectionsFromPrefixLists": {nil, one("allowConnectionsFromPrefixLists", pulumi.ToStringArray([]string{"pl-0123abcd"})), inPlace},
		"allowConnectionsFromSelf":        {nil, one("allowConnectionsFromSelf", pulumi.Bool(true)), inPlace},
		"deletionProtection":              {nil, one("deletionProtection", nil), inPlace},
		"enableDashboard":                 {nil, one("enableDashboard", pulumi.Bool(true)), inPlace},
		"enableCloudwatchAlarms":          {nil, watched, inPlace},
		"alarms":                          {watched, changed(pulumi.Map{"alarms": pulumi.Map{"connections": pulumi.Map{"threshold": pulumi.Int(40_000)}}}, watched), inPlace},
		"compositeAlarmSnsTopicArns":      {watched, changed(pulumi.Map{"compositeAlarmSnsTopicArns": pulumi.StringArray{}}, watched), inPlace},
		"enableInsufficientDataActions":   {watched, changed(pulumi.Map{"enableInsufficientDataActions": pulumi.Bool(true)}, watched), inPlace},
		"tags":                            {nil, one("tags", pulumi.Map{"team": text("web")}), inPlace},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", serverlessProgram(test.before))
			stack.Up()
			was := theCache(t, box)
			stack.Run(serverlessProgram(test.after))
			var err error
			log := said(t, stack, func() { _, _, err = stack.TryUp() })
			assert.Equal(t, test.want == replaced, strings.Contains(log, "REPLACES the serverless cache"),
				"what replaces the cache is told, and nothing else")
			switch test.want {
			case inPlace:
				require.NoError(t, err)
				assertMade(t, box, 1)
				assert.Equal(t, was["endpoints"], theCache(t, box)["endpoints"])
			case replaced:
				require.NoError(t, err)
				assertMade(t, box, 2)
				assert.Contains(t, log, "LOST")
			default:
				require.ErrorContains(t, err, test.want)
				assert.Equal(t, was, theCache(t, box), "nothing of the cache is changed")
				return
			}
			assert.Len(t, stack.Preview(), 1, "nothing to do")
		})
	}
}
