package awssim

import "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/seven"

const (
	// Package is the Pulumi package that the simulation stands in for.
	Package = "aws"
	// Version is that of the SDK whose types the simulation has. The engine asks for exactly this one.
	Version = "6.83.4"
	// MajorEnv is the environment variable that has the plugin play version 7 of the provider, if it is "7".
	MajorEnv = "AWSSIM_MAJOR"
)

// VersionSeven is the version 7 that the simulation plays.
func VersionSeven() string { return seven.Published().Version }
