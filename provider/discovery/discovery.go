// Package discovery makes names of the program's own for the endpoints of a cluster or a serverless cache: the
// components [RedisKubernetesService], in a cluster of Kubernetes, and [RedisDnsRecords], in a zone of Route 53.
//
// The names are aliases (CNAMEs) for the names that AWS gave the endpoints. They follow a failover, because AWS's names
// do. The certificate of a cluster with TLS names AWS's names only, so a client that connects to an alias must be given
// the name to expect, or connect to AWS's name in the first place.
//
// Each component reads like the others of the package: inputs, tables of rules, resources, outputs.
package discovery

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// alias is a name that leads to one endpoint.
type alias struct {
	// role is empty for the name that programs write to.
	role     string
	endpoint inputs.Setting[string]
}

// The roles of the further aliases. They are part of names: API.
const (
	reader        = "reader"
	configuration = "configuration"
)

// suffixed is a name with the role behind it.
func (a alias) suffixed(name string) string {
	if a.role == "" {
		return name
	}
	return name + "-" + a.role
}

// child is the name of the resource that makes the alias. It is API: to change one, give it an alias of Pulumi's. The
// role comes last, where it cannot be taken for the end of another component's name.
func (a alias) child(component, what string) string { return a.suffixed(component + "-" + what) }

// couldBe says whether a number or a truth value can be meant as the text of an input, or of an entry of it. It is for
// proposing to people what is right: no name or endpoint is a number.
func couldBe(input, _ string) bool {
	return input == "environment" || input == "labels" || input == "annotations"
}

// elsewhere are names that people give the endpoints, and that mean different inputs for different caches.
var elsewhere = map[string]string{
	"endpoint": "pass the endpoint of a serverless cache as configurationEndpoint, and the endpoint that clients of " +
		"a cluster write to as primaryEndpoint, or with cluster mode as configurationEndpoint",
}

// aliases are the names for the endpoints that are given. The one without a role comes first. It leads to the primary
// endpoint; where there is none, to the configuration endpoint, which is all that clusters with cluster mode and
// serverless caches have. A cluster that serves clients of both kinds has both.
func (e *endpoints) aliases() []alias {
	var made []alias
	add := func(role string, endpoint inputs.Setting[string]) {
		if endpoint.Given {
			made = append(made, alias{role, endpoint})
		}
	}
	if !e.primary.Given {
		add("", e.configuration)
		add(reader, e.reader)
		return made
	}
	add("", e.primary)
	add(reader, e.reader)
	add(configuration, e.configuration)
	return made
}
