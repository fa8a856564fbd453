package rediscluster

// acceptedCases are about the warnings that a program accepts.
var acceptedCases = map[string][]ruleCase{
	"accepted-warning": {
		{accepts("key-export", "waits", "nodes-unwatched"), accepts("key-export", "key-exports"), "acceptedWarnings[1]", `"key-exports" is not the name of a warning of RedisCluster; did you mean "key-export"?`},
		{accepts("tls-off"), accepts("tls_off"), "acceptedWarnings[0]", `did you mean "tls-off"?`},
		{accepts(), accepts("everything"), "acceptedWarnings[0]", "use the name in brackets at the end of a warning"},
		{asIs, accepts("size-range"), "acceptedWarnings[0]", `"size-range" is an error, not a warning, and cannot be accepted`},
		{asIs, accepts("tls-in-steps"), "acceptedWarnings[0]", "is an error, not a warning"},
		{asIs, accepts("replaces-port"), "acceptedWarnings[0]", `"replaces-port" cannot be accepted, since it says what becomes of the data`},
		{accepts("tls-off", "key-export"), accepts("tls-off", "key-export", "tls-off"), "acceptedWarnings[2]", "is listed already, as acceptedWarnings[0]"},
		{asIs, accepts(""), "acceptedWarnings[0]", `"" is not the name of a warning`},
	},
}
