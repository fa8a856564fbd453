package elasticache

const (
	CreateAPI = "ElastiCache API, CreateReplicationGroup"
)

const ProviderSource = "the AWS provider, aws.elasticache.ReplicationGroup: what forces a new resource"
