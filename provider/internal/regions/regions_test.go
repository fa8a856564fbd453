package regions

import (
	"fmt"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

const (
	topic, farTopic = "arn:aws:sns:eu-west-1:123456789012:a", "arn:aws:sns:us-east-1:123456789012:b"
	farFunction     = "arn:aws:lambda:us-east-1:123456789012:function:x"
	chinesePlan     = "arn:aws-cn:ssm-incidents::123456789012:response-plan/redis"
	farKey          = "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
)

func home(kind string) Place { return Place{Region: "eu-west-1", Kind: kind} }

// said is what a rule says, with its path.
func said(f Found, rule string, rules []check.Rule[Found]) (all []string) {
	for _, one := range check.Run(f, inputstest.AllKnown, rules) {
		if one.Rule.Name == rule {
			all = append(all, one.Path+" "+one.Reason)
		}
	}
	return all
}

// Each rule looks at what it is about, and calls the component by its kind.
func TestRules(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"cluster", "cache"} {
		named := func(path, name, place string) []Named { return []Named{{path, name, place}} }
		here := Found{Place: home(kind), Topics: named("topics[0]", topic, "eu-west-1")}
		assert.Empty(t, check.Run(here, inputstest.AllKnown, Rules))
		assert.Empty(t, check.Run(here, inputstest.AllKnown, Advice))
		there := Found{
			Place: home(kind), Topics: named("topics[1]", farTopic, "us-east-1"),
			OtherActions:  named("topics[2]", farFunction, "us-east-1"),
			GlobalActions: named("topics[3]", chinesePlan, "aws-cn"),
			DataKey:       named("kmsKeyId", farKey, "us-east-1"),
			SecretKey:     named("secret.kmsKeyId", farKey, "us-east-1"),
		}
		where := fmt.Sprintf("is in us-east-1, and the %s is in eu-west-1, by its AWS provider: ", kind)
		assert.Equal(t, []string{
			`topics[1] "` + farTopic + `" ` + where + "AWS notifies topics of the " + kind +
				"'s region alone; use one that is there",
		}, said(there, "topic-regions", Rules))
		assert.Equal(t, []string{
			`topics[2] "` + farFunction + `" ` + where +
				"AWS documents no actions of alarms in other regions, and may refuse it when the " + kind + " exists already",
		}, said(there, "action-regions", Advice))
		assert.Equal(t, []string{
			`topics[3] "` + chinesePlan + `" is of the partition "aws-cn", and the ` + kind + ` is in eu-west-1, ` +
				`by its AWS ` +
				`provider, which is of "aws": no account reaches from one into the other; correct the ARN`,
		}, said(there, "action-partition", Rules))
		assert.Len(t, said(there, "key-region", Rules), 1)
		assert.Len(t, said(there, "secret-key-region", Rules), 1)
		there.Region = ""
		assert.Empty(t, check.Run(there, inputstest.AllKnown, Rules), "where the component is, is not known")
	}
}

// Where the region is not known, topics are held against the first, each region once.
func TestScattered(t *testing.T) {
	t.Parallel()
	f := Found{Place: Place{Kind: "cache"}, Topics: []Named{
		{"a[0]", topic, "eu-west-1"}, {"a[1]", farTopic, "us-east-1"}, {"b[0]", farTopic, "us-east-1"}, {"b[1]", topic, "eu-west-1"},
	}}
	assert.Equal(t, []string{
		"a[1] is in us-east-1, but a[0] is in eu-west-1; each has to be in the region of the cache, so AWS refuses one of them",
	}, said(f, "topic-regions", Rules))
}

// A name is found if it is known and says where it is.
func TestNamed(t *testing.T) {
	t.Parallel()
	in := inputs.NewResolver(t.Context())
	key := func(input pulumi.StringPtrInput) []Named {
		return Key("kmsKeyId", inputs.Take(in, "kmsKeyId", input, ""))
	}
	assert.Equal(t, []Named{{"kmsKeyId", farKey, "us-east-1"}}, key(pulumi.String(farKey)))
	for what, input := range map[string]pulumi.StringPtrInput{
		"left out": nil, "not known": inputstest.UnknownPtr(), "malformed": pulumi.String("alias/redis"),
	} {
		assert.Empty(t, key(input), what)
	}
	assert.False(t, Found{Place: home("cache")}.Any())
	assert.True(t, Found{SecretKey: key(pulumi.String(farKey))}.Any())
	files := []inputs.Setting[string]{
		inputs.Fixed("arn:aws-cn:s3:::my-bucket/o"), inputs.Fixed("snapshot"), {Value: "arn:aws:s3:::my-bucket/o"},
	}
	assert.Equal(t, []Named{{"files[0]", "arn:aws-cn:s3:::my-bucket/o", "aws-cn"}}, Objects(ElementsOf("files"), files))
}
