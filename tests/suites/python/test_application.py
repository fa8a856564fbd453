"""The application of the tests gets into a real server by what it is told, and by nothing else."""

import json

import pytest
from application import Application
from redis.exceptions import RedisClusterException, RedisError
from servers import serving

# A token of every kind of character that ElastiCache takes, and how a URL spells it.
TOKEN = "AZaz0189!&#$^<>-token"
ENCODED = "AZaz0189%21%26%23%24%5E%3C%3E-token"

# What a cache asks of those who connect, and how the outputs tell them.
ACCESSES = [
    ({"user": "default", "open": True}, "", {}),
    ({"user": "default", "passwords": ["former", TOKEN]}, f":{ENCODED}@", {"password": TOKEN}),
    (
        {"user": "orders-app", "passwords": [TOKEN], "access": "on ~orders:* +@all -@dangerous"},
        f"orders-app:{ENCODED}@",
        {"username": "orders-app", "password": TOKEN},
    ),
]


@pytest.mark.parametrize("tls", [True, False], ids=["tls", "plain"])
@pytest.mark.parametrize("cluster", [True, False], ids=["cluster", "server"])
def test_application_needs_the_outputs_alone(tls, cluster):
    with serving(tls=tls, cluster=cluster) as server:
        for login, userinfo, credentials in ACCESSES:
            server.admit(login)
            url = f"{'rediss' if tls else 'redis'}://{userinfo}localhost:{server.port}"
            application = Application(server.ca, cluster)
            application.use_url(url)
            secret = {
                "engine": "redis",
                "host": "localhost",
                "port": server.port,
                "tls": tls,
                "url": url,
                **credentials,
            }
            environment = {
                "REDIS_HOST": "localhost",
                "REDIS_PORT": str(server.port),
                "REDIS_TLS": json.dumps(tls),
                "REDIS_CLUSTER": json.dumps(cluster),
                "REDIS_URL": url,
                **{f"REDIS_{name.upper()}": value for name, value in credentials.items()},
            }
            if not cluster:
                secret["reader_url"] = environment["REDIS_READER_URL"] = url
            application.use_secret(json.dumps(secret))
            # The environment says by itself whether there is a cluster.
            Application(server.ca).use_environment(environment)


@pytest.mark.parametrize("cluster", [True, False], ids=["cluster", "server"])
def test_application_needs_every_part(cluster):
    with serving(tls=True, cluster=cluster) as server:
        server.admit({"user": "app", "passwords": [TOKEN]})
        right = {
            "REDIS_HOST": "localhost",
            "REDIS_PORT": str(server.port),
            "REDIS_TLS": "true",
            "REDIS_CLUSTER": json.dumps(cluster),
            "REDIS_USERNAME": "app",
            "REDIS_PASSWORD": TOKEN,
            "REDIS_URL": f"rediss://app:{ENCODED}@localhost:{server.port}",
            "REDIS_READER_URL": f"rediss://app:{ENCODED}@localhost:{server.port}",
        }
        application = Application(server.ca)
        application.use_environment(right)
        for name, wrong in {
            "REDIS_HOST": "nowhere.invalid",
            "REDIS_PORT": "1",
            "REDIS_TLS": "false",
            "REDIS_CLUSTER": "",
            "REDIS_USERNAME": "",
            "REDIS_PASSWORD": "other",
            "REDIS_URL": f"rediss://:{ENCODED}@localhost:{server.port}",
            "REDIS_READER_URL": f"rediss://localhost:{server.port}",
        }.items():
            with pytest.raises((RedisError, RedisClusterException, KeyError)):
                application.use_environment({**right, name: wrong})


def test_certificate_of_someone_else_is_not_trusted():
    with serving(tls=True) as server, serving(tls=True) as stranger, pytest.raises(RedisError, match="certificate"):
        Application(stranger.ca).use_url(f"rediss://localhost:{server.port}")
