// Package recovery mends the state of a stack after a run that was killed. What AWS was creating at that moment stands
// in the state as a pending operation without an id, so that the next run asks for it once more, and AWS refuses. From
// those operations the package makes a file for `pulumi import`.
//
// It knows the JSON of a state and the types of AWS, and calls nobody.
package recovery

import (
	"fmt"
	"io"
	"os"
	"time"
)

// Command is the first argument of the plugin that leads here. The engine gives its address there.
const Command = "import-file"

// Invocation is how the command is called.
const Invocation = "pulumi stack export | pulumi plugin run --kind resource aws-redis -- " + Command

// The statuses that the command exits with.
const (
	Complete = 0 // the import file has all that there is to import
	Failed   = 1 // there is no import file
	Open     = 2 // more has to be done than to import the file
)

const usage = `Writes a file for pulumi import after a run of Pulumi that was killed while AWS created something.

  ` + Invocation + ` [NAME=ID ...] > import.json

The standard input is what pulumi stack export prints. The standard output is the import file, and the standard error
says what is in it, and what to do next. Nothing is changed, and AWS is not asked.

NAME=ID gives the id of a resource, by its name in Pulumi or by its URN, where the state does not tell it. NAME=none
leaves out a resource that was not created.

The exit status is 0 if the import file is complete, 1 for an error, and 2 if ids are missing or a replacement was
interrupted: the standard error then has the commands.
`

// Run is the command.
func Run(arguments []string, in io.Reader, out, messages io.Writer) int {
	for _, argument := range arguments {
		if argument == "--help" || argument == "-h" || argument == "help" {
			_, _ = fmt.Fprint(messages, usage)
			return Complete
		}
	}
	open, err := run(arguments, in, out, messages)
	switch {
	case err != nil:
		_, _ = fmt.Fprintf(messages, "%s: %v\n\nHow to use it: %s --help\n", Command, err, Command)
		return Failed
	case open:
		return Open
	}
	return Complete
}

// run writes the file and the report. open says that more is to be done than to import the file.
func run(arguments []string, in io.Reader, out, messages io.Writer) (open bool, err error) {
	if isDevice(in) {
		return false, errNoExport
	}
	s, err := await(in, messages, impatient, tooLate)
	if err != nil {
		return false, err
	}
	ids, err := readArguments(arguments, s)
	if err != nil {
		return false, err
	}
	findings := find(s, ids)
	file := newImportFile(findings)
	if err := file.write(out); err != nil {
		return false, err
	}
	for _, f := range findings {
		open = open || f.isOpen()
	}
	return open, writeReport(messages, findings, file)
}

// How long nothing has to arrive until the command says that it waits, and until it gives up.
const (
	impatient = 10 * time.Second
	tooLate   = 3 * time.Minute
)

// await reads the state, if it arrives. Where `pulumi stack export` fails, `pulumi plugin run` leaves the plugin with
// an input that stays open and empty.
func await(in io.Reader, messages io.Writer, impatient, tooLate time.Duration) (stack, error) {
	type answer struct {
		stack stack
		err   error
	}
	arrived := make(chan answer, 1)
	go func() {
		s, err := readExport(in)
		arrived <- answer{s, err}
	}()
	warn, end := time.After(impatient), time.After(tooLate)
	for {
		select {
		case a := <-arrived:
			return a.stack, a.err
		case <-warn:
			_, _ = fmt.Fprintln(messages, "Waiting for what pulumi stack export prints, on the standard input.")
		case <-end:
			return stack{}, fmt.Errorf("%w: nothing has arrived in %s", errNoExport, tooLate)
		}
	}
}

// isDevice tells a terminal, at which somebody would have to type the state.
func isDevice(in io.Reader) bool {
	file, isFile := in.(*os.File)
	if !isFile {
		return false
	}
	about, err := file.Stat()
	return err == nil && about.Mode()&os.ModeCharDevice != 0
}
