package regions

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Place is where a component is.
type Place struct {
	// Region is the region of the AWS provider; empty where it is not known, or where no input depends on it.
	Region string
	// Kind is the word for the component in messages, for example "cluster".
	Kind string
}

// Outside reports what is not in the region.
func (p Place) Outside(found []Named, say check.Say, because string) {
	for _, one := range found {
		if p.Region != "" && one.Place != p.Region {
			say(one.Path, "%s is in %s, and the %s is in %s, by its AWS provider: %s", spelling.Quote(one.Name),
				one.Place, p.Kind, p.Region, because)
		}
	}
}

// Scattered reports what is not in the region of the first one. It stands in for Outside where the region is not known,
// and reports each region once.
func (p Place) Scattered(found []Named, say check.Say) {
	if p.Region != "" || len(found) == 0 {
		return
	}
	first := found[0]
	seen := map[string]bool{first.Place: true}
	for _, one := range found {
		if !seen[one.Place] {
			say(one.Path,
				"is in %s, but %s is in %s; each has to be in the region of the %s, so AWS refuses one of them",
				one.Place, first.Path, first.Place, p.Kind)
			seen[one.Place] = true
		}
	}
}

// Foreign reports what is not in the partition, if that is known.
func (p Place) Foreign(found []Named, say check.Say, because string) {
	partition := aws.PartitionOf(p.Region)
	for _, one := range found {
		if partition != "" && one.Place != partition {
			say(one.Path, "%s is of the partition %q, and the %s is in %s, by its AWS provider, which is of %q: %s",
				spelling.Quote(one.Name), one.Place, p.Kind, p.Region, partition, because)
		}
	}
}
