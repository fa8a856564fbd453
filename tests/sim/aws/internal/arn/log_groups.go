package arn

// ReservedLogGroup begins the names of AWS's own log groups: "Log group names can't start with the string aws/" (API,
// CreateLogGroup).
const ReservedLogGroup = "aws/"
