package main

import (
	"bytes"
	"fmt"
)

// since269 is what the generated code of each language would need version 3.269 of Pulumi's SDK for. The generators of
// 3.276 ask every package for that version, because the resources that are no components call it. Here there are none,
// and a program can stay on an older SDK.
var since269 = map[string]struct{ call, file, asked, enough string }{
	"nodejs": {"existsResource", "package.json", `"@pulumi/pulumi": "^3.269.0"`, `"@pulumi/pulumi": "^3.142.0"`},
	"python": {"exists_resource", "pyproject.toml", `"pulumi>=3.269.0,<4.0.0"`, `"pulumi>=3.231.0,<4.0.0"`},
}

// withOlderPulumi has the package of a language accept the versions of Pulumi's SDK that its code works with.
func withOlderPulumi(language string, files map[string][]byte) (map[string][]byte, error) {
	since := since269[language]
	for name, content := range files {
		if bytes.Contains(content, []byte(since.call)) {
			return nil, fmt.Errorf("%s calls %s, which the oldest SDK that is accepted lacks", name, since.call)
		}
	}
	if bytes.Count(files[since.file], []byte(since.asked)) != 1 {
		return nil, fmt.Errorf("%s does not ask for %s: see whether the new bound is needed", since.file, since.asked)
	}
	files[since.file] = bytes.Replace(files[since.file], []byte(since.asked), []byte(since.enough), 1)
	return files, nil
}
