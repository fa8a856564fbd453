package world

import (
	"errors"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// Resource is something that exists in the cloud.
type Resource struct {
	Type       string         `json:"type"`    // the Pulumi token, such as aws:ec2/vpc:Vpc
	Account    string         `json:"account"` // twelve digits
	Region     string         `json:"region"`  // empty for what belongs to no region, such as a dashboard
	ID         string         `json:"id"`
	Properties map[string]any `json:"properties"` // inputs and outputs; secrets as a hash
	// Default marks what AWS has by itself, such as the default VPC of a region.
	Default bool `json:"default,omitempty"`
}

// Name is what AWS calls the resource: its name where it has one, its id otherwise.
func (r Resource) Name() string {
	for _, key := range []string{"name", "replicationGroupId"} {
		if name := props.Map(r.Properties).Str(key); name != "" {
			return name
		}
	}
	return r.ID
}

// ErrNotFound is returned for a resource that the cloud does not hold.
var ErrNotFound = errors.New("the simulated cloud holds no such resource")

// Clone is a resource whose properties the caller may change.
func (r Resource) Clone() Resource {
	r.Properties = props.Map(r.Properties).Clone()
	return r
}

// Key tells the resource from all others.
func (r Resource) Key() string {
	return strings.Join([]string{r.Type, r.Account, r.Region, r.ID}, "\x00")
}

// vault is the key under which the secrets of a resource are kept.
func (r Resource) vault() string {
	return strings.Join([]string{r.Type, r.Account, r.Region, r.ID}, " ")
}
