package awssim

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/contract"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// checkConfig refuses what the provider has no argument for. Values are not looked at: they come as JSON or as text.
func checkConfig(_ context.Context, req p.CheckRequest) (p.CheckResponse, error) {
	resp := p.CheckResponse{Inputs: req.Inputs}
	known := contract.Of(aws.NewProvider).Inputs
	for name := range req.Inputs.AllStable {
		if _, ok := known[name]; !ok && !props.IsInternal(name) && name != "version" {
			resp.Failures = append(resp.Failures, p.CheckFailure{
				Property: name,
				Reason:   fmt.Sprintf("could not validate provider configuration: Invalid or unknown key %q", name),
			})
		}
	}
	return resp, nil
}

// diffConfig replaces everything when the region changes, for nothing moves between regions. Another role is an update.
func diffConfig(_ context.Context, req p.DiffRequest) (p.DiffResponse, error) {
	old, now := props.FromMap(req.State), props.FromMap(req.Inputs)
	resp := diffRoles(old, now)
	if !props.Same(old["region"], now["region"], false) {
		resp.HasChanges = true
		resp.DetailedDiff["region"] = p.PropertyDiff{Kind: p.UpdateReplace}
	}
	return resp, nil
}

// diffRoles compares the roles that two configurations assume, by either version's name.
func diffRoles(old, now props.Map) p.DiffResponse {
	resp := p.DiffResponse{DetailedDiff: map[string]p.PropertyDiff{}}
	for _, name := range []string{"assumeRole", "assumeRoles"} {
		if !props.Same(old[name], now[name], false) {
			resp.HasChanges = true
			resp.DetailedDiff[name] = p.PropertyDiff{Kind: p.Update}
		}
	}
	return resp
}

// configure takes the region from the configuration or from AWS's own environment variables, and the account from the
// role that the provider assumes. All else is accepted and, but for the default tags, ignored: there is nobody to
// authenticate to.
func (s *simulator) configure(_ context.Context, req p.ConfigureRequest) error {
	args := props.FromMap(req.Args)
	for _, name := range []string{"region", "assumeRole"} {
		if props.HasUnknown(args[name]) {
			return nil // an explicit provider in a preview
		}
	}
	s.region = args.Str("region")
	for _, variable := range []string{"AWS_REGION", "AWS_DEFAULT_REGION"} {
		if s.region == "" {
			s.region = os.Getenv(variable)
		}
	}
	if s.region == "" {
		return fmt.Errorf("missing region information: make sure you have set your AWS region, " +
			"e.g. `pulumi config set aws:region us-west-2`")
	}
	for _, name := range []string{"defaultTags", "assumeRole", "allowedAccountIds", "forbiddenAccountIds"} {
		if err := readNested(args, name); err != nil {
			return err
		}
	}
	s.defaultTags = args.Object("defaultTags").Object("tags")
	var err error
	s.account, err = accountOf(args)
	return err
}

// readNested reads nested configuration that came as JSON text.
func readNested(args props.Map, name string) error {
	text := args.Str(name)
	if text == "" {
		return nil
	}
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	args[name] = value
	return nil
}

// accountOf is the account that a configured provider works in: that of the role that it assumes.
func accountOf(args props.Map) (string, error) {
	account := world.Account
	if role := args.Object("assumeRole").Str("roleArn"); role != "" {
		a, ok := arn.Parse(role)
		if !ok || a.Service != "iam" || !arn.AccountFormat.MatchString(a.Account) ||
			!strings.HasPrefix(a.Resource, "role/") {
			return "", fmt.Errorf("invalid provider configuration: \"role_arn\" (%s) is an invalid ARN", role)
		}
		account = a.Account
	}
	allowed, forbidden := args.Strs("allowedAccountIds"), args.Strs("forbiddenAccountIds")
	if slices.Contains(forbidden, account) || len(allowed) > 0 && !slices.Contains(allowed, account) {
		return "", fmt.Errorf("AWS account ID not allowed: %s", account)
	}
	return account, nil
}
