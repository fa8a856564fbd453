package elasticache

var parameterRows = []parameterRow{
	{4, 0, unused, yesNo, "cluster-enabled"},
	{4, 0, unused, "1-1200000", "databases"},
	{9, 0, unused, "1-10000", "cluster-databases"},
	{4, 6, unused, yesNo, "activerehashing"},

	{4, 0, always, policies, "maxmemory-policy"},
	{4, 7, always, "1-", "maxmemory-samples"},
	{8, 0, always, "1-64", "maxmemory-samples"},
	{4, 0, always, "0-100", "reserved-memory-percent"},
	{4, 0, always, positive, "reserved-memory"},
	{4, 0, always, "1-", "lfu-log-factor"},
	{4, 0, always, integer, "lfu-decay-time"},
	{6, 0, always, "1-10", "active-expire-effort"},
	{4, 7, always, yesNo, "lazyfree-lazy-eviction lazyfree-lazy-expire lazyfree-lazy-server-del"},
	{6, 7, always, yesNo, "lazyfree-lazy-user-del"},

	{4, 0, always, yesNo, "activedefrag"},
	{4, 0, always, "1048576-", "active-defrag-ignore-bytes"},
	{4, 0, always, "1-100", "active-defrag-threshold-lower active-defrag-threshold-upper"},
	{4, 0, always, "1-75", "active-defrag-cycle-min active-defrag-cycle-max"},
	{5, 0, always, "1-1000000", "active-defrag-max-scan-fields"},

	{
		4, 6, always, positive,
		"hash-max-ziplist-entries hash-max-ziplist-value zset-max-ziplist-entries zset-max-ziplist-value",
	},
	{
		7, 0, always, positive,
		"hash-max-listpack-entries hash-max-listpack-value zset-max-listpack-entries zset-max-listpack-value",
	},
	{4, 0, always, positive, "list-compress-depth set-max-intset-entries"},
	{4, 0, always, "1-16000", "hll-sparse-max-bytes"},
	{5, 0, always, positive, "stream-node-max-bytes stream-node-max-entries"},

	{
		4, 0, always, positive,
		"client-output-buffer-limit-normal-hard-limit client-output-buffer-limit-normal-soft-limit " +
			"client-output-buffer-limit-normal-soft-seconds client-output-buffer-limit-pubsub-hard-limit " +
			"client-output-buffer-limit-pubsub-soft-limit client-output-buffer-limit-pubsub-soft-seconds",
	},
	{4, 0, always, "1048576-1073741824", "client-query-buffer-limit"},
	{4, 0, always, "1048576-536870912", "proto-max-bulk-len"},
	{4, 0, always, "0,20-", "timeout"},
	{4, 0, always, positive, "tcp-keepalive"},
	{4, 0, always, "", "notify-keyspace-events"},
	{5, 0, always, "", "rename-commands"},
	{6, 0, always, integer, "tracking-table-max-keys acllog-max-len"},
	{6, 0, always, "resetchannels,allchannels", "acl-pubsub-default"},
	{8, 0, always, yesNo, "extended-redis-compatibility"},

	{4, 0, always, "16384-", "repl-backlog-size"},
	{4, 0, always, positive, "repl-backlog-ttl"},
	{4, 4, always, positive, "min-slaves-to-write min-slaves-max-lag"},
	{5, 0, always, positive, "min-replicas-to-write min-replicas-max-lag"},
	{4, 4, always, yesNo, "close-on-slave-write"},
	{5, 0, always, yesNo, "close-on-replica-write"},

	{4, 0, always, yesNo, "cluster-require-full-coverage"},
	{6, 0, always, yesNo, "cluster-allow-reads-when-down"},
	{7, 0, always, yesNo, "cluster-allow-pubsubshard-when-down"},
	{7, 0, always, "ip,tls-dynamic", "cluster-preferred-endpoint-type"},

	{4, 0, always, integer, "slowlog-log-slower-than"},
	{4, 0, always, positive, "slowlog-max-len"},
	{7, 0, always, yesNo, "latency-tracking"},
	{8, 0, always, integer, "commandlog-request-larger-than commandlog-reply-larger-than"},
	{8, 0, always, "0-1024", "commandlog-large-request-max-len commandlog-large-reply-max-len"},
	{8, 0, always, "throughput,client", "search-fanout-target-mode"},
	{8, 0, always, "1-60000", "search-default-timeout-ms"},
	{8, 0, always, yesNo, "search-enable-partial-results"},
	{5, 5, always, yesNo, "lua-replicate-commands"},

	{4, 0, never, "", "appendonly appendfsync lua-time-limit maxclients maxmemory"},
	{
		4, 4, never, "",
		"repl-timeout slave-allow-chaining slave-lazy-flush client-output-buffer-limit-slave-hard-limit " +
			"client-output-buffer-limit-slave-soft-limit client-output-buffer-limit-slave-soft-seconds",
	},
	{5, 0, never, "", "replica-allow-chaining replica-ignore-maxmemory client-output-buffer-limit-replica-hard-limit " +
		"client-output-buffer-limit-replica-soft-limit client-output-buffer-limit-replica-soft-seconds"},
	{5, 7, never, "", "replica-lazy-flush"},
	{4, 6, never, "", "list-max-ziplist-size"},
	{7, 0, never, "", "activerehashing"},
}
