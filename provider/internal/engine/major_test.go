package engine

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
)

// majorOf is a major of an engine; an empty text is left out.
func majorOf(engine, major string) *Major {
	args := MajorInputs{}
	if engine != "" {
		args.Engine = &engine
	}
	if major != "" {
		args.MajorEngineVersion = &major
	}
	return NewMajor(args)
}

// The version is the newest of the major, which follows from the engine unless the program gives it.
func TestMajor(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ engine, major, is, newest string }{
		{"", "", "8", "8.2"},
		{"valkey", "7", "7", "7.2"},
		{"valkey", "9", "9", "9.1"},
		{"redis", "", "7", "7.1"},
		{"valkey", "10", "10", ""},
		{"redis", "8", "8", ""},
		{"memcached", "", "", ""},
		{"valkey", "8.0", "8.0", ""},
	} {
		m := majorOf(test.engine, test.major)
		about := test.engine + " " + test.major
		assert.Equal(t, "majorEngineVersion", m.VersionInput, about)
		version, offered := m.OfferedVersion()
		assert.Equal(t, test.newest != "", offered, about)
		if offered {
			assert.Equal(t, test.newest, version.String(), about)
		}
		if test.is != "" {
			assert.Equal(t, test.is, m.MajorVersion, about)
		}
	}
	m := majorOf("valkey", "8")
	m.Deployed("8.1")
	assert.Equal(t, "8.1", m.Running.Value.String(), "AWS says which one runs")
	assert.Equal(t, "8.2", m.Version.Value.String())
	m.Deployed("")
	assert.Equal(t, "8.1", m.Running.Value.String(), "nothing is known of it")
}

func TestMajorRules(t *testing.T) {
	t.Parallel()
	said := func(m *Major, rules []check.Rule[*Major]) (names []string) {
		for _, one := range check.Run(m, inputstest.AllKnown, rules) {
			names = append(names, one.Rule.Name)
		}
		return names
	}
	for _, test := range []struct {
		engine, major   string
		refused, unwise []string
	}{
		{"", "", nil, nil},
		{"valkey", "9", nil, nil},
		{"valkey", "10", nil, []string{"major-unknown"}},
		{"redis", "", nil, []string{"engine-minimum-bill"}},
		{"redis", "8", []string{"major-form"}, []string{"engine-minimum-bill"}},
		{"valkey", "7.2", []string{"major-form"}, nil},
		{"valkey", "6", []string{"major-form"}, nil},
		{"memcached", "8", []string{"engine-form"}, nil},
		{"memcached", "x", []string{"engine-form"}, nil},
	} {
		m := majorOf(test.engine, test.major)
		assert.Equal(t, test.refused, said(m, MajorRules), "%s %s", test.engine, test.major)
		assert.Equal(t, test.unwise, said(m, MajorAdvice), "%s %s", test.engine, test.major)
	}
}

// From Redis OSS to Valkey is in place if the major stays; everything else that changes either replaces the cache.
func TestMajorReplacements(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		was, now [2]string
		path     string
		fills    bool
		from, to string
	}{
		{[2]string{"redis", "7"}, [2]string{"valkey", "7"}, "", false, "", ""},
		{[2]string{"valkey", "8"}, [2]string{"", ""}, "", false, "", ""},
		{[2]string{"valkey", "7"}, [2]string{"redis", "7"}, "engine", false, `"valkey"`, `"redis"`},
		{[2]string{"valkey", "8"}, [2]string{"redis", "7"}, "engine", false, `"valkey"`, `"redis"`},
		{[2]string{"valkey", "7"}, [2]string{"valkey", "8"}, "majorEngineVersion", true, `"7"`, `"8"`},
		{[2]string{"valkey", "8"}, [2]string{"valkey", "7"}, "majorEngineVersion", true, `"8"`, `"7"`},
		{[2]string{"redis", "7"}, [2]string{"valkey", "8"}, "majorEngineVersion", false, `"7"`, `"8"`},
	} {
		var paths []string
		var said check.Replaced
		c := check.Change[*Major]{Was: majorOf(test.was[0], test.was[1]), Now: majorOf(test.now[0], test.now[1])}
		for _, one := range MajorReplacements {
			one.Find(c, func(path string, r check.Replaced) { paths, said = append(paths, path), r })
		}
		if test.path == "" {
			assert.Empty(t, paths, "%v", test)
			continue
		}
		assert.Equal(t, []string{test.path}, paths, "%v: said once", test)
		assert.Equal(t, []any{test.from, test.to, test.fills}, []any{said.From, said.To, said.Fills}, "%v", test)
		assert.NotEmpty(t, said.Instead)
	}
}
