"""A real Redis server for a test, which the program redis-for-tests runs."""

import json
import os
import subprocess
from contextlib import contextmanager

from engine import REPOSITORY


class Server:
    """A running server: its host, port, plain_port (without TLS, of one that has both), and the file ca to trust.

    ports are those of all nodes, of which the first is port.
    """

    def __init__(self, process):
        self._process = process
        told = self._hear()
        self.ports = told["ports"]
        self.host, self.port, self.plain_port, self.ca = (told[key] for key in ("host", "port", "plainPort", "ca"))

    def _hear(self):
        line = self._process.stdout.readline()
        assert line, "redis-for-tests has ended"
        return json.loads(line)

    def admit(self, *logins):
        """Lets in exactly these from now on: dicts with user, passwords, open and access.

        A token is a password of the user default; open lets in with any password, and with none; access is an access
        string as ElastiCache takes it, and everything where absent.
        """
        self._process.stdin.write(json.dumps(logins) + "\n")
        self._process.stdin.flush()
        assert self._hear() == {}


@contextmanager
def serving(tls=False, plain=False, cluster=False):
    """A server that lets everyone in. With plain, one with TLS has a second port without; a cluster has three nodes."""
    flags = [f"-{name}" for name, on in {"tls": tls, "plain": plain, "cluster": cluster}.items() if on]
    # Not in the test's own folder: the path of a socket must be short.
    environment = {name: value for name, value in os.environ.items() if name != "TMPDIR"}
    with subprocess.Popen(
        [REPOSITORY / "bin/redis-for-tests", *flags],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as process:
        # Leaving it closes the program's input, which ends it, and waits.
        yield Server(process)
