"""An application that knows of the cache what the outputs tell it, and how clients are made with redis-py."""

import json
import uuid

from redis import Redis
from redis.backoff import NoBackoff
from redis.cluster import RedisCluster
from redis.retry import Retry


class Application:
    """The file ca is the certificate to trust: those of AWS are trusted by every machine.

    An environment tells by itself whether the cache is in cluster mode.
    """

    def __init__(self, ca="", cluster=False):
        self._ca = ca
        self._cluster = cluster

    def use_url(self, url):
        """Uses the cache by a connection URL alone."""
        with self._from_url(url) as client:
            write_and_read(client)

    def read_url(self, url):
        """Reads from the cache by a URL of replicas alone, which take no writes."""
        with self._from_url(url) as client:
            assert client.get("orders:none") is None

    def use_environment(self, environment):
        """Uses the cache by each of the ways that the variables offer: by URL, and by their parts."""
        Application(self._ca, flag(environment, "REDIS_CLUSTER"))._use_all(
            host=environment["REDIS_HOST"],
            port=int(environment["REDIS_PORT"]),
            tls=flag(environment, "REDIS_TLS"),
            url=environment["REDIS_URL"],
            username=environment.get("REDIS_USERNAME"),
            password=environment.get("REDIS_PASSWORD"),
            reader_url=environment.get("REDIS_READER_URL"),
        )

    def use_secret(self, text):
        """Uses the cache by each of the ways that the JSON of a secret offers."""
        secret = json.loads(text)
        self._use_all(
            *(secret[key] for key in ("host", "port", "tls", "url")),
            username=secret.get("username"),
            password=secret.get("password"),
            reader_url=secret.get("reader_url"),
        )

    def _use_all(self, host, port, tls, url, username, password, reader_url):
        assert (type(host), type(port), type(tls)) == (str, int, bool)
        self.use_url(url)
        if reader_url:
            self.read_url(reader_url)
        login = {"username": username, "password": password, "ssl": tls}
        with self._client()(host=host, port=port, **login, **self._settings(tls)) as client:
            write_and_read(client)

    def _from_url(self, url):
        return self._client().from_url(url, **self._settings(url.startswith("rediss:")))

    def _client(self):
        return RedisCluster if self._cluster else Redis

    def _settings(self, tls):
        # What cannot connect says so at once.
        settings = {"retry": Retry(NoBackoff(), 0)}
        if tls:
            settings["ssl_ca_certs"] = self._ca
        if tls and self._cluster:
            # It makes an address of the name localhost, and of no other, and no certificate is for an address.
            settings["ssl_check_hostname"] = False
        return settings


def flag(environment, name):
    return {"true": True, "false": False}[environment[name]]


def write_and_read(client):
    """Writes and reads so many keys that each node of a cluster has some."""
    assert client.ping()
    for i in range(20):
        value = uuid.uuid4().hex
        client.set(f"orders:{i}", value)
        assert client.get(f"orders:{i}").decode() == value
