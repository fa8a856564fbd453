package awssim

import "fmt"

// hashed is what the cloud keeps of a secret among the properties of a resource.
func hashed(secret string) string { return "sha256:" + digest(secret) }

// hashedAll is the same for a secret or a list of them.
func hashedAll(secrets any) any {
	list, isList := normal(secrets).([]any)
	if !isList {
		return hashed(fmt.Sprint(secrets))
	}
	for i, secret := range list {
		list[i] = hashed(fmt.Sprint(secret))
	}
	return list
}
