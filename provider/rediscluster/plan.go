package rediscluster

import (
	"cmp"
	"hash/fnv"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// plan is everything about a cluster that is decided before anything is registered. The files that make resources
// only translate it.
type plan struct {
	*request
	deployment

	description inputs.Setting[string]
	topology    elasticache.Topology
	// migration is the step on the way from one mode to the other; empty where there is none.
	migration migration
	nodeType  elasticache.NodeType
	// engine is empty where the program asks for one that there is not.
	engine elasticache.Engine
	// asked is the version as AWS is sent it: as the program writes it, or the standard one. It comes from versionInput, or would.
	asked        inputs.Setting[string]
	versionInput string
	version      inputs.Setting[elasticache.Version]

	// groupName is the parameter group in use: the program's own or the one that AWS ships. Instead of it there may be one that is
	// made for the cluster.
	groupName inputs.Setting[string]
	ownGroup  *ownGroup
	// files are what a new cluster is filled from, by whichever input names them.
	files snapshotFiles
	// maintenance is the weekly window, also where the program has it chosen.
	maintenance inputs.Setting[string]
	// retention and window carry the documented "" of snapshotWindow, which AWS itself spells as retention 0.
	retention inputs.Setting[int]
	window    inputs.Setting[string]

	// plannedUsers are those that are made; connectionUser is the one that the outputs connect as, or nil.
	plannedUsers   []plannedUser
	connectionUser *plannedUser

	ingress         []ingressRule
	alarms          []alarm
	compositeAlarms []composite
	// dashboard is nil where there is none.
	dashboard *dashboard
}

// deployment is what a cluster is besides what its inputs say, as its outputs tell. Of one that is yet to be deployed there is nothing.
type deployment struct {
	// running is the version that runs: that of the plan, or a later one that AWS moved the cluster to.
	running inputs.Setting[elasticache.Version]
	// lastSnapshot is the name of the snapshot that its deletion would leave; empty where it would leave none.
	lastSnapshot string
	// lastToken is the one that the cluster was given; empty where it has none.
	lastToken string
	// members are the ids of its nodes; empty where they are not known.
	members []string
}

// newPlan decides. It is pure, and goes as far as the values allow; what is wrong with them is for check to say.
func newPlan(r *request) *plan {
	p := &plan{
		request:  r,
		topology: topology(r),
	}
	p.migration, _ = parseMigration(r.migrationInput)
	p.nodeType, _ = elasticache.ParseNodeType(r.instanceType)
	p.engine, _ = elasticache.ParseEngine(r.engine)
	// In place when it changes, so free to say something useful.
	p.description = inputs.Derive(r.givenDescription, func(given string) string {
		title := map[elasticache.Engine]string{elasticache.Valkey: "Valkey"}[p.engine]
		return cmp.Or(given, cmp.Or(title, "Redis")+" cluster "+r.name)
	})
	p.asked, p.versionInput = p.askedVersion()
	p.version = inputs.Derive(p.asked, func(s string) elasticache.Version {
		v, _ := p.engine.ParseVersion(s)
		return v
	})
	p.groupName, p.ownGroup = p.parameterGroup(), p.planOwnGroup()
	p.maintenance = p.maintenanceWindow
	if p.maintenanceWindow.Value == spread {
		p.maintenance = p.spreadWindow()
	}
	p.retention, p.window = p.snapshots()
	p.files = r.snapshotFiles()
	p.plannedUsers = p.planUsers()
	if p.hasUsers() {
		p.connectionUser = p.planConnectionUser()
	}
	if !r.usesSecurityGroups() {
		p.ingress = ingressRules(r)
	}
	if r.enableCloudwatchAlarms && sane(p.topology) {
		p.alarms = alarms(p.name, p.topology, p.nodeType, p.alarmScope(), p.alarmSettings)
		p.compositeAlarms = p.composites()
	}
	if r.enableDashboard && sane(p.topology) {
		p.dashboard = p.planDashboard()
	}
	return p
}

// usesSubnetGroup says whether the nodes are placed by a subnet group of the program's own. The presence of the input decides,
// which is known where its value is not.
func (r *request) usesSubnetGroup() bool { return inputs.Said(r.subnetGroupName) }

// usesSecurityGroups says whether security groups of the program's own say who may connect. An empty list is no choice of them, and
// check refuses it.
func (r *request) usesSecurityGroups() bool { return r.securityGroupIDs.Given }

// snapshotFiles are files in S3, and the input that they come from.
type snapshotFiles struct {
	inputs.List
	from string
}

// path is that of a file, as the program spells it.
func (f snapshotFiles) path(i int) string {
	if f.from == "snapshotArn" {
		return f.from
	}
	return inputs.Element(f.from, i)
}

// snapshotFiles are those of the one input or the other. An empty list or name is none.
func (r *request) snapshotFiles() snapshotFiles {
	switch all := r.snapshotArns; {
	case all.Given && !(all.Counted && len(all.Elements) == 0):
		return snapshotFiles{all, "snapshotArns"}
	case inputs.Said(r.snapshotArn):
		return snapshotFiles{inputs.List{Elements: []inputs.Setting[string]{r.snapshotArn}, Counted: true, Given: true}, "snapshotArn"}
	}
	return snapshotFiles{inputs.List{Counted: true}, "snapshotArns"}
}

func topology(r *request) elasticache.Topology {
	if r.clusterMode != nil {
		return elasticache.Topology{
			ClusterMode:      true,
			Shards:           r.clusterMode.NumNodeGroups,
			ReplicasPerShard: r.clusterMode.ReplicasPerNodeGroup,
			Migrated:         r.migrationInput == string(enabled),
		}
	}
	return elasticache.Topology{Shards: 1, ReplicasPerShard: r.replicationGroupSize - 1}
}

// sane keeps a topology that check is about to refuse from having members: of a negative number, or of millions.
func sane(t elasticache.Topology) bool {
	return t.Shards >= 0 && t.Shards <= elasticache.MaxNodes && t.ReplicasPerShard >= 0 && t.ReplicasPerShard <= elasticache.MaxReplicasPerShard
}

// askedVersion is the version that the program asks for, by the one input or the other, or the standard one of the engine.
func (p *plan) askedVersion() (asked inputs.Setting[string], input string) {
	asked, input = p.engineVersion, "engineVersion"
	if !asked.Given && (p.redisVersion.Given || p.engine != elasticache.Valkey) {
		asked, input = p.redisVersion, "redisVersion"
	}
	if asked.Known && !asked.Given {
		asked.Value = p.engine.DefaultVersion().String()
	}
	return asked, input
}

// parameterGroup is always named: AWS decides the mode by it, and a version change must move to the new family's group
// in the same update.
func (p *plan) parameterGroup() inputs.Setting[string] {
	if !p.parameterGroupName.Known || p.parameterGroupName.Value != "" {
		return p.parameterGroupName
	}
	return inputs.Derive(p.version, func(v elasticache.Version) string {
		return v.DefaultParameterGroup(p.speaksCluster())
	})
}

// snapshots are the retention and the window as AWS takes them. A window always goes along, also where snapshots are
// disabled: AWS would else choose one that may collide with the maintenance window.
// Source: https://github.com/hashicorp/terraform/issues/17247
func (p *plan) snapshots() (retention inputs.Setting[int], window inputs.Setting[string]) {
	retention, window = p.snapshotRetentionLimit, p.snapshotWindow
	if window.Known && window.Value == "" {
		retention = inputs.Derive(window, func(string) int { return 0 })
		window.Value, window.Given = defaultSnapshotWindow, false
	}
	if retention.Known && retention.Value == 0 && !window.Given {
		// No snapshot will be taken, so the window is anything that does not collide.
		if weekly, daily, ok := p.windows(window); ok && weekly.Overlaps(daily) {
			if free, ok := weekly.DailyOutside(); ok {
				window.Value = free.String()
			}
		}
	}
	return retention, window
}

// spread asks for a maintenance window that is chosen.
const spread = "spread"

// spreadWindow is the hour of the week that belongs to the cluster's name, the next one that is clear of the snapshot window. It
// follows from those two alone, so it stays.
func (p *plan) spreadWindow() inputs.Setting[string] {
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(p.name)) // never fails
	window := inputs.Derive(p.snapshotWindow, func(snapshot string) string {
		hour := elasticache.HourOfWeek(int(sum.Sum32() % (7 * 24)))
		if daily, err := elasticache.ParseDailyWindow(cmp.Or(snapshot, defaultSnapshotWindow)); err == nil {
			if clear, ok := hour.ClearOf(daily); ok {
				hour = clear
			}
		}
		return hour.String()
	})
	window.Given = true
	return window
}

// windows are the maintenance window and a snapshot window, where both are known and well formed.
func (p *plan) windows(snapshot inputs.Setting[string]) (weekly elasticache.WeeklyWindow, daily elasticache.DailyWindow, ok bool) {
	if !p.maintenance.Known || !snapshot.Known {
		return weekly, daily, false
	}
	weekly, err := elasticache.ParseWeeklyWindow(p.maintenance.Value)
	if err != nil {
		return weekly, daily, false
	}
	daily, err = elasticache.ParseDailyWindow(snapshot.Value)
	return weekly, daily, err == nil
}
