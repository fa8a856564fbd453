// Package provider is the face of the Pulumi package aws-redis: its metadata, its components, and the server that the
// engine talks to.
package provider

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/infer"
	com "github.com/pulumi/pulumi/sdk/v3/go/pulumi/provider"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/recovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/shape"
)

// Name is the name of the Pulumi package.
const Name = "aws-redis"

const (
	repository = "https://github.com/pulumi-aws-redis/pulumi-aws-redis"
	goSDK      = "github.com/pulumi-aws-redis/pulumi-aws-redis/sdk/go/awsredis"
	// The registry shows the logo from here. The branch is named and no tag, so that a release does not change the
	// schema.
	logo = "https://raw.githubusercontent.com/pulumi-aws-redis/pulumi-aws-redis/main/assets/logo.svg"
	// Registries show this beside the name of the package.
	description = "Production-grade Amazon ElastiCache for Redis OSS and Valkey: right by default, checked at " +
		"preview, with alarms that fire."
	// javaPackage is what the name of the package is appended to.
	javaPackage = "io.github.pulumiawsredis"
)

//go:embed VERSION
var version string

// Version is the version of the package, without a leading v. The file VERSION is the one place that states it, so that
// a plugin built from source alone knows it too.
func Version() string { return strings.TrimSpace(version) }

// New is the provider of components as the engine sees it, with the inputs looked at before infer reads them.
func New(components []Component) (p.Provider, error) {
	var inferred []infer.InferredComponent
	var shapes []shape.Component
	for _, one := range components {
		inferred = append(inferred, one.inferred)
		shapes = append(shapes, shape.Component{Definition: one.Definition, Args: one.Args})
	}
	built, err := infer.NewProviderBuilder().
		WithLanguageMap(map[string]any{
			"go": map[string]any{
				"importBasePath":                 goSDK,
				"generateResourceContainerTypes": true,
				"respectSchemaVersion":           true,
			},
			"nodejs": map[string]any{
				"packageName":          "pulumi-aws-redis",
				"packageDescription":   description,
				"respectSchemaVersion": true,
			},
			"python": map[string]any{
				"packageName":          "pulumi_aws_redis",
				"respectSchemaVersion": true,
				"pyproject":            map[string]any{"enabled": true},
			},
			"java": map[string]any{
				"basePackage":  javaPackage,
				"buildFiles":   "none",
				"dependencies": map[string]any{"com.pulumi:pulumi": "1.16.0"},
			},
			"csharp": map[string]any{
				"rootNamespace":        "PulumiAwsRedis",
				"namespaces":           map[string]any{Name: "AwsRedis"},
				"packageReferences":    map[string]any{"Pulumi": "3.*"},
				"respectSchemaVersion": true,
			},
		}).
		WithDisplayName("ElastiCache for Redis OSS and Valkey").
		WithDescription(description).
		WithLogoURL(logo).
		WithKeywords("pulumi", "aws", "elasticache", "redis", "valkey", "cache", "category/database", "kind/component").
		WithHomepage(repository).
		WithRepository(repository).
		WithPublisher("pulumi-aws-redis").
		WithLicense("Apache-2.0").
		WithPluginDownloadURL("github://api.github.com/pulumi-aws-redis").
		WithComponents(inferred...).
		Build()
	if err != nil {
		return p.Provider{}, err
	}
	return withConsequences(shape.Hold(withSchemaCorrections(built, components), shapes)), nil
}

// Main is the plugin: it answers the engine until that hangs up, and returns the status to exit with. The engine gives
// its address as the first argument; a person can give the name of a command.
func Main() int {
	if len(os.Args) > 1 && os.Args[1] == recovery.Command {
		return recovery.Run(os.Args[2:], os.Stdin, os.Stdout, os.Stderr)
	}
	withoutTraces()
	if err := com.MainContext(context.Background(), Name, Server); err != nil {
		fmt.Fprintln(os.Stderr, "pulumi-resource-aws-redis:", err)
		return 1
	}
	return 0
}

// Server is the provider as it goes over the wire.
func Server(host *com.HostClient) (rpc.ResourceProviderServer, error) {
	return ServerOf(Components())(host)
}

// ServerOf serves components.
func ServerOf(components []Component) func(*com.HostClient) (rpc.ResourceProviderServer, error) {
	built, err := New(components)
	return func(host *com.HostClient) (rpc.ResourceProviderServer, error) {
		if err != nil {
			return nil, err
		}
		server, err := p.RawServer(Name, Version(), built)(host)
		return quotedServer{unknownServer{aliasServer{server}}}, err
	}
}
