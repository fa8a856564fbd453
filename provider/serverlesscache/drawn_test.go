package serverlesscache

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/drawn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// change is a change of a cache that has a name, so that a failure can be read.
type change struct {
	what string
	set  func(*rapid.T, *args, surroundings)
}

func (c change) String() string { return c.what }

// drawArgs draws a cache that is right in most ways, with up to three things about it changed at random.
func drawArgs(t *rapid.T, s surroundings) *args {
	a := &args{
		Name:      rapid.StringMatching(`[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,8}){0,2}`).Draw(t, "name"),
		VpcId:     pulumi.String(s.VPC),
		SubnetIds: pulumi.ToStringArray(s.Subnets[:rapid.IntRange(1, 3).Draw(t, "subnets")]),
	}
	for range rapid.IntRange(0, 5).Draw(t, "options") {
		rapid.SampledFrom(options).Draw(t, "option").set(t, a, s)
	}
	for range rapid.SampledFrom([]int{0, 0, 1, 1, 2, 3}).Draw(t, "slips") {
		rapid.SampledFrom(slips).Draw(t, "slip").set(t, a, s)
	}
	return a
}

// drawLimits draws a minimum and a maximum, of which either may be left out.
func drawLimits(t *rapid.T, lowest, highest int) (minimum, maximum *int) {
	least := rapid.IntRange(lowest, highest).Draw(t, "minimum")
	most := rapid.IntRange(least, highest).Draw(t, "maximum")
	switch rapid.SampledFrom([]string{"maximum", "maximum", "minimum", "both", "none"}).Draw(t, "limits") {
	case "maximum":
		return nil, &most
	case "minimum":
		return &least, nil
	case "both":
		return &least, &most
	}
	return nil, nil
}

func drawSnapshot(t *rapid.T) string {
	return rapid.SampledFrom([]string{
		"arn:aws:elasticache:eu-west-1:123456789012:serverlesscachesnapshot:before",
		"arn:aws:elasticache:eu-west-1:123456789012:snapshot:before-upgrade", "arn:aws:s3:::my-bucket/dump.rdb",
		"arn:aws:s3:::my-bucket/dump.rdb.2.rdb",
	}).Draw(t, "snapshot")
}

func drawTime(t *rapid.T) string {
	return fmt.Sprintf("%02d:%02d", rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute"))
}

func strs(values ...string) (all []pulumi.StringInput) {
	for _, value := range values {
		all = append(all, pulumi.String(value))
	}
	return all
}

const everything = pulumi.String("on ~* +@all")

const kmsKey = "arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"

// options are inputs that may be given, right in themselves.
var options = []change{
	{"sources", func(t *rapid.T, a *args, s surroundings) {
		a.AllowConnectionsFromCidrBlocks = strs(rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
			"10.0.0.0/16", "0.0.0.0/0", "2001:db8::/32", "192.168.1.1/32",
		}), 0, 3, rapid.ID).Draw(t, "blocks")...)
		a.AllowConnectionsFromSecurityGroups = strs(s.Groups[:rapid.IntRange(0, 2).Draw(t, "groups")]...)
		a.AllowConnectionsFromPrefixLists = strs("pl-0123abcd")
		a.AllowConnectionsFromSelf = new(rapid.Bool().Draw(t, "self"))
	}},
	{"own groups", func(t *rapid.T, a *args, s surroundings) {
		a.SecurityGroupIds = strs(s.Groups[:rapid.IntRange(0, 2).Draw(t, "own groups")]...)
		if rapid.Bool().Draw(t, "alone") {
			a.VpcId, a.AllowConnectionsFromCidrBlocks, a.AllowConnectionsFromSecurityGroups = nil, nil, nil
			a.AllowConnectionsFromPrefixLists, a.AllowConnectionsFromSelf = nil, nil
			a.AdditionalSecurityGroupIds = nil
		}
	}},
	{"additional groups", func(t *rapid.T, a *args, s surroundings) {
		groups := s.Groups[:rapid.IntRange(0, 2).Draw(t, "additional groups")]
		a.AdditionalSecurityGroupIds = strs(rapid.Permutation(groups).Draw(t, "order")...)
	}},
	{"engine", func(t *rapid.T, a *args, _ surroundings) {
		a.Engine = new(rapid.SampledFrom([]string{"valkey", "redis"}).Draw(t, "engine"))
		if a.MajorEngineVersion = nil; rapid.Bool().Draw(t, "says the version") {
			a.MajorEngineVersion = new(rapid.SampledFrom([]string{"7", "7", "8", "9", "10"}).Draw(t, "major"))
		}
	}},
	{"data", func(t *rapid.T, a *args, _ surroundings) {
		a.DataStorage = &ServerlessDataStorage{}
		a.DataStorage.Minimum, a.DataStorage.Maximum = drawLimits(t, 1, 5000)
	}},
	{"work", func(t *rapid.T, a *args, _ surroundings) {
		a.EcpuPerSecond = &ServerlessEcpuPerSecond{}
		a.EcpuPerSecond.Minimum, a.EcpuPerSecond.Maximum = drawLimits(t, 1000, 15000000)
	}},
	{"users", func(t *rapid.T, a *args, _ surroundings) {
		password := strs("a-password-of-27-characters")
		a.Users = rapid.SliceOfN(rapid.SampledFrom([]User{
			{Name: "app", AccessString: everything, Passwords: password},
			{Name: "web", AccessString: everything, Iam: new(true)},
			{Name: "default", AccessString: everything, Passwords: password},
			{Name: "reader", AccessString: pulumi.String("on %R~app:* +@read"), Passwords: password},
		}), 0, 3).Draw(t, "users")
		a.UserGroupId = nil
	}},
	{"own users", func(_ *rapid.T, a *args, _ surroundings) {
		a.Users, a.UserGroupId = nil, pulumi.String(mocked.OwnUsers)
	}},
	{"secret", func(t *rapid.T, a *args, _ surroundings) {
		days := rapid.SampledFrom([]int{0, 7, 30}).Draw(t, "days")
		a.ConnectionSecret = &ConnectionSecret{RecoveryWindowInDays: &days}
	}},
	{"topics", func(_ *rapid.T, a *args, s surroundings) {
		a.AlarmsSnsTopicArns = pulumi.ToStringArray([]string{s.Topic})
		a.CompositeAlarmSnsTopicArns = strs(s.Topic)
	}},
	{"a key", func(_ *rapid.T, a *args, _ surroundings) { a.KmsKeyId = pulumi.String(kmsKey) }},
	{"a snapshot", func(t *rapid.T, a *args, _ surroundings) {
		a.RestoreFromSnapshotArns = pulumi.ToStringArray([]string{drawSnapshot(t)})
	}},
	{"files", func(_ *rapid.T, a *args, _ surroundings) {
		a.RestoreFromSnapshotArns = pulumi.ToStringArray([]string{
			"arn:aws:s3:::my-bucket/dump.rdb", "arn:aws:s3:::my-bucket/dump.rdb.2.rdb",
		})
	}},
	{"retention", func(t *rapid.T, a *args, _ surroundings) {
		a.SnapshotRetentionLimit = pulumi.Int(rapid.IntRange(0, 35).Draw(t, "days"))
	}},
	{"time", func(t *rapid.T, a *args, _ surroundings) { a.DailySnapshotTime = pulumi.String(drawTime(t)) }},
	{"description", func(t *rapid.T, a *args, _ surroundings) {
		texts := []string{"of the tests", "", " ", "Größe"}
		a.Description = pulumi.String(rapid.SampledFrom(texts).Draw(t, "description"))
	}},
	{"tags", func(t *rapid.T, a *args, _ surroundings) {
		a.Tags = pulumi.StringMap{"team": pulumi.String(rapid.SampledFrom([]string{"web", ""}).Draw(t, "team"))}
	}},
	{"dashboard", func(_ *rapid.T, a *args, _ surroundings) { a.EnableDashboard = new(true) }},
	{"no alarms", func(_ *rapid.T, a *args, _ surroundings) { a.EnableCloudwatchAlarms = new(bool) }},
}

// turns are changes that the options of a new cache are not.
var turns = []change{
	{"name", func(t *rapid.T, a *args, _ surroundings) { a.Name = rapid.StringMatching(`[a-z]{3,8}`).Draw(t, "name") }},
	{"subnets", func(t *rapid.T, a *args, s surroundings) {
		subnets := rapid.Permutation(s.Subnets).Draw(t, "order")
		a.SubnetIds = pulumi.ToStringArray(subnets[:rapid.IntRange(1, 3).Draw(t, "subnets")])
	}},
	{"order of subnets", func(t *rapid.T, a *args, _ surroundings) {
		if given, ok := a.SubnetIds.(pulumi.StringArray); ok {
			a.SubnetIds = rapid.Permutation(given).Draw(t, "order")
		}
	}},
	{"no users", func(_ *rapid.T, a *args, _ surroundings) { a.Users, a.UserGroupId = nil, nil }},
	{"no limits", func(t *rapid.T, a *args, _ surroundings) {
		if a.DataStorage = nil; rapid.Bool().Draw(t, "of both") {
			a.EcpuPerSecond = nil
		}
	}},
	{"no minimum", func(_ *rapid.T, a *args, _ surroundings) {
		if a.DataStorage != nil {
			a.DataStorage = &ServerlessDataStorage{Maximum: a.DataStorage.Maximum}
		}
	}},
	{"order of snapshots", func(t *rapid.T, a *args, _ surroundings) {
		files := []string{"arn:aws:s3:::my-bucket/dump.rdb", "arn:aws:s3:::my-bucket/dump.rdb.2.rdb"}
		a.RestoreFromSnapshotArns = pulumi.ToStringArray(rapid.Permutation(files).Draw(t, "order"))
	}},
	{"no snapshot", func(_ *rapid.T, a *args, _ surroundings) { a.RestoreFromSnapshotArns = nil }},
	{"no key", func(_ *rapid.T, a *args, _ surroundings) { a.KmsKeyId = nil }},
	{"no description", func(_ *rapid.T, a *args, _ surroundings) { a.Description = nil }},
	{"major", func(t *rapid.T, a *args, _ surroundings) {
		a.MajorEngineVersion = new(rapid.SampledFrom([]string{"7", "8"}).Draw(t, "major"))
	}},
	{"engine of 7", func(t *rapid.T, a *args, _ surroundings) {
		a.Engine = new(rapid.SampledFrom([]string{"valkey", "redis"}).Draw(t, "engine"))
		a.MajorEngineVersion = new("7")
	}},
	{"nothing", func(*rapid.T, *args, surroundings) {}},
}

// slips are what goes wrong.
var slips = []change{
	{"the name", func(t *rapid.T, a *args, _ surroundings) { a.Name = string(drawn.Slipped(t, a.Name)) }},
	{"the VPC", func(t *rapid.T, a *args, s surroundings) { a.VpcId = drawn.Slipped(t, s.VPC) }},
	{"no VPC", func(_ *rapid.T, a *args, _ surroundings) { a.VpcId = nil }},
	{"a subnet", func(t *rapid.T, a *args, s surroundings) {
		given, _ := a.SubnetIds.(pulumi.StringArray)
		a.SubnetIds = append(given[:len(given):len(given)], drawn.Slipped(t, s.Subnets[0]))
	}},
	{"no subnets", func(_ *rapid.T, a *args, _ surroundings) { a.SubnetIds = pulumi.StringArray{} }},
	{"an own group", func(t *rapid.T, a *args, s surroundings) {
		a.SecurityGroupIds = append(a.SecurityGroupIds, drawn.Slipped(t, s.Groups[1]))
	}},
	{"an additional group", func(t *rapid.T, a *args, s surroundings) {
		a.AdditionalSecurityGroupIds = append(a.AdditionalSecurityGroupIds, drawn.Slipped(t, s.Groups[1]))
	}},
	{"a block", func(t *rapid.T, a *args, _ surroundings) {
		a.AllowConnectionsFromCidrBlocks = append(a.AllowConnectionsFromCidrBlocks, drawn.Slipped(t, "10.0.0.0/16"))
	}},
	{"the engine", func(t *rapid.T, a *args, _ surroundings) { a.Engine = new(string(drawn.Slipped(t, "valkey"))) }},
	{"the major version", func(t *rapid.T, a *args, _ surroundings) {
		a.MajorEngineVersion = new(string(drawn.Slipped(t, "8")))
	}},
	{"the time", func(t *rapid.T, a *args, _ surroundings) { a.DailySnapshotTime = drawn.Slipped(t, drawTime(t)) }},
	{"the retention", func(t *rapid.T, a *args, _ surroundings) {
		a.SnapshotRetentionLimit = pulumi.Int(rapid.SampledFrom([]int{-1, 36, 1000}).Draw(t, "days"))
	}},
	{"the data", func(t *rapid.T, a *args, _ surroundings) {
		numbers := rapid.SampledFrom([]int{-1, 0, 1, 5000, 5001})
		a.DataStorage = &ServerlessDataStorage{
			Minimum: new(numbers.Draw(t, "minimum")), Maximum: new(numbers.Draw(t, "maximum")),
		}
	}},
	{"the work", func(t *rapid.T, a *args, _ surroundings) {
		numbers := rapid.SampledFrom([]int{-1, 0, 999, 1000, 15000000, 15000001})
		a.EcpuPerSecond = &ServerlessEcpuPerSecond{
			Minimum: new(numbers.Draw(t, "minimum")), Maximum: new(numbers.Draw(t, "maximum")),
		}
	}},
	{"the snapshot", func(t *rapid.T, a *args, _ surroundings) {
		given, _ := a.RestoreFromSnapshotArns.(pulumi.StringArray)
		a.RestoreFromSnapshotArns = append(given[:len(given):len(given)], drawn.Slipped(t, drawSnapshot(t)))
	}},
	{"the key", func(t *rapid.T, a *args, _ surroundings) { a.KmsKeyId = drawn.Slipped(t, kmsKey) }},
	{"the user group", func(t *rapid.T, a *args, _ surroundings) { a.UserGroupId = drawn.Slipped(t, mocked.OwnUsers) }},
	{"the user", func(t *rapid.T, a *args, _ surroundings) {
		a.Users = append(a.Users[:len(a.Users):len(a.Users)], User{
			Name: string(drawn.Slipped(t, "app")), AccessString: drawn.Slipped(t, string(everything)),
			Passwords: []pulumi.StringInput{drawn.Slipped(t, "a-password-of-27-characters")},
		})
	}},
	{"a topic", func(t *rapid.T, a *args, s surroundings) {
		topic := rapid.SampledFrom([]string{s.Topic, s.FIFOTopic}).Draw(t, "topic")
		a.AlarmsSnsTopicArns = pulumi.StringArray{drawn.Slipped(t, topic)}
	}},
	{"a tag", func(t *rapid.T, a *args, _ surroundings) {
		a.Tags = pulumi.StringMap{string(drawn.Slipped(t, "team")): drawn.Slipped(t, "web")}
	}},
	{"the description", func(t *rapid.T, a *args, _ surroundings) {
		a.Description = pulumi.String(rapid.StringN(250, 260, -1).Draw(t, "description"))
	}},
}
