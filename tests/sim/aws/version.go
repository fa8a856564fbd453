package awssim

const (
	// Package is the Pulumi package that the simulation stands in for.
	Package = "aws"
	// Version is that of the SDK whose types the simulation has. The engine asks for exactly this one.
	Version = "6.83.4"
)
