package inputstest

import (
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Args are the arguments A of a component, as texts in YAML give them over others, the later over the earlier.
func Args[A any](t require.TestingT, over resource.PropertyMap, texts ...string) *A {
	merged := over.Copy()
	for _, text := range texts {
		var changes map[string]any
		require.NoError(t, yaml.Unmarshal([]byte(text), &changes), text)
		for name, value := range changes {
			merged[resource.PropertyKey(name)] = resource.NewPropertyValue(value)
		}
	}
	args := new(A)
	inputs.Read(args, merged)
	return args
}
