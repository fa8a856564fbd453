package awssim_test

import (
	"fmt"
	"strings"
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

const malformedPolicy = "MalformedPolicyDocument"

// policy is a policy of one statement, as JSON text.
func policy(statement string) string {
	return `{"Version":"2012-10-17","Statement":[` + statement + `]}`
}

const (
	trust   = `{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}`
	connect = `{"Effect":"Allow","Action":["elasticache:Connect"],"Resource":"*"}`
)

var (
	roleInputs       = values{"name": "app", "assumeRolePolicy": policy(trust)}
	rolePolicyInputs = values{"name": "redis", "role": "app", "policy": policy(connect)}
)

func TestRoleLooksLikeAWS(t *testing.T) {
	e := newEngine(t, newCloud(t), values{"region": region, "defaultTags": values{"tags": values{"team": "cache"}}})
	role := e.create(roleType, "web", roleInputs.with("name", nil))
	assert.Regexp(t, `^web-[0-9a-f]{7}$`, role.id)
	assert.Equal(t, role.id, role.str("name"))
	assert.Equal(t, "arn:aws:iam::123456789012:role/"+role.id, role.str("arn"))
	assert.Regexp(t, `^AROA[0-9A-F]{17}$`, role.str("uniqueId"))
	assert.Equal(t, "/", role.str("path"))
	assert.Equal(t, 3600.0, role.outputs.Get("maxSessionDuration").AsNumber())
	assert.Equal(t, value(values{"team": "cache"}), role.outputs.Get("tagsAll"))
	spaced := roleInputs.and(values{
		"name": nil, "assumeRolePolicy": `{ "Statement": [` + trust + `],` + "\n" + ` "Version": "2012-10-17" }`,
	})
	for _, same := range []values{roleInputs.with("name", nil), spaced} {
		e.unchanged(role, same)
		e.unchanged(e.refresh(role), same)
	}
	_, diff := e.diff(role, roleInputs.and(values{"name": nil, "path": "/apps/"}))
	assert.Equal(t, p.UpdateReplace, diff.DetailedDiff["path"].Kind)

	id, uniqueID := role.id, role.str("uniqueId")
	changed := roleInputs.and(values{
		"name": nil, "assumeRolePolicy": policy(strings.Replace(trust, "ecs-tasks", "lambda", 1)), "description": "web",
		"tags": values{"app": "web"}, "managedPolicyArns": []string{"arn:aws:iam::aws:policy/ReadOnlyAccess"},
	})
	role = e.update(role, changed)
	assert.Equal(t, id, role.id)
	assert.Equal(t, uniqueID, role.str("uniqueId"))
	assert.Contains(t, role.str("assumeRolePolicy"), "lambda.amazonaws.com")
	assert.Equal(t, value(values{"app": "web", "team": "cache"}), role.outputs.Get("tagsAll"))
	e.unchanged(e.refresh(role), changed)
	_, err := e.tryUpdate(role, changed.with("assumeRolePolicy", policy(connect)))
	assert.ErrorContains(t, err, malformedPolicy)

	deep := e.create(roleType, "deep", roleInputs.and(values{"path": "/a/b/", "name": "deep"}))
	assert.Equal(t, "arn:aws:iam::123456789012:role/a/b/deep", deep.str("arn"))
	prefixed := e.create(roleType, "prefixed", roleInputs.and(values{"name": nil, "namePrefix": "app-"}))
	assert.Regexp(t, `^app-\d{26}$`, prefixed.id)
	china := newEngine(t, newCloud(t), values{"region": "cn-north-1"})
	assert.Equal(t, "arn:aws-cn:iam::123456789012:role/app", china.create(roleType, "app", roleInputs).str("arn"))
}

// A role belongs to the account: all regions see it.
func TestRolesAreGlobal(t *testing.T) {
	cloud := newCloud(t)
	here, abroad := newEngine(t, cloud, nil), newEngine(t, cloud, values{"region": "eu-west-1"})
	role := here.create(roleType, "app", roleInputs)
	_, err := abroad.tryCreate(roleType, "app", roleInputs.with("name", "App"))
	assert.ErrorContains(t, err, "EntityAlreadyExists: Role with name App already exists.")
	connecting := abroad.create(rolePolicyType, "redis", rolePolicyInputs)
	assert.Equal(t, "app:redis", connecting.id)
	assert.ErrorContains(t, here.delete(role), "DeleteConflict: Cannot delete entity, must delete policies first.")
	assert.ErrorContains(t, cloud.Delete(roleType, role.id), "DeleteConflict")
	assert.Equal(t, "app", abroad.refresh(role).id)
	require.NoError(t, abroad.delete(connecting))
	require.NoError(t, here.delete(role))
	here.assertEmpty()
}

func TestRolePolicies(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	_, err := e.tryCreate(rolePolicyType, "redis", rolePolicyInputs)
	assert.ErrorContains(t, err, "NoSuchEntity: The role with name app cannot be found.")
	role := e.create(roleType, "app", roleInputs)
	made := e.create(rolePolicyType, "redis", rolePolicyInputs.with("name", nil))
	assert.Regexp(t, `^app:redis-[0-9a-f]{7}$`, made.id)
	e.unchanged(e.refresh(made), rolePolicyInputs.and(values{"name": nil, "policy": policy(" " + connect + " ")}))
	for name, another := range map[string]string{"name": "other", "role": "other"} {
		_, diff := e.diff(made, rolePolicyInputs.with(name, another))
		assert.Equal(t, p.UpdateReplace, diff.DetailedDiff[name].Kind)
	}
	other := policy(strings.Replace(connect, "*", "arn:aws:elasticache:us-east-1:123456789012:user:app", 1))
	made = e.update(made, rolePolicyInputs.and(values{"name": nil, "policy": other}))
	assert.Contains(t, made.str("policy"), ":user:app")
	_, err = e.tryUpdate(made, rolePolicyInputs.and(values{"name": nil, "policy": policy(trust)}))
	assert.ErrorContains(t, err, malformedPolicy)

	// PutRolePolicy puts one policy in the place of another.
	e.create(rolePolicyType, "first", rolePolicyInputs)
	e.create(rolePolicyType, "second", rolePolicyInputs.with("policy", other))
	overwritten, err := e.cloud.Overwritten()
	require.NoError(t, err)
	require.Len(t, overwritten, 1)
	assert.Equal(t, "app:redis", overwritten[0].ID)

	assert.ErrorContains(t, e.delete(role), "DeleteConflict")
	role = e.update(role, roleInputs.with("forceDetachPolicies", true))
	require.NoError(t, e.delete(role), "the provider deletes the policies first")
	e.assertEmpty()
}

// The provider takes a policy as an object too, in the languages whose SDK has a type for it.
func TestPoliciesAsObjects(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	trusted := func(service any) values {
		return roleInputs.with("assumeRolePolicy", values{
			"Version": "2012-10-17",
			"Statement": []any{values{
				"Effect": "Allow", "Principal": values{"Service": service}, "Action": "sts:AssumeRole",
			}},
		})
	}
	role := e.create(roleType, "app", trusted("ecs-tasks.amazonaws.com"))
	assert.JSONEq(t, policy(trust), role.str("assumeRolePolicy"))
	e.unchanged(e.refresh(role), trusted("ecs-tasks.amazonaws.com"))
	e.unchanged(role, roleInputs)
	require.NoError(t, awssim.Refusal(roleType, trusted("lambda.amazonaws.com").properties()))
	assertRefused(t, awssim.Refusal(roleType, trusted("lambda").properties()), malformedPolicy, `"SERVICE":"lambda"`)

	later := e.check(roleType, "app", property.Map{}, trusted(property.New(property.Computed)))
	require.Empty(t, later.Failures)
	assert.True(t, later.Inputs.Get("assumeRolePolicy").IsComputed())
	hidden := e.check(roleType, "app", property.Map{}, trusted(property.New("a.amazonaws.com").WithSecret(true)))
	assert.True(t, hidden.Inputs.Get("assumeRolePolicy").Secret())
	refused := e.check(dashboardType, "board", property.Map{}, values{"dashboardName": "a", "dashboardBody": values{}})
	assert.Len(t, refused.Failures, 1, "where the SDK says that it is text, an object is none")
}

func TestPreviewOfARole(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	checked := e.check(roleType, "app", property.Map{}, roleInputs)
	previewed, err := e.server.Create(p.CreateRequest{
		Urn: urnOf(roleType, "app"), Properties: checked.Inputs, DryRun: true,
	})
	require.NoError(t, err)
	assert.Equal(t, "app", previewed.Properties.Get("name").AsString())
	for _, name := range []string{"arn", "uniqueId", "createDate", "managedPolicyArns"} {
		assert.True(t, previewed.Properties.Get(name).IsComputed(), name)
	}
	e.assertEmpty()
}

func TestRefusedRoles(t *testing.T) {
	role := func(statement string) values { return roleInputs.with("assumeRolePolicy", policy(statement)) }
	inline := func(statement string) values { return rolePolicyInputs.with("policy", policy(statement)) }
	own := func(name, text string) values {
		return roleInputs.with("inlinePolicies", []any{values{"name": name, "policy": text}})
	}
	managed := func(n int) values {
		arns := make([]string, n)
		for i := range arns {
			arns[i] = fmt.Sprintf("arn:aws:iam::123456789012:policy/p%d", i)
		}
		return roleInputs.with("managedPolicyArns", arns)
	}
	// long is a statement that makes a policy of n characters, with white space that does not count.
	long := func(statement string, n int) string {
		n -= len(policy(`{"Sid":"",`+statement[1:])) + 1
		return `{"Sid":"` + strings.Repeat("a", n+1) + `", ` + statement[1:]
	}
	tagged := func(keys ...string) values {
		tags := values{}
		for _, key := range keys {
			tags[key] = "v"
		}
		return roleInputs.with("tags", tags)
	}
	for name, test := range map[string]struct {
		token           string
		inside, outside values
		code            string
		contains        string
	}{
		"name":              {roleType, roleInputs.with("name", strings.Repeat("a", 64)), roleInputs.with("name", strings.Repeat("a", 65)), contract, "expected length of name"},
		"letters of a name": {roleType, roleInputs.with("name", "a_+=,.@-"), roleInputs.with("name", "a b"), contract, `must match [\w+=,.@-]`},
		"name and prefix":   {roleType, roleInputs, roleInputs.with("namePrefix", "a"), contract, "conflicts with name_prefix"},
		"path":              {roleType, roleInputs.with("path", "/a/"), roleInputs.with("path", "/a"), "ValidationError", "must begin and end with /"},
		"description":       {roleType, roleInputs.with("description", strings.Repeat("é", 1000)), roleInputs.with("description", strings.Repeat("a", 1001)), contract, "range (0 - 1000), got 1001"},
		"session":           {roleType, roleInputs.with("maxSessionDuration", 43200), roleInputs.with("maxSessionDuration", 43201), contract, "range (3600 - 43200)"},
		"no policy":         {roleType, roleInputs, roleInputs.with("assumeRolePolicy", nil), contract, "assumeRolePolicy: Missing required"},
		"JSON":              {roleType, roleInputs, roleInputs.with("assumeRolePolicy", "{"), contract, `"assume_role_policy" contains an invalid JSON`},
		"managed policy":    {roleType, managed(1), roleInputs.with("managedPolicyArns", []string{"ReadOnlyAccess"}), contract, "managedPolicyArns[0]"},
		"managed policy's":  {roleType, managed(1), roleInputs.with("managedPolicyArns", []string{"arn:aws:iam::123456789012:role/a"}), "ValidationError", "is not valid"},
		"managed policies":  {roleType, managed(10), managed(11), "LimitExceeded", "PoliciesPerRole: 10"},
		"boundary":          {roleType, roleInputs.with("permissionsBoundary", "arn:aws:iam::aws:policy/A"), roleInputs.with("permissionsBoundary", "A"), contract, "permissionsBoundary"},
		"tags":              {roleType, tagged("a:b"), tagged("aws:b"), "ValidationError", "aws:"},
		"tags in two cases": {roleType, tagged("app", "team"), tagged("app", "App"), "InvalidInput", "case insensitive"},
		"own policy":        {roleType, own("a", policy(connect)), own("a", policy(trust)), malformedPolicy, "should not specify a principal"},
		"own policy's form": {roleType, own("a", policy(connect)), own("a", "[]"), contract, "inlinePolicies[0].policy"},
		"own policy's name": {roleType, own("a", policy(connect)), own("a b", policy(connect)), contract, "inlinePolicies[0].name"},
		"own policy's size": {roleType, own("a", policy(long(connect, 10240))), own("a", policy(long(connect, 10241))), "LimitExceeded", "10240 bytes exceeded for role app"},
		"size of trust":     {roleType, role(long(trust, 2048)), role(long(trust, 2049)), "LimitExceeded", "ACLSizePerRole: 2048"},
		"principal":         {roleType, role(trust), role(`{"Effect":"Allow","Action":"sts:AssumeRole"}`), malformedPolicy, "no principals"},
		"account":           {roleType, role(strings.Replace(trust, `"Service":"ecs-tasks.amazonaws.com"`, `"AWS":"123456789012"`, 1)), role(strings.Replace(trust, `"Service":"ecs-tasks.amazonaws.com"`, `"AWS":"12345"`, 1)), malformedPolicy, `Invalid principal in policy: "AWS":"12345"`},
		"a user":            {roleType, role(strings.Replace(trust, `"Service":"ecs-tasks.amazonaws.com"`, `"AWS":["arn:aws:iam::123456789012:root"]`, 1)), role(strings.Replace(trust, "Service", "Services", 1)), malformedPolicy, "Syntax errors"},
		"anyone":            {roleType, role(strings.Replace(trust, `{"Service":"ecs-tasks.amazonaws.com"}`, `"*"`, 1)), role(strings.Replace(trust, "ecs-tasks.amazonaws.com", "*", 1)), malformedPolicy, `"SERVICE":"*"`},
		"resource of trust": {roleType, role(trust), role(strings.Replace(trust, `"Action"`, `"Resource":"*","Action"`, 1)), malformedPolicy, "Has prohibited field Resource"},
		"action of trust":   {roleType, role(strings.Replace(trust, "AssumeRole", "TagSession", 1)), role(strings.Replace(trust, "sts:AssumeRole", "s3:GetObject", 1)), malformedPolicy, "STS AssumeRole actions"},
		"array":             {rolePolicyType, rolePolicyInputs, rolePolicyInputs.with("policy", "["+policy(connect)+"]"), contract, "contains a JSON array, not a JSON object"},
		"quoted":            {rolePolicyType, rolePolicyInputs, rolePolicyInputs.with("policy", `"{}"`), contract, "contains a JSON-encoded string"},
		"space":             {rolePolicyType, rolePolicyInputs, rolePolicyInputs.with("policy", " "+policy(connect)), contract, "leading space"},
		"empty":             {rolePolicyType, rolePolicyInputs, rolePolicyInputs.with("policy", ""), contract, "empty string"},
		"broken":            {rolePolicyType, rolePolicyInputs, rolePolicyInputs.with("policy", "{"), contract, "policy: \"policy\" contains an invalid JSON policy"},
		"name of a policy":  {rolePolicyType, rolePolicyInputs.with("name", strings.Repeat("a", 128)), rolePolicyInputs.with("name", strings.Repeat("a", 129)), contract, "range (1 - 128)"},
		"role's ARN":        {rolePolicyType, rolePolicyInputs, rolePolicyInputs.with("role", "arn:aws:iam::123456789012:role/app"), contract, `role: "role" must match`},
		"size of a policy":  {rolePolicyType, inline(long(connect, 10240)), inline(long(connect, 10241)), "LimitExceeded", "10240 bytes exceeded for role app"},
		"no statement":      {rolePolicyType, rolePolicyInputs.with("policy", `{"Statement":`+connect+`}`), rolePolicyInputs.with("policy", `{"Version":"2012-10-17"}`), malformedPolicy, "Syntax errors in policy."},
		"version":           {rolePolicyType, rolePolicyInputs.with("policy", `{"Version":"2008-10-17","Statement":`+connect+`}`), rolePolicyInputs.with("policy", `{"Version":"2024-10-17","Statement":`+connect+`}`), malformedPolicy, "Syntax errors"},
		"element":           {rolePolicyType, inline(connect), inline(strings.Replace(connect, `"Action"`, `"Comment":"a","Action"`, 1)), malformedPolicy, "Syntax errors"},
		"effect":            {rolePolicyType, inline(strings.Replace(connect, "Allow", "Deny", 1)), inline(strings.Replace(connect, "Allow", "allow", 1)), malformedPolicy, "Syntax errors"},
		"both actions":      {rolePolicyType, inline(strings.Replace(connect, "Action", "NotAction", 1)), inline(strings.Replace(connect, `"Action"`, `"NotAction":"a:b","Action"`, 1)), malformedPolicy, "Syntax errors"},
		"condition":         {rolePolicyType, inline(strings.Replace(connect, `"Action"`, `"Condition":{},"Action"`, 1)), inline(strings.Replace(connect, `"Action"`, `"Condition":[],"Action"`, 1)), malformedPolicy, "Syntax errors"},
		"ids":               {rolePolicyType, inline(connect + "," + connect), inline(strings.Repeat(`{"Sid":"a",`+connect[1:]+",", 2) + connect), malformedPolicy, "(SID) in a single policy must be unique"},
		"actions":           {rolePolicyType, inline(connect), inline(strings.Replace(connect, `["elasticache:Connect"]`, `[]`, 1)), malformedPolicy, "must contain actions"},
		"vendor":            {rolePolicyType, inline(strings.Replace(connect, "elasticache:Connect", "*", 1)), inline(strings.Replace(connect, "elasticache:", "", 1)), malformedPolicy, "prefaced by a vendor"},
		"colons":            {rolePolicyType, inline(connect), inline(strings.Replace(connect, "elasticache:", "aws:elasticache:", 1)), malformedPolicy, "only one colon"},
		"resources":         {rolePolicyType, inline(connect), inline(strings.Replace(connect, `,"Resource":"*"`, "", 1)), malformedPolicy, "must contain resources"},
		"resource's form":   {rolePolicyType, inline(strings.Replace(connect, `"*"`, `["arn:aws:s3:::b"]`, 1)), inline(strings.Replace(connect, `"*"`, `"user:app"`, 1)), malformedPolicy, `Resource user:app must be in ARN format or "*".`},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, awssim.Refusal(test.token, test.inside.properties()), "just inside")
			assertRefused(t, awssim.Refusal(test.token, test.outside.properties()), test.code, test.contains)
		})
	}

	e := newEngine(t, newCloud(t), nil)
	e.create(roleType, "app", own("own", policy(long(connect, 5000))))
	first := e.create(rolePolicyType, "first", inline(long(connect, 5240)).with("name", "first"))
	e.update(first, inline(long(connect, 5000)).with("name", "first"))
	e.create(rolePolicyType, "second", inline(long(connect, 240)))
	_, err := e.tryCreate(rolePolicyType, "third", inline(connect).with("name", "third"))
	assert.ErrorContains(t, err, "LimitExceeded: Maximum policy size of 10240 bytes exceeded for role app",
		"all policies of a role count together")
	require.NoError(t, e.cloud.Delete(roleType, "app"), "with policies of its own all go")
	e.assertEmpty()
}
