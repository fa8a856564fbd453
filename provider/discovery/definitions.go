package discovery

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"

// KubernetesDefinition registers a [RedisKubernetesService].
func KubernetesDefinition() component.Definition {
	return component.Definition{
		Token: KubernetesToken, Inputs: documentation(kubernetesDocs, kubernetesChanges), Outputs: kubernetesOutputDocs,
		Elsewhere: elsewhere, CouldBe: couldBe, Sound: soundService, Rules: kubernetesChecks,
	}
}

// DNSDefinition registers a [RedisDnsRecords].
func DNSDefinition() component.Definition {
	return component.Definition{
		Token: DnsToken, Inputs: documentation(dnsDocs, nil), Outputs: dnsOutputDocs,
		Elsewhere: elsewhere, CouldBe: couldBe, Sound: soundRecords, Rules: dnsChecks,
	}
}
