package world

import (
	"iter"
)

// Defaults are the resources that AWS has in a region of an account by itself. They are the same for each call with the
// two.
type Defaults func(account, region string) []*Resource

// defaultsIn are the default resources of a region as AWS made them, without those that were changed or deleted since.
func (w *World) defaultsIn(account, region string) iter.Seq[*Resource] {
	return func(yield func(*Resource) bool) {
		if w.defaults == nil || region == "" {
			return
		}
		for _, r := range w.defaults(account, region) {
			if !w.Altered[r.ID] && !yield(r) {
				return
			}
		}
	}
}

// findDefault is the default resource of a type with an id; an empty account means that of whoever assumes no role, and
// an empty region any.
func (w *World) findDefault(account, typ, region, id string) *Resource {
	among := []string{region}
	if region == "" {
		among = regions
	}
	for _, one := range among {
		for r := range w.defaultsIn(w.In(account, one).Account, one) {
			if r.Type == typ && r.ID == id {
				return r
			}
		}
	}
	return nil
}

// alter notes that a default resource is no more as AWS made it.
func (w *World) alter(r *Resource) {
	if w.Altered == nil {
		w.Altered = map[string]bool{}
	}
	w.Altered[r.ID] = true
}

// regions are AWS's regions, in which a default resource is looked for by its id alone. Source: botocore's
// partitions.json.
var regions = []string{
	"af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1",
	"ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
	"ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1",
	"eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1", "me-central-1", "me-south-1",
	"mx-central-1", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
	"cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1", "us-iso-east-1", "us-iso-west-1",
	"us-isob-east-1", "us-isob-west-1", "eu-isoe-west-1", "us-isof-east-1", "us-isof-south-1", "eusc-de-east-1",
}
