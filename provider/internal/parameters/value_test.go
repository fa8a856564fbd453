package parameters

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

// A parameter is what the program sets, or else AWS's default, unless another group decides or a value is to come.
func TestValue(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args  Inputs
		value string // empty where it cannot be told
	}{
		"default":             {Inputs{}, "0"},
		"set":                 {setting("timeout", "300"), "300"},
		"another one set":     {setting("maxmemory-policy", "noeviction"), "0"},
		"group of AWS":        {Inputs{ParameterGroupName: pulumi.String("Default.redis7")}, "0"},
		"group of the user":   {Inputs{ParameterGroupName: pulumi.String("mine")}, ""},
		"group not known yet": {Inputs{ParameterGroupName: inputstest.UnknownPtr()}, ""},
		"value not known yet": {Inputs{Parameters: pulumi.StringMap{"timeout": inputstest.Unknown()}}, ""},
		"another not known":   {Inputs{Parameters: pulumi.StringMap{"databases": inputstest.Unknown()}}, "0"},
	} {
		value, ok := cluster{}.plan(t, test.args).Value("timeout", "0")
		assert.Equal(t, test.value != "", ok, name)
		if ok {
			assert.Equal(t, test.value, value, name)
		}
	}
}
