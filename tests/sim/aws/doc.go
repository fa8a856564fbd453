// Package awssim is a simulated AWS for tests: a Pulumi provider that the engine takes for the aws provider, with a
// cloud that lives in a file ([Open]) or in memory ([InMemory]).
//
// It is a stranger to what it tests. The shape of every resource comes from the pulumi-aws SDK's own types
// (internal/contract); what AWS refuses is written here over AWS's own properties, in AWS's own words; it shares
// nothing with the component.
//
// A request travels through four layers:
//
//   - provider*.go, here, speak Pulumi: check, diff, create, read, update, delete, with previews, secrets and unknowns.
//   - internal/registry says what a resource type consists of, and services.go, here, which services have which.
//   - internal/service has a package for each service: what it refuses and what it answers. A new type is a row in the
//     types.go of its service and a file of its own. Services do not import each other: what they share is in the
//     packages beside them (arn, awserr, check, policy, props, schedule, tags), and another service's resources they
//     find in the world. What a program asks without creating anything is in the functions of a service.
//   - internal/world is the world, with what AWS knows and tells nobody, and keeps it in a file, so that processes
//     share it, or in memory, for tests that create thousands of resources. cloud*.go, here, are how a test looks at
//     the world and changes it.
//
// A cloud has accounts. A provider works in that of the role which it assumes, and in [Account] without one; nobody has
// to create an account. Names are taken within an account, but for those of buckets. [Cloud.InAccount] is the cloud as
// one account sees it.
//
// CloudWatch's data is in several services: elasticache says what the nodes of replication groups and the serverless
// caches publish, s3, sfn and sqs what rules for replication, state machines and queues do; cloudwatch what an alarm
// makes of the datapoints that a test observes, a composite alarm of the states of others, and an alarm's expression of
// the datapoints. [Cloud.DashboardMetrics] is what a dashboard draws, to be compared with [Cloud.Metrics].
//
// [Cloud.Logins] tells who may log in to a replication group and with what, and [Cloud.ServeAt] where the program finds
// it: a test can run a real server there, with these users. For a serverless cache there are [Cloud.ServerlessLogins]
// and [Cloud.ServeServerlessAt].
//
// [Cloud.Live] lets minutes pass for replication groups that are scaled automatically, under a load that the test makes
// up, and [Cloud.Activities] is what came of it. The package appautoscaling scales them, elasticache says which shards
// go when it does ([Cloud.Resize] is the same by hand), and the package schedule says when something is due.
//
// A resource that shares its id with others, such as the targets of the two dimensions of a replication group, is kept
// in the cloud under what an import of it names: [Cloud.Get] and its like take that for the id.
//
// [Refusal] and [Cloud.Refusal] ask the services' opinion of some properties without creating anything. [Cloud.Network]
// makes what a cluster needs around it.
//
// [ProviderSeven] is version 7 of the provider, over the same cloud and around the code of version 6: package seven has
// the table of its names, from the types that it publishes. The plugin plays it where AWSSIM_MAJOR is 7.
//
// # Simplifications
//
// Time does not pass, but for the minutes of [Cloud.Observe], [Cloud.AlarmState] and [Cloud.Live]: everything is
// available as soon as it is created. A change of the node type, the engine or the version with applyImmediately=false
// waits until a test says that the maintenance window has come ([Cloud.Maintain]), and the parameter group with the
// version; any other takes effect at once. Nothing fails over, and alarms invoke no actions, so that nothing suppresses
// them either. The default security group of a VPC has an id but is no resource. Quotas are the defaults, and AWS
// raises three of them: that of nodes ([Cloud.SetNodeQuota]), and to any number that of the subnets of a group
// ([Cloud.SetSubnetQuota]) and that of serverless caches ([Cloud.SetServerlessQuota]). KMS keys, snapshots, log groups,
// managed policies, principals and global replication groups are not modelled: references to them are taken on trust
// when they are well formed. So are prefix lists that the cloud does not hold, which are AWS's or another account's,
// and the targets of alarms' actions, and subnets have the addresses that a network type needs. A parameter group with
// parameters that AWS refuses is not created, where AWS leaves it behind without them.
//
// Each region has a default VPC with a default subnet in each zone, from the beginning. [Cloud.List] leaves them out;
// a test can change and delete them like any other. The internet gateway and the routes that make these subnets public
// are not there, and neither is ElastiCache's subnet group named default: a replication group without a subnet group is
// refused, where AWS puts it into the default VPC.
//
// Of IAM there are roles and the policies inside them. Their form is looked at, and what they allow is not: condition
// operators and the names of actions are not read. A role does not tell of the policies that programs give it apart
// from it, which the provider lists after a refresh.
//
// Whether a role exists is looked at by the policies of buckets, for roles of accounts in which the cloud has anything,
// and whether it trusts the service by state machines and schedules, for roles that the cloud has. Each service refuses
// a role of another account. The caller is the user simulated in each account, also when the provider assumes a role.
//
// Application Auto Scaling knows ElastiCache's replication groups alone. It registers no target for a group that the
// developer guide does not list as scalable, in words that are not AWS's, and takes the 8th generation of node types,
// which only its newest page has. The role that a program gives it is ignored, as in AWS. A policy on a metric of one's
// own is taken, and never scales. The alarms of policies have ARNs and are no resources: a policy counts the minutes in
// which its metric is high or low, 3 of them to scale out and 15 to scale in, and a minute without data starts the
// count again. Each decision looks at the metric of its minute. An activity takes the same time however much data there
// is ([Cloud.SetActivityMinutes]), keeps the old count until its end, and fails as a whole. Only one is underway in a
// replication group. A cooldown holds back activities in its own direction alone, and none of schedules and
// registrations; within the cooldown of a scale-out AWS adds what a larger one would add, which is left out. When a
// target is registered the count changes in the same minute, and after the activity that is underway. Nothing else
// looks at a count that is out of its range, and a quota is looked at when an activity ends. A local time that a change
// of clocks repeats runs a scheduled action twice. A rate without a start counts from minute 0. A group that goes
// leaves its targets behind.
//
// Of the shards, automatic scaling takes those with the lowest numbers but the first, and new shards have the numbers
// behind the highest one: AWS documents neither, and gaps come about there too. Replicas have no gaps. The provider
// names the shards that it takes away by their count in its state.
//
// Nobody runs state machines, and nothing invokes what schedules name. The shape of a definition is read, its
// expressions and the fields of each type of state are not. Whether a target of a schedule or a queue for dead letters
// exists is taken on trust. An automatic name of a FIFO queue does not end with .fifo, and has to be
// given.
//
// A bucket has its settings as resources of their own alone. [Cloud.PutObject] puts objects in that have a key and a
// size; nothing expires or is replicated, versions are not kept, and of Object Lock there is that objects in compliance
// mode cannot be deleted. Policies of buckets are read as those of roles, and any condition of a statement counts as
// one that keeps the public out. Whoever asks for a bucket of another account gets no answer, whatever its policy says.
// The hosted zones of S3 have made-up ids. Buckets of other accounts are looked at when they are destinations of
// replication.
//
// Automatic upgrades that are asked for before Redis OSS 6.0 are answered as they were asked for. AWS calls the
// parameter disabled there (ElastiCache API, CreateReplicationGroup, AutoMinorVersionUpgrade), and says nowhere that it
// refuses it, nor what it answers.
//
// Serverless caches run Redis OSS or Valkey. Memcached is refused, which AWS accepts. The provider sends one request
// with every field that differs from its state, and AWS accepts one field in a request: the limits are one field, and
// the engine and its major version count as one. The provider cannot say that a field is removed, so that AWS keeps the
// limits and the user group, and refuses a request with nothing in it. The codes of refusals are AWS's. Its words for a
// minimum above the maximum, an unknown engine and a wrong time are documented nowhere. The name of a cache has the
// form that ElastiCache wants of all identifiers. Two subnets in one Availability Zone are accepted, for AWS documents
// no rule. Snapshots to restore from are taken on trust, and none are made.
//
// The calls about the AUTH token are those of the provider, but for two: AWS hears of the strategy DELETE without a
// user group, which the provider forgets, and refuses it; and an import tells the strategy, where the real one leaves
// it out and the next update sends an empty token (terraform-provider-aws#38209). Of access strings the form is read
// when there is a user, and whether the engine has the commands when its group comes to a replication group: of Valkey,
// and of modules, all names are taken. Commands that ElastiCache restricts are taken in them, of which the user guide
// says both.
//
// A secret that was deleted with a recovery window keeps its name for ever, and a refresh does not look at the value of
// one. A record that changes its type becomes another record, where the provider exchanges the two in one batch.
//
// An alarm may name a FIFO topic: AWS says nowhere that CloudWatch refuses it, as S3 and IoT do, nor that a message
// arrives.
//
// Alarms and dashboards take the place of others with their names, as in AWS, and [Cloud.Overwritten] tells it.
// Dashboards belong to no region: one of the same name made from another region is the same dashboard, which the first
// program sees as drift. Rules of composite alarms have no AT_LEAST, and their parentheses count as one element each.
// Of metric math there is what looks at one period at a time; PutMetricAlarm takes the rest of what is documented
// without reading on, and [Cloud.AlarmState] does not.
//
// Version 7 takes the inputs of version 6 and regions. What only version 7 has beyond them, such as durability, is
// refused, and so is a change that only version 7 can make, such as taking the users of a serverless cache away. A
// state of version 6 has no regions, and the first update without a refresh writes them down, for every type. Upper
// case in the name of an engine is taken, which version 7 refuses.
//
// PutDashboard is stricter than AWS on purpose, which only warns of a widget that will be blank, and moves one that
// overlaps another: here all that departs from the documented structure is an error, and so is a metric of ElastiCache
// that nothing publishes. Queries, expressions and the bodies of custom widgets are not read, and widgets
// of type chart are refused.
package awssim
