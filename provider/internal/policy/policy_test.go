package policy

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A document has what a statement says in the form in which AWS writes it back: a text for one, a list for more.
func TestDocument(t *testing.T) {
	t.Parallel()
	for want, statements := range map[string][]Statement{
		`{"Version":"2012-10-17","Statement":[{"Sid":"One","Effect":"Allow","Action":"a:B","Resource":"r"}]}`: {
			{Sid: "One", Why: "nobody sends this", Actions: []string{"a:B"}, Resources: []string{"r"}},
		},
		`{"Version":"2012-10-17","Statement":[
			{"Sid":"Two","Effect":"Deny","Principal":"*","Action":["a:B","a:C"],"Resource":["r","s"]},
			{"Sid":"Three","Effect":"Allow","Principal":{"Service":"x.amazonaws.com"},"Action":"a:B"}]}`: {
			{
				Sid: "Two", Deny: true, Principal: Everybody, Actions: []string{"a:B", "a:C"},
				Resources: []string{"r", "s"},
			},
			{Sid: "Three", Principal: Service("x.amazonaws.com"), Actions: []string{"a:B"}},
		},
		`{"Version":"2012-10-17","Statement":[{"Sid":"Four","Effect":"Allow","Action":"a:B","Resource":"r",
			"Principal":{"AWS":["arn:aws:iam::111111111111:root","arn:aws:iam::222222222222:root"]},
			"Condition":{"StringLike":{"k":"v","l":["v","w"]},"Bool":{"m":"true"}}}]}`: {{
			Sid: "Four", Principal: Accounts("aws", []string{"111111111111", "222222222222"}), Actions: []string{"a:B"},
			Resources: []string{"r"},
			Conditions: []Condition{
				{"StringLike", "k", []string{"v"}}, {"Bool", "m", []string{"true"}}, {"StringLike", "l", []string{"v", "w"}},
			},
		}},
		`{"Version":"2012-10-17","Statement":[]}`: {},
	} {
		text := Document(statements...)
		assert.JSONEq(t, want, text)
		for range 10 {
			assert.Equal(t, text, Document(statements...), "another text would be a change")
		}
	}
	account := Accounts("aws-cn", []string{"111111111111"})
	assert.Equal(t, Principal{"AWS", []string{"arn:aws-cn:iam::111111111111:root"}}, account)
}

// A service assumes a role for one resource of one account. What is not known is not asked for.
func TestAssumedBy(t *testing.T) {
	t.Parallel()
	for _, one := range []struct{ account, source, condition string }{
		{"", "", ``},
		{"111111111111", "", `,"Condition":{"StringEquals":{"aws:SourceAccount":"111111111111"}}`},
		{"", "arn:aws:states:x", `,"Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:states:x"}}`},
		{
			"111111111111", "arn:aws:states:x", `,"Condition":{"StringEquals":{"aws:SourceAccount":"111111111111"},` +
				`"ArnLike":{"aws:SourceArn":"arn:aws:states:x"}}`,
		},
	} {
		assert.JSONEq(t, `{"Version":"2012-10-17","Statement":[{"Sid":"Trust","Effect":"Allow",`+
			`"Action":"sts:AssumeRole","Principal":{"Service":"states.amazonaws.com"}`+one.condition+`}]}`,
			AssumedBy("states.amazonaws.com", one.account, one.source))
	}
}

// Requests without TLS are denied to everybody, whatever they ask for.
func TestOnlyTLS(t *testing.T) {
	t.Parallel()
	assert.JSONEq(t, `{"Version":"2012-10-17","Statement":[{"Sid":"OnlyTLS","Effect":"Deny","Principal":"*",
		"Action":"s3:*","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}`,
		Document(OnlyTLS("arn:aws:s3:::b", "arn:aws:s3:::b/*")))
}

func TestARN(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "arn:aws:sqs:eu-west-1:111111111111:q", ARN("aws", "sqs", "eu-west-1", "111111111111", "q"))
	assert.Empty(t, ARN("aws", "sqs", "", "111111111111", "q"))
	assert.Empty(t, ARN("aws", "sqs", "eu-west-1", "", "q"))
}

// A document does not share its lists with the statements, which others go on to change.
func TestDocumentIsACopy(t *testing.T) {
	t.Parallel()
	s := Statement{Sid: "One", Actions: []string{"a:B", "a:C"}}
	written := s.written()
	s.Actions[0] = "a:D"
	text, err := json.Marshal(written)
	require.NoError(t, err)
	assert.Contains(t, string(text), "a:B")
}
