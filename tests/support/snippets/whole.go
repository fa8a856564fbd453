package snippets

import (
	"strings"
)

// TypeScriptGlobals declares what a fragment of TypeScript may use.
const TypeScriptGlobals = `import * as awsPackage from "@pulumi/aws";
import * as pulumiPackage from "@pulumi/pulumi";
import * as redisPackage from "pulumi-aws-redis";

declare global {
    const vpc: awsPackage.ec2.Vpc;
    const subnetA: awsPackage.ec2.Subnet;
    const subnetB: awsPackage.ec2.Subnet;
    const subnetIds: pulumiPackage.Input<string>[];
    const app: awsPackage.ec2.SecurityGroup;
    const alerts: awsPackage.sns.Topic;
    const config: pulumiPackage.Config;
    const cache: redisPackage.RedisCluster;
}
`

// usual are the imports that a fragment of TypeScript may leave out.
var usual = []string{
	`import * as aws from "@pulumi/aws";`, `import * as pulumi from "@pulumi/pulumi";`,
	`import * as redis from "pulumi-aws-redis";`,
}

func wholeTypeScript(code string) string {
	var before strings.Builder
	for _, line := range usual {
		name, _, _ := strings.Cut(strings.TrimPrefix(line, "import "), " from")
		if !strings.Contains(code, "import "+name) && strings.Contains(code, strings.TrimPrefix(name, "* as ")+".") {
			before.WriteString(line + "\n")
		}
	}
	return before.String() + code + "export {};\n"
}

const pythonBefore = `import json

import pulumi
import pulumi_aws as aws
import pulumi_aws_redis as redis

vpc: aws.ec2.Vpc
subnet_a: aws.ec2.Subnet
subnet_b: aws.ec2.Subnet
subnet_ids: list[pulumi.Input[str]]
app: aws.ec2.SecurityGroup
alerts: aws.sns.Topic
config: pulumi.Config
cache: redis.RedisCluster

`

// packages are what a fragment of Go may use without importing it.
var packages = []struct{ name, path string }{
	{"fmt", "fmt"},
	{"json", "encoding/json"},
	{"cloudwatch", "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"},
	{"ec2", "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"},
	{"iam", "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/iam"},
	{"sns", "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"},
	{"secretsmanager", "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/secretsmanager"},
	{"aws", "github.com/pulumi/pulumi-aws/sdk/v6/go/aws"},
	{"config", "github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"},
	{"pulumi", "github.com/pulumi/pulumi/sdk/v3/go/pulumi"},
	{"awsredis", "github.com/pulumi-aws-redis/pulumi-aws-redis/sdk/go/awsredis"},
}

const goParameters = `ctx *pulumi.Context, vpc *ec2.Vpc, subnetA, subnetB *ec2.Subnet, subnetIds pulumi.StringArray,
	app *ec2.SecurityGroup, alerts *sns.Topic, cache *awsredis.RedisCluster, config *config.Config,
`

func wholeGo(code string) string {
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n")
	var body, imports strings.Builder
	importing := false
	for line := range strings.Lines(code) {
		switch {
		case strings.HasPrefix(line, "import ("):
			importing = true
		case importing && strings.HasPrefix(line, ")"):
			importing = false
		case importing:
			imports.WriteString(line)
		case strings.HasPrefix(line, "import "):
			imports.WriteString(strings.TrimPrefix(line, "import "))
		default:
			body.WriteString(line)
		}
	}
	b.WriteString(imports.String())
	for _, p := range packages {
		always := p.name == "ec2" || p.name == "sns" || p.name == "pulumi" || p.name == "awsredis" ||
			p.name == "config"
		used := strings.Contains(body.String(), p.name+".")
		if (always || used) && !strings.Contains(imports.String(), `"`+p.path+`"`) {
			b.WriteString("\t\"" + p.path + "\"\n")
		}
	}
	b.WriteString(")\n\nfunc main() {}\n\nfunc fragment(" + goParameters + ") error {\n" + body.String() +
		"\treturn nil\n}\n")
	return b.String()
}

const javaBefore = `package myproject;

import com.pulumi.*;
import com.pulumi.aws.ec2.*;
import com.pulumi.aws.sns.*;
import com.pulumi.core.*;
import com.pulumi.resources.*;
import io.github.pulumiawsredis.awsredis.*;
import io.github.pulumiawsredis.awsredis.enums.*;
import io.github.pulumiawsredis.awsredis.inputs.*;
import java.util.List;
import java.util.Map;

class App {
    static void fragment(Context ctx, Config config, Vpc vpc, Subnet subnetA, Subnet subnetB,
            Output<List<String>> subnetIds, SecurityGroup app, Topic alerts, RedisCluster cache) {
`
