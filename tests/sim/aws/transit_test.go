package awssim_test

import (
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// Encryption in transit comes and goes through the mode preferred, and a mode that is left out stays as it is.
func TestTransitEncryptionModes(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	off, on := values{"transitEncryptionEnabled": false}, values{"transitEncryptionEnabled": true}
	with := func(mode string) values { return on.with("transitEncryptionMode", mode) }
	for name, test := range map[string]struct {
		before values
		steps  []values
		want   string // the mode at the end; "refused" when AWS takes the last step not
	}{
		"omitted at creation":            {on, nil, "required"},
		"required at creation":           {with("required"), nil, "required"},
		"preferred at creation":          {with("preferred"), nil, "preferred"},
		"off":                            {off, nil, ""},
		"on":                             {off, []values{with("preferred"), with("required")}, "required"},
		"on at once":                     {off, []values{with("required")}, "refused"},
		"on without a mode":              {off, []values{on}, "refused"},
		"off again":                      {with("required"), []values{with("preferred"), off}, ""},
		"off at once":                    {with("required"), []values{off}, "refused"},
		"off at once, mode in the hurry": {with("required"), []values{off.with("transitEncryptionMode", "preferred")}, "refused"},
		"on and off":                     {off, []values{with("preferred"), off, with("preferred")}, "preferred"},
		"left out":                       {with("preferred"), []values{on.with("description", "other")}, "preferred"},
		"left out when required":         {on, []values{on.with("description", "other")}, "required"},
		"back to preferred":              {on, []values{with("preferred")}, "preferred"},
	} {
		t.Run(name, func(t *testing.T) {
			e := &engine{t, e.cloud, e.server}
			inputs := n.cache().and(test.before)
			r := e.create(replicationType, "cache", inputs)
			defer func() { require.NoError(t, e.delete(r)) }()
			for i, step := range test.steps {
				updated, err := e.tryUpdate(r, n.cache().and(step))
				if test.want == "refused" && i == len(test.steps)-1 {
					assert.ErrorContains(t, err, "preferred")
					return
				}
				require.NoError(t, err)
				inputs, r = n.cache().and(step), e.refresh(updated)
			}
			assert.Equal(t, test.want, r.str("transitEncryptionMode"))
			e.unchanged(r, inputs)
		})
	}
}

func TestTransitEncryptionModeOfVersions(t *testing.T) {
	six := values{"engineVersion": "6.2", "parameterGroupName": "default.redis6.x"}
	valkey := values{"engine": "valkey", "engineVersion": "7.2", "parameterGroupName": "default.valkey7"}
	both := values{"transitEncryptionMode": "preferred"}
	for _, version := range []values{{"engineVersion": "7.0"}, valkey} {
		assert.NoError(t, awssim.Refusal(replicationType, cacheInputs.and(both).and(version).properties()))
	}
	assertRefused(t, awssim.Refusal(replicationType, cacheInputs.and(both).and(six).properties()), invalidCombination,
		"7.0.5")
	assertRefused(t, awssim.Refusal(replicationType, cacheInputs.and(both).with("authToken", first).properties()),
		invalidCombination, "access control")

	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	r := e.create(replicationType, "cache", n.cache().and(six))
	_, diff := e.diff(r, n.cache().and(six).with("transitEncryptionEnabled", false))
	assert.Equal(t, p.UpdateReplace, diff.DetailedDiff["transitEncryptionEnabled"].Kind)
}

// Neither mode but required goes with a token, also with one that the program does not know.
func TestTransitEncryptionOfATokenedCache(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	tokened := n.cache().with("authToken", first)
	r := e.create(replicationType, "cache", tokened)
	_, err := e.tryUpdate(r, tokened.with("transitEncryptionMode", "preferred"))
	assert.ErrorContains(t, err, "access control")
	read, err := e.server.Read(p.ReadRequest{ID: r.id, Urn: r.urn})
	require.NoError(t, err)
	imported := resourceState{r.urn, read.ID, read.Inputs, read.Properties}
	_, err = e.tryUpdate(imported, n.cache().with("transitEncryptionMode", "preferred"))
	assert.ErrorContains(t, err, "access control")
}
