package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// Rules have to hold. Problems with one input are reported in this order.
var Rules = slices.Concat(
	check.Of(tlsRules, ofTLS),
	check.Of(tokenRules, ofToken),
	check.Of(UserRules, ofUsers),
	rulesBetween,
)

// Advice should hold. Warnings about one input are given in this order.
var Advice = slices.Concat(
	adviceBetween,
	check.Of(tlsAdvice, ofTLS),
	check.Of(UserAdvice, ofUsers),
)
