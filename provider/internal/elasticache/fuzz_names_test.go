package elasticache

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling/spellingtest"
)

func FuzzNames(f *testing.F) {
	var parsers []spellingtest.Parser
	for _, check := range []func(string) error{
		CheckParameterGroupName, CheckSnapshotName, CheckFileName, CheckSubnetGroupName, CheckOwnUserID, CheckUserName,
	} {
		parsers = append(parsers, spellingtest.Checking(check))
	}
	spellingtest.FuzzAll(f, parsers,
		"my-parameters", "default.redis7", "Before_Upgrade", "before.upgrade", "default", "App",
		"my_app", "arn:aws:elasticache:eu-west-1:123456789012:snapshot:before", "dump.rdb", "a b", "a--b-",
		"arn:aws:elasticache:eu-west-1:123456789012:user:app", "автор")
}

// FuzzSecrets checks that no message about a token or a password quotes it.
func FuzzSecrets(f *testing.F) {
	for _, seed := range []string{
		"", "short", "a-token-of-24-characters", "a password of 24 char", " a-token-of-24-characters\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, check := range []func(string) error{CheckAuthToken, CheckUserPassword} {
			if err := check(s); err != nil && len(s) > 3 {
				assert.NotContains(t, strings.ReplaceAll(err.Error(), "characters", ""), s)
			}
		}
	})
}

// FuzzUserIDOf checks that a cluster and a user that AWS accepts get an id that AWS accepts, and that ids that end in a
// hash differ.
func FuzzUserIDOf(f *testing.F) {
	f.Add("sessions", "app", "web")
	f.Add(strings.Repeat("a", 40), "default", "Default")
	f.Fuzz(func(t *testing.T, cluster, user, other string) {
		if _, err := ParseReplicationGroupID(cluster); err != nil || CheckUserName(user) != nil {
			return
		}
		id := UserIDOf(cluster, user)
		if CheckUserID(strings.ToLower(cluster+"-"+user)) == nil {
			assert.Equal(t, strings.ToLower(cluster+"-"+user), id)
		}
		if userID.Pattern.MatchString(id) {
			assert.NoError(t, CheckUserID(id))
		}
		if !strings.EqualFold(user, other) && CheckUserName(other) == nil {
			assert.NotEqual(t, id, UserIDOf(cluster, other))
		}
	})
}
