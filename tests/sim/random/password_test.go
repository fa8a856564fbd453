package random

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPasswordOfAllKinds(t *testing.T) {
	t.Parallel()
	args := PasswordArgs{Length: 8, MinLower: 2, MinUpper: 2, MinNumeric: 2, MinSpecial: 2, OverrideSpecial: new("!&")}
	password, err := args.password()
	require.NoError(t, err)
	for _, characters := range []string{lowers, uppers, numbers, "!&"} {
		assert.Equal(t, 2, count(password, characters), "%q has two of %q", password, characters)
	}
}

func TestPasswordLeavesKindsOut(t *testing.T) {
	t.Parallel()
	no := new(false)
	password, err := PasswordArgs{Length: 128, Special: no, Lower: no, Number: no}.password()
	require.NoError(t, err)
	assert.Equal(t, 128, count(password, uppers), password)
}

func TestPasswordThatCannotBe(t *testing.T) {
	t.Parallel()
	_, err := PasswordArgs{Length: 3, MinLower: 2, MinUpper: 2}.password()
	assert.ErrorContains(t, err, "3 is less than the 4 characters")
	no := new(false)
	_, err = PasswordArgs{Length: 3, Special: no, Lower: no, Numeric: no, Upper: no}.password()
	assert.ErrorContains(t, err, "no characters to choose from")
}

func count(text, characters string) (n int) {
	for _, c := range text {
		if strings.ContainsRune(characters, c) {
			n++
		}
	}
	return n
}
