package secretsmanager

import (
	"encoding/base64"
	"fmt"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	maxSecretName  = 512
	maxSecretValue = 65536
	maxSecretText  = 2048 // of a description
	currentStage   = "AWSCURRENT"
	previousStage  = "AWSPREVIOUS"
	noSecret       = "Secrets Manager can't find the specified secret."
	noSecretCode   = "ResourceNotFoundException"
	wrongSecret    = "InvalidParameterException"
)

var secretName = regexp.MustCompile(`^[A-Za-z0-9/_+=.@-]+$`)

var secretBehaviour = registry.Behaviour{
	Name:      &registry.AutoName{Property: "name", Max: maxSecretName},
	NotFound:  noSecretCode,
	Defaults:  map[string]any{"forceOverwriteReplicaSecret": false, "recoveryWindowInDays": 30},
	Replaces:  []string{"name", "namePrefix"},
	Sets:      []string{"replicas"},
	WriteOnly: []string{"forceOverwriteReplicaSecret", "recoveryWindowInDays"},

	Check: func(in props.Map) []p.CheckFailure {
		in = in.Known()
		var failures []p.CheckFailure
		if name := in.Str("name"); name != "" && (len(name) > maxSecretName || !secretName.MatchString(name)) {
			failures = append(failures, p.CheckFailure{
				Property: "name", Reason: "must be up to 512 alphanumeric and /_+=.@- characters",
			})
		}
		if days := in.Num("recoveryWindowInDays", 0); days != 0 && (days < 7 || days > 30) {
			failures = append(failures, p.CheckFailure{
				Property: "recoveryWindowInDays", Reason: fmt.Sprintf(
					"expected recovery_window_in_days to be 0 or in the range (7 - 30), got %d", days,
				),
			})
		}
		return failures
	},
	Rules: refuseSecret,
	References: func(v world.View, in props.Map) error {
		name := in.Str("name")
		if v.Scheduled[v.Place()+" "+name] {
			return awserr.New("InvalidRequestException",
				"You can't create this secret because a secret with this name is already scheduled for deletion.")
		}
		if secret(v, name) != nil {
			return awserr.New("ResourceExistsException", "The operation failed because the secret %s already exists.",
				name)
		}
		if key := in.Str("kmsKeyId"); arn.IsDistantKey(v.Region, key) {
			return awserr.New(wrongSecret, "The key must be of the region of the secret: %s", key)
		}
		return nil
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		v.Serial++
		// "Secrets Manager automatically adds a hyphen and six random characters after the secret name at the end of
		// the ARN" (API, CreateSecret), so that another secret of the name is another one for policies.
		in["arn"] = v.ARN("secretsmanager",
			"secret:"+in.Str("name")+"-"+world.Digest(v.Region, in.Str("name"), fmt.Sprint(v.Serial))[:6])
		in.Otherwise("namePrefix", "")
		in.Otherwise("policy", "")
		return in.Str("arn"), in, nil
	},
	BeforeDelete: func(v world.View, r *world.Resource) error {
		for _, version := range v.All(awstype.SecretVersion) {
			if props.Map(version.Properties).Str("arn") == r.ID {
				v.Remove(version)
			}
		}
		if props.Map(r.Properties).Num("recoveryWindowInDays", 30) > 0 {
			if v.Scheduled == nil {
				v.Scheduled = map[string]bool{}
			}
			v.Scheduled[v.Place()+" "+props.Map(r.Properties).Str("name")] = true
		}
		return nil
	},
}

// refuseSecret is what AWS refuses looking at the properties of a secret alone.
func refuseSecret(in props.Map) error {
	if len(in.Str("description")) > maxSecretText {
		return awserr.New(wrongSecret, "The description must have a length of up to %d.", maxSecretText)
	}
	if key := in.Str("kmsKeyId"); strings.HasPrefix(key, "arn:") && !arn.IsKey(key) {
		return awserr.New(wrongSecret, "Invalid KMS key ID: %s", key)
	}
	return tags.CheckPlain(wrongSecret, in)
}

// secret is the secret of a name or an ARN.
func secret(v world.View, nameOrARN string) *world.Resource {
	for _, r := range v.All(awstype.Secret) {
		if r.ID == nameOrARN || props.Map(r.Properties).Str("name") == nameOrARN {
			return r
		}
	}
	return nil
}

var secretVersionBehaviour = registry.Behaviour{
	NotFound: noSecretCode,
	Replaces: []string{"secretId", "secretString", "secretBinary"},
	Sets:     []string{"versionStages"},
	Computed: []string{"versionStages"},
	Secrets:  []string{"secretString", "secretBinary"},

	Check: func(in props.Map) []p.CheckFailure {
		text, binary := in["secretString"] != nil, in["secretBinary"] != nil
		_, wrong := base64.StdEncoding.DecodeString(in.Str("secretBinary"))
		switch {
		case text && binary:
			return []p.CheckFailure{{
				Property: "secretString",
				Reason:   `Conflicting configuration arguments: "secretString": conflicts with secretBinary`,
			}}
		case wrong != nil:
			return []p.CheckFailure{{Property: "secretBinary", Reason: "expected secret_binary to be base64-encoded"}}
		}
		return nil
	},
	Rules: func(in props.Map) error {
		value := valueOf(in)
		if value == "" {
			return awserr.New(wrongSecret, "You must provide either SecretString or SecretBinary.")
		}
		if len(value) > maxSecretValue {
			return awserr.New(awserr.ValidationError,
				"1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have "+
					"length less than or equal to %d", maxSecretValue)
		}
		return nil
	},
	References: func(v world.View, in props.Map) error {
		if secret(v, in.Str("secretId")) == nil {
			return awserr.New(noSecretCode, noSecret)
		}
		return nil
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		secret := secret(v, in.Str("secretId"))
		v.Serial++
		in["arn"] = secret.ID
		in["versionId"] = fmt.Sprintf("terraform-%026d", v.Serial)
		in.Otherwise("versionStages", []any{currentStage})
		if slices.Contains(in.Strs("versionStages"), currentStage) {
			v.Hide(awstype.Secret, secret.ID, valueOf(in))
			retire(v, secret.ID, "")
		}
		id := versionID(in)
		v.Hide(awstype.SecretVersion, id, valueOf(in))
		return id, in, nil
	},
	// The provider moves AWSCURRENT to the version with UpdateSecretVersionStage. AWSPREVIOUS follows by itself
	// (Secrets Manager API, UpdateSecretVersionStage).
	Update: func(v world.View, old, in, _ props.Map) error {
		isCurrent := func(p props.Map) bool { return slices.Contains(p.Strs("versionStages"), currentStage) }
		if isCurrent(in) && !isCurrent(old) {
			retire(v, old.Str("arn"), old.Str("versionId"))
			v.Hide(awstype.Secret, old.Str("arn"), v.Hidden(awstype.SecretVersion, versionID(old))...)
		}
		return nil
	},
}

func versionID(version props.Map) string {
	return version.Str("secretId") + "|" + version.Str("versionId")
}

// valueOf is what a version holds.
func valueOf(in props.Map) string {
	if binary, err := base64.StdEncoding.DecodeString(in.Str("secretBinary")); err == nil && len(binary) > 0 {
		return string(binary)
	}
	return in.Str("secretString")
}

// retire moves the stages of the versions of a secret on when another one is the current one: the next, or one that
// there is. A version without stages is deprecated and may go at any time (Secrets Manager user guide, "What's in a
// Secrets Manager secret?").
func retire(v world.View, secret, current string) {
	for _, version := range v.All(awstype.SecretVersion) {
		old := props.Map(version.Properties).Clone()
		if old.Str("arn") != secret || old.Str("versionId") == current {
			continue
		}
		var stages []string
		for _, stage := range old.Strs("versionStages") {
			switch stage {
			case currentStage:
				stages = append(stages, previousStage)
			case previousStage:
			default:
				stages = append(stages, stage)
			}
		}
		old["versionStages"] = props.Normal(stages)
		v.Replace(version, old)
	}
}

// CurrentValue is the current value of a secret, by name or ARN, in whatever region it is.
func CurrentValue(w *world.World, nameOrARN string) (value string, found bool) {
	for _, r := range w.Resources {
		if r.Type != awstype.Secret || (r.ID != nameOrARN && props.Map(r.Properties).Str("name") != nameOrARN) {
			continue
		}
		if kept := w.Around(r).Hidden(awstype.Secret, r.ID); len(kept) > 0 {
			value, found = kept[0], true
		}
	}
	return value, found
}
