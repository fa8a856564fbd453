// Package awssim is a simulated AWS for tests: a Pulumi provider that the engine takes for the aws provider, with a cloud
// that lives in a file ([Open]) or in memory ([InMemory]).
//
// It is a stranger to what it tests. The shape of every resource comes from the pulumi-aws SDK's own types ([contractOf]);
// what AWS refuses is written here over AWS's own properties, in AWS's own words; nothing is shared with the component.
//
// A request travels through four layers, one file each:
//
//   - provider.go speaks Pulumi: check, diff, create, read, update, delete, with previews, secrets and unknowns.
//   - resource.go is the table of resource types; a new type is a row there and a file of its own.
//   - ec2*.go, elasticache_*.go, cloudwatch.go, sns.go are the services: what they refuse and what they answer; arn.go
//     and tags.go are what they share.
//   - cloud.go is the world, at which a test can look and which it can change; store.go keeps it in a file, so that processes
//     share it, or in memory, for tests that create thousands of resources.
//
// Beside them stands CloudWatch's data: metrics.go is what the replication groups publish, alarm_state.go what an alarm makes of
// the datapoints that a test observes.
//
// [Refusal] and [Cloud.Refusal] ask the services' opinion of some properties without creating anything.
//
// # Simplifications
//
// Time does not pass, but for the minutes of [Cloud.Observe] and [Cloud.AlarmState]: everything is available as soon as it is
// created, and a modification with applyImmediately=false takes effect at once. Nothing fails over, and alarms invoke no actions.
// The default security group of a VPC has an id but is no resource. Quotas are the defaults, and AWS raises that of nodes alone
// ([Cloud.SetNodeQuota]). IAM, KMS keys, snapshots, log groups, user groups and global replication groups are not modelled:
// references to them are taken on trust when they are well formed.
package awssim
