package random

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"math/big"

	"github.com/pulumi/pulumi-go-provider/infer"
)

// RandomId is a random number in several spellings. It is no secret.
type RandomId struct{}

// Annotate spells the type as the real provider does.
func (r *RandomId) Annotate(a infer.Annotator) { a.SetToken("index/randomId", "RandomId") }

// IDArgs are what a number is made by.
type IDArgs struct {
	ByteLength int               `pulumi:"byteLength"`
	Prefix     *string           `pulumi:"prefix,optional"`
	Keepers    map[string]string `pulumi:"keepers,optional"`
}

// ID is a number that was made. The prefix stands before each spelling, and not before the resource's own id.
type ID struct {
	IDArgs
	Hex    string `pulumi:"hex"`
	Dec    string `pulumi:"dec"`
	B64Std string `pulumi:"b64Std"`
	B64Url string `pulumi:"b64Url"`
}

// Create makes a number; a preview leaves it unknown.
func (RandomId) Create(_ context.Context, req infer.CreateRequest[IDArgs]) (infer.CreateResponse[ID], error) {
	made := infer.CreateResponse[ID]{Output: ID{IDArgs: req.Inputs}}
	if req.DryRun {
		return made, nil
	}
	number := make([]byte, req.Inputs.ByteLength)
	if _, err := rand.Read(number); err != nil {
		return made, err
	}
	prefix := ""
	if req.Inputs.Prefix != nil {
		prefix = *req.Inputs.Prefix
	}
	made.ID = base64.RawURLEncoding.EncodeToString(number)
	made.Output.Hex = prefix + hex.EncodeToString(number)
	made.Output.Dec = prefix + new(big.Int).SetBytes(number).String()
	made.Output.B64Std = prefix + base64.StdEncoding.EncodeToString(number)
	made.Output.B64Url = prefix + made.ID
	return made, nil
}
