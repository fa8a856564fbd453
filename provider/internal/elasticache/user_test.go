package elasticache

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCheckUserPassword(t *testing.T) {
	t.Parallel()
	for _, right := range []string{
		strings.Repeat("a", 16), strings.Repeat("~", 128), "every-symbol-!#$%&'()*+-.:;<=>?[]^_`{|}~",
	} {
		assert.NoError(t, CheckUserPassword(right), right)
	}
	for _, wrong := range []string{
		"", strings.Repeat("a", 15), strings.Repeat("a", 129), strings.Repeat("a", 16) + ",", `with-a-quote"-in-it`,
		"with/a/slash/in/it", "with@an@at@in@it", "with a space in it", "with-an-umlaut-ü",
	} {
		if err := CheckUserPassword(wrong); assert.Error(t, err, wrong) && wrong != "" {
			assert.NotContains(t, err.Error(), wrong)
		}
	}
}
