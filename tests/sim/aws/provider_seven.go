package awssim

import (
	"cmp"
	"context"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/seven"
)

// ProviderSeven is the simulated provider as version 7 is, over a cloud: around that of version 6, with which it shares
// the cloud. What differs is here and in the table of package seven: names of inputs, the region of each resource, no
// default for the strategy of a token, and the configuration. Inputs that version 7 alone has, other than regions, are
// refused.
// Sources: pulumi-aws, docs/version-7-upgrade.md, docs/enhanced-region-support.md and provider/region.go;
// terraform-provider-aws, internal/provider/sdkv2/region.go.
func ProviderSeven(cloud *Cloud) p.Provider {
	s := &sevenSimulator{simulator: simulator{cloud: cloud}, table: seven.Published()}
	provider := s.provider()
	provider.GetSchema = func(context.Context, p.GetSchemaRequest) (p.GetSchemaResponse, error) {
		return schemaResponse(schemaSeven())
	}
	provider.CheckConfig = s.checkConfig
	// A region that changes replaces the resources, by their own regions.
	provider.DiffConfig = func(_ context.Context, req p.DiffRequest) (p.DiffResponse, error) {
		return diffRoles(props.FromMap(req.State), props.FromMap(req.Inputs)), nil
	}
	provider.Configure = s.configure
	provider.Invoke = s.invoke
	provider.Check = s.check
	provider.Diff = s.diff
	provider.Create = s.create
	provider.Read = s.read
	provider.Update = s.update
	provider.Delete = s.delete
	return provider
}

const regionKey = "region"

// sevenSimulator answers as version 7 of the provider.
type sevenSimulator struct {
	simulator
	table seven.Table
}

// in is the provider of version 6 in the region of a resource; an empty one is that of the provider.
func (s *sevenSimulator) in(region string) p.Provider {
	cloud, _ := s.open() // an error comes again when the cloud is needed
	return (&simulator{
		cloud: cloud, account: s.account, region: cmp.Or(region, s.region), defaultTags: s.defaultTags,
	}).provider()
}

// regional says whether the resources of a type, or the answers of a function, belong to a region.
func regional(shape seven.Shape) bool { return shape.Inputs.Kind(regionKey) != "" }

func (s *sevenSimulator) checkConfig(_ context.Context, req p.CheckRequest) (p.CheckResponse, error) {
	resp := p.CheckResponse{Inputs: req.Inputs}
	for name := range req.Inputs.AllStable {
		if s.table.Provider.Kind(name) == "" && !props.IsInternal(name) && name != "version" {
			resp.Failures = append(resp.Failures, p.CheckFailure{
				Property: name,
				Reason:   "could not validate provider configuration: version 7 has no argument of this name",
			})
		}
	}
	return resp, nil
}

// configure takes a chain of roles, of which the last one decides the account.
func (s *sevenSimulator) configure(ctx context.Context, req p.ConfigureRequest) error {
	args := props.FromMap(req.Args)
	if props.HasUnknown(args["assumeRoles"]) {
		return nil // an explicit provider in a preview
	}
	if err := readNested(args, "assumeRoles"); err != nil {
		return err
	}
	if roles := args.Objects("assumeRoles"); len(roles) > 0 {
		args["assumeRole"] = map[string]any(roles[len(roles)-1])
	}
	delete(args, "assumeRoles")
	req.Args = args.ToMap(nil)
	return s.simulator.configure(ctx, req)
}

func (s *sevenSimulator) check(ctx context.Context, req p.CheckRequest) (p.CheckResponse, error) {
	shape := s.table.Resources[string(req.Urn.Type())]
	if failures := shape.Inputs.Check(req.Inputs); len(failures) > 0 {
		return p.CheckResponse{Inputs: req.Inputs, Failures: failures}, nil
	}
	region := regionOf(req.Inputs)
	req.Inputs, req.State = req.Inputs.Delete(regionKey), upgraded(string(req.Urn.Type()), req.State)
	resp, err := s.in(region).Check(ctx, req)
	if err != nil || len(resp.Failures) > 0 {
		return resp, err
	}
	resp.Inputs = withoutDefaults(string(req.Urn.Type()), resp.Inputs)
	if region = cmp.Or(region, s.region); regional(shape) && region != "" {
		resp.Inputs = resp.Inputs.Set(regionKey, property.New(region))
	}
	return resp, nil
}

// undefaulted are the inputs that version 6 fills in, and version 7 does not.
var undefaulted = map[string][]string{awstype.ReplicationGroup: {"authTokenUpdateStrategy"}}

func withoutDefaults(token string, inputs property.Map) property.Map {
	madeUp := filledIn(inputs)
	for _, name := range undefaulted[token] {
		if i := slices.Index(madeUp, name); i >= 0 {
			madeUp = slices.Delete(madeUp, i, i+1)
			inputs = inputs.Delete(name)
		}
	}
	return inputs.Set(defaultsKey, props.ToValue(madeUp))
}

// upgraded is a state of version 6 as version 7 reads it: without the strategy of a token that is not there.
// Source: https://github.com/hashicorp/terraform-provider-aws/pull/42336
func upgraded(token string, state property.Map) property.Map {
	if value, has := state.GetOk("authToken"); token == awstype.ReplicationGroup && (!has || value.IsNull()) {
		return state.Delete("authTokenUpdateStrategy")
	}
	return state
}

// diff replaces a resource that changes its region. A state without one is of the region of the provider: to write it
// down is an update.
func (s *sevenSimulator) diff(ctx context.Context, req p.DiffRequest) (p.DiffResponse, error) {
	token := string(req.Urn.Type())
	old, now := regionOf(req.State), regionOf(req.Inputs)
	req.State, req.OldInputs = upgraded(token, req.State), upgraded(token, req.OldInputs).Delete(regionKey)
	req.Inputs = req.Inputs.Delete(regionKey)
	resp, err := s.in(old).Diff(ctx, req)
	if err != nil || now == "" || old == now || slices.Contains(req.IgnoreChanges, regionKey) {
		return resp, err
	}
	kind := p.UpdateReplace
	if old == "" && now == s.region {
		kind = p.Add
	}
	if resp.DetailedDiff == nil {
		resp.DetailedDiff = map[string]p.PropertyDiff{}
	}
	resp.HasChanges, resp.DetailedDiff[regionKey] = true, p.PropertyDiff{Kind: kind}
	return resp, nil
}

func (s *sevenSimulator) create(ctx context.Context, req p.CreateRequest) (p.CreateResponse, error) {
	region := regionOf(req.Properties)
	req.Properties = req.Properties.Delete(regionKey)
	resp, err := s.in(region).Create(ctx, req)
	resp.Properties = s.located(string(req.Urn.Type()), region, resp.Properties)
	return resp, err
}

// read takes an import with a region behind the id.
func (s *sevenSimulator) read(ctx context.Context, req p.ReadRequest) (p.ReadResponse, error) {
	token := string(req.Urn.Type())
	region := regionOf(req.Properties)
	if id, behind, found := strings.Cut(req.ID, "@"); found && region == "" {
		req.ID, region = id, behind
	}
	importing := req.Inputs.Len() == 0
	asked := regionOf(req.Inputs)
	req.Inputs = req.Inputs.Delete(regionKey)
	resp, err := s.in(region).Read(ctx, req)
	if err != nil || resp.ID == "" {
		return resp, err
	}
	resp.Properties = s.located(token, region, upgraded(token, resp.Properties))
	if importing {
		asked = cmp.Or(region, s.region)
	}
	if asked != "" && regional(s.table.Resources[token]) {
		resp.Inputs = resp.Inputs.Set(regionKey, property.New(asked))
	}
	return resp, nil
}

func (s *sevenSimulator) update(ctx context.Context, req p.UpdateRequest) (p.UpdateResponse, error) {
	token, region := string(req.Urn.Type()), regionOf(req.Inputs)
	req.State, req.Inputs = upgraded(token, req.State), req.Inputs.Delete(regionKey)
	resp, err := s.in(region).Update(ctx, req)
	resp.Properties = s.located(token, region, resp.Properties)
	return resp, err
}

func (s *sevenSimulator) delete(ctx context.Context, req p.DeleteRequest) error {
	return s.in(regionOf(req.Properties)).Delete(ctx, req)
}

// located are the outputs of a resource with its region.
func (s *sevenSimulator) located(token, region string, outputs property.Map) property.Map {
	if region = cmp.Or(region, s.region); !regional(s.table.Resources[token]) || region == "" {
		return outputs
	}
	outputs = outputs.Set(regionKey, property.New(region))
	if token == awstype.Bucket {
		outputs = outputs.Set("bucketRegion", property.New(region))
	}
	return outputs
}

// invoke answers with what version 7 has. The region of a bucket has another name there: what version 6 calls region is
// the one that was asked.
func (s *sevenSimulator) invoke(ctx context.Context, req p.InvokeRequest) (p.InvokeResponse, error) {
	shape := s.table.Functions[string(req.Token)]
	if failures := shape.Inputs.Check(req.Args); len(failures) > 0 {
		return p.InvokeResponse{Failures: failures}, nil
	}
	region := regionOf(req.Args)
	req.Args = req.Args.Delete(regionKey)
	resp, err := s.in(region).Invoke(ctx, req)
	if err != nil || len(resp.Failures) > 0 {
		return resp, err
	}
	if here, has := resp.Return.GetOk(regionKey); has && shape.Outputs.Kind("bucketRegion") != "" {
		resp.Return = resp.Return.Set("bucketRegion", here).Delete(regionKey)
	}
	for name := range resp.Return.AllStable {
		if shape.Outputs.Kind(name) == "" {
			resp.Return = resp.Return.Delete(name)
		}
	}
	if shape.Outputs.Kind(regionKey) != "" {
		resp.Return = resp.Return.Set(regionKey, property.New(cmp.Or(region, s.region)))
	}
	return resp, nil
}

// regionOf is the region that properties name; empty if they name none, or one that is not known yet.
func regionOf(properties property.Map) string {
	if value := properties.Get(regionKey); value.IsString() {
		return value.AsString()
	}
	return ""
}
