// Production-grade Amazon ElastiCache for Redis OSS and Valkey: right by default, checked at preview, with alarms that fire.
package awsredis
