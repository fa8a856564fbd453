package rediscluster

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// What of tokens and users nothing is wrong with.
const (
	goodToken    = "a-token-of-24-characters"
	goodPassword = "a-password-of-27-characters"
	everything   = pulumi.String("on ~* +@all")
)

func tls(on bool) func(*args) { return func(a *args) { a.EnableTransitEncryption = pulumi.Bool(on) } }

func tlsMode(s string) func(*args) {
	return func(a *args) { a.TransitEncryptionMode = pulumi.String(s) }
}

func token(s string) func(*args) { return func(a *args) { a.AuthToken = pulumi.String(s) } }

func generated(a *args) { a.GenerateAuthToken = new(true) }

func tokenVersion(n int) func(*args) { return func(a *args) { a.AuthTokenVersion = &n } }

// strategy is what becomes of the token before.
func strategy(s string) func(*args) { return func(a *args) { a.AuthTokenUpdateStrategy = &s } }

// app is a user of whom nothing is wrong.
var app = named("app", "")

// named is a user with a password; with an empty id, that follows from the name.
func named(name, id string) User {
	u := User{Name: name, AccessString: everything, Passwords: strs(goodPassword)}
	if id != "" {
		u.UserId = &id
	}
	return u
}

// byIAM is a user who proves to be one with IAM.
func byIAM(name string) User {
	return User{Name: name, AccessString: everything, Iam: new(true)}
}

func iamUsers(n int) (all []User) {
	for _, name := range check.Numbered(n, "user-%d") {
		all = append(all, byIAM(name))
	}
	return all
}

// withPasswords is app with other passwords, and may is app with other rights.
func withPasswords(passwords ...string) User {
	return User{Name: "app", AccessString: everything, Passwords: strs(passwords...)}
}

func may(rights string) User {
	return User{Name: "app", AccessString: pulumi.String(rights), Passwords: strs(goodPassword)}
}

func users(all ...User) func(*args) {
	return func(a *args) { a.Users = append([]User{}, all...) }
}

func userGroup(id string) func(*args) { return func(a *args) { a.UserGroupId = pulumi.String(id) } }

// connectsAs is the user whom the outputs and the secret are for.
func connectsAs(name string) func(*args) { return func(a *args) { a.ConnectionUser = &name } }

func secretNamed(s string) func(*args) {
	return func(a *args) { a.ConnectionSecret = &ConnectionSecret{Name: pulumi.String(s)} }
}

func secretKey(s string) func(*args) {
	return func(a *args) { a.ConnectionSecret = &ConnectionSecret{KmsKeyId: pulumi.String(s)} }
}

// secretKept is how long a secret that was deleted can be had back.
func secretKept(days int) func(*args) {
	return func(a *args) { a.ConnectionSecret = &ConnectionSecret{RecoveryWindowInDays: &days} }
}
