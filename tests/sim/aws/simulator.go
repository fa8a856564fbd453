package awssim

import (
	"maps"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// defaultsKey holds the names of the inputs that the provider filled in, as bridged providers record them.
const defaultsKey = "__defaults"

// simulator answers for one configured provider: one account, one region, one set of default tags.
type simulator struct {
	mu          sync.Mutex
	cloud       *Cloud
	account     string
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

// view is the world as the provider sees it.
func (s *simulator) view(w *world.World) world.View { return w.In(s.account, s.region) }

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
