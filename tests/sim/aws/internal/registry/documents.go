package registry

import (
	"encoding/json"
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// SpellDocuments writes a document that the program sends as an object as JSON text, as the provider does where the SDK
// declares no type. A document with a part that is unknown is unknown.
func (t *Type) SpellDocuments(inputs property.Map) property.Map {
	for _, name := range t.Documents {
		sent := inputs.Get(name)
		if !(sent.IsMap() || sent.IsArray()) || t.Contract().Inputs[name].Kind() != reflect.Interface {
			continue
		}
		spelled := property.New(property.Computed)
		if plain := props.FromValue(sent); !props.HasUnknown(plain) {
			text, err := json.Marshal(plain)
			if err != nil {
				continue // the contract refuses it
			}
			spelled = property.New(string(text))
		}
		inputs = inputs.Set(name, spelled.WithSecret(sent.HasSecrets()))
	}
	return inputs
}
