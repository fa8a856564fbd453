package broken

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// keepsSecrets fails where a secret stands in plain text in anything that the commands said or left behind: output and
// logs, state and its backups, locks, settings, and the cloud's file.
func (p *place) keepsSecrets() {
	p.t.Helper()
	secrets := p.secrets()
	files := 0
	require.NoError(p.t, filepath.WalkDir(p.box.Folder(), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !entry.Type().IsRegular() {
			return err
		}
		files++
		content, err := os.ReadFile(path)
		for _, secret := range secrets {
			assert.False(p.t, strings.Contains(string(content), secret), "a secret stands in %s", path)
		}
		return err
	}))
	assert.Greater(p.t, files, 5, "state, cloud, program and log were searched")
}

// secrets are the tokens of the cluster as AWS knows them; none while there is no cluster.
func (p *place) secrets() (tokens []string) {
	for _, login := range p.box.Cloud.Logins(cluster) {
		tokens = append(tokens, login.Passwords...)
	}
	return tokens
}
