package engine

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/kubernetes"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// programOf is the first program in YAML of a page of the documentation.
func programOf(t *testing.T, page string) string {
	t.Helper()
	_, rest, found := strings.Cut(read(t, filepath.Join(checkout.Root(), "docs", page)), "```yaml\n")
	program, _, closed := strings.Cut(rest, "```\n")
	require.True(t, found && closed, "%s has a program in YAML", page)
	return program
}

// accepted holds that the API server of Kubernetes takes all that is in the cluster, and returns it.
func accepted(t *testing.T, box *sandbox.Sandbox) map[string]map[string]any {
	t.Helper()
	api, err := kubernetes.StartAPI(t.Context(), filepath.Join(checkout.Root(), "bin", "kubernetes-api"))
	require.NoError(t, err)
	defer func() { _ = api.Close() }()
	raw, err := box.Cluster.Objects()
	require.NoError(t, err)
	objects := map[string]map[string]any{}
	for name, content := range raw {
		wrong, err := api.Wrong(content)
		require.NoError(t, err)
		assert.Empty(t, wrong, "%s: %s", name, content)
		var object map[string]any
		require.NoError(t, json.Unmarshal(content, &object))
		objects[name] = object
	}
	return objects
}

// The program of docs/discovery.md, from the first deployment to the last, as a reader would copy it.
func TestNamesAsDocumented(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	folder := filepath.Join(box.Folder(), "program")
	require.NoError(t, os.Mkdir(folder, 0o755))
	program := programOf(t, "discovery.md")
	require.NoError(t, os.WriteFile(filepath.Join(folder, "Pulumi.yaml"), []byte(program), 0o600))
	stack := box.Project(folder)
	require.NoError(t, stack.SetConfig(t.Context(), "kubeconfig", auto.ConfigValue{Value: "{}", Secret: true}))

	var previewed sandbox.Changes
	log := said(t, stack, func() { previewed = stack.Preview() })
	assert.NotContains(t, log, "certificate", log)
	var outputs auto.OutputMap
	var made sandbox.Changes
	log = said(t, stack, func() { made, outputs = stack.Up() })
	assert.Equal(t, previewed, made, "nothing comes as a surprise")
	assert.NotContains(t, log, "certificate")
	assert.Len(t, stack.Preview(), 1, "nothing to do")

	for output, want := range map[string]string{
		"fqdn": "cache.internal.example.com", "readerFqdn": "cache-reader.internal.example.com",
		"host": "redis.shop.svc", "readerHost": "redis-reader.shop.svc", "secretName": "redis-connection",
	} {
		assert.Equal(t, want, outputs[output].Value, output)
		assert.False(t, outputs[output].Secret, "%s is no secret", output)
	}
	state := stack.Resources()
	endpoint := state["records-record"].Inputs["records"].([]any)[0].(string)
	assert.True(t, strings.HasPrefix(endpoint, "master.sessions."), endpoint)
	assert.Contains(t, strings.Join(box.Holds(), "\n"), "aws:route53/record:Record cache.internal.example.com")

	objects := accepted(t, box)
	assert.Equal(t, []string{"Secret.shop.redis-connection", "Service.shop.redis", "Service.shop.redis-reader"},
		slices.Sorted(maps.Keys(objects)))
	assert.Equal(t, endpoint, objects["Service.shop.redis"]["spec"].(map[string]any)["externalName"])
	environment := objects["Secret.shop.redis-connection"]["stringData"].(map[string]any)
	assert.Equal(t, endpoint, environment["REDIS_HOST"])
	password := environment["REDIS_PASSWORD"].(string)
	assert.NotEmpty(t, password)
	assert.NotContains(t, stack.ExportJSON(), password)
	assert.NotContains(t, read(t, stack.Log()), password)

	// Another token is another Secret, before it is anything else.
	edit(t, filepath.Join(folder, "Pulumi.yaml"), "generateAuthToken: true",
		"generateAuthToken: true\n      authTokenVersion: 2")
	changes, _ := stack.Up()
	assert.Equal(t, 2, changes["replace"], "the token and the Secret: %v", changes)
	rotated := accepted(t, box)["Secret.shop.redis-connection"]["stringData"].(map[string]any)
	assert.NotEqual(t, password, rotated["REDIS_PASSWORD"])

	stack.Destroy()
	assert.Empty(t, accepted(t, box))
	assert.NotContains(t, strings.Join(box.Holds(), "\n"), "route53")
}

// namesOf is a cluster with names in both places.
func namesOf(cluster, services, dns pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		c := &clusterWithEndpoints{}
		if err := ctx.RegisterRemoteComponentResource(clusterType, "cache", n.inputs(cluster), c); err != nil {
			return err
		}
		zone := &zone{}
		if err := ctx.RegisterResource(awstype.Zone, "zone",
			pulumi.Map{"name": pulumi.String("internal.example.com")}, zone); err != nil {
			return err
		}
		endpoints := pulumi.Map{
			"primaryEndpoint":       c.PrimaryEndpoint,
			"readerEndpoint":        c.ReaderEndpoint,
			"configurationEndpoint": c.ConfigurationEndpoint,
		}
		for _, one := range []struct {
			token, name string
			inputs      pulumi.Map
		}{
			{"aws-redis:index:RedisKubernetesService", "names", services},
			{"aws-redis:index:RedisDnsRecords", "records", dns},
		} {
			if one.inputs == nil {
				continue
			}
			inputs := maps.Clone(endpoints)
			maps.Copy(inputs, one.inputs)
			if inputs["zoneId"] == nil && one.name == "records" {
				inputs["zoneId"] = zone.ZoneId
			}
			component := &pulumi.ResourceState{}
			if err := ctx.RegisterRemoteComponentResource(one.token, one.name, inputs, component); err != nil {
				return err
			}
		}
		return nil
	}
}

type clusterWithEndpoints struct {
	pulumi.ResourceState

	PrimaryEndpoint       pulumi.StringPtrOutput `pulumi:"primaryEndpoint"`
	ReaderEndpoint        pulumi.StringPtrOutput `pulumi:"readerEndpoint"`
	ConfigurationEndpoint pulumi.StringPtrOutput `pulumi:"configurationEndpoint"`
}

type zone struct {
	pulumi.CustomResourceState

	ZoneId pulumi.StringOutput `pulumi:"zoneId"`
}

// Both components take all the outputs of a cluster in either mode; what a mode does not have gets no name. Without an
// environment there is a ConfigMap, and while nobody said that clients are told about the certificate, a warning.
func TestNamesInEitherMode(t *testing.T) {
	t.Parallel()
	for mode, want := range map[string]struct {
		cluster pulumi.Map
		objects []string
		records []string
		host    string
		// further are resources that the first preview expects in vain: which mode the cluster has is not known yet.
		further int
	}{
		"disabled": {
			pulumi.Map{},
			[]string{
				"ConfigMap.default.redis-connection", "Service.default.redis", "Service.default.redis-reader",
			},
			[]string{"cache-reader.internal.example.com", "cache.internal.example.com"},
			"master.sessions.", 0,
		},
		"enabled": {
			pulumi.Map{"clusterMode": pulumi.Map{
				"numNodeGroups":        pulumi.Int(1),
				"replicasPerNodeGroup": pulumi.Int(1),
			}},
			[]string{"ConfigMap.default.redis-connection", "Service.default.redis"},
			[]string{"cache.internal.example.com"},
			"clustercfg.sessions.", 2,
		},
	} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			services, dns := pulumi.Map{"name": pulumi.String("redis")}, pulumi.Map{
				"name": pulumi.String("cache.internal.example.com"),
			}
			stack := box.Program("test", namesOf(want.cluster, services, dns))
			var previewed, made sandbox.Changes
			log := said(t, stack, func() { previewed = stack.Preview() })
			assert.Contains(t, log, "a certificate of AWS is for AWS's names alone")
			log = said(t, stack, func() { made, _ = stack.Up() })
			assert.Equal(t, previewed["create"], made["create"]+want.further, "nothing else comes as a surprise")
			assert.Contains(t, log, "tls: is left out, and with TLS a certificate of AWS is for AWS's names alone")
			assert.Len(t, stack.Preview(), 1, "nothing to do")

			objects := accepted(t, box)
			assert.Equal(t, want.objects, slices.Sorted(maps.Keys(objects)))
			data := objects["ConfigMap.default.redis-connection"]["data"].(map[string]any)
			host := objects["Service.default.redis"]["spec"].(map[string]any)["externalName"].(string)
			assert.True(t, strings.HasPrefix(host, want.host), host)
			for key, value := range map[string]string{
				"REDIS_HOST": host, "REDIS_TLS_SERVER_NAME": host, "REDIS_TLS": "true", "REDIS_PORT": "6379",
			} {
				assert.Equal(t, value, data[key], key)
			}
			var records []string
			for name, resource := range stack.Resources() {
				if resource.Type == awstype.Record {
					records = append(records, resource.Inputs["name"].(string))
					assert.Equal(t, "CNAME", resource.Inputs["type"], name)
					assert.Equal(t, 60., resource.Inputs["ttl"], name)
				}
			}
			slices.Sort(records)
			assert.Equal(t, want.records, records)

			// The ends of the names change in place, what is said of it does not.
			services["labels"], services["tls"], dns["ttl"], dns["tls"] = pulumi.StringMap{
				"team": pulumi.String("web"),
			}, pulumi.Bool(true), pulumi.Int(300), pulumi.Bool(true)
			stack.Run(namesOf(want.cluster, services, dns))
			log = said(t, stack, func() { made, _ = stack.Up() })
			assert.NotContains(t, log, "certificate")
			assert.Zero(t, made["replace"], "%v", made)
			accepted(t, box)

			// What clients are told is another ConfigMap, as documented.
			services["tls"] = pulumi.Bool(false)
			stack.Run(namesOf(want.cluster, services, dns))
			log = said(t, stack, func() { made, _ = stack.Up() })
			assert.Contains(t, log, "is of a cluster with TLS, by its name")
			assert.Equal(t, 1, made["replace"], "%v", made)
			data = accepted(t, box)["ConfigMap.default.redis-connection"]["data"].(map[string]any)
			assert.Equal(t, "false", data["REDIS_TLS"])
			assert.NotContains(t, data, "REDIS_TLS_SERVER_NAME")
			stack.Destroy()
			assert.Empty(t, accepted(t, box))
		})
	}
}

// What is wrong is told in the preview, before anything of the component is there; what only Route 53 knows, in the
// update.
func TestWrongNames(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", namesOf(nil, pulumi.Map{"name": pulumi.String("Redis"), "port": pulumi.Int(0)}, nil))
	_, err := stack.TryPreview()
	assertProblem(t, err, "name", `use "redis"`)
	assertProblem(t, err, "port", "is not a TCP port")
	stack.Run(namesOf(nil, nil, pulumi.Map{
		"name":            pulumi.String("Example.com"),
		"primaryEndpoint": pulumi.String("10.0.0.1"),
	}))
	_, err = stack.TryPreview()
	assertProblem(t, err, "name", "is not the name of a record")
	assertProblem(t, err, "primaryEndpoint", "is an IP address")

	// An endpoint of a cluster without TLS is known when the cluster is there.
	open := pulumi.Map{"enableTransitEncryption": pulumi.Bool(false)}
	stack.Run(namesOf(open, nil, pulumi.Map{
		"name": pulumi.String("cache.internal.example.com"),
		"tls":  pulumi.Bool(true),
	}))
	log := said(t, stack, func() { stack.Up() })
	assert.Contains(t, log, "is of a cluster without TLS, by its name")
	stack.Run(namesOf(open, nil, pulumi.Map{"name": pulumi.String("internal.example.com")}))
	_, _, err = stack.TryUp()
	assert.ErrorContains(t, err, "is not permitted at apex in zone internal.example.com")
	stack.Destroy()
}
