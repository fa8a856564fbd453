package bench

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/bench/flat"
)

// requireSame requires that two deployments have left the same resources in their clouds: as many of each type, and
// with the same properties, but for what each cloud chose by itself.
func requireSame(t testing.TB, component, flattened *deployment) {
	t.Helper()
	chosen := chosenTexts(component.state(), flattened.state())
	require.NotEmpty(t, chosen, "each cloud chooses ids")
	left, right := component.holds(t, nil), flattened.holds(t, chosen)
	require.Len(t, right, len(left))
	for i := range left {
		require.Equal(t, left[i], right[i], "the flat program deploys something else than the component")
	}
}

// secret is what the simulated AWS keeps of a secret. Tokens are drawn at random.
var secret = regexp.MustCompile(`sha256:[0-9a-f]{64}`)

// holds are the resources in a cloud as texts, with some texts in them exchanged.
func (d *deployment) holds(t testing.TB, exchanged []string) []string {
	t.Helper()
	resources, err := d.sandbox.Cloud.List()
	require.NoError(t, err)
	exchange := strings.NewReplacer(exchanged...)
	var held []string
	for _, r := range resources {
		properties, err := json.Marshal(r.Properties)
		require.NoError(t, err)
		text := exchange.Replace(r.Type + " " + r.ID + " " + string(properties))
		held = append(held, secret.ReplaceAllString(text, "(secret)"))
	}
	slices.Sort(held)
	return held
}

// chosenTexts are the texts that resources of the same name have in two states as different outputs, the second before
// the first and the longest before the others, as a replacer takes them.
func chosenTexts(first, second []apitype.ResourceV3) (pairs []string) {
	type pair struct{ second, first string }
	var found []pair
	of := map[string]apitype.ResourceV3{}
	for _, r := range first {
		of[name(r)] = r
	}
	for _, r := range second {
		other, ok := of[name(r)]
		if !ok || !flat.Created(r) {
			continue
		}
		found = append(found, pair{string(r.ID), string(other.ID)})
		for output, value := range r.Outputs {
			text, _ := value.(string)
			if in, ok := other.Outputs[output].(string); ok {
				found = append(found, pair{text, in})
			}
		}
	}
	found = slices.DeleteFunc(found, func(p pair) bool { return p.second == "" || p.second == p.first })
	slices.SortFunc(found, func(a, b pair) int {
		return cmp.Or(cmp.Compare(len(b.second), len(a.second)), cmp.Compare(a.second, b.second))
	})
	for _, p := range slices.Compact(found) {
		pairs = append(pairs, p.second, p.first)
	}
	return pairs
}

// groupID is the id of a security group, which a rule has in its name.
var groupID = regexp.MustCompile(`sg-[0-9a-f]{17}`)

// name is the name of a resource in the program, without what the cloud chose.
func name(r apitype.ResourceV3) string { return groupID.ReplaceAllString(r.URN.Name(), "sg") }
