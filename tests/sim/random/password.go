package random

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	"strings"

	"github.com/pulumi/pulumi-go-provider/infer"
	"golang.org/x/crypto/bcrypt"
)

const (
	lowers   = "abcdefghijklmnopqrstuvwxyz"
	uppers   = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	numbers  = "0123456789"
	specials = "!@#$%&*()-_=+[]{}<>:?"
)

// RandomPassword is a text of random characters that nobody sees.
type RandomPassword struct{}

// Annotate spells the type as the real provider does.
func (r *RandomPassword) Annotate(a infer.Annotator) {
	a.SetToken("index/randomPassword", "RandomPassword")
}

// PasswordArgs are what a password is made by.
type PasswordArgs struct {
	Length          int               `pulumi:"length"`
	Lower           *bool             `pulumi:"lower,optional"`
	Upper           *bool             `pulumi:"upper,optional"`
	Numeric         *bool             `pulumi:"numeric,optional"`
	Number          *bool             `pulumi:"number,optional"`
	Special         *bool             `pulumi:"special,optional"`
	OverrideSpecial *string           `pulumi:"overrideSpecial,optional"`
	MinLower        int               `pulumi:"minLower,optional"`
	MinUpper        int               `pulumi:"minUpper,optional"`
	MinNumeric      int               `pulumi:"minNumeric,optional"`
	MinSpecial      int               `pulumi:"minSpecial,optional"`
	Keepers         map[string]string `pulumi:"keepers,optional"`
}

// Password is a password that was made.
type Password struct {
	PasswordArgs
	Result     string `pulumi:"result" provider:"secret"`
	BcryptHash string `pulumi:"bcryptHash" provider:"secret"`
}

// Create makes a password; a preview leaves it unknown.
func (RandomPassword) Create(
	_ context.Context, req infer.CreateRequest[PasswordArgs],
) (infer.CreateResponse[Password], error) {
	made := infer.CreateResponse[Password]{ID: "none", Output: Password{PasswordArgs: req.Inputs}}
	if req.DryRun {
		return made, nil
	}
	result, err := req.Inputs.password()
	if err != nil {
		return made, err
	}
	// bcrypt knows no more than 72 bytes of a password.
	hash, err := bcrypt.GenerateFromPassword([]byte(result[:min(len(result), 72)]), bcrypt.MinCost)
	made.Output.Result, made.Output.BcryptHash = result, string(hash)
	return made, err
}

// password takes what each kind must have at least, fills up from all kinds, and shuffles.
func (args PasswordArgs) password() (string, error) {
	special := specials
	if args.OverrideSpecial != nil && *args.OverrideSpecial != "" {
		special = *args.OverrideSpecial
	}
	numeric := args.Numeric
	if numeric == nil {
		numeric = args.Number // its former name
	}
	kinds := []struct {
		wanted     *bool
		characters string
		least      int
	}{
		{args.Lower, lowers, args.MinLower},
		{args.Upper, uppers, args.MinUpper},
		{numeric, numbers, args.MinNumeric},
		{args.Special, special, args.MinSpecial},
	}
	var all strings.Builder
	var password []byte
	for _, kind := range kinds {
		if kind.wanted == nil || *kind.wanted {
			all.WriteString(kind.characters)
		}
		password = append(password, choose(kind.characters, kind.least)...)
	}
	if len(password) > args.Length {
		return "", fmt.Errorf(
			"length: %d is less than the %d characters that minLower, minUpper, minNumeric and minSpecial ask for",
			args.Length, len(password),
		)
	}
	if all.Len() == 0 {
		return "", fmt.Errorf("no characters to choose from: set one of lower, upper, numeric and special to true")
	}
	password = append(password, choose(all.String(), args.Length-len(password))...)
	for i := len(password) - 1; i > 0; i-- {
		j := below(i + 1)
		password[i], password[j] = password[j], password[i]
	}
	return string(password), nil
}

func choose(characters string, n int) string {
	var chosen strings.Builder
	for range n {
		chosen.WriteByte(characters[below(len(characters))])
	}
	return chosen.String()
}

// below is a random number from 0 to n-1.
func below(n int) int {
	number, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil {
		panic(err)
	}
	return int(number.Int64())
}
