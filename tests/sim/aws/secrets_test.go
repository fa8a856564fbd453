package awssim_test

import (
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

func TestSecrets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cloud.json")
	e := newEngine(t, awssim.Open(path), nil)
	secret := e.create(secretType, "secret",
		values{"name": "cache/connection", "description": "d", "tags": values{"a": "b"}})
	assert.Regexp(t, `^arn:aws:secretsmanager:us-east-1:123456789012:secret:cache/connection-[0-9A-Za-z]{6}$`,
		secret.str("arn"))
	assert.Equal(t, secret.str("arn"), secret.id)
	e.unchanged(e.refresh(secret), values{"name": "cache/connection", "description": "d", "tags": values{"a": "b"}})
	_, found := e.cloud.Secret("cache/connection")
	assert.False(t, found, "there is no value yet")
	assert.Regexp(t, `^auto-[0-9a-f]{7}$`, e.create(secretType, "auto", values{}).str("name"))

	inputs := values{"secretId": secret.id, "secretString": `{"password":"of-the-cache"}`}
	version := e.create(secretVersionType, "version", inputs)
	assert.Equal(t, secret.id+"|"+version.str("versionId"), version.id)
	assert.Equal(t, secret.id, version.str("arn"))
	assert.Equal(t, []string{"AWSCURRENT"}, version.strs("versionStages"))
	assert.Equal(t, property.New(`{"password":"of-the-cache"}`).WithSecret(true), version.outputs.Get("secretString"))
	e.unchanged(e.refresh(version), inputs)
	current := func() string {
		value, found := awssim.Open(path).Secret("cache/connection")
		require.True(t, found)
		byARN, _ := e.cloud.Secret(secret.id)
		assert.Equal(t, value, byARN)
		return value
	}
	assert.Equal(t, `{"password":"of-the-cache"}`, current())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.NotContains(t, string(content), "of-the-cache")

	_, diff := e.diff(version, inputs.with("secretString", "next"))
	assert.Equal(t, p.UpdateReplace, diff.DetailedDiff["secretString"].Kind)
	next := e.create(secretVersionType, "next", inputs.with("secretString", "next"))
	assert.NotEqual(t, version.str("versionId"), next.str("versionId"))
	assert.Equal(t, []string{"AWSPREVIOUS"}, e.refresh(version).strs("versionStages"))
	version = e.update(e.refresh(version), inputs.with("versionStages", []string{"AWSCURRENT"}))
	assert.Equal(t, `{"password":"of-the-cache"}`, current(), "the stage is moved back")
	assert.Equal(t, []string{"AWSPREVIOUS"}, e.refresh(next).strs("versionStages"))
	next = e.update(e.refresh(next), inputs.and(values{
		"secretString": "next", "versionStages": []string{"AWSCURRENT"},
	}))
	assert.Equal(t, "next", current())
	assert.Equal(t, []string{"AWSPREVIOUS"}, e.refresh(version).strs("versionStages"))
	e.create(secretVersionType, "last", inputs.with("secretString", "last"))
	assert.Empty(t, e.refresh(version).strs("versionStages"))
	assert.Equal(t, []string{"AWSPREVIOUS"}, e.refresh(next).strs("versionStages"))
	require.NoError(t, e.delete(version))
	assert.Equal(t, "last", current())
	e.create(secretVersionType, "pending",
		inputs.and(values{"secretString": "pending", "versionStages": []string{"AWSPENDING"}}))
	assert.Equal(t, "last", current(), "what is not current yet")
	binary := e.create(secretVersionType, "binary", values{"secretId": "cache/connection", "secretBinary": "Ynl0ZXM="})
	assert.Equal(t, secret.id, binary.str("arn"))
	assert.Equal(t, "bytes", current())
	require.NoError(t, e.delete(binary))
	assert.Equal(t, "bytes", current(), "AWS deletes no version that is current")
}

// A name is free when the recovery window is over, or at once when there is none.
func TestNamesOfDeletedSecrets(t *testing.T) {
	cloud := newCloud(t)
	e := newEngine(t, cloud, nil)
	secret := e.create(secretType, "secret", values{"name": "taken"})
	version := e.create(secretVersionType, "version", values{"secretId": "taken", "secretString": "s"})
	_, err := e.tryCreate(secretType, "again", values{"name": "taken"})
	assert.ErrorContains(t, err,
		"ResourceExistsException: The operation failed because the secret taken already exists.")
	require.NoError(t, e.delete(secret))
	assert.Empty(t, e.refresh(version).id, "versions go with their secret")
	_, found := cloud.Secret("taken")
	assert.False(t, found)
	_, err = e.tryCreate(secretType, "again", values{"name": "taken"})
	assert.ErrorContains(t, err,
		"InvalidRequestException: You can't create this secret because a secret with this name is already scheduled "+
			"for deletion.")
	newEngine(t, cloud, values{"region": "eu-west-1"}).create(secretType, "abroad", values{"name": "taken"})

	free := e.create(secretType, "free", values{"name": "free", "recoveryWindowInDays": 0})
	require.NoError(t, e.delete(free))
	again := e.create(secretType, "free", values{"name": "free"})
	assert.NotEqual(t, free.id, again.id, "another secret has another ARN")
}

func TestRefusedSecrets(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	e.create(secretType, "secret", values{"name": "s"})
	key := "arn:aws:kms:us-east-1:123456789012:key/k"
	version := values{"secretId": "s", "secretString": "value"}
	for name, test := range map[string]struct {
		token           string
		inside, outside values
		code            string
		contains        string
	}{
		"name":              {secretType, values{"name": "aZ09/_+=.@-"}, values{"name": "a b"}, contract, "name: must"},
		"length of a name":  {secretType, values{"name": strings.Repeat("a", 512)}, values{"name": strings.Repeat("a", 513)}, contract, "512"},
		"shortest recovery": {secretType, values{"recoveryWindowInDays": 7}, values{"recoveryWindowInDays": 6}, contract, "recoveryWindowInDays"},
		"longest recovery":  {secretType, values{"recoveryWindowInDays": 30}, values{"recoveryWindowInDays": 31}, contract, "recoveryWindowInDays"},
		"no recovery":       {secretType, values{"recoveryWindowInDays": 0}, values{"recoveryWindowInDays": -1}, contract, "recoveryWindowInDays"},
		"key":               {secretType, values{"kmsKeyId": key}, values{"kmsKeyId": strings.Replace(key, "kms", "iam", 1)}, "InvalidParameterException", "KMS"},
		"key's region":      {secretType, values{"kmsKeyId": key}, values{"kmsKeyId": strings.Replace(key, region, "eu-west-1", 1)}, "InvalidParameterException", "region of the secret"},
		"key's alias":       {secretType, values{"kmsKeyId": "alias/a"}, values{"kmsKeyId": "arn:aws:kms"}, "InvalidParameterException", "KMS"},
		"description":       {secretType, values{"description": strings.Repeat("d", 2048)}, values{"description": strings.Repeat("d", 2049)}, "InvalidParameterException", "2048"},
		"tags":              {secretType, values{"tags": values{"a": "b"}}, values{"tags": values{"aws:a": "b"}}, "InvalidParameterException", "aws:"},
		"secret exists":     {secretVersionType, version, version.with("secretId", "none"), "ResourceNotFoundException", "can't find the specified secret"},
		"value":             {secretVersionType, version, version.with("secretString", nil), "InvalidParameterException", "SecretString"},
		"one value":         {secretVersionType, version, version.with("secretBinary", "Ynl0ZXM="), contract, "conflicts with secretBinary"},
		"base64":            {secretVersionType, values{"secretId": "s", "secretBinary": "Ynl0ZXM="}, values{"secretId": "s", "secretBinary": "bytes"}, contract, "secretBinary"},
		"length of a value": {secretVersionType, version.with("secretString", strings.Repeat("a", 65536)), version.with("secretString", strings.Repeat("a", 65537)), "ValidationError", "65536"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, e.cloud.Refusal(region, test.token, test.inside.properties()), "just inside")
			assertRefused(t, e.cloud.Refusal(region, test.token, test.outside.properties()), test.code, test.contains)
		})
	}
}
