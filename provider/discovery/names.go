package discovery

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// The limits of DNS.
// Source: RFC 1035, section 2.3.4, less what the length octets take, as RFC 1123 and Kubernetes have it.
const maxLabel, maxName = 63, 253

// form is the syntax of a kind of name.
type form struct {
	what, example string
	pattern       *lazyregexp.Regexp
	longest       int
	// labels says that the name is a DNS name: parts between dots, each of limited length.
	labels bool
}

const (
	label           = `[a-z0-9]([-a-z0-9]*[a-z0-9])?`
	underscoreLabel = `[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?`
)

var (
	serviceName = form{
		what:    "the name of a Service (lower-case letters, digits and hyphens, a letter first, no hyphen at the end)",
		example: "redis",
		pattern: lazyregexp.New(`^[a-z]([-a-z0-9]*[a-z0-9])?$`), longest: maxLabel,
	}
	namespaceName = form{
		what:    "the name of a namespace (lower-case letters, digits and hyphens, none of them at an end)",
		example: "shop",
		pattern: lazyregexp.New(`^` + label + `$`), longest: maxLabel,
	}
	dnsName = form{
		what:    "a DNS name (lower-case letters, digits and hyphens between dots, no dot at the end)",
		example: "cache.internal.example.com",
		pattern: lazyregexp.New(`^` + label + `(\.` + label + `)*$`), longest: maxName, labels: true,
	}
	// recordName allows underscores, as DNS does: the name of a zone may have one, although the name of a host may not.
	recordName = form{
		what: "the name of a record (lower-case letters, digits, hyphens and underscores between dots, no dot at " +
			"the end)",
		example: "cache.internal.example.com",
		pattern: lazyregexp.New(`^` + underscoreLabel + `(\.` + underscoreLabel + `)*$`),
		longest: maxName,
		labels:  true,
	}
	labelName = form{
		what: "the name of a label (letters, digits and - _ . between letters and digits)", example: "team",
		pattern: lazyregexp.New(`^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$`), longest: maxLabel,
	}
	labelValue = form{
		what: "the value of a label (letters, digits and - _ . between letters and digits)", example: "web",
		pattern: lazyregexp.New(`^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$`), longest: maxLabel,
	}
	dataKey = form{
		what: "a key of a Secret (letters, digits and - _ .)", example: "REDIS_HOST",
		pattern: lazyregexp.New(`^[-._A-Za-z0-9]+$`), longest: maxName,
	}
)

// wrong says what is wrong with a name, or nothing.
func (f form) wrong(s string) string {
	if !f.pattern.MatchString(s) {
		return "form"
	}
	if len(s) > f.longest {
		return fmt.Sprintf("is %d characters long; at most %d are allowed", len(s), f.longest)
	}
	if f.labels {
		for label := range strings.SplitSeq(s, ".") {
			if len(label) > maxLabel {
				return fmt.Sprintf("has a part of %d characters between dots; at most %d are allowed", len(label),
					maxLabel)
			}
		}
	}
	return ""
}

// proposals are the names that a malformed name may stand for, the nearest first. A name with dots may exist elsewhere,
// so only its capital letters and the dots at its end are corrected.
func (f form) proposals(s string) []string {
	s = strings.TrimSpace(s)
	lower := strings.ToLower(s)
	if f.labels {
		return []string{s, lower, strings.TrimSuffix(lower, ".")}
	}
	mended := strings.Trim(separators.ReplaceAllString(lower, "-"), "-.")
	return []string{s, mended, strings.ReplaceAll(mended, ".", "-")}
}

var separators = lazyregexp.New(`[\s_]+`)

// check says why a text is no such name, and what to write instead, or nil.
func (f form) check(s string) error {
	wrong := f.wrong(s)
	switch {
	case wrong == "":
		return nil
	case strings.TrimSpace(s) == "":
		return fmt.Errorf("is empty; it should be %s, for example %q", f.what, f.example)
	case wrong != "form":
		return fmt.Errorf("%s %s", spelling.Quote(s), wrong)
	}
	for _, proposal := range f.proposals(s) {
		switch also := f.wrong(proposal); also {
		case "":
			return fmt.Errorf("%s is not %s: use %q", spelling.Quote(s), f.what, proposal)
		case "form":
		default:
			return fmt.Errorf("%s is not %s, and %s", spelling.Quote(s), f.what, also)
		}
	}
	return fmt.Errorf("%s is not %s, for example %q", spelling.Quote(s), f.what, f.example)
}

// checkLabelKey checks the key of a label or an annotation: a name, perhaps after a prefix that is a DNS name.
// Source: Kubernetes documentation, "Labels and Selectors", syntax and character set.
func checkLabelKey(key string) error {
	name := key
	if prefix, behind, prefixed := strings.Cut(key, "/"); prefixed {
		name = behind
		// Kubernetes asks of a prefix no more than the length of the whole.
		if !dnsName.pattern.MatchString(prefix) || len(prefix) > maxName {
			return fmt.Errorf("the key %s has %s before the slash, which is not a DNS name, for example %q",
				spelling.Quote(key), spelling.Quote(prefix), "example.com/"+labelName.example)
		}
	}
	if err := labelName.check(name); err != nil {
		return fmt.Errorf("the key %w", err)
	}
	return nil
}

var (
	scheme   = lazyregexp.New(`^[A-Za-z][A-Za-z0-9+.-]*://`)
	userinfo = lazyregexp.New(`^[^/@]*@`)
	behind   = lazyregexp.New(`[/?#].*$`)
	port     = lazyregexp.New(`:[0-9]*$`)
)

// endpointError is what is wrong with the text of an endpoint.
type endpointError struct {
	reason string
	// hide says that the text may hold a password, and must not be shown.
	hide bool
}

// checkEndpoint says why a text is not the DNS name of an endpoint, and what to write instead, or nil.
func checkEndpoint(s string) *endpointError {
	trimmed := strings.TrimSpace(s)
	host := behind.ReplaceAllString(userinfo.ReplaceAllString(scheme.ReplaceAllString(trimmed, ""), ""), "")
	if scheme.MatchString(trimmed) || strings.Contains(trimmed, "@") {
		if host = endpointName(host); dnsName.wrong(host) == "" && !isAddress(host) {
			return &endpointError{fmt.Sprintf("is a URL; an alias leads to a name alone: use %q", host), true}
		}
		return &endpointError{"is a URL; an alias leads to a name alone: use the name before the port", true}
	}
	if isAddress(strings.Trim(host, "[]")) || isAddress(strings.Trim(port.ReplaceAllString(host, ""), "[]")) {
		return &endpointError{
			fmt.Sprintf("%s is an IP address; an alias leads to a name, and the address changes with the node: use "+
				"the endpoint that AWS names, for example the output primaryEndpoint of a RedisCluster",
				spelling.Quote(s)),
			false,
		}
	}
	if host = endpointName(host); port.MatchString(trimmed) && dnsName.wrong(host) == "" {
		return &endpointError{
			fmt.Sprintf("%s has a port; an alias leads to a name alone: use %q", spelling.Quote(s), host), false,
		}
	}
	if err := dnsName.check(s); err != nil {
		return &endpointError{err.Error(), false}
	}
	return nil
}

// endpointName is the part of an endpoint before the port.
func endpointName(host string) string {
	return strings.ToLower(strings.Trim(port.ReplaceAllString(host, ""), "."))
}

func isAddress(s string) bool {
	_, err := netip.ParseAddr(s)
	return err == nil
}
