package broken

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

// keepsSecrets fails where a secret stands in plain text in anything that the commands said or left behind: output and
// logs, state and its backups, locks, settings, and the cloud's file.
func (p *place) keepsSecrets() {
	p.t.Helper()
	p.learnsSecrets()
	require.NotEmpty(p.t, p.secrets, "there was a cluster with a token, before the run or after it")
	files := 0
	require.NoError(p.t, filepath.WalkDir(p.box.Folder(), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !entry.Type().IsRegular() {
			return err
		}
		files++
		content, err := os.ReadFile(path)
		for _, secret := range p.secrets {
			assert.False(p.t, strings.Contains(string(content), secret), "a secret stands in %s", path)
		}
		return err
	}))
	assert.Greater(p.t, files, 5, "state, cloud, program and log were searched")
}

// learnsSecrets notes the tokens that AWS knows of the cluster, while there is one.
func (p *place) learnsSecrets() {
	for _, login := range p.box.Cloud.Logins(cluster) {
		p.secrets = append(p.secrets, login.Passwords...)
	}
}

// letsClientsIn says what is wrong with the token that clients get from the output and from the connection secret; it
// is empty if AWS takes it.
func (p *place) letsClientsIn() (wrong string) {
	p.t.Helper()
	told, err := url.Parse(strings.TrimSpace(p.prints("stack", "output", "url", "--show-secrets")))
	require.NoError(p.t, err)
	token, _ := told.User.Password()
	logins := p.box.Cloud.Logins(cluster)
	takes := func(l awssim.Login) bool { return slices.Contains(l.Passwords, token) }
	if token == "" || !slices.ContainsFunc(logins, takes) {
		return "AWS does not take the token of the output"
	}
	held, err := p.box.Cloud.List()
	require.NoError(p.t, err)
	for _, r := range held {
		if r.Type != awstype.Secret {
			continue
		}
		if value, _ := p.box.Cloud.Secret(r.ID); strings.Contains(value, token) {
			return ""
		}
	}
	return "the connection secret has another token"
}
