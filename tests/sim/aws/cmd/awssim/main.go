// Command awssim looks at the simulated AWS, changes it behind Pulumi's back, and makes it fail.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"text/tabwriter"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

const usage = `usage: awssim COMMAND   (the cloud is the file that AWSSIM_STATE names)

  list [-json]                         what the cloud holds, but for what AWS has by itself
  get TYPE ID                          all properties of a resource, as JSON
  set TYPE ID PROPERTY JSON            change a property behind Pulumi's back; null removes it
  delete TYPE ID                       ask AWS to delete a resource, which it refuses while it is in use
  forget TYPE ID                       make a resource vanish
  fault [-op OP] [-type TYPE] [-delay MS] [-throttle N]
        [-code CODE -message TEXT | -kill PROCESS] [-nth N] [-halfway] [-lost]
                                       make calls slow, throttled, or fail once;
                                       OP is create, read, update, delete, write or invoke;
                                       PROCESS is engine, provider or component
  fault clear                          no more faults
  maintain                             the maintenance window of all replication groups
  serve ID HOST                        make a host the address of all endpoints of a replication group
  logins ID                            who may log in to a replication group, as JSON
  serverless-serve NAME HOST PORT READER-PORT
                                       make a host and two ports the endpoints of a serverless cache
  serverless-logins NAME               who may log in to a serverless cache, as JSON
  secret NAME                          what a secret holds, by its name or its ARN
  calls OP TYPE                        how many calls there were, and how many attempts were throttled
  reset                                empty the cloud
`

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "awssim:", err)
		os.Exit(1)
	}
}

// command is what one word does with the arguments that follow it.
type command struct {
	args int // how many there must be, or -1
	run  func(cloud *awssim.Cloud, args []string, out io.Writer) error
}

var commands = map[string]command{
	"list":   {-1, list},
	"get":    {2, get},
	"set":    {4, set},
	"delete": {2, func(c *awssim.Cloud, args []string, _ io.Writer) error { return c.Delete(args[0], args[1]) }},
	"forget": {2, func(c *awssim.Cloud, args []string, _ io.Writer) error { return c.Forget(args[0], args[1]) }},
	"fault":  {-1, fault},
	"calls":  {2, calls},
	"serve":  {2, func(c *awssim.Cloud, args []string, _ io.Writer) error { return c.ServeAt(args[0], args[1]) }},
	"logins": {1, func(c *awssim.Cloud, args []string, out io.Writer) error { return write(out, c.Logins(args[0])) }},
	"secret": {1, secret},
	"serverless-logins": {1, func(c *awssim.Cloud, args []string, out io.Writer) error {
		return write(out, c.ServerlessLogins(args[0]))
	}},
	"serverless-serve": {4, serveServerless},
	"maintain":         {0, func(c *awssim.Cloud, _ []string, _ io.Writer) error { return c.Maintain() }},
	"reset":            {0, func(c *awssim.Cloud, _ []string, _ io.Writer) error { return c.Reset() }},
}

func serveServerless(c *awssim.Cloud, args []string, _ io.Writer) error {
	port, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	readerPort, err := strconv.Atoi(args[3])
	if err != nil {
		return err
	}
	return c.ServeServerlessAt(args[0], args[1], port, readerPort)
}

func run(args []string, out io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("no command\n%s", usage)
	}
	cmd, ok := commands[args[0]]
	if !ok || (cmd.args >= 0 && cmd.args != len(args)-1) {
		return fmt.Errorf("cannot read %q\n%s", args, usage)
	}
	cloud, err := awssim.OpenEnv()
	if err != nil {
		return err
	}
	return cmd.run(cloud, args[1:], out)
}

func list(cloud *awssim.Cloud, args []string, out io.Writer) error {
	resources, err := cloud.List()
	if err != nil {
		return err
	}
	if len(args) == 1 && args[0] == "-json" {
		if resources == nil {
			resources = []awssim.Resource{}
		}
		return write(out, resources)
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, r := range resources {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\n", r.Type, r.ID, r.Name())
	}
	return table.Flush()
}

func get(cloud *awssim.Cloud, args []string, out io.Writer) error {
	r, err := cloud.Get(args[0], args[1])
	if err != nil {
		return err
	}
	return write(out, r.Properties)
}

func set(cloud *awssim.Cloud, args []string, _ io.Writer) error {
	var value any
	if err := json.Unmarshal([]byte(args[3]), &value); err != nil {
		return fmt.Errorf("%s is not JSON: %w", args[3], err)
	}
	return cloud.Set(args[0], args[1], args[2], value)
}

func fault(cloud *awssim.Cloud, args []string, _ io.Writer) error {
	if len(args) == 1 && args[0] == "clear" {
		return cloud.ClearFaults()
	}
	var f awssim.Fault
	flags := flag.NewFlagSet("fault", flag.ContinueOnError)
	flags.StringVar(&f.Operation, "op", "", "the operation; any when empty")
	flags.StringVar(&f.Type, "type", "", "the type; any when empty")
	flags.IntVar(&f.DelayMS, "delay", 0, "milliseconds that each call takes")
	flags.IntVar(&f.Throttle, "throttle", 0, "attempts that are throttled")
	flags.StringVar(&f.Code, "code", "", "error code of AWS")
	flags.StringVar(&f.Message, "message", "simulated failure", "error message")
	flags.IntVar(&f.Nth, "nth", 1, "which call from now fails")
	flags.BoolVar(&f.Lost, "lost", false, "fail after it took place, and tell nobody")
	flags.StringVar(&f.Kill, "kill", "", "process to kill: engine, provider or component")
	flags.BoolVar(&f.HalfWay, "halfway", false, "fail a create after it took place")
	if err := flags.Parse(args); err != nil {
		return err
	}
	return cloud.Inject(f)
}

func calls(cloud *awssim.Cloud, args []string, out io.Writer) error {
	n, err := cloud.Calls(args[0], args[1])
	if err != nil {
		return err
	}
	retries, err := cloud.Retries(args[0], args[1])
	if err != nil {
		return err
	}
	return write(out, map[string]int{"calls": n, "throttled": retries})
}

func secret(cloud *awssim.Cloud, args []string, out io.Writer) error {
	value, ok := cloud.Secret(args[0])
	if !ok {
		return fmt.Errorf("there is no secret %s", args[0])
	}
	_, err := fmt.Fprintln(out, value)
	return err
}

func write(out io.Writer, v any) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
