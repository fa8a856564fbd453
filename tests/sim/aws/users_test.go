package awssim_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

const password, otherPassword = "a-str0ng-pa))word", "an0ther-pa))word."

// userInputs are a user that AWS takes, defaultInputs one in the place of the user that every account has.
var (
	userInputs = values{
		"userId": "app", "userName": "app", "engine": "redis", "accessString": "on ~app:* +@all -@dangerous", "passwords": []string{password},
	}
	defaultInputs = userInputs.and(values{"userId": "nobody", "userName": "default", "accessString": "off -@all"})
	groupInputs   = values{"userGroupId": "cache-users", "engine": "redis", "userIds": []string{"nobody", "app"}}
)

func mode(way string, passwords ...string) values {
	inputs := userInputs.and(values{"passwords": nil, "authenticationMode": values{"type": way}})
	if passwords != nil {
		inputs["authenticationMode"] = values{"type": way, "passwords": passwords}
	}
	return inputs
}

func TestUsersLookLikeAWS(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := userInputs.and(values{"engine": "REDIS", "tags": values{"a": "b"}})
	r := e.create(userType, "app", inputs)
	assert.Equal(t, "app", r.id)
	assert.Equal(t, "arn:aws:elasticache:us-east-1:123456789012:user:app", r.str("arn"))
	assert.Equal(t, "redis", r.str("engine"))
	assert.Equal(t, value(values{"type": "password", "passwordCount": 1}).WithSecret(true),
		r.outputs.Get("authenticationMode"))
	assert.True(t, r.outputs.Get("passwords").Secret())
	e.unchanged(r, inputs)
	e.unchanged(e.refresh(r), inputs)

	r = e.update(r, inputs.and(values{"accessString": "on ~* +@all", "passwords": []string{password, otherPassword}}))
	assert.Equal(t, 2.0, r.outputs.Get("authenticationMode").AsMap().Get("passwordCount").AsNumber())
	iam := mode("iam")
	r = e.update(r, iam)
	assert.Equal(t, value(values{"type": "iam", "passwordCount": 0}).WithSecret(true),
		r.outputs.Get("authenticationMode"))
	e.unchanged(e.refresh(r), iam)
	both := mode("password", password, otherPassword)
	r = e.update(r, both)
	e.unchanged(e.refresh(r), mode("password", otherPassword, password))
	_, diff := e.diff(r, mode("password", password))
	assert.Contains(t, diff.DetailedDiff, "authenticationMode")

	e.create(userType, "nobody", defaultInputs)
	group := e.create(userGroupType, "group", groupInputs)
	assert.Equal(t, "arn:aws:elasticache:us-east-1:123456789012:usergroup:cache-users", group.str("arn"))
	e.unchanged(e.refresh(group), groupInputs.with("userIds", []string{"app", "nobody"}))
	group = e.update(group, groupInputs.with("userIds", []string{"default"}))
	assert.Equal(t, []string{"default"}, group.strs("userIds"))

	for name, key := range map[string]string{"other id": "userId", "other name": "userName"} {
		_, diff := e.diff(r, both.with(key, "other"))
		assert.Equal(t, p.UpdateReplace, diff.DetailedDiff[key].Kind, name)
	}
	for _, key := range []string{"userGroupId", "engine"} {
		_, diff := e.diff(group, groupInputs.with(key, "valkey"))
		assert.Equal(t, p.UpdateReplace, diff.DetailedDiff[key].Kind, key)
	}
}

// What the service stores in lower case, the provider compares as it is.
func TestIDsOfUsersInAnyCase(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := userInputs.with("userId", "App")
	r := e.create(userType, "app", inputs)
	assert.Equal(t, "app", r.id)
	_, diff := e.diff(r, inputs)
	assert.Contains(t, diff.DetailedDiff, "userId", "a program with capitals replaces its user each time")
	_, err := e.tryCreate(userType, "again", userInputs.with("userId", "APP"))
	assert.ErrorContains(t, err, "UserAlreadyExists: User app already exists.")
}

// AWS tells that no password is required in other words than it takes it.
func TestNoPasswordRequired(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := userInputs.and(values{"passwords": nil, "noPasswordRequired": true})
	r := e.create(userType, "app", inputs)
	assert.Equal(t, "no-password", r.outputs.Get("authenticationMode").AsMap().Get("type").AsString())
	e.unchanged(e.refresh(r), inputs)
	require.NoError(t, e.delete(r))

	r = e.create(userType, "app", mode("no-password-required"))
	_, diff := e.diff(r, mode("no-password-required"))
	assert.Contains(t, diff.DetailedDiff, "authenticationMode")
}

func TestPasswordsStaySecret(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cloud.json")
	e := newEngine(t, awssim.Open(path), nil)
	r := e.create(userType, "app", userInputs)
	other := e.create(userType, "other", mode("password", otherPassword).with("userId", "other"))
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.NotContains(t, string(content), password)
	assert.NotContains(t, string(content), otherPassword)
	assert.Contains(t, string(content), "sha256:")
	assert.Equal(t, property.New(otherPassword),
		e.refresh(other).outputs.Get("authenticationMode").AsMap().Get("passwords").AsArray().Get(0))

	read, err := e.server.Read(p.ReadRequest{ID: r.id, Urn: r.urn})
	require.NoError(t, err)
	assert.True(t, read.Properties.Get("passwords").IsNull(), "AWS does not tell passwords")
	imported := resourceState{r.urn, read.ID, read.Inputs, read.Properties}
	imported = e.update(imported, userInputs.and(values{"passwords": nil, "accessString": "on ~* +@read"}))
	assert.Equal(t, "password", imported.outputs.Get("authenticationMode").AsMap().Get("type").AsString())
	imported = e.update(imported, userInputs)
	e.unchanged(imported, userInputs)

	require.NoError(t, e.delete(imported))
	require.NoError(t, e.delete(other))
	content, err = os.ReadFile(path)
	require.NoError(t, err)
	for _, id := range []string{"app", "other"} {
		assert.Contains(t, string(content), `"`+userType+` `+awssim.Account+` us-east-1 `+id+`":null`,
			"they go with their user")
	}
}

func TestRefusedUsers(t *testing.T) {
	valkey := userInputs.with("engine", "valkey")
	passwords := func(passwords ...string) values { return userInputs.with("passwords", passwords) }
	access := func(access string) values { return userInputs.with("accessString", access) }
	for name, test := range map[string]struct {
		inside, outside values
		code            string
		contains        string
	}{
		"id":                      {userInputs.with("userId", "a-1"), userInputs.with("userId", "1-a"), invalidValue, "UserId"},
		"long id":                 {userInputs.with("userId", strings.Repeat("u", 40)), userInputs.with("userId", strings.Repeat("u", 41)), invalidValue, "UserId"},
		"name":                    {userInputs.with("userName", "any name!"), userInputs.with("userName", ""), invalidValue, "UserName"},
		"engine":                  {userInputs.with("engine", "Valkey"), userInputs.with("engine", "memcached"), contract, "engine: expected"},
		"short password":          {passwords(strings.Repeat("a", 16)), passwords(strings.Repeat("a", 15)), contract, "passwords[0]: expected length"},
		"long password":           {passwords(strings.Repeat("a", 128)), passwords(strings.Repeat("a", 129)), contract, "passwords[0]: expected length"},
		"short password of mode":  {mode("password", strings.Repeat("a", 16)), mode("password", strings.Repeat("a", 15)), invalidValue, "between 16-128"},
		"password's comma":        {passwords("0123456789abcde+-."), passwords("0123456789abcde,"), invalidValue, "printable"},
		"password's quote":        {passwords("0123456789abcde!#$%&'()"), passwords(`0123456789abcde"`), invalidValue, "printable"},
		"password's slash":        {passwords("0123456789abcde0:;<=>?"), passwords("0123456789abcde/"), invalidValue, "printable"},
		"password's at":           {passwords("0123456789abcdeA[]^_`{|}~"), passwords("0123456789abcde@"), invalidValue, "printable"},
		"password's space":        {passwords(password), passwords("0123456789 abcdef"), invalidValue, "printable"},
		"three passwords":         {passwords(password, otherPassword), passwords(password, otherPassword, "0123456789abcdef"), contract, "2 item maximum"},
		"three passwords of mode": {mode("password", password, otherPassword), mode("password", password, otherPassword, "0123456789abcdef"), invalidValue, "up to two"},
		"way to log in":           {mode("iam"), mode("token"), contract, "authenticationMode.type: expected"},
		"no way to log in":        {userInputs, userInputs.with("passwords", nil), invalidValue, "No password was provided."},
		"mode without password":   {mode("password", password), mode("password"), invalidValue, "No password was provided."},
		"two ways":                {mode("password", password), mode("password", password).with("passwords", []string{password}), invalidCombination, "Only one"},
		"password or none":        {userInputs.with("noPasswordRequired", false), userInputs.with("noPasswordRequired", true), invalidCombination, "Only one"},
		"IAM and a password":      {mode("iam"), mode("iam", password), invalidCombination, "Password field is not allowed with authentication type: iam"},
		"IAM's name":              {mode("iam").with("userId", "App"), mode("iam").with("userName", "other"), invalidCombination, "User Id and User name must be same"},
		"valkey without password": {valkey, valkey.and(values{"passwords": nil, "noPasswordRequired": true}), invalidCombination, "valkey"},
		"tags":                    {userInputs.with("tags", values{"a": "b"}), userInputs.with("tags", values{"aws:a": "b"}), invalidValue, "aws:"},

		"access string":     {access("off"), access("  "), invalidValue, "empty"},
		"keys":              {access("on ~app::* %R~read:* %RW~* allkeys resetkeys"), access("on app::*"), invalidValue, "rule 2"},
		"commands":          {access("+get -config|set +@read -@all allcommands"), access("+"), invalidValue, "rule 1"},
		"categories":        {access("+@sortedset"), access("on ~* +@every,thing"), invalidValue, "rule 3"},
		"channels":          {access("&news:* & allchannels resetchannels"), access("on #x &"), invalidValue, "rule 2 is about passwords"},
		"empty patterns":    {access("~ & %R~ %r"), access("~ %"), invalidValue, "rule 2 has a syntax error"},
		"permissions":       {access("%RW~* %wr~x"), access("%RR~x"), invalidValue, "rule 1"},
		"keys after all":    {access("~* allkeys resetkeys ~x"), access("on ~* ~x"), invalidValue, "rule 3 adds a pattern"},
		"channels after":    {access("(&*) &x"), access("on (&* &x)"), invalidValue, "rule 3 adds a pattern"},
		"commands in one":   {access("+get +set"), access("+get,set"), invalidValue, "rule 1"},
		"no subcommand":     {access("+client|id"), access("+client|"), invalidValue, "rule 1"},
		"databases":         {access("db=0,1 (resetdbs)"), access("db="), invalidValue, "rule 1"},
		"nested selector":   {access("() (+get) (~a(1)"), access("((+get))"), invalidValue, "rule 1"},
		"end of a selector": {access("on (+get)"), access("on +get)"), invalidValue, "rule 2"},
		"selectors":         {access("on ~a (~b +@read) +get clearselectors"), access("on (~b OFF)"), invalidValue, "rule 3 has no place in a selector"},
		"half a selector":   {access("on (~b +get)"), access("on (~b +get"), invalidValue, "does not end"},
		"password":          {access("on ~>* +get"), access("on >" + password), invalidValue, "passwords"},
		"password taken":    {access("on ~<* +get"), access("on <" + password), invalidValue, "passwords"},
		"hash":              {access("on ~#1 +get"), access("on #" + strings.Repeat("0", 64)), invalidValue, "passwords"},
		"hash taken":        {access("on ~!1 +get"), access("on !" + strings.Repeat("0", 64)), invalidValue, "passwords"},
		"no password":       {access("on ~nopass"), access("on nopass"), invalidValue, "passwords"},
		"reset":             {access("on ~reset"), access("reset on"), invalidValue, "passwords"},
		"reset passwords":   {access("on -@all"), access("on resetpass"), invalidValue, "passwords"},
		"password inside (": {access("on (~a)"), access("on (>" + password + ")"), invalidValue, "passwords"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, awssim.Refusal(userType, test.inside.properties()), "just inside")
			assertRefused(t, awssim.Refusal(userType, test.outside.properties()), test.code, test.contains)
		})
	}
}

func assertRefused(t *testing.T, err error, code, contains string) {
	t.Helper()
	require.Error(t, err, "just outside")
	assert.Contains(t, err.Error(), contains)
	assert.NotContains(t, err.Error(), password, "a refusal quotes no password")
	if refused := (&awssim.AWSError{}); code != contract {
		require.True(t, errors.As(err, &refused), "%v", err)
		assert.Equal(t, code, refused.Code)
	}
}
