package elasticache

const (
	// Source: ElastiCache user guide, "Quotas", nodes per cluster; raised on request.
	NodeQuota = 90
	// Source: ElastiCache service quotas, "Subnets per subnet group" (L-A87EE522); raised on request.
	SubnetQuota = 20
	// Source: Amazon VPC user guide, "Amazon VPC quotas", inbound rules per security group, counted for IPv4 and IPv6 apart;
	// raised on request.
	RuleQuota = 60
	// Source: Amazon VPC user guide, "Amazon VPC quotas", security groups per network interface; raised on request.
	GroupQuota = 5
	// The longest prefixes that are wider than every private network.
	// Source: RFC 1918 (10.0.0.0/8), RFC 4193 (fc00::/7).
	WidestPrivateIPv4, WidestPrivateIPv6 = 8, 7
)
