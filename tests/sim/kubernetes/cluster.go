package kubernetes

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// StateEnv names the folder in which the simulated cluster keeps its objects.
const StateEnv = "KUBERNETES_SIM_STATE"

// Cluster is a folder with a file of JSON for each object, as it was sent.
type Cluster string

// Open is the cluster that the environment names.
func Open() (Cluster, error) {
	folder := os.Getenv(StateEnv)
	if folder == "" {
		return "", fmt.Errorf("%s is not set: there is no simulated cluster", StateEnv)
	}
	return Cluster(folder), nil
}

func (c Cluster) path(kind, id string) string {
	return filepath.Join(string(c), kind+"."+strings.ReplaceAll(id, "/", ".")+".json")
}

func (c Cluster) has(kind, id string) bool {
	_, err := os.Stat(c.path(kind, id))
	return err == nil
}

func (c Cluster) put(kind, id string, object any) error {
	content, err := json.Marshal(object)
	return errors.Join(err, os.MkdirAll(string(c), 0o755), os.WriteFile(c.path(kind, id), content, 0o600))
}

func (c Cluster) remove(kind, id string) error { return os.Remove(c.path(kind, id)) }

// Objects are the objects of the cluster as JSON, by "Kind.namespace.name".
func (c Cluster) Objects() (map[string]json.RawMessage, error) {
	files, err := filepath.Glob(filepath.Join(string(c), "*.json"))
	if err != nil {
		return nil, err
	}
	objects := map[string]json.RawMessage{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		objects[strings.TrimSuffix(filepath.Base(file), ".json")] = content
	}
	return objects, nil
}
