package parameters

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

// A parameter that AWS changes on no cluster that runs is reported when it is set, changed, or no longer set.
func TestFixedParameters(t *testing.T) {
	t.Parallel()
	databases := `parameters["databases"]`
	for name, test := range map[string]struct {
		was, now   Inputs
		path, says string
	}{
		"set":           {Inputs{}, setting("databases", "32"), databases, `from AWS's default to "32"`},
		"changed":       {setting("databases", "16"), setting("databases", "32"), databases, `from "16" to "32"`},
		"no longer set": {setting("databases", "32"), Inputs{}, databases, `from "32" to AWS's default`},
		"the same":      {setting("databases", "32"), setting("databases", "32"), "", ""},
		"not known yet": {Inputs{}, Inputs{Parameters: pulumi.StringMap{"databases": inputstest.Unknown()}}, "", ""},
		"not fixed":     {setting("timeout", "0"), setting("timeout", "300"), "", ""},
		"the mode":      {Inputs{}, setting(clusterEnabled, "yes"), "", ""},
		"no parameter":  {Inputs{}, setting("no-such-thing", "1"), "", ""},
	} {
		c := check.Change[*Plan]{Was: cluster{}.plan(t, test.was), Now: cluster{}.plan(t, test.now)}
		found := check.Run(c, inputstest.AllKnown, Changes)
		if test.path == "" {
			assert.Empty(t, found, name)
		} else if assert.Len(t, found, 1, name) {
			assert.Equal(t, test.path, found[0].Path, name)
			assert.Contains(t, found[0].Reason, test.says, name)
		}
	}
}
