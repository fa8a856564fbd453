package rediscluster

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// accessWords are words of access strings, and of what people take for some.
var accessWords = []string{
	"on", "ON", "off", "~*", "~app:*", "~", "%R~x", "%r", "%RR~x", "allkeys", "resetkeys", "&*", "&x", "&",
	"resetchannels", "sanitize-payload", "db=0,1", "db=", "+@all", "+@READ", "-@dangerous", "+@reed", "+@json", "+@",
	"+get", "-GET", "+getex", "+lcs", "+stralgo", "+hexpire", "+json.get", "+nosuch", "-config|set", "+client|id",
	"+client|nosuch", "+client|", "-get|x", "+select|0", "+get,set", "+get*", "(", ")", "(~a", "+get)", "(%W~b +set)",
	"((+get))", "()", "clearselectors", ">a-password-in-clear", "(>secret)", "nopass", "RESET", "all", "+",
}

func drawAccess(t *rapid.T) pulumi.String {
	words := rapid.SliceOfN(rapid.SampledFrom(accessWords), 0, 4).Draw(t, "access string")
	return pulumi.String(strings.Join(words, " "))
}

// Of each access string, with each engine, AWS says the same as the checks.
func TestAccessStringsAgreeWithAWS(t *testing.T) {
	t.Parallel()
	engines := []func(*RedisClusterArgs){
		all(version("6.0"), nodeType("cache.m6g.large")), all(version("6.2"), nodeType("cache.m6g.large")),
		version("7.0"), version("7.1"),
		runs("valkey"), all(runs("valkey"), engineVersion("9.1")),
	}
	var accepted, refused int
	rapid.Check(t, func(t *rapid.T) {
		s := newSurroundings(t)
		u := app
		u.AccessString = drawAccess(t)
		args := s.fit(with(all(rapid.SampledFrom(engines).Draw(t, "engine"), users(u))))
		p := newPlan(context.Background(), args)
		require.NoError(t, p.in.Err)
		require.Empty(t, p.in.Found)
		problems := p.check(slices.Concat(refusals, creationRules))
		if verdict := s.create(args); verdict == nil {
			accepted++
			require.Empty(t, problems, "AWS takes what the checks refuse: %s", fmt.Sprint(p.report().Err(problems)))
		} else {
			refused++
			require.NotEmpty(t, problems, "the checks accept what AWS refuses: %v", verdict)
		}
	})
	assert.NotZero(t, accepted)
	assert.NotZero(t, refused)
}
