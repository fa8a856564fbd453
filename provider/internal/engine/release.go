package engine

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Release is the engine and its version, whatever it runs on.
type Release struct {
	// EngineName is the engine as the program writes it. Engine is empty where the text is not an engine.
	EngineName string
	Engine     elasticache.Engine

	// VersionInput is the input that gives the version, or the one to use where the program gives none.
	VersionInput string
	// Asked is the version as AWS is sent it, and Version the same taken apart: zero where the text is not a version.
	Asked   inputs.Setting[string]
	Version inputs.Setting[elasticache.Version]
	// Running is the version that runs since the last deployment: Version, unless AWS has moved on to a later one.
	Running inputs.Setting[elasticache.Version]
}

// newRelease is a release of the engine that the program asks for. Its version is for [Release.ask].
func newRelease(asked *string, absent elasticache.Engine) *Release {
	r := &Release{EngineName: inputs.OrElse(asked, string(absent))}
	r.Engine, _ = elasticache.ParseEngine(r.EngineName)
	return r
}

// ask sets the version, the input that it comes from, and how it is read.
func (r *Release) ask(version inputs.Setting[string], input string, parse func(string) (elasticache.Version, error)) {
	r.Asked, r.VersionInput = version, input
	r.Version = inputs.Derive(version, func(s string) elasticache.Version {
		v, _ := parse(s)
		return v
	})
	r.Running = r.Version
}

// Deployed notes which version runs, as the output engineVersionActual of the last deployment says.
func (r *Release) Deployed(actual string) {
	if running, ok := r.Engine.Running(actual); ok {
		r.Running.Value, r.Running.Known = running, true
	}
}

// OfferedVersion is the version of the plan; ok is false where it is not known, or AWS does not offer it.
func (r *Release) OfferedVersion() (version elasticache.Version, ok bool) {
	v := r.Version.Value
	return v, r.Version.Known && v.Engine != "" && v.CheckOffered() == nil
}
