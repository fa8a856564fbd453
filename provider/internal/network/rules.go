package network

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// Rules have to hold. Problems with one input are reported in this order.
var Rules = slices.Concat(
	check.Of(addressingRules, ofAddressing),
	check.Of(placementRules, ofPlacement),
	check.Of(IngressRules, ofIngress),
)

// IngressRules are the ones about who may connect.
var IngressRules = slices.Concat(groupRules, sourceRules)

// Advice should hold. Warnings about one input are given in this order.
var Advice = slices.Concat(
	check.Of(placementAdvice, ofPlacement),
	check.Of(sourceAdvice, ofIngress),
	adviceBetween,
	check.Of(ingressQuotas, ofIngress),
)
