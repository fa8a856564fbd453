package discovery

import (
	"fmt"
	"net/netip"
	"regexp"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
)

// The limits of DNS.
// Source: RFC 1035, section 2.3.4, less what the length octets take, as RFC 1123 and Kubernetes have it.
const maxLabel, maxName = 63, 253

// form is what a name looks like.
type form struct {
	what, example string
	pattern       *regexp.Regexp
	longest       int
}

var (
	serviceName = form{"the name of a Service (lower-case letters, digits and hyphens, a letter first, no hyphen at the end)", "redis",
		regexp.MustCompile(`^[a-z]([-a-z0-9]*[a-z0-9])?$`), maxLabel}
	namespaceName = form{"the name of a namespace (lower-case letters, digits and hyphens, none of them at an end)", "shop",
		regexp.MustCompile(`^[a-z0-9]([-a-z0-9]*[a-z0-9])?$`), maxLabel}
	dnsName = form{"a DNS name (lower-case letters, digits and hyphens between dots, no dot at the end)", "cache.internal.example.com",
		regexp.MustCompile(`^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`), maxName}
	labelName = form{"the name of a label (letters, digits and - _ . between letters and digits)", "team",
		regexp.MustCompile(`^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$`), maxLabel}
	labelValue = form{"the value of a label (letters, digits and - _ . between letters and digits)", "web",
		regexp.MustCompile(`^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$`), maxLabel}
	dataKey = form{"a key of a Secret (letters, digits and - _ .)", "REDIS_HOST",
		regexp.MustCompile(`^[-._A-Za-z0-9]+$`), maxName}
)

// right says what is wrong with a name, or nothing.
func (f form) wrong(s string) string {
	if !f.pattern.MatchString(s) {
		return "form"
	}
	if len(s) > f.longest {
		return fmt.Sprintf("is %d characters long; at most %d are allowed", len(s), f.longest)
	}
	if f.longest == maxName && f.pattern != dataKey.pattern {
		for _, label := range strings.Split(s, ".") {
			if len(label) > maxLabel {
				return fmt.Sprintf("has a part of %d characters between dots; at most %d are allowed", len(label), maxLabel)
			}
		}
	}
	return ""
}

var separators = regexp.MustCompile(`[\s_]+`)

// check says why a text is no such name, and what to write instead, or nil.
func (f form) check(s string) error {
	wrong := f.wrong(s)
	switch {
	case wrong == "":
		return nil
	case strings.TrimSpace(s) == "":
		return fmt.Errorf("is empty; it should be %s, for example %q", f.what, f.example)
	case wrong != "form":
		return fmt.Errorf("%s %s", elasticache.Quote(s), wrong)
	}
	mended := strings.ToLower(separators.ReplaceAllString(strings.TrimSpace(s), "-"))
	for _, proposal := range []string{strings.TrimSpace(s), mended, strings.Trim(mended, "-."), strings.ReplaceAll(strings.Trim(mended, "-."), ".", "-")} {
		if f.wrong(proposal) == "" {
			return fmt.Errorf("%s is not %s: use %q", elasticache.Quote(s), f.what, proposal)
		}
	}
	return fmt.Errorf("%s is not %s, for example %q", elasticache.Quote(s), f.what, f.example)
}

// checkLabelKey holds a key of labels or annotations against the form of Kubernetes: a name, perhaps behind the DNS name of
// who means something by it.
// Source: Kubernetes documentation, "Labels and Selectors", syntax and character set.
func checkLabelKey(key string) error {
	name := key
	if prefix, behind, prefixed := strings.Cut(key, "/"); prefixed {
		name = behind
		// Kubernetes asks of a prefix no more than the length of the whole.
		if !dnsName.pattern.MatchString(prefix) || len(prefix) > maxName {
			return fmt.Errorf("the key %s has %s before the slash, which is not a DNS name, for example %q", elasticache.Quote(key), elasticache.Quote(prefix), "example.com/"+labelName.example)
		}
	}
	if err := labelName.check(name); err != nil {
		return fmt.Errorf("the key %w", err)
	}
	return nil
}

var (
	scheme   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*://`)
	userinfo = regexp.MustCompile(`^[^/@]*@`)
	behind   = regexp.MustCompile(`[/?#].*$`)
	port     = regexp.MustCompile(`:[0-9]*$`)
)

// checkEndpoint says why a text is not the DNS name of an endpoint, and what to write instead, or nil.
func checkEndpoint(s string) error {
	host := scheme.ReplaceAllString(strings.TrimSpace(s), "")
	isURL := host != strings.TrimSpace(s)
	host = behind.ReplaceAllString(userinfo.ReplaceAllString(host, ""), "")
	address := strings.Trim(strings.TrimSuffix(host, "%"), "[]")
	if _, err := netip.ParseAddr(address); err != nil {
		host = port.ReplaceAllString(host, "")
		address = strings.Trim(host, "[]")
	}
	if _, err := netip.ParseAddr(address); err == nil {
		return fmt.Errorf("%s is an IP address; an alias leads to a name, and the address changes with the node: use the endpoint that AWS names, for example the output primaryEndpoint of a RedisCluster", elasticache.Quote(s))
	}
	host = strings.ToLower(strings.Trim(host, "."))
	switch {
	case isURL && dnsName.wrong(host) == "":
		return fmt.Errorf("is a URL; an alias leads to a name alone: use %q", host) // which is not quoted: it may hold a password
	case isURL:
		return fmt.Errorf("is a URL; an alias leads to a name alone: use the name between :// and the port")
	case port.MatchString(s) && dnsName.wrong(host) == "":
		return fmt.Errorf("%s has a port; an alias leads to a name alone: use %q", elasticache.Quote(s), host)
	}
	return dnsName.check(s)
}
