package monitoring

// Watched is what the concern knows of a component: which alarms it has and what its dashboard shows. The component
// brings its own metrics, so a cluster of nodes and a serverless cache are watched by the same code.
type Watched struct {
	// Name begins the names of the alarms and of the dashboard.
	Name string
	// Kind is the word for the component in the texts that a person reads in CloudWatch, for example "cluster".
	Kind string
	// FirstSteps are what to look at when the alarm over all alarms is on, besides the alarms themselves.
	FirstSteps string
	// Settings are the changes of alarms that the program asks for, by the names of the alarms.
	Settings map[string]*Alarm
	// Metric is the metric behind the name of an alarm, before the program's changes.
	Metric func(alarm string) Metric
	// Alarms are all alarms, with the program's changes. They are only created if alarms are enabled.
	Alarms []PlannedAlarm
	// Fit adapts an alarm to what runs in AWS while that differs from the plan, for example to another node type. Nil
	// if the alarms do not depend on what runs.
	Fit func(alarm PlannedAlarm, runs string) PlannedAlarm
	// Draw plans the dashboard. Nil if there is nothing to draw.
	Draw func(Drawn) *Dashboard
}

// Drawn is what a dashboard depends on.
type Drawn struct {
	// Runs is what runs in AWS, in the words of [Subject.Runs]; empty if it is what the plan asks for.
	Runs string
	// Alarms fit what runs.
	Alarms []PlannedAlarm
	// States is how many alarms the dashboard lists by their state: the alarms and the composite ones.
	States int
}
