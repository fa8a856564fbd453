// Package awserr is what AWS answers when it refuses a request.
package awserr

import (
	"fmt"
)

// Error is an answer of AWS, with the error code that its API documents.
type Error struct {
	Code    string
	Message string
}

// Error is the code and the message, as the provider shows them.
func (e *Error) Error() string { return e.Code + ": " + e.Message }

// New is a refusal, with a code of the service and a message.
func New(code, format string, args ...any) error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// The codes that most services share.
const (
	InvalidValue       = "InvalidParameterValue"
	InvalidCombination = "InvalidParameterCombination"
	ValidationError    = "ValidationError"
	Dependency         = "DependencyViolation"
)
