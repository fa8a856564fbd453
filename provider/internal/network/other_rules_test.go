package network

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

const createdGroup = "sg-0ccccccccccccccc1"

// others are what the rule says of rules in the group that is created, by the paths.
func others(t *testing.T, change func(*Inputs), former []IngressRule, rules ...GroupRule) map[string]string {
	t.Helper()
	p, _ := planned(t, change)
	p.Ingress.former = former
	found := map[string]string{}
	o := Observed{Ingress: p.Ingress, GroupID: createdGroup, From: 6379, To: 6379, Others: rules}
	for _, one := range check.Run(o, func(string) bool { return false }, Observations) {
		found[one.Path] += one.Reason
	}
	return found
}

// A rule is reported at the input that lists its source, with how to remove it, and how to keep its source.
func TestOtherRules(t *testing.T) {
	t.Parallel()
	const (
		which = " --group-id " + createdGroup + " --security-group-rule-ids sgr-1"
		in    = "aws ec2 revoke-security-group-ingress" + which
		out   = "aws ec2 revoke-security-group-egress" + which
	)
	redis := func(r GroupRule) GroupRule {
		r.ID, r.Protocol, r.From, r.To = "sgr-1", "tcp", 6379, 6379
		return r
	}
	for name, test := range map[string]struct {
		rule  GroupRule
		path  string
		words []string
		keeps string
	}{
		"a block": {
			redis(GroupRule{Block: "203.0.113.0/24", Description: "the\noffice"}), "allowConnectionsFromCidrBlocks",
			[]string{`sgr-1, inbound, tcp port 6379 from 203.0.113.0/24 ("the\noffice")`, in, "allowedSources"},
			"list it here",
		},
		"a group": {
			redis(GroupRule{Group: "123456789012/" + group1}), "allowConnectionsFromSecurityGroups",
			[]string{"from 123456789012/" + group1, in},
			"list it here",
		},
		"the group itself": {
			redis(GroupRule{Group: createdGroup}), "allowConnectionsFromSecurityGroups",
			[]string{"from " + createdGroup, in},
			"allowConnectionsFromSelf: true",
		},
		"a prefix list": {
			redis(GroupRule{PrefixList: "pl-0123abcd"}), "allowConnectionsFromPrefixLists",
			[]string{"from pl-0123abcd", in},
			"list it here",
		},
		"another port": {
			GroupRule{ID: "sgr-1", Protocol: "tcp", From: 22, To: 22, Block: "0.0.0.0/0"},
			"allowConnectionsFromCidrBlocks",
			[]string{"tcp port 22 from 0.0.0.0/0", in},
			"",
		},
		"ports": {
			GroupRule{ID: "sgr-1", Protocol: "udp", From: 1, To: 2, Block: "::/0"},
			"allowConnectionsFromCidrBlocks",
			[]string{"udp ports 1-2 from ::/0", in},
			"",
		},
		"everything": {
			GroupRule{ID: "sgr-1", Protocol: "-1", From: -1, To: -1, Block: "10.0.0.0/8"},
			"allowConnectionsFromCidrBlocks",
			[]string{"all traffic from 10.0.0.0/8", in},
			"list it here",
		},
		"every port": {
			GroupRule{ID: "sgr-1", Protocol: "tcp", From: 0, To: 65535, Block: "10.0.0.0/8"},
			"allowConnectionsFromCidrBlocks",
			[]string{"tcp ports 0-65535 from 10.0.0.0/8", in},
			"list it here",
		},
		"another protocol": {
			GroupRule{ID: "sgr-1", Protocol: "icmp", From: -1, To: -1, Block: "10.0.0.0/8"},
			"allowConnectionsFromCidrBlocks",
			[]string{"protocol icmp from 10.0.0.0/8", in},
			"",
		},
		"outbound": {
			redis(GroupRule{Egress: true, Block: "10.0.0.0/8"}), "allowConnectionsFromCidrBlocks",
			[]string{"outbound, tcp port 6379 to 10.0.0.0/8", out},
			"",
		},
	} {
		found := others(t, func(*Inputs) {}, nil, test.rule)
		require.Len(t, found, 1, name)
		for _, words := range test.words {
			assert.Contains(t, found[test.path], words, name)
		}
		if test.keeps != "" {
			assert.Contains(t, found[test.path], test.keeps, name)
		} else {
			assert.NotContains(t, found[test.path], "client of yours", name)
		}
		assert.Empty(t, others(t, func(*Inputs) {}, nil, tagged(test.rule)), "%s, of another program", name)
	}
}

// Nobody is warned of a rule of the component's own that a run that failed has left, but of one at another port.
func TestRulesThatAFailedRunLeft(t *testing.T) {
	t.Parallel()
	own := GroupRule{
		ID: "sgr-1", Protocol: "tcp", From: 6379, To: 6379, Block: "10.9.0.0/16",
		Description: sourceDescriptions[sourceIPv4],
	}
	assert.Empty(t, others(t, func(*Inputs) {}, nil, own))
	own.To = 6380
	assert.Len(t, others(t, func(*Inputs) {}, nil, own), 1)
}

// Rules that nobody looked at are told beside one that is reported. If all the others have tags, these may have some,
// too.
func TestRulesThatNobodyLookedAt(t *testing.T) {
	t.Parallel()
	added := GroupRule{ID: "sgr-1", Protocol: "tcp", From: 22, To: 22, Block: "10.9.0.0/16"}
	for want, rule := range map[int]GroupRule{2: added, 0: tagged(added)} {
		p, _ := planned(t, func(*Inputs) {})
		o := Observed{
			Ingress: p.Ingress, GroupID: createdGroup, From: 6379, To: 6379, Others: []GroupRule{rule}, Unread: 3,
		}
		found := check.Run(o, func(string) bool { return false }, Observations)
		assert.Len(t, found, want)
		if want > 0 {
			assert.Contains(t, found[1].Reason, "has 3 more rules that this component did not create")
		}
	}
}

func tagged(r GroupRule) GroupRule {
	r.Tagged = true
	return r
}

// Nobody is warned of a rule that this deployment removes, but of what is wider, or outbound.
func TestRulesThatGo(t *testing.T) {
	t.Parallel()
	was, _ := planned(t, func(a *Inputs) {
		self := true
		a.AllowConnectionsFromSelf = &self
		a.AllowConnectionsFromCidrBlocks = ids("10.0.0.0/16", "10.1.0.0/16")
		a.AllowConnectionsFromSecurityGroups = ids("123456789012/" + group1)
		a.AllowConnectionsFromPrefixLists = ids("pl-0123abcd")
	})
	stays := func(a *Inputs) { a.AllowConnectionsFromCidrBlocks = ids("10.1.0.0/16") }
	for name, test := range map[string]struct {
		rule GroupRule
		told bool
	}{
		"a block":        {GroupRule{Protocol: "tcp", Block: "10.0.0.0/16"}, false},
		"a group":        {GroupRule{Protocol: "tcp", Group: group1}, false},
		"a prefix list":  {GroupRule{Protocol: "tcp", PrefixList: "pl-0123abcd"}, false},
		"itself":         {GroupRule{Protocol: "tcp", Group: createdGroup}, false},
		"another block":  {GroupRule{Protocol: "tcp", Block: "10.2.0.0/16"}, true},
		"another group":  {GroupRule{Protocol: "tcp", Group: group2}, true},
		"a block stays":  {GroupRule{Protocol: "tcp", Block: "10.1.0.0/16"}, true},
		"all protocols":  {GroupRule{Protocol: "-1", Block: "10.0.0.0/16"}, true},
		"what goes out":  {GroupRule{Protocol: "tcp", Block: "10.0.0.0/16", Egress: true}, true},
		"nothing listed": {GroupRule{Protocol: "tcp"}, true},
	} {
		found := others(t, stays, was.Ingress.Rules, test.rule)
		assert.Equal(t, test.told, len(found) > 0, "%s: %v", name, found)
	}
}

// ec2Of answers for a security group with rules, and counts who asks.
type ec2Of struct {
	ids     []string
	refuses map[string]bool

	mu     sync.Mutex
	calls  []string
	lookup []string
}

func (e *ec2Of) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	return args.Name + "-id", args.Inputs, nil
}

func (e *ec2Of) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.calls = append(e.calls, args.Token)
	if e.refuses[args.Token] {
		return nil, errors.New("UnauthorizedOperation")
	}
	if args.Token == listsRules {
		return resource.NewPropertyMapFromMap(map[string]any{"ids": e.ids}), nil
	}
	e.lookup = append(e.lookup, args.Args["securityGroupRuleId"].StringValue())
	return resource.NewPropertyMapFromMap(map[string]any{
		"ipProtocol": "tcp", "fromPort": 6379, "toPort": 6379, "cidrIpv4": "203.0.113.0/24",
	}), nil
}

const (
	listsRules = "aws:vpc/getSecurityGroupRules:getSecurityGroupRules"
	looksAtOne = "aws:vpc/getSecurityGroupRule:getSecurityGroupRule"
)

// AWS is asked once, and once more for each rule that is not the component's own, up to a limit. Nobody asks where
// nothing would be said, and no answer fails nothing.
func TestWhatIsAsked(t *testing.T) {
	t.Parallel()
	own := func(a *Inputs) { a.AllowConnectionsFromCidrBlocks = ids("10.0.0.0/16") }
	many := make([]string, mostLookedAt+2)
	for i := range many {
		many[i] = fmt.Sprintf("sgr-%02d", i)
	}
	for name, test := range map[string]struct {
		change   func(*Inputs)
		accepted []string
		ec2      *ec2Of
		lists    int
		looks    int
	}{
		"its own":        {own, nil, &ec2Of{ids: []string{"cache-ingress-cidr-10.0.0.0-16-id"}}, 1, 0},
		"another":        {own, nil, &ec2Of{ids: []string{"sgr-1", "cache-ingress-cidr-10.0.0.0-16-id"}}, 1, 1},
		"many":           {own, nil, &ec2Of{ids: many}, 1, mostLookedAt},
		"nobody listed":  {func(*Inputs) {}, nil, &ec2Of{ids: []string{"sgr-1"}}, 1, 1},
		"listed nobody":  {func(a *Inputs) { a.AllowConnectionsFromCidrBlocks = ids() }, nil, &ec2Of{}, 0, 0},
		"its own groups": {func(a *Inputs) { a.SecurityGroupIds = ids(group1) }, nil, &ec2Of{}, 0, 0},
		"accepted":       {own, []string{"other-rules"}, &ec2Of{}, 0, 0},
		"refused":        {own, nil, &ec2Of{refuses: map[string]bool{listsRules: true}}, 1, 0},
		"refused later":  {own, nil, &ec2Of{ids: []string{"sgr-1"}, refuses: map[string]bool{looksAtOne: true}}, 1, 1},
	} {
		p, _ := planned(t, test.change)
		err := pulumi.RunErr(func(ctx *pulumi.Context) error {
			parent := &pulumi.ResourceState{}
			require.NoError(t, ctx.RegisterComponentResource("test:index:Cache", "cache", parent))
			b := component.NewBuilder(ctx, parent, "cache", inputs.Dictionary{}, test.accepted)
			n, err := p.Build(b)
			if err == nil {
				p.Ingress.WarnOfOtherRules(b, n.Groups, check.Report{})
			}
			return err
		}, pulumi.WithMocks("project", "stack", test.ec2))
		require.NoError(t, err, name)
		count := func(token string) int {
			return len(slices.DeleteFunc(slices.Clone(test.ec2.calls), func(call string) bool { return call != token }))
		}
		assert.Equal(t, test.lists, count(listsRules), name)
		assert.Equal(t, test.looks, count(looksAtOne), name)
		assert.NotContains(t, test.ec2.lookup, "cache-ingress-cidr-10.0.0.0-16-id", name)
	}
}
