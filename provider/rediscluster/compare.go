package rediscluster

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// rulebook are the rules that a deployment is held to before anything is created or updated.
func rulebook() check.Rulebook[*plan] {
	book := comparing()
	book.Refusals, book.Advice, book.Creation = refusals, advice, creationRules
	book.ChangeRefusals, book.ChangeWarnings = changeRefusals, changeWarnings
	return book
}

// comparing is the part of the rulebook that rules themselves read.
func comparing() check.Rulebook[*plan] {
	return check.Rulebook[*plan]{
		Replacements: replacements,
		Resolver:     func(p *plan) *inputs.Resolver { return p.in },
		Report:       (*plan).report,
	}
}

// isReplaced says whether the AWS provider replaces the replication group in a change.
func isReplaced(c planChange) bool { return comparing().Replaced(c) }
