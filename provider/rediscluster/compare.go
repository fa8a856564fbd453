package rediscluster

import (
	"maps"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// unknownOf says which inputs are not known before or after a change.
func unknownOf(c planChange) check.Unknown {
	return func(input string) bool { return c.Now.in.Unknown.Cover(input) || c.Was.in.Unknown.Cover(input) }
}

// isReplaced says whether the AWS provider replaces the replication group in a change. What the old one was does then
// not matter.
func isReplaced(c planChange) bool { return len(check.Run(c, unknownOf(c), replacements)) > 0 }

// refusedChanges are the problems for which AWS refuses a change. A replacement is also a creation.
func refusedChanges(c planChange) check.Problems {
	replaced := isReplaced(c)
	var found check.Problems
	if replaced {
		found = check.Run(c.Now, unknownOf(c), creationRules)
	}
	return append(found, check.RunChange(c, replaced, unknownOf(c), changeRefusals)...)
}

// costsOf are the warnings about a change that AWS accepts.
func costsOf(c planChange) check.Problems {
	return check.RunChange(c, isReplaced(c), unknownOf(c), changeWarnings)
}

// changeReport says how problems of a change are reported. An input that is a secret before or after the change is a
// secret in both.
func changeReport(c planChange) check.Report {
	report := c.Now.report()
	report.Secrets = maps.Clone(report.Secrets)
	maps.Copy(report.Secrets, c.Was.in.Secrets)
	return report
}
