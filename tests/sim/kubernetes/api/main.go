// Command api says of objects of Kubernetes what the API server says of them: it is the API server's own code,
// decoding, defaulting and validation, without the server. It reads one object a line, as JSON, and answers each with a
// line: a JSON list of what is wrong.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/core"
	corev1api "k8s.io/kubernetes/pkg/apis/core/v1"
	"k8s.io/kubernetes/pkg/apis/core/validation"
)

func main() {
	if err := answer(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func answer() error {
	// An object of 1 MiB and more is one line.
	lines := bufio.NewReader(os.Stdin)
	decoder := newDecoder()
	answers := json.NewEncoder(os.Stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) == 0 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading an object: %w", err)
		}
		if err := answers.Encode(decoder.wrong(line)); err != nil {
			return err
		}
	}
}

type decoder struct{ runtime.Decoder }

// newDecoder decodes as the server does with fieldValidation=Strict: what the type does not have is an error. It
// applies defaults and converts to the server's own types.
func newDecoder() decoder {
	scheme := runtime.NewScheme()
	utilruntime.Must(core.AddToScheme(scheme))
	utilruntime.Must(corev1api.AddToScheme(scheme))
	codecs := serializer.NewCodecFactory(scheme, serializer.EnableStrict)
	return decoder{codecs.UniversalDecoder(core.SchemeGroupVersion)}
}

// wrong is what is wrong with an object, or nothing.
func (d decoder) wrong(object []byte) []string {
	decoded, err := runtime.Decode(d, object)
	if err != nil {
		return []string{err.Error()}
	}
	var refused field.ErrorList
	switch decoded := decoded.(type) {
	case *core.Service:
		inNamespace(&decoded.Namespace)
		refused = validation.ValidateServiceCreate(decoded)
	case *core.ConfigMap:
		inNamespace(&decoded.Namespace)
		refused = validation.ValidateConfigMap(decoded)
	case *core.Secret:
		inNamespace(&decoded.Namespace)
		refused = validation.ValidateSecret(decoded)
	default:
		return []string{fmt.Sprintf("a %T, which nothing here makes", decoded)}
	}
	said := []string{}
	for _, one := range refused {
		said = append(said, one.Error())
	}
	return said
}

// inNamespace is what the server does before it validates: the object is in the namespace of the request.
func inNamespace(namespace *string) {
	if *namespace == "" {
		*namespace = corev1.NamespaceDefault
	}
}
