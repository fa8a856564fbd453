package awssim

import "fmt"

// AWSError is an answer of AWS, with the error code that its API documents.
type AWSError struct {
	Code    string
	Message string
}

func (e *AWSError) Error() string { return e.Code + ": " + e.Message }

func refuse(code, format string, args ...any) error {
	return &AWSError{Code: code, Message: fmt.Sprintf(format, args...)}
}

// The codes that most services share.
const (
	invalidValue       = "InvalidParameterValue"
	invalidCombination = "InvalidParameterCombination"
	validationError    = "ValidationError"
	dependency         = "DependencyViolation"
)
