// Package record is what a release leaves behind in tests/released: for each of some programs the program, the state of
// its stack and the simulated cloud, and the schema.
package record

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blang/semver"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/suites/released/changelog"
)

// The files of a program, and those of a release.
const (
	Program = "Pulumi.yaml"
	State   = "stack.json.gz"
	Cloud   = "cloud.json.gz"
	Cluster = "cluster.json.gz" // the objects of Kubernetes, by the names of their files
	Schema  = "schema.json"
	sums    = "SHA256SUMS"
)

// Release is a folder of tests/released.
type Release struct {
	Folder  string
	Version semver.Version
}

// Releases are those in a folder, the oldest first.
func Releases(folder string) ([]Release, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var releases []Release
	for _, e := range entries {
		version, err := semver.Parse(strings.TrimPrefix(e.Name(), "v"))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name(), err)
		}
		releases = append(releases, Release{filepath.Join(folder, e.Name()), version})
	}
	slices.SortFunc(releases, func(a, b Release) int { return a.Version.Compare(b.Version) })
	return releases, nil
}

// Programs are the names of the programs of a release.
func (r Release) Programs() ([]string, error) {
	entries, err := os.ReadDir(r.Folder)
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// Write writes a file of a release. What ends in .gz is compressed, and the same content becomes the same bytes.
func (r Release) Write(name string, content []byte) error {
	path := filepath.Join(r.Folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return err
	}
	if strings.HasSuffix(name, ".gz") {
		var packed bytes.Buffer
		w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		if _, err := w.Write(content); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		content = packed.Bytes()
	}
	return os.WriteFile(path, content, 0o600)
}

// Read reads a file of a release.
func (r Release) Read(name string) ([]byte, error) {
	content, err := os.ReadFile(filepath.Join(r.Folder, name))
	if err != nil || !strings.HasSuffix(name, ".gz") {
		return content, err
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(unpacked)
}

// MayRecord says why a version must not be recorded; nil if it may be. A version with a date in the changelog is
// released, and its record stays as it is. One that is recorded already is recorded again only on demand.
func MayRecord(releases []changelog.Release, version semver.Version, recorded, force bool) error {
	for _, r := range releases {
		switch {
		case r.Unreleased || !r.Version.EQ(version):
		case r.Dated && recorded:
			return fmt.Errorf("version %s has a date in CHANGELOG.md: it is released, and its record stays", version)
		case recorded && !force:
			return fmt.Errorf("version %s is recorded already: to record it again, before its release, set FORCE=1",
				version)
		default:
			return nil
		}
	}
	return fmt.Errorf("CHANGELOG.md has no heading for version %s", version)
}

// Seal writes the sums of the files.
func (r Release) Seal() error {
	sealed, err := r.sums()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(r.Folder, sums), []byte(sealed), 0o600)
}

// Sealed says whether the files are as they were sealed.
func (r Release) Sealed() (bool, error) {
	want, err := os.ReadFile(filepath.Join(r.Folder, sums))
	if err != nil {
		return false, err
	}
	is, err := r.sums()
	return is == string(want), err
}

func (r Release) sums() (string, error) {
	var lines strings.Builder
	err := filepath.WalkDir(r.Folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == sums {
			return err
		}
		content, err := os.ReadFile(path) //nolint:gosec // a file of the repository
		if err != nil {
			return err
		}
		sum := sha256.Sum256(content)
		name, err := filepath.Rel(r.Folder, path)
		fmt.Fprintf(&lines, "%s  %s\n", hex.EncodeToString(sum[:]), filepath.ToSlash(name))
		return err
	})
	return lines.String(), err
}
