package elasticache

// Sources that many rules cite.
const (
	// CreateAPI is where AWS documents what it takes of a replication group.
	CreateAPI = "ElastiCache API, CreateReplicationGroup"
	// ProviderSource is what the AWS provider cannot change on a replication group that exists.
	ProviderSource = "the AWS provider, aws.elasticache.ReplicationGroup: what forces a new resource"
)
