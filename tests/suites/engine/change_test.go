package engine

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// What a change costs is what the documentation of the input says: the README's table, row by row, on a cluster that
// runs.
func TestWhatAChangeCosts(t *testing.T) {
	t.Parallel()
	sharded := func(shards, replicas int) pulumi.Map {
		return pulumi.Map{
			"clusterMode":          pulumi.Map{"numNodeGroups": pulumi.Int(shards), "replicasPerNodeGroup": pulumi.Int(replicas)},
			"replicationGroupSize": pulumi.Int(shards * (1 + replicas)),
			"enableMultiAz":        pulumi.Bool(replicas > 0),
		}
	}
	one := func(name string, value pulumi.Input) pulumi.Map { return pulumi.Map{name: value} }
	files := pulumi.StringArray{
		pulumi.String("arn:aws:s3:::bucket/dump.rdb"), pulumi.String("arn:aws:s3:::bucket/more.rdb"),
	}
	user := func(name string) pulumi.Map {
		return pulumi.Map{
			"name":         pulumi.String(name),
			"accessString": pulumi.String("on ~* +@all"),
			"passwords":    pulumi.StringArray{pulumi.String("a-password-of-27-characters")},
		}
	}
	twoUsers := pulumi.Array{user("app"), user("web")}
	for name, test := range map[string]struct {
		before, after pulumi.Map
		// want is in place, replaced, or what AWS says when it refuses.
		want string
	}{
		"name":                         {nil, one("name", pulumi.String("carts")), replaced},
		"instanceType":                 {nil, one("instanceType", pulumi.String("cache.m7g.xlarge")), inPlace},
		"instanceType to data tiering": {nil, one("instanceType", pulumi.String("cache.r6gd.xlarge")), replaced},
		"instanceType from data tiering": {
			one("instanceType", pulumi.String("cache.r6gd.xlarge")),
			one("instanceType", pulumi.String("cache.r6g.xlarge")), replaced,
		},
		"replicationGroupSize":    {nil, one("replicationGroupSize", pulumi.Int(4)), inPlace},
		"enableMultiAz":           {nil, one("enableMultiAz", pulumi.Bool(false)), inPlace},
		"enableAutomaticFailover": {nil, pulumi.Map{"enableAutomaticFailover": pulumi.Bool(false), "enableMultiAz": pulumi.Bool(false)}, inPlace},
		"alarms": {
			one("enableCloudwatchAlarms", pulumi.Bool(true)),
			pulumi.Map{
				"enableCloudwatchAlarms": pulumi.Bool(true),
				"alarms":                 pulumi.Map{"memory": pulumi.Map{"threshold": pulumi.Float64(70)}},
			},
			inPlace,
		},
		"alarmScope": {
			pulumi.Map{"enableCloudwatchAlarms": pulumi.Bool(true)},
			pulumi.Map{"enableCloudwatchAlarms": pulumi.Bool(true), "alarmScope": pulumi.String("group")},
			inPlace,
		},
		"compositeAlarmSnsTopicArns": {
			pulumi.Map{"enableCloudwatchAlarms": pulumi.Bool(true)}, pulumi.Map{
				"enableCloudwatchAlarms":     pulumi.Bool(true),
				"compositeAlarmSnsTopicArns": pulumi.StringArray{},
			}, inPlace,
		},
		"engine to Valkey":   {nil, one("engine", pulumi.String("valkey")), inPlace},
		"engine from Valkey": {one("engine", pulumi.String("valkey")), nil, replaced},
		"engineVersion up": {
			pulumi.Map{"engine": pulumi.String("valkey"), "engineVersion": pulumi.String("7.2")},
			pulumi.Map{"engine": pulumi.String("valkey"), "engineVersion": pulumi.String("8.1")},
			inPlace,
		},
		"engineVersion down": {
			one("engine", pulumi.String("valkey")),
			pulumi.Map{"engine": pulumi.String("valkey"), "engineVersion": pulumi.String("8.0")},
			replaced,
		},
		"engineVersion for redisVersion": {one("redisVersion", pulumi.String("7.1")), one("engineVersion", pulumi.String("7.1")), inPlace},
		"enableDashboard":                {nil, one("enableDashboard", pulumi.Bool(true)), inPlace},
		"description":                    {nil, one("description", pulumi.String("of the web team")), inPlace},
		"autoMinorVersionUpgrade":        {nil, one("autoMinorVersionUpgrade", pulumi.Bool(false)), inPlace},
		"kmsKeyId":                       {nil, one("kmsKeyId", pulumi.String("arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef")), replaced},
		"networkType":                    {nil, one("networkType", pulumi.String("dual_stack")), replaced},
		"dataTieringEnabled":             {nil, one("dataTieringEnabled", pulumi.Bool(false)), inPlace},
		"preferredAvailabilityZones":     {nil, one("preferredAvailabilityZones", pulumi.ToStringArray([]string{"eu-west-1a", "eu-west-1b"})), inPlace},
		"slowLog":                        {nil, one("slowLog", pulumi.Map{}), inPlace},
		"engineLog":                      {one("engineLog", pulumi.Map{}), one("engineLog", pulumi.Map{"retentionInDays": pulumi.Int(7)}), inPlace},
		"ipDiscovery": {
			one("networkType", pulumi.String("dual_stack")),
			pulumi.Map{"networkType": pulumi.String("dual_stack"), "ipDiscovery": pulumi.String("ipv6")},
			inPlace,
		},
		"enableInsufficientDataActions": {
			pulumi.Map{"enableCloudwatchAlarms": pulumi.Bool(true)}, pulumi.Map{
				"enableCloudwatchAlarms":        pulumi.Bool(true),
				"enableInsufficientDataActions": pulumi.Bool(true),
			}, inPlace,
		},
		"alarmsSnsTopicArns":             {nil, pulumi.Map{"enableCloudwatchAlarms": pulumi.Bool(true), "alarmsSnsTopicArns": pulumi.ToStringArray([]string{"arn:aws:sns:eu-west-1:123456789012:other"})}, inPlace},
		"allowConnectionsFromCidrBlocks": {nil, one("allowConnectionsFromCidrBlocks", pulumi.ToStringArray([]string{"10.0.0.0/16"})), inPlace},
		"applyImmediately":               {nil, one("applyImmediately", pulumi.Bool(true)), inPlace},
		"authToken added":                {nil, one("authToken", pulumi.String("a-token-to-begin-with")), inPlace},
		"authToken changed":              {one("authToken", pulumi.String("a-token-to-begin-with")), one("authToken", pulumi.String("a-token-to-go-on-with")), inPlace},
		"authToken taken out":            {one("authToken", pulumi.String("a-token-to-begin-with")), nil, "InvalidParameter"},
		"authTokenUpdateStrategy": {
			one("authToken", pulumi.String("a-token-to-begin-with")), pulumi.Map{
				"authToken":               pulumi.String("a-token-to-go-on-with"),
				"authTokenUpdateStrategy": pulumi.String("SET"),
			}, "would turn away every client",
		},
		"authTokenVersion":                {one("generateAuthToken", pulumi.Bool(true)), pulumi.Map{"generateAuthToken": pulumi.Bool(true), "authTokenVersion": pulumi.Int(2)}, inPlace},
		"generateAuthToken":               {nil, one("generateAuthToken", pulumi.Bool(true)), inPlace},
		"allowConnectionsFromPrefixLists": {nil, one("allowConnectionsFromPrefixLists", pulumi.ToStringArray([]string{"pl-0123abcd"})), inPlace},
		"allowConnectionsFromSelf":        {nil, one("allowConnectionsFromSelf", pulumi.Bool(true)), inPlace},
		"connectionSecret":                {one("connectionSecret", pulumi.Map{}), one("connectionSecret", pulumi.Map{"recoveryWindowInDays": pulumi.Int(7)}), inPlace},
		"connectionSecret taken out":      {one("connectionSecret", pulumi.Map{}), nil, inPlace},
		"connectionUser":                  {one("users", twoUsers), pulumi.Map{"users": twoUsers, "connectionUser": pulumi.String("web")}, inPlace},
		"users":                           {nil, one("users", twoUsers), inPlace},
		"users fewer":                     {one("users", twoUsers), one("users", twoUsers[:1]), inPlace},
		"users taken out":                 {one("users", twoUsers), nil, inPlace},
		"users while the engine changes":  {one("users", twoUsers), pulumi.Map{"users": twoUsers, "engine": pulumi.String("valkey"), "applyImmediately": pulumi.Bool(true)}, inPlace},
		"users for a token":               {one("generateAuthToken", pulumi.Bool(true)), one("users", twoUsers), "in two steps"},
		"a token for users":               {one("users", twoUsers), pulumi.Map{"generateAuthToken": pulumi.Bool(true), "authTokenUpdateStrategy": pulumi.String("SET")}, inPlace},
		"a token for users, not SET":      {one("users", twoUsers), one("generateAuthToken", pulumi.Bool(true)), "everyone who may connect could log in"},
		"transitEncryptionMode":           {nil, one("transitEncryptionMode", pulumi.String("preferred")), inPlace},
		"transitEncryptionMode said":      {nil, one("transitEncryptionMode", pulumi.String("required")), inPlace},
		"shards":                          {sharded(2, 1), sharded(3, 1), inPlace},
		"replicas of shards":              {sharded(2, 1), sharded(2, 2), inPlace},
		"clusterMode added":               {nil, sharded(2, 1), "clusterModeMigration"},
		"clusterModeMigration":            {nil, one("clusterModeMigration", pulumi.String("compatible")), inPlace},
		"enableAtRestEncryption":          {nil, one("enableAtRestEncryption", pulumi.Bool(false)), replaced},
		"enableTransitEncryption":         {nil, one("enableTransitEncryption", pulumi.Bool(false)), "from true to false takes two steps"},
		"enableTransitEncryption before 7.0.5": {
			one("redisVersion", pulumi.String("6.2")),
			pulumi.Map{"redisVersion": pulumi.String("6.2"), "enableTransitEncryption": pulumi.Bool(false)},
			replaced,
		},
		"maintenanceWindow":        {nil, one("maintenanceWindow", pulumi.String("sun:03:00-sun:05:00")), inPlace},
		"port":                     {nil, one("port", pulumi.Int(6380)), replaced},
		"redisVersion up":          {one("redisVersion", pulumi.String("6.2")), one("redisVersion", pulumi.String("7.1")), inPlace},
		"redisVersion down":        {nil, one("redisVersion", pulumi.String("7.0")), replaced},
		"snapshotName":             {nil, one("snapshotName", pulumi.String("before")), replaced},
		"snapshotName to another":  {one("snapshotName", pulumi.String("before")), one("snapshotName", pulumi.String("after")), replaced},
		"deletionProtection":       {nil, one("deletionProtection", pulumi.Bool(true)), inPlace},
		"finalSnapshot":            {nil, one("finalSnapshot", pulumi.Bool(false)), inPlace},
		"parameters":               {nil, one("parameters", pulumi.Map{"timeout": pulumi.String("300")}), inPlace},
		"maintenanceWindow spread": {nil, one("maintenanceWindow", pulumi.String("spread")), inPlace},
		"snapshotArn":              {nil, one("snapshotArn", pulumi.String("arn:aws:s3:::bucket/dump.rdb")), replaced},
		"snapshotArns":             {nil, one("snapshotArns", files), replaced},
		"snapshotArns to fewer":    {one("snapshotArns", files), one("snapshotArns", files[:1]), replaced},
		"snapshotArns taken out":   {one("snapshotArns", files), nil, inPlace},
		"snapshotArns of one":      {one("snapshotArn", files[0]), one("snapshotArns", files[:1]), inPlace},
		"snapshotRetentionLimit":   {nil, one("snapshotRetentionLimit", pulumi.Int(3)), inPlace},
		"snapshotWindow":           {nil, one("snapshotWindow", pulumi.String("")), inPlace},
		"tags":                     {nil, one("tags", pulumi.Map{"team": pulumi.String("web")}), inPlace},
		"vpcId":                    {nil, nil, "not something AWS does to a cluster"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", program(test.before))
			stack.Up()
			stack.Run(program(test.after))
			if name == "vpcId" {
				stack.Run(inAnotherVPC)
			}
			var err error
			log := said(t, stack, func() { _, _, err = stack.TryUp() })
			assert.Equal(t, test.want == replaced, strings.Contains(log, "REPLACES the replication group"),
				"what replaces the cluster is told, and nothing else")
			if name == "name" {
				// Two names, so the new cluster can be there before the old one goes.
				made := strings.Index(log, "cache-replication-group created replacement")
				gone := strings.Index(log, "cache-replication-group deleting original")
				assert.Positive(t, made)
				assert.Greater(t, gone, made)
			}
			assertChange(t, box, test.want, err)
		})
	}
}

// What becomes of a cluster that is changed, where AWS does not refuse it.
const inPlace, replaced = "in place", "replaced"

// assertChange holds what became of a cluster against what was to become of it: in place, replaced, or refused with
// these words.
func assertChange(t *testing.T, box *sandbox.Sandbox, want string, err error) {
	t.Helper()
	created, callsErr := box.Cloud.Calls("create", replicationGroup)
	require.NoError(t, callsErr)
	switch want {
	case inPlace:
		require.NoError(t, err)
		assert.Equal(t, 1, created, "the data stays")
	case replaced:
		require.NoError(t, err)
		assert.Equal(t, 2, created, "a new cluster takes the place of the old one")
	default:
		require.ErrorContains(t, err, want)
		assert.Equal(t, 1, created, "the data stays")
	}
}

// inAnotherVPC is the program with the cluster's network in a second VPC.
func inAnotherVPC(ctx *pulumi.Context) error {
	n, err := newNetwork(ctx, sandbox.Region)
	if err != nil {
		return err
	}
	vpc, err := ec2.NewVpc(ctx, "other", &ec2.VpcArgs{CidrBlock: pulumi.String("10.1.0.0/16")})
	if err != nil {
		return err
	}
	_, err = newCluster(ctx, "cache", n.inputs(pulumi.Map{"vpcId": vpc.ID()}))
	return err
}

// A snapshot's name may be taken out of the program, once the cluster is filled from it.
func TestSnapshotNameTakenOut(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", program(pulumi.Map{"snapshotName": pulumi.String("before")}))
	stack.Up()
	stack.Run(program(nil))
	changes := stack.Preview()
	assert.Equal(t, sandbox.Changes{"update": 2, "same": changes["same"]}, changes,
		"the component's own inputs, and the name of the last snapshot")
	stack.Up()
	created, err := box.Cloud.Calls("create", replicationGroup)
	require.NoError(t, err)
	assert.Equal(t, 1, created, "the data stays")
}

// A destroy leaves a snapshot, the next cluster of the name another one, and deletionProtection stops both a destroy
// and a replacement.
func TestNothingIsLost(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	snapshots := func() int {
		names, err := box.Cloud.Snapshots()
		require.NoError(t, err)
		return len(names)
	}
	stack := box.Program("test", program(nil))
	stack.Up()
	stack.Destroy()
	assert.Equal(t, 1, snapshots())
	stack.Up()
	stack.Run(program(pulumi.Map{"port": pulumi.Int(6380)}))
	stack.Up()
	assert.Equal(t, 2, snapshots(), "of the cluster that was replaced")
	stack.Destroy()
	assert.Equal(t, 3, snapshots())
	assert.Empty(t, box.Holds())

	protected := pulumi.Map{"deletionProtection": pulumi.Bool(true)}
	stack.Run(program(protected))
	stack.Up()
	stack.Run(program(pulumi.Map{"deletionProtection": pulumi.Bool(true), "port": pulumi.Int(6381)}))
	_, err := stack.TryPreview()
	require.ErrorContains(t, err, "protect")
	stack.Run(program(pulumi.Map{"deletionProtection": pulumi.Bool(false), "finalSnapshot": pulumi.Bool(false)}))
	stack.Up()
	stack.Destroy()
	assert.Equal(t, 3, snapshots(), "none where none is wanted")
}
