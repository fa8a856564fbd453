package awssim

import (
	"encoding/base64"
	"fmt"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
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

var secretBehaviour = behaviour{
	name:      &autoName{property: "name", max: maxSecretName},
	notFound:  noSecretCode,
	defaults:  map[string]any{"forceOverwriteReplicaSecret": false, "recoveryWindowInDays": 30},
	replaces:  []string{"name", "namePrefix"},
	sets:      []string{"replicas"},
	writeOnly: []string{"forceOverwriteReplicaSecret", "recoveryWindowInDays"},

	check: func(in props) []p.CheckFailure {
		in = in.known()
		var failures []p.CheckFailure
		if name := in.str("name"); name != "" && (len(name) > maxSecretName || !secretName.MatchString(name)) {
			failures = append(failures, p.CheckFailure{
				Property: "name", Reason: "must be up to 512 alphanumeric and /_+=.@- characters",
			})
		}
		if days := in.num("recoveryWindowInDays", 0); days != 0 && (days < 7 || days > 30) {
			failures = append(failures, p.CheckFailure{
				Property: "recoveryWindowInDays", Reason: fmt.Sprintf(
					"expected recovery_window_in_days to be 0 or in the range (7 - 30), got %d", days,
				),
			})
		}
		return failures
	},
	rules: refuseSecret,
	references: func(v view, in props) error {
		name := in.str("name")
		if v.Scheduled[v.region+" "+name] {
			return refuse("InvalidRequestException",
				"You can't create this secret because a secret with this name is already scheduled for deletion.")
		}
		if v.secret(name) != nil {
			return refuse("ResourceExistsException", "The operation failed because the secret %s already exists.", name)
		}
		if key := in.str("kmsKeyId"); isDistantKey(v.region, key) {
			return refuse(wrongSecret, "The key must be of the region of the secret: %s", key)
		}
		return nil
	},
	create: func(v view, in props) (string, props, error) {
		v.Serial++
		// "Secrets Manager automatically adds a hyphen and six random characters after the secret name at the end of
		// the ARN" (API, CreateSecret), so that another secret of the name is another one for policies.
		in["arn"] = v.arn("secretsmanager",
			"secret:"+in.str("name")+"-"+digest(v.region, in.str("name"), fmt.Sprint(v.Serial))[:6])
		in.otherwise("namePrefix", "")
		in.otherwise("policy", "")
		return in.str("arn"), in, nil
	},
	beforeDelete: func(v view, r *Resource) error {
		for _, version := range v.all(secretVersionType) {
			if props(version.Properties).str("arn") == r.ID {
				v.remove(version)
			}
		}
		if props(r.Properties).num("recoveryWindowInDays", 30) > 0 {
			if v.Scheduled == nil {
				v.Scheduled = map[string]bool{}
			}
			v.Scheduled[v.region+" "+props(r.Properties).str("name")] = true
		}
		return nil
	},
}

// refuseSecret is what AWS refuses looking at the properties of a secret alone.
func refuseSecret(in props) error {
	if len(in.str("description")) > maxSecretText {
		return refuse(wrongSecret, "The description must have a length of up to %d.", maxSecretText)
	}
	if key := in.str("kmsKeyId"); strings.HasPrefix(key, "arn:") && !isKeyARN(key) {
		return refuse(wrongSecret, "Invalid KMS key ID: %s", key)
	}
	return checkPlainTags(wrongSecret, in)
}

// secret is the secret of a name or an ARN.
func (v view) secret(nameOrARN string) *Resource {
	for _, r := range v.all(secretType) {
		if r.ID == nameOrARN || props(r.Properties).str("name") == nameOrARN {
			return r
		}
	}
	return nil
}

var secretVersionBehaviour = behaviour{
	notFound: noSecretCode,
	replaces: []string{"secretId", "secretString", "secretBinary"},
	sets:     []string{"versionStages"},
	computed: []string{"versionStages"},
	secrets:  []string{"secretString", "secretBinary"},

	check: func(in props) []p.CheckFailure {
		text, binary := in["secretString"] != nil, in["secretBinary"] != nil
		_, wrong := base64.StdEncoding.DecodeString(in.str("secretBinary"))
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
	rules: func(in props) error {
		value := valueOf(in)
		if value == "" {
			return refuse(wrongSecret, "You must provide either SecretString or SecretBinary.")
		}
		if len(value) > maxSecretValue {
			return refuse(validationError,
				"1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have "+
					"length less than or equal to %d", maxSecretValue)
		}
		return nil
	},
	references: func(v view, in props) error {
		if v.secret(in.str("secretId")) == nil {
			return refuse(noSecretCode, noSecret)
		}
		return nil
	},
	create: func(v view, in props) (string, props, error) {
		secret := v.secret(in.str("secretId"))
		v.Serial++
		in["arn"] = secret.ID
		in["versionId"] = fmt.Sprintf("terraform-%026d", v.Serial)
		in.otherwise("versionStages", []any{currentStage})
		if slices.Contains(in.strs("versionStages"), currentStage) {
			v.hide(secretType, secret.ID, valueOf(in))
			v.retire(secret.ID)
		}
		return in.str("secretId") + "|" + in.str("versionId"), in, nil
	},
}

// valueOf is what a version holds.
func valueOf(in props) string {
	if binary, err := base64.StdEncoding.DecodeString(in.str("secretBinary")); err == nil && len(binary) > 0 {
		return string(binary)
	}
	return in.str("secretString")
}

// retire moves the stages of the versions of a secret on when there is another current one. A version without stages is
// deprecated and may go at any time (Secrets Manager user guide, "What's in a Secrets Manager secret?").
func (v view) retire(secret string) {
	for _, version := range v.all(secretVersionType) {
		old := props(version.Properties).clone()
		if old.str("arn") != secret {
			continue
		}
		var stages []string
		for _, stage := range old.strs("versionStages") {
			switch stage {
			case currentStage:
				stages = append(stages, previousStage)
			case previousStage:
			default:
				stages = append(stages, stage)
			}
		}
		old["versionStages"] = normal(stages)
		v.replace(version, old)
	}
}

// currentValue is the current value of a secret, by name or ARN, in whatever region it is.
func currentValue(w *world, nameOrARN string) (value string, found bool) {
	for _, r := range w.Resources {
		if r.Type != secretType || (r.ID != nameOrARN && props(r.Properties).str("name") != nameOrARN) {
			continue
		}
		if kept := (view{world: w, region: r.Region}).hidden(secretType, r.ID); len(kept) > 0 {
			value, found = kept[0], true
		}
	}
	return value, found
}
