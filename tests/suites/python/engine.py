"""The real engine, and the simulated AWS that it deploys to."""

import json
import re
import runpy
import subprocess
from contextlib import suppress
from pathlib import Path

import pulumi_aws as aws
from pulumi import automation

REPOSITORY = Path(__file__).resolve().parents[3]

CLUSTER = "aws-redis:index:RedisCluster"
REPLICATION_GROUP = "aws:elasticache/replicationGroup:ReplicationGroup"
SUBNET_GROUP = "aws:elasticache/subnetGroup:SubnetGroup"
SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup"
INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm"
TOPIC = "aws:sns/topic:Topic"


class Cloud:
    """What the simulated AWS holds. Its file is the one that AWSSIM_STATE names."""

    def _awssim(self, *arguments):
        done = subprocess.run([REPOSITORY / "bin/awssim", *arguments], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def resources(self, of_type=None):
        """Everything, or everything of a type: dicts with type, region, id and properties."""
        found = json.loads(self._awssim("list", "-json"))
        return [r for r in found if of_type in (None, r["type"])]

    def one(self, of_type):
        """The only resource of a type."""
        (found,) = self.resources(of_type)
        return found

    def drift(self, resource, name, value):
        """Changes a property behind Pulumi's back."""
        self._awssim("set", resource["type"], resource["id"], name, json.dumps(value))

    def slow(self, operation, of_type, milliseconds=800):
        """Makes an operation on a type take time from now on."""
        self._awssim("fault", "-op", operation, "-type", of_type, "-delay", str(milliseconds))

    def fail(self, operation, of_type, code, message):
        """Makes the next operation on a type fail with an error of AWS's."""
        self._awssim("fault", "-op", operation, "-type", of_type, "-code", code, "-message", message)

    def maintain(self):
        """Has the maintenance window come, and what waited for it is done."""
        self._awssim("maintain")

    def serve(self, replication_group, host):
        """Makes a host the address of all endpoints of a replication group."""
        self._awssim("serve", replication_group, host)

    def logins(self, replication_group):
        """Who may log in to a replication group, as a real server is told it."""
        return self._with_passwords(self._awssim("logins", replication_group))

    def serve_serverless(self, cache, host, port, reader_port):
        """Makes a host and two ports the endpoints of a serverless cache."""
        self._awssim("serverless-serve", cache, host, str(port), str(reader_port))

    def serverless_logins(self, cache):
        """Who may log in to a serverless cache, as a real server is told it."""
        return self._with_passwords(self._awssim("serverless-logins", cache))

    def _with_passwords(self, answer):
        return [
            {
                key: login[key] or [] if key == "passwords" else login[key]
                for key in ("user", "passwords", "open", "access")
            }
            for login in json.loads(answer)
            if not login["iam"]
        ]

    def secret(self, name):
        """What a secret of Secrets Manager holds, by its name or its ARN."""
        return self._awssim("secret", name)

    def is_empty(self):
        return not self.resources()


class Stack:
    """A stack of an inline program."""

    def __init__(self, project, program, name="test"):
        self.program = program
        self._stack = automation.create_or_select_stack(
            stack_name=name, project_name=project, program=lambda: self.program()
        )

    def configure(self, **values):
        """Sets config keys; None takes a key away, and a bool is spelled as Pulumi does."""
        for key, value in values.items():
            if value is None:
                with suppress(automation.CommandError):
                    self._stack.remove_config(key)
        given = {key: _config_value(value) for key, value in values.items() if value is not None}
        if given:
            self._stack.set_all_config(given)

    def preview(self):
        return Changes.during(self._stack.preview)

    def up(self):
        return Changes.during(self._stack.up)

    def refresh(self):
        return Changes.during(self._stack.refresh)

    def destroy(self):
        return Changes.during(self._stack.destroy)

    def outputs(self):
        return {name: output.value for name, output in self._stack.outputs().items()}

    def state(self):
        """The exported deployment, as `pulumi stack export` prints it: with secrets encrypted."""
        return json.loads(self._cli("stack", "export"))["deployment"]

    def unprotect(self):
        """Takes the protection away from everything."""
        self._cli("state", "unprotect", "--all", "--yes")

    def _cli(self, *command):
        done = subprocess.run(
            ["pulumi", *command, "--stack", self._stack.name],
            cwd=self._stack.workspace.work_dir,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def resources(self, of_type=None):
        """The resources in the state, the stack itself and the providers left out unless asked for."""
        hidden = ("pulumi:pulumi:Stack", "pulumi:providers:")
        every = self.state().get("resources", [])
        if of_type is not None:
            return [r for r in every if r["type"] == of_type]
        return [r for r in every if not r["type"].startswith(hidden)]


def _config_value(value):
    if isinstance(value, automation.ConfigValue):
        return value
    text = json.dumps(value) if isinstance(value, (bool, int)) else value
    return automation.ConfigValue(text)


class Changes:
    """What an operation did, by the engine's own events: {(logical name, type): operation}."""

    def __init__(self):
        self.operations = {}
        self.diffs = {}
        # In the order of their happening: (logical name, "begins" or "ends").
        self.order = []
        self.diagnostics = []

    @classmethod
    def during(cls, operation):
        changes = cls()
        try:
            operation(on_event=changes._see)
        except automation.CommandError as error:
            raise Failed(changes, str(error)) from error
        return changes

    def _see(self, event):
        # A refresh tells what it found when it is through with the resource; everything else tells what it will do.
        for step in (event.resource_pre_event, event.res_outputs_event):
            if step is None or step.metadata.type.startswith(("pulumi:pulumi:", "pulumi:providers:")):
                continue
            at = (step.metadata.urn.rsplit("::", 1)[1], step.metadata.type)
            operation = step.metadata.op.value
            self.order.append((at[0], "begins" if step is event.resource_pre_event else "ends"))
            if operation == "refresh":
                continue
            steps = self.operations.setdefault(at, [])
            if operation not in steps:
                steps.append(operation)
            self.diffs[at] = sorted(step.metadata.diffs or [])
        if event.diagnostic_event is not None:
            self.diagnostics.append(event.diagnostic_event)

    def of(self, name):
        """The operations on a resource, by its logical name."""
        return next((steps for (logical, _), steps in self.operations.items() if logical == name), [])

    def changed(self):
        """{logical name: operations} of all that was not left as it was."""
        return {name: steps for (name, _), steps in self.operations.items() if steps != ["same"]}

    def text(self):
        """All that was said, but for what Pulumi's SDK writes for its own developers, such as the outputs as sent."""
        return plain("".join(d.message for d in self.diagnostics if d.severity != "debug"))

    def warnings(self):
        """[(URN, text)] of what a user is warned of, but for the engine's own word on where it finds the plugins."""
        every = [(d.urn, plain(d.message).strip()) for d in self.diagnostics if d.severity == "warning"]
        return [(urn, text) for urn, text in every if urn or not PLUGIN_ON_PATH.fullmatch(text)]


PLUGIN_ON_PATH = re.compile(r"using pulumi-resource-[\w-]+ from \$PATH at \S+")

# A problem with an input is a line of its own. The engine adds the value, unless it is a secret or unknown.
PROBLEM = re.compile(
    r"^\s+- property ((?:[\w.]|\[.*?\])+)(?: \((?:secret|unknown|resource)\))?"
    r"(?: with value .*?)? has a problem: (.*)$",
    re.M,
)


class Failed(Exception):
    """An operation that failed, with what the user saw of it."""

    def __init__(self, changes, output):
        super().__init__(plain(output))
        self.changes = changes
        # [(path of the input, what is wrong with it)]
        self.told = PROBLEM.findall(changes.text())
        self.problems = dict(self.told)


def plain(text):
    """Text without the marks for colours."""
    return re.sub(r"<\{%.*?%\}>|\x1b\[[0-9;]*m", "", text)


def run_example(name):
    """A program that runs an example's __main__.py as the Python language host does."""
    return lambda: runpy.run_path(str(REPOSITORY / "examples" / name / "__main__.py"), run_name="__main__")


# A small cluster, but for its network.
SMALL = {
    "name": "orders",
    "instance_type": "cache.t4g.small",
    "replication_group_size": 2,
    "enable_automatic_failover": True,
    "enable_multi_az": True,
}
# Ids that look right, for programs that never get as far as AWS.
ELSEWHERE = {"vpc_id": "vpc-01234567", "subnet_ids": ["subnet-01234567", "subnet-89abcdef"]}


def network(region="eu-west-1", opts=None):
    """Makes a network, and is its part of a cluster's inputs."""
    vpc = aws.ec2.Vpc("vpc", cidr_block="10.0.0.0/16", opts=opts)
    subnets = [
        aws.ec2.Subnet(
            f"subnet-{letter}",
            vpc_id=vpc.id,
            cidr_block=f"10.0.{i}.0/24",
            availability_zone=f"{region}{letter}",
            opts=opts,
        )
        for i, letter in enumerate("ab")
    ]
    return {"vpc_id": vpc.id, "subnet_ids": [subnet.id for subnet in subnets]}
