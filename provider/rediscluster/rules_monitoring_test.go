package rediscluster

// monitoringCases are about alarms, and whom they tell.
var monitoringCases = map[string][]ruleCase{
	"topics-count": {
		{func(a *args) { a.AlarmsSnsTopicArns = topics(5) }, func(a *args) { a.AlarmsSnsTopicArns = topics(6) }, "alarmsSnsTopicArns", "holds 6 topics; CloudWatch tells at most 5"},
		{pager(topic), func(a *args) { a.CompositeAlarmSnsTopicArns = topics(6) }, "compositeAlarmSnsTopicArns", "holds 6 topics"},
		{func(a *args) { a.AlarmsSnsTopicArns, a.EnableCloudwatchAlarms = topics(6), new(bool) }, func(a *args) { a.AlarmsSnsTopicArns = topics(6) }, "alarmsSnsTopicArns", "holds 6 topics"},
	},
	"alarm-scope": {
		{scope("both"), scope("shards"), "alarmScope", `"shards" is none of nodes, group, both`},
		{scope(""), scope("perNode"), "alarmScope", `use "nodes"`},
		{all(shards(2, 1), scope("group")), scope("nodegroup"), "alarmScope", `use "group"`},
		{scope("nodes"), scope("All"), "alarmScope", `use "both"`},
	},
	"alarms-grouped": {
		{shards(45, 1), shards(46, 1), "alarmScope", "so the alarms of 92 nodes watch the group as a whole"},
		{all(shards(46, 1), scope("group")), shards(91, 0), "alarmScope", "91 nodes"},
		{all(shards(46, 1), noAlarms), shards(46, 1), "alarmScope", `use "nodes" for alarms on each node`},
		{all(shards(46, 1), scales(between(46, 60), nil)), shards(46, 1), "alarmScope", "watch the group as a whole"},
	},
	"scaling-alarm-scope": {
		{whileScaling(scope("group")), whileScaling(scope("both")), "alarmScope", `"both" creates alarms on the nodes of the program's own numbers`},
		{whileScaling(asIs), whileScaling(scope("nodes")), "alarmScope", `use "group", or leave it out`},
		{all(shards(2, 1), scope("both")), whileScaling(scope("both")), "alarmScope", "the alarms of nodes that AWS removes have no data"},
		{whileScaling(all(scope("both"), noAlarms)), whileScaling(scope("both")), "alarmScope", "no such alarm watches the nodes that AWS adds"},
	},
	"scaling-alarm-target": {
		{
			whileScaling(changed(Alarms{GroupCpu: &Alarm{Threshold: new(60.5)}})),
			whileScaling(changed(Alarms{GroupCpu: &Alarm{Threshold: new(60.)}})),
			"alarms.groupCpu.threshold", "60 % is not above 60 %, the target of autoScaling.shards that AWS keeps the same metric near",
		},
		{
			all(shards(2, 1), scales(limitsBy("memory", 79), nil)),
			all(shards(2, 1), scales(limitsBy("memory", 80), nil)),
			"autoScaling.shards.target", "80 % is not below 80 %, at which the alarm group-memory goes off",
		},
		{
			scalingOnSSD(changed(Alarms{GroupDisk: &Alarm{Threshold: new(71.)}})),
			scalingOnSSD(changed(Alarms{GroupDisk: &Alarm{Threshold: new(55.)}})),
			"alarms.groupDisk.threshold", "55 % is not above 70 %",
		},
		{
			all(shards(2, 1), scales(nil, limitsBy("cpu", 89))), all(shards(2, 1), scales(nil, limitsBy("cpu", 95))),
			"autoScaling.replicas.target", "95 % is not below 90 %, at which the alarm group-cpu-replicas goes off",
		},
		{
			whileScaling(changed(Alarms{ScalingShards: &Alarm{Threshold: new(60.)}})),
			whileScaling(changed(Alarms{ScalingShards: &Alarm{Threshold: new(59.)}})),
			"alarms.scalingShards.threshold", "59 % is not above 60 %",
		},
		{
			whileScaling(changed(Alarms{GroupMemory: &Alarm{Threshold: new(50.)}})), // not what AWS scales by
			whileScaling(changed(Alarms{GroupCpu: &Alarm{Threshold: new(50.)}})),
			"alarms.groupCpu.threshold", "so the alarm goes off while scaling works as it should",
		},
		{
			whileScaling(all(scope("nodes"), changed(Alarms{GroupCpu: &Alarm{Threshold: new(50.)}}))),
			whileScaling(all(scope("both"), changed(Alarms{GroupCpu: &Alarm{Threshold: new(50.)}}))),
			"alarms.groupCpu.threshold", "use more than 60 %",
		},
	},
	"group-of-one-shard": {
		{all(shards(1, 1), scope("group")), scope("group"), "alarmScope", `"group" watches metrics that AWS documents for auto scaling`},
		{scope("nodes"), scope("both"), "alarmScope", `use "nodes"`},
		{all(scope("group"), noAlarms), scope("group"), "alarmScope", "they may have no data"},
	},
	"missing-data-untold": {
		{all(alarmTopics(topic), tellsMissing), all(alarmTopics(), tellsMissing), "enableInsufficientDataActions", "tells no one"},
		{alarmTopics(), all(alarmTopics("arn:aws:ssm:eu-west-1:123456789012:opsitem:3"), pager(topic), tellsMissing), "enableInsufficientDataActions", "a composite alarm does not hear of missing data"},
		{all(alarmTopics("arn:aws:lambda:eu-west-1:123456789012:function:x"), tellsMissing), all(alarmTopics(topic), noAlarms, tellsMissing), "enableInsufficientDataActions", "tells no one"},
	},
	"composite-of-nothing": {
		{pager(topic), all(pager(topic), noAlarms), "compositeAlarmSnsTopicArns", "enableCloudwatchAlarms is false"},
		{noAlarms, all(pager(), scope("group"), changed(Alarms{GroupCpu: &Alarm{Enabled: new(bool)}, GroupMemory: &Alarm{Enabled: new(bool)}})), "compositeAlarmSnsTopicArns", "all alarms are turned off"},
	},
	"action-unknown": {
		{alarmTopics(topic), alarmTopics("arn:aws:polly:eu-west-1:123456789012:lexicon/x"), "alarmsSnsTopicArns[0]", "of which this package knows no action"},
		{pager("arn:aws:ssm:eu-west-1:123456789012:opsitem:3"), pager(topic, "arn:aws:polly:eu-west-1:123456789012:lexicon/x"), "compositeAlarmSnsTopicArns[1]", "passed on to AWS"},
	},
	"alarm-action-form": {
		{alarmTopics(topic), alarmTopics("alerts"), "alarmsSnsTopicArns[0]", "is not an ARN"},
		{alarmTopics("arn:aws:lambda:eu-west-1:123456789012:function:page"), alarmTopics("arn:aws:lambda:eu-west-1:123456789012:layer:page"), "alarmsSnsTopicArns[0]", `is of "lambda", but not the ARN of a Lambda function`},
		{alarmTopics("arn:aws:ssm:eu-west-1:123456789012:opsitem:3"), alarmTopics("arn:aws:ssm:eu-west-1:123456789012:opsitem:5"), "alarmsSnsTopicArns[0]", "not the ARN of an OpsItem action"},
		{alarmTopics("arn:aws:ssm-incidents::123456789012:response-plan/redis"), alarmTopics("arn:aws:ssm-incidents:eu-west-1:123456789012:response-plan/redis"), "alarmsSnsTopicArns[0]", `use "arn:aws:ssm-incidents::123456789012:response-plan/redis"`},
		{alarmTopics("arn:aws:aiops:eu-west-1:123456789012:investigation-group:redis"), alarmTopics("arn:aws:aiops::123456789012:investigation-group:redis"), "alarmsSnsTopicArns[0]", "names no region"},
		{alarmTopics("arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:x:resource/y"), pager("arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:x:resource/y"), "compositeAlarmSnsTopicArns[0]", "a composite alarm takes no such action"},
		{asIs, alarmTopics("arn:aws:autoscaling:eu-west-1::scalingPolicy:x"), "alarmsSnsTopicArns[0]", "names no account"},
		{asIs, alarmTopics("arn:aws:sqs:eu-west-1:123456789012:alerts"), "alarmsSnsTopicArns[0]", "subscribe the queue to a topic of SNS"},
		{asIs, alarmTopics("arn:aws:sn:eu-west-1:123456789012:alerts"), "alarmsSnsTopicArns[0]", `did you mean "sns"?`},
		{asIs, alarmTopics("arn:aws:automate:eu-west-1:ec2:reboot"), "alarmsSnsTopicArns[0]", "acts on an EC2 instance"},
		{pager(), pager("pager"), "compositeAlarmSnsTopicArns[0]", "is not an ARN"},
		{alarmTopics("arn:aws:polly:eu-west-1:123456789012:lexicon/x"), all(noAlarms, pager("alerts.fifo")), "compositeAlarmSnsTopicArns[0]", "is not an ARN"},
		{asIs, alarmTopics("arn:aws:sns:*:123456789012:alerts"), "alarmsSnsTopicArns[0]", `has the region "*"`},
		{asIs, alarmTopics("arn:aws:sns:eu-west-1:12345678901:alerts"), "alarmsSnsTopicArns[0]", "accounts have 12 digits"},
		{asIs, alarmTopics("arn:aws:sns:cn-north-1:123456789012:alerts"), "alarmsSnsTopicArns[0]", `has the partition "aws", but cn-north-1 is of "aws-cn"`},
		{all(alarmTopics("arn:aws-us-gov:sns:us-gov-west-1:123456789012:alerts"), noAlarms), alarmTopics("arn:aws-us-gov:sns:us-west-1:123456789012:alerts"), "alarmsSnsTopicArns[0]", `but us-west-1 is of "aws"`},
		{asIs, alarmTopics(topic + ":6b0e71bd-7e97-4d97-80ce-4a0994e55286"), "alarmsSnsTopicArns[0]", `use that of its topic, "arn:aws:sns:eu-west-1:123456789012:alerts"`},
		{asIs, alarmTopics(" " + topic), "alarmsSnsTopicArns[0]", `use "arn:aws:sns:eu-west-1:123456789012:alerts"`},
	},
	"alarm-topic-fifo": {
		{alarmTopics(topic), alarmTopics(topic + ".fifo"), "alarmsSnsTopicArns[0]", `is a FIFO topic: it wants a message group with each message, and AWS does not say that CloudWatch gives one, so alarms may tell no one; use a standard topic`},
		{all(noAlarms, pager(topic+".fifo")), pager(topic, topic+"-2.fifo"), "compositeAlarmSnsTopicArns[1]", "is a FIFO topic"},
	},
	"alarm-period": {
		{memoryAlarm(Alarm{Period: new(120)}), memoryAlarm(Alarm{Period: new(90)}), "alarms.memory.period", "90 is not a multiple of 60 seconds"},
		{memoryAlarm(Alarm{Period: new(60)}), memoryAlarm(Alarm{Period: new(30)}), "alarms.memory.period", "30 is not a multiple"},
		{asIs, memoryAlarm(Alarm{Period: new(0)}), "alarms.memory.period", "0 is not a multiple"},
		{
			all(nodeType("cache.t4g.small"), changed(Alarms{CpuCredits: &Alarm{Period: new(300)}})),
			all(nodeType("cache.t4g.small"), changed(Alarms{CpuCredits: &Alarm{Period: new(240)}})),
			"alarms.cpuCredits.period", "240 is shorter than the 300 seconds between two datapoints of CPUCreditBalance",
		},
	},
	"alarm-span": {
		{memoryAlarm(Alarm{EvaluationPeriods: new(1)}), memoryAlarm(Alarm{EvaluationPeriods: new(0)}), "alarms.memory.evaluationPeriods", "0 is too few"},
		{memoryAlarm(Alarm{EvaluationPeriods: new(1440)}), memoryAlarm(Alarm{EvaluationPeriods: new(1441)}), "alarms.memory.evaluationPeriods", "more than a day, and CloudWatch looks back no further: use 1440"},
		{
			memoryAlarm(Alarm{Period: new(3600), EvaluationPeriods: new(168)}),
			memoryAlarm(Alarm{Period: new(3600), EvaluationPeriods: new(169)}),
			"alarms.memory.evaluationPeriods", "more than a week",
		},
	},
	"alarm-datapoints": {
		{memoryAlarm(Alarm{DatapointsToAlarm: new(5)}), memoryAlarm(Alarm{DatapointsToAlarm: new(6)}), "alarms.memory.datapointsToAlarm", "6 is out of range: the alarm looks at 5 periods"},
		{memoryAlarm(Alarm{DatapointsToAlarm: new(1)}), memoryAlarm(Alarm{DatapointsToAlarm: new(0)}), "alarms.memory.datapointsToAlarm", "0 is out of range"},
		{memoryAlarm(Alarm{EvaluationPeriods: new(2)}), memoryAlarm(Alarm{EvaluationPeriods: new(2), DatapointsToAlarm: new(3)}), "alarms.memory.datapointsToAlarm", "use 1 to 2"},
	},
	"alarm-missing-data": {
		{memoryAlarm(Alarm{TreatMissingData: new("ignore")}), memoryAlarm(Alarm{TreatMissingData: new("not_breaching")}), "alarms.memory.treatMissingData", `use "notBreaching"`},
		{asIs, memoryAlarm(Alarm{TreatMissingData: new("never")}), "alarms.memory.treatMissingData", `"never" is none of missing, ignore, breaching, notBreaching`},
	},
	"alarm-threshold": {
		{all(nodeType("cache.t4g.micro"), changed(Alarms{Connections: &Alarm{Threshold: new(19000.)}})), all(nodeType("cache.t4g.micro"), changed(Alarms{Connections: &Alarm{Threshold: new(30000.)}})), "alarms.connections.threshold", "which goes up to 20000"},
		{all(nodeType("cache.t4g.micro"), changed(Alarms{CpuCredits: &Alarm{Threshold: new(1440.)}})), all(nodeType("cache.t4g.micro"), changed(Alarms{CpuCredits: &Alarm{Threshold: new(2000.)}})), "alarms.cpuCredits.threshold", "in minutes at the present use is always below 2000"},
		{memoryAlarm(Alarm{Threshold: new(99.9)}), memoryAlarm(Alarm{Threshold: new(100.)}), "alarms.memory.threshold", "100 is never exceeded by DatabaseMemoryUsagePercentage, which goes up to 100"},
		{memoryAlarm(Alarm{Threshold: new(0.)}), memoryAlarm(Alarm{Threshold: new(-1.)}), "alarms.memory.threshold", "the alarm would always be on"},
		{changed(Alarms{HitRate: &Alarm{Threshold: new(100.)}}), changed(Alarms{HitRate: &Alarm{Threshold: new(101.)}}), "alarms.hitRate.threshold", "is always below 101"},
		{changed(Alarms{HitRate: &Alarm{Threshold: new(.5)}}), changed(Alarms{HitRate: &Alarm{Threshold: new(0.)}}), "alarms.hitRate.threshold", "CacheHitRate never falls below 0"},
	},
	"alarm-elsewhere": {
		{
			all(nodeType("cache.t4g.small"), changed(Alarms{CpuCredits: &Alarm{}})),
			changed(Alarms{CpuCredits: &Alarm{}}),
			"alarms.cpuCredits", "changes nothing: there is no such alarm here, it is for burstable nodes (cache.t3, cache.t4g)",
		},
		{
			all(nodes(1), changed(Alarms{ReplicationLag: &Alarm{Enabled: new(false)}})),
			all(nodes(1), changed(Alarms{ReplicationLag: &Alarm{Threshold: new(3.)}})),
			"alarms.replicationLag", "it is for clusters with replicas",
		},
		{
			all(shards(2, 1), scope("both"), changed(Alarms{GroupMemory: &Alarm{}})),
			all(shards(2, 1), changed(Alarms{GroupMemory: &Alarm{}})),
			"alarms.groupMemory", `this one is of the group; use alarmScope: "both"`,
		},
		{
			all(shards(2, 1), scope("both"), memoryAlarm(Alarm{})),
			all(shards(2, 1), scope("group"), memoryAlarm(Alarm{})),
			"alarms.memory", "the alarms watch the group alone",
		},
		{all(scope("both"), changed(Alarms{GroupMemory: &Alarm{}})), changed(Alarms{GroupMemory: &Alarm{}}), "alarms.groupMemory", "of the group of a sharded cluster; leave it out"},
		{all(shards(45, 1), memoryAlarm(Alarm{})), all(shards(46, 1), memoryAlarm(Alarm{})), "alarms.memory", "watch the group alone"},
		{
			whileScaling(changed(Alarms{ScalingShards: &Alarm{}})),
			all(shards(2, 1), changed(Alarms{ScalingShards: &Alarm{}})),
			"alarms.scalingShards", "there is no such alarm here, it is for clusters whose shards AWS scales",
		},
		{
			whileScaling(all(scope("nodes"), changed(Alarms{ScalingShards: &Alarm{}}))),
			whileScaling(changed(Alarms{ScalingReplicas: &Alarm{}})),
			"alarms.scalingReplicas", "it is for clusters whose replicas AWS scales",
		},
		{whileScaling(changed(Alarms{GroupMemory: &Alarm{}})), whileScaling(memoryAlarm(Alarm{})), "alarms.memory", "watch the group alone"},
		{memoryAlarm(Alarm{}), all(memoryAlarm(Alarm{}), func(a *args) { a.EnableCloudwatchAlarms = new(false) }), "alarms.memory", "enableCloudwatchAlarms is false"},
	},
	"alarms-many": {
		{all(shards(15, 1), scope("group")), all(shards(15, 1), scope("both")), "enableCloudwatchAlarms", "makes 213 alarms, 7 for each of 30 nodes"},
		{shards(14, 1), shards(15, 1), "enableCloudwatchAlarms", "makes 210 alarms, 7 for each of 30 nodes, and CloudWatch bills each"},
		{all(shards(15, 1), changed(Alarms{Swap: &Alarm{Enabled: new(false)}})), shards(15, 1), "enableCloudwatchAlarms", "swap: { enabled: false }"},
	},
	"alarms-untold": {
		{alarmTopics(topic), asIs, "alarmsSnsTopicArns", "so the alarms tell no one"},
		{pager(topic), asIs, "alarmsSnsTopicArns", "tell no one"},
		{alarmTopics(), asIs, "alarmsSnsTopicArns", "or [] to look at them in CloudWatch alone"},
		{func(a *args) { a.EnableCloudwatchAlarms = new(bool) }, asIs, "alarmsSnsTopicArns", "tell no one"},
	},
	"topic-twice": {
		{alarmTopics(topic, topic+"-2"), alarmTopics(topic, topic), "alarmsSnsTopicArns[1]", "is told once"},
		{all(alarmTopics(topic), pager(topic)), pager(topic, topic), "compositeAlarmSnsTopicArns[1]", "is told once"},
	},
}
