package artefacts

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/command"
)

// The archive holds the binary at its root, where the engine looks for it, the license and the README, and nothing of
// the machine that built it.
func TestArchive(t *testing.T) {
	t.Parallel()
	file, err := os.Open(archive(t))
	require.NoError(t, err)
	defer func() { assert.NoError(t, file.Close()) }()
	unzipped, err := gzip.NewReader(file)
	require.NoError(t, err)
	modes := map[string]int64{}
	content := tar.NewReader(unzipped)
	for {
		header, err := content.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		assert.Equal(t, byte(tar.TypeReg), header.Typeflag, header.Name)
		assert.Equal(t, "root root", header.Uname+" "+header.Gname, header.Name)
		modes[header.Name] = header.Mode & 0o777
	}
	assert.Equal(t, map[string]int64{plugin: 0o755, "LICENSE": 0o644, "README.md": 0o644}, modes)
}

// The binary says the version that it is released as, and needs no library of its machine.
func TestBinary(t *testing.T) {
	t.Parallel()
	u := newUser(t)
	binary := filepath.Join(u.folder, "home/plugins", "resource-aws-redis-v"+provider.Version(), plugin)
	var schema struct{ Name, Version string }
	served := u.run("pulumi", "package", "get-schema", binary)
	require.NoError(t, json.Unmarshal([]byte(served), &schema))
	assert.Equal(t, "aws-redis", schema.Name)
	assert.Equal(t, provider.Version(), schema.Version)

	about := u.run("go", "version", "-m", binary)
	assert.Contains(t, about, "CGO_ENABLED=0")
	assert.Contains(t, about, "-trimpath=true")
	bytes, err := os.ReadFile(binary)
	require.NoError(t, err)
	assert.NotContains(t, string(bytes), checkout.Root(), "no path of the machine that built it")
}

func TestChecksums(t *testing.T) {
	t.Parallel()
	sums, err := os.ReadFile(released(t, "dist/"+plugin+"-v"+provider.Version()+"-checksums.txt"))
	require.NoError(t, err)
	content, err := os.ReadFile(archive(t))
	require.NoError(t, err)
	sum := sha256.Sum256(content)
	assert.Contains(t, string(sums), hex.EncodeToString(sum[:])+"  "+filepath.Base(archive(t)))
}

// What the plugin is made of names each module that Go linked, at its version.
func TestBillOfMaterials(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(strings.TrimSuffix(archive(t), ".tar.gz") + ".cdx.json")
	require.NoError(t, err)
	var bill struct {
		BOMFormat string `json:"bomFormat"`
		Metadata  struct {
			Component struct{ Name, Version string }
		}
		Component []struct{ Name, Version string } `json:"components"`
	}
	require.NoError(t, json.Unmarshal(text, &bill))
	assert.Equal(t, "CycloneDX", bill.BOMFormat)
	assert.Equal(t, "github.com/pulumi-aws-redis/pulumi-aws-redis", bill.Metadata.Component.Name)
	assert.Equal(t, "v"+provider.Version(), bill.Metadata.Component.Version)
	named := map[string]string{}
	for _, c := range bill.Component {
		named[c.Name] = c.Version
	}
	for _, module := range []string{"github.com/pulumi/pulumi-go-provider", "github.com/pulumi/pulumi-aws/sdk/v6"} {
		linked := command.Run(t, checkout.Root(), nil, "go", "list", "-m", "-f", "{{.Version}}", module)
		assert.Equal(t, strings.TrimSpace(linked), named[module], module)
	}
	assert.Contains(t, named, "std", "Go itself")
}
