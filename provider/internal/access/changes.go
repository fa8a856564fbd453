package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// ChangeRefusals refuse a change that AWS refuses, or that turns clients away without need. docs/checks.md has them in
// this order.
var ChangeRefusals = slices.Concat(
	check.OfChange(tlsInSteps, ofTLS),
	check.OfChange(tokenInPhases, ofToken),
	tokenForUsers,
	check.OfChange(tokenOfOldVersion, ofToken),
	usersWithTLS,
)

// ChangeWarnings say what a change does to clients. docs/checks.md has them in this order.
var ChangeWarnings = slices.Concat(
	tokenAdded,
	check.OfChange(tokenTwice, ofToken),
	usersAdded,
	check.OfChange(strategyAlone, ofToken),
	usersGone,
	check.OfChange(UserChanges, usersInUse),
	check.OfChange(tlsDemanded, ofTLS),
)

// TLSChangeWarnings are further ones, about connections that are no longer encrypted.
var TLSChangeWarnings = check.OfChange(tlsWeakened, ofTLS)
