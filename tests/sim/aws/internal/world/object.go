package world

// Object is an object in a bucket of S3.
type Object struct {
	Key  string `json:"key"`
	Size int    `json:"size"`
	// Lock is the mode of Object Lock that the bucket gave the object, GOVERNANCE or COMPLIANCE; empty for none.
	Lock string `json:"lock,omitempty"`
}
