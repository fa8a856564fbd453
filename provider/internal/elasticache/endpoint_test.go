package elasticache

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestReadEndpoint(t *testing.T) {
	t.Parallel()
	for host, want := range map[string][]Endpoint{
		"master.sessions.ab12cd.euw1.cache.amazonaws.com":        {{"sessions.ab12cd.euw1.cache.amazonaws.com", PrimaryEndpoint, true, false}},
		"replica.sessions.ab12cd.euw1.cache.amazonaws.com":       {{"sessions.ab12cd.euw1.cache.amazonaws.com", ReaderEndpoint, true, false}},
		"clustercfg.sessions.ab12cd.euw1.cache.amazonaws.com":    {{"sessions.ab12cd.euw1.cache.amazonaws.com", ConfigurationEndpoint, true, false}},
		"master.sessions.ab12cd.cnn1.cache.amazonaws.com.cn":     {{"sessions.ab12cd.cnn1.cache.amazonaws.com.cn", PrimaryEndpoint, true, false}},
		"sessions.ab12cd.ng.0001.euw1.cache.amazonaws.com":       {{"sessions.ab12cd.euw1.cache.amazonaws.com", PrimaryEndpoint, false, false}},
		"sessions.ab12cd.clustercfg.euw1.cache.amazonaws.com":    {{"sessions.ab12cd.euw1.cache.amazonaws.com", ConfigurationEndpoint, false, false}},
		"sessions-ro.ab12cd.clustercfg.euw1.cache.amazonaws.com": {{"sessions-ro.ab12cd.euw1.cache.amazonaws.com", ConfigurationEndpoint, false, false}},
		"sessions-ro.ab12cd.ng.0001.euw1.cache.amazonaws.com":    {{"sessions-ro.ab12cd.euw1.cache.amazonaws.com", PrimaryEndpoint, false, false}, {"sessions.ab12cd.euw1.cache.amazonaws.com", ReaderEndpoint, false, false}},
		"sessions-001.ab12cd.0001.euw1.cache.amazonaws.com":      nil, // a node
		"sessions-001.sessions.ab12cd.euw1.cache.amazonaws.com":  nil,
		"master.ab12cd.0001.euw1.cache.amazonaws.com":            nil, // of a cluster called master
		"cache.example.com": nil,
		"sessions-ab12cd.serverless.euw1.cache.amazonaws.com": {
			{"sessions-ab12cd.serverless.euw1.cache.amazonaws.com", ConfigurationEndpoint, true, true},
			{"sessions-ab12cd.serverless.euw1.cache.amazonaws.com", ReaderEndpoint, true, true},
		},
		"sessions-ab12cd.serverless.cnn1.cache.amazonaws.com.cn": {
			{"sessions-ab12cd.serverless.cnn1.cache.amazonaws.com.cn", ConfigurationEndpoint, true, true},
			{"sessions-ab12cd.serverless.cnn1.cache.amazonaws.com.cn", ReaderEndpoint, true, true},
		},
		"sessions.ab12cd.serverless.euw1.cache.amazonaws.com": nil,
		// Clusters may be called as the endpoints of others begin.
		"master.ab12cd.clustercfg.euw1.cache.amazonaws.com": {{"master.ab12cd.euw1.cache.amazonaws.com", ConfigurationEndpoint, false, false}},
		"replica.ab12cd.ng.0001.euw1.cache.amazonaws.com":   {{"replica.ab12cd.euw1.cache.amazonaws.com", PrimaryEndpoint, false, false}},
		"master.clustercfg.ab12cd.euw1.cache.amazonaws.com": {{"clustercfg.ab12cd.euw1.cache.amazonaws.com", PrimaryEndpoint, true, false}},
		"": nil,
		"master.sessions.ab12cd.euw1.cache.amazonaws.com.example.net": nil,
	} {
		assert.Equal(t, want, ReadEndpoint(host), host)
	}
}
