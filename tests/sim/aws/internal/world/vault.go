package world

// Hide keeps what AWS has to know of a resource and tells nobody, instead of what it kept before. It goes with the
// resource. In the file it is base64, so that who searches the file for a secret finds only what leaked.
func (v View) Hide(typ, id string, secrets ...string) {
	if v.Vault == nil {
		v.Vault = map[string][][]byte{}
	}
	kept := make([][]byte, len(secrets))
	for i, secret := range secrets {
		kept[i] = []byte(secret)
	}
	v.Vault[Resource{Type: typ, Account: v.Account, Region: v.Region, ID: id}.vault()] = kept
}

// Hidden is what AWS keeps of a resource.
func (v View) Hidden(typ, id string) []string {
	var secrets []string
	for _, secret := range v.Vault[Resource{Type: typ, Account: v.Account, Region: v.Region, ID: id}.vault()] {
		secrets = append(secrets, string(secret))
	}
	return secrets
}
