package rediscluster

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// openness is all about a cluster that lets someone in, or lets what they say be read.
type openness struct {
	// Rules are the sources that the rules let in, with the ports; Groups those with rules of their own.
	Rules, Groups []string
	Egress        bool
	TLS, AtRest   bool
	Mode          string
	// Login is how clients log in; Open are users as whom anyone can.
	Login string
	Open  []string
}

func opennessOf(t *testing.T, change func(*RedisClusterArgs)) openness {
	t.Helper()
	g, outputs, _ := connected(t, change)
	var o openness
	for name, r := range g {
		switch {
		case strings.HasSuffix(r.TypeToken, ":SecurityGroupIngressRule"):
			o.Rules = append(o.Rules, name)
			assert.Equal(t, r.Get("fromPort"), r.Get("toPort"), "one port")
		case strings.HasSuffix(r.TypeToken, ":SecurityGroupEgressRule"):
			o.Egress = true
		case strings.HasSuffix(r.TypeToken, ":SecurityGroup"):
			o.Egress = o.Egress || r.Has("egress")
			assert.False(t, r.Has("ingress"))
		case strings.HasSuffix(r.TypeToken, ":User") && r.Has("noPasswordRequired") &&
			!strings.HasPrefix(r.Get("accessString").(string), "off "):
			o.Open = append(o.Open, name)
		case strings.HasSuffix(r.TypeToken, ":ReplicationGroup"):
			o.TLS, o.AtRest = r.Get("transitEncryptionEnabled").(bool), r.Get("atRestEncryptionEnabled").(bool)
			o.Mode, _ = r.Get("transitEncryptionMode").(string)
			for _, id := range r.Get("securityGroupIds").([]any) {
				o.Groups = append(o.Groups, id.(string))
			}
		}
	}
	slices.Sort(o.Rules)
	o.Login = outputs["authentication"].(string)
	return o
}

// Every input is given a value, and nothing is open by it but what it says.
func TestNoInputOpensMoreThanItSays(t *testing.T) {
	t.Parallel()
	closed := opennessOf(t, asIs)
	assert.Equal(t, openness{Groups: []string{"cache-security-group-id"}, TLS: true, AtRest: true, Login: "none"},
		closed, "the default is closed and encrypted")
	own := "cache-security-group-id"
	says := func(change func(*openness)) *openness {
		o := closed
		change(&o)
		return &o
	}
	opens := map[string]*openness{
		"allowConnectionsFromCidrBlocks":     says(func(o *openness) { o.Rules = []string{"cache-ingress-cidr-10.0.0.0-16"} }),
		"allowConnectionsFromPrefixLists":    says(func(o *openness) { o.Rules = []string{"cache-ingress-prefix-list-pl-0123abcd"} }),
		"allowConnectionsFromSecurityGroups": says(func(o *openness) { o.Rules = []string{"cache-ingress-group-" + group1} }),
		"allowConnectionsFromSelf":           says(func(o *openness) { o.Rules = []string{"cache-ingress-self"} }),
		"additionalSecurityGroupIds":         says(func(o *openness) { o.Groups = []string{own, group2} }),
		"securityGroupIds":                   says(func(o *openness) { o.Groups = []string{group2} }),
		"enableAtRestEncryption":             says(func(o *openness) { o.AtRest = false }),
		"enableTransitEncryption":            says(func(o *openness) { o.TLS = false }),
		"transitEncryptionMode":              says(func(o *openness) { o.Mode = "preferred" }),
		"authToken":                          says(func(o *openness) { o.Login = "token" }),
		"authTokenUpdateStrategy":            says(func(o *openness) { o.Login = "token" }),
		"authTokenVersion":                   says(func(o *openness) { o.Login = "token" }),
		"generateAuthToken":                  says(func(o *openness) { o.Login = "token" }),
		"connectionUser":                     says(func(o *openness) { o.Login = "users" }),
		"userGroupId":                        says(func(o *openness) { o.Login = "users" }),
		"users":                              says(func(o *openness) { o.Login = "users" }),
	}
	for input, one := range oneOfEach {
		want := &closed
		if says, ok := opens[input]; ok {
			want = says
		}
		assert.Equal(t, *want, opennessOf(t, one.both()), input)
	}
}
