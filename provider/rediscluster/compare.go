package rediscluster

import (
	"maps"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// unknownOf says which inputs are not known on either side of a change.
func unknownOf(c planChange) check.Unknown {
	return func(input string) bool { return c.Now.in.Unknown.Cover(input) || c.Was.in.Unknown.Cover(input) }
}

// isReplaced says whether one of the inputs has the AWS provider make another replication group: what the old one was
// does then not matter.
func isReplaced(c planChange) bool { return len(check.Run(c, unknownOf(c), replacements)) > 0 }

// refusedChanges are what AWS refuses of a change. A cluster that is replaced is made anew.
func refusedChanges(c planChange) check.Problems {
	replaced := isReplaced(c)
	var found check.Problems
	if replaced {
		found = check.Run(c.Now, unknownOf(c), creationRules)
	}
	return append(found, check.RunChange(c, replaced, unknownOf(c), changeRefusals)...)
}

// costsOf are what a change costs that AWS makes.
func costsOf(c planChange) check.Problems {
	return check.RunChange(c, isReplaced(c), unknownOf(c), changeWarnings)
}

// reportOf is how a change is told: what was a secret then, or is one now, is one.
func reportOf(c planChange) check.Report {
	told := c.Now.report()
	told.Secrets = maps.Clone(told.Secrets)
	maps.Copy(told.Secrets, c.Was.in.Secrets)
	return told
}
