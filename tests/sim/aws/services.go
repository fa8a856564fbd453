package awssim

import (
	"fmt"
	"maps"
	"sync"
)

// resourceTypes is everything that can be created, of all services.
var resourceTypes = sync.OnceValue(func() map[string]*resourceType {
	all := map[string]*resourceType{}
	for _, types := range []map[string]*resourceType{
		ec2Types(),
		elasticacheTypes(),
		cloudwatchTypes(isPublished),
		logsTypes(),
		route53Types(),
		secretsmanagerTypes(),
		snsTypes(),
	} {
		maps.Copy(all, types)
	}
	return all
})

func typeOf(token string) (*resourceType, error) {
	t, ok := resourceTypes()[token]
	if !ok {
		return nil, fmt.Errorf("the simulated AWS has no resource type %q; it has %v", token,
			sortedKeys(resourceTypes()))
	}
	return t, nil
}
