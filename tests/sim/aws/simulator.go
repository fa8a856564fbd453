package awssim

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"sync"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// defaultsKey holds the names of the inputs that the provider filled in, as bridged providers record them.
const defaultsKey = "__defaults"

// simulator answers for one configured provider: one region, one set of default tags.
type simulator struct {
	mu          sync.Mutex
	cloud       *Cloud
	region      string
	defaultTags props.Map
}

func (s *simulator) open() (*Cloud, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cloud == nil {
		cloud, err := OpenEnv()
		if err != nil {
			return nil, err
		}
		s.cloud = cloud
	}
	return s.cloud, nil
}

// configure takes the region from the configuration or from AWS's own environment variables. All else is accepted and,
// but for the default tags, ignored: there is nobody to authenticate to.
func (s *simulator) configure(_ context.Context, req p.ConfigureRequest) error {
	args := props.FromMap(req.Args)
	if _, later := args["region"].(props.Unknown); later {
		return nil // an explicit provider in a preview
	}
	s.region = args.Str("region")
	for _, variable := range []string{"AWS_REGION", "AWS_DEFAULT_REGION"} {
		if s.region == "" {
			s.region = os.Getenv(variable)
		}
	}
	if s.region == "" {
		return fmt.Errorf("missing region information: make sure you have set your AWS region, " +
			"e.g. `pulumi config set aws:region us-west-2`")
	}
	// Nested configuration comes as JSON text.
	nested := args.Object("defaultTags")
	if text := args.Str("defaultTags"); text != "" {
		if err := json.Unmarshal([]byte(text), &nested); err != nil {
			return fmt.Errorf("defaultTags: %w", err)
		}
	}
	s.defaultTags = nested.Object("tags")
	return nil
}

// diffConfig replaces everything when the region changes, for nothing moves between regions.
func diffConfig(_ context.Context, req p.DiffRequest) (p.DiffResponse, error) {
	old, now := props.FromMap(req.State), props.FromMap(req.Inputs)
	if props.Same(old["region"], now["region"], false) {
		return p.DiffResponse{}, nil
	}
	return p.DiffResponse{HasChanges: true, DetailedDiff: map[string]p.PropertyDiff{"region": {Kind: p.UpdateReplace}}},
		nil
}

func filledIn(inputs property.Map) []string {
	return props.Map{defaultsKey: props.FromValue(inputs.Get(defaultsKey))}.Strs(defaultsKey)
}

// addTags merges the provider's default tags under the resource's own, into tagsAll.
func (s *simulator) addTags(t *registry.Type, inputs props.Map) {
	if _, tagged := t.Contract().Outputs["tagsAll"]; !tagged {
		return
	}
	if _, later := inputs["tags"].(props.Unknown); later {
		inputs["tagsAll"] = props.Unknown{}
		return
	}
	all := map[string]any{}
	maps.Copy(all, s.defaultTags)
	maps.Copy(all, inputs.Object("tags"))
	inputs["tagsAll"] = all
}
