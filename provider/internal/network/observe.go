package network

import (
	"errors"
	"slices"
	"sync"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/vpc"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
)

// mostLookedAt is how many rules of others are looked at, each with a call. It keeps a preview short where a program
// has many rules of its own.
const mostLookedAt = 20

// WarnOfOtherRules asks AWS for the rules of the security group that was created, and warns of the ones that the
// component did not create. Nothing waits for it but the end of the program. A refresh cannot find such rules, because
// they are no resources of the stack.
func (i *Ingress) WarnOfOtherRules(b *component.Builder, g *Groups, report check.Report) {
	if g.SecurityGroup == nil || i.leavesRulesToOthers() || b.Accepts(otherRules) {
		return
	}
	pulumi.All(g.SecurityGroup.ID(), g.opening.From, g.opening.To).ApplyT(func(known []any) (bool, error) {
		o := Observed{
			Ingress: i, GroupID: string(known[0].(pulumi.ID)), From: known[1].(int), To: known[2].(int),
		}
		ids, err := g.otherRules(b, o.GroupID)
		if err == nil {
			o.Unread = max(0, len(ids)-mostLookedAt)
			o.Others, err = lookAt(b, ids[:len(ids)-o.Unread])
		}
		if err != nil {
			return false, b.Ctx.Log.Debug("The rules of the security group are not known, so nobody is warned of "+
				"rules that were added to it: "+err.Error(), nil)
		}
		return true, component.Observe(b, report, o, Observations)
	})
}

// leavesRulesToOthers says whether the program lists no source on purpose: it adds the rules to the output
// securityGroupId.
func (i *Ingress) leavesRulesToOthers() bool {
	return len(i.Rules) == 0 && len(i.former) == 0 &&
		slices.ContainsFunc(i.sources(), func(one sourceInput) bool { return one.Given })
}

// otherRules are the ids of the rules in the security group that the component did not create.
func (g *Groups) otherRules(b *component.Builder, id string) ([]string, error) {
	found, err := vpc.GetSecurityGroupRules(b.Ctx, &vpc.GetSecurityGroupRulesArgs{
		Filters: []vpc.GetSecurityGroupRulesFilter{{Name: "group-id", Values: []string{id}}},
	}, b.Asking())
	if err != nil {
		return nil, err
	}
	own := map[string]bool{}
	for _, rule := range g.rules {
		// The id of a rule that a preview would create is not known, and not in AWS.
		if awaited, err := internals.UnsafeAwaitOutput(b.Ctx.Context(), rule.ID()); err == nil && awaited.Known {
			id, _ := awaited.Value.(pulumi.ID)
			own[string(id)] = true
		}
	}
	others := slices.DeleteFunc(found.Ids, func(id string) bool { return own[id] })
	slices.Sort(others)
	return others, nil
}

// lookAt asks AWS for rules by their ids, all at once. One that has gone since is left out.
func lookAt(b *component.Builder, ids []string) ([]GroupRule, error) {
	answers, errs := make([]*vpc.GetSecurityGroupRuleResult, len(ids)), make([]error, len(ids))
	var all sync.WaitGroup
	for at, id := range ids {
		all.Go(func() {
			answers[at], errs[at] = vpc.GetSecurityGroupRule(b.Ctx,
				&vpc.GetSecurityGroupRuleArgs{SecurityGroupRuleId: &id}, b.Asking())
		})
	}
	all.Wait()
	var rules []GroupRule
	for at, answer := range answers {
		if errs[at] != nil {
			continue
		}
		rules = append(rules, GroupRule{
			ID: ids[at], Description: answer.Description, Egress: answer.IsEgress, Tagged: len(answer.Tags) > 0,
			Protocol: answer.IpProtocol, From: answer.FromPort, To: answer.ToPort,
			Block: answer.CidrIpv4 + answer.CidrIpv6, PrefixList: answer.PrefixListId,
			Group: answer.ReferencedSecurityGroupId,
		})
	}
	if len(rules) == 0 {
		return nil, errors.Join(errs...)
	}
	return rules, nil
}
