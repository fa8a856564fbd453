"""The watch on a bucket fails when a replication group has sent nothing new."""

import pytest
from case import Case
from test_copying import failing

NIGHT = "2026-03-11-03-00"


def test_a_fresh_snapshot_passes(case: Case) -> None:
    case.put(f"sessions-{NIGHT}-0001.rdb", hours_ago=3)
    outcome = case.arrivals(["sessions"])
    groups = [{"replicationGroupId": "sessions", "lastArrival": "2026-03-11T04:00:00.000Z"}]
    assert outcome.output == {"groups": groups, "serverlessCaches": [], "locked": 1}


@pytest.mark.parametrize("groups", [["sessions"], []])
def test_an_empty_bucket_fails(case: Case, groups: list[str]) -> None:
    outcome = case.arrivals(groups)
    assert (outcome.status, outcome.error) == ("FAILED", "NothingArrived")
    assert "none ever came" in outcome.cause
    assert groups == [] or "sessions: " in outcome.cause


@pytest.mark.parametrize(("hours", "status"), [(29.9, "SUCCEEDED"), (30.1, "FAILED")])
def test_an_old_snapshot_is_not_enough(case: Case, hours: float, status: str) -> None:
    case.put(f"sessions-{NIGHT}-0001.rdb", hours_ago=hours)
    outcome = case.arrivals(["sessions"])
    assert outcome.status == status
    assert status == "SUCCEEDED" or "sessions: the last came at 2026-03-10T00:54:00.000Z" in outcome.cause


def test_each_late_group_is_named(case: Case) -> None:
    case.put(f"sessions-{NIGHT}-0001.rdb", hours_ago=3)
    case.put("carts-2026-03-09-03-00-0001.rdb", hours_ago=50)
    outcome = case.arrivals(["sessions", "carts", "orders"])
    assert "carts: the last came at 2026-03-09T05:00:00.000Z; orders: none ever came." in outcome.cause
    assert "sessions: " not in outcome.cause


def test_one_group_of_two_is_not_enough(case: Case) -> None:
    case.put(f"sessions-{NIGHT}-0001.rdb")
    outcome = case.arrivals(["sessions", "carts"])
    assert outcome.error == "NothingArrived"
    assert "carts: none ever came." in outcome.cause


@pytest.mark.parametrize(
    "key",
    [
        f"sessions-{NIGHT}-0001.rdb",
        f"sessions-{NIGHT}-retry-2-0003.rdb",
        f"sessions-001-{NIGHT}-0001.rdb",
        f"sessions-0002-003-{NIGHT}-0001.rdb",
    ],
)
def test_a_key_names_its_group(case: Case, key: str) -> None:
    case.put(key)
    assert case.arrivals(["sessions"]).status == "SUCCEEDED"


@pytest.mark.parametrize(
    "key",
    [
        "sessions.rdb",
        f"sessions-{NIGHT}-0001.txt",
        f"sessions-{NIGHT}",
        f"sessions{NIGHT}-0001.rdb",
        f"sessions-eu-{NIGHT}-0001.rdb",
        f"sessions-eu-001-{NIGHT}-0001.rdb",
        f"sessions-01-{NIGHT}-0001.rdb",
        f"my-sessions-{NIGHT}-0001.rdb",
        f"copies/sessions-{NIGHT}-0001.rdb",
    ],
)
def test_a_foreign_key_does_not_count(case: Case, key: str) -> None:
    case.put(key)
    assert case.arrivals(["sessions"]).error == "NothingArrived"


def test_an_empty_object_does_not_count(case: Case) -> None:
    case.put(f"sessions-{NIGHT}-0001.rdb", body=b"")
    assert case.arrivals(["sessions"]).error == case.arrivals([]).error == "NothingArrived"


@pytest.mark.parametrize(("arrived", "missing"), [("sessions", "sessions-eu"), ("sessions-eu", "sessions")])
def test_an_id_can_begin_like_another(case: Case, arrived: str, missing: str) -> None:
    case.put(f"{arrived}-001-{NIGHT}-0001.rdb", f"{arrived}-{NIGHT}-0001.rdb")
    assert case.arrivals([arrived]).status == "SUCCEEDED"
    assert f"{missing}: none ever came." in case.arrivals(["sessions", "sessions-eu"]).cause


def test_an_id_can_look_like_a_member_of_another(case: Case) -> None:
    case.put(f"sessions-001-{NIGHT}-0001.rdb")
    assert ". sessions: none ever came." in case.arrivals(["sessions", "sessions-001"]).cause


def test_without_ids_any_snapshot_counts(case: Case) -> None:
    case.put("notes.txt", f"anything-{NIGHT}-0001.rdb")
    assert case.arrivals([]).output["groups"][0]["lastArrival"] == "2026-03-11T07:00:00.000Z"


@pytest.mark.parametrize("newest", ["a", "z"])
def test_all_pages_are_read(case: Case, newest: str) -> None:
    for day in range(1, 5):
        case.put(*(f"m-2026-03-0{day}-03-00-{shard:04}.rdb" for shard in range(1, 111)), hours_ago=24 * (11 - day))
    case.put(f"{newest}-{NIGHT}-0001.rdb")
    assert case.arrivals([newest]).status == "SUCCEEDED"
    assert case.arrivals([newest, "m"]).error == "NothingArrived"
    assert case.account.count("listObjectsV2") == 2 * 3


def test_the_newest_object_of_all_pages_counts(case: Case) -> None:
    case.put(*(f"m-2026-03-01-03-00-{shard:04}.rdb" for shard in range(1, 300)), hours_ago=24 * 10)
    case.put("m-2026-03-01-03-00-0001.rdb")
    assert case.arrivals(["m"]).status == "SUCCEEDED"


@pytest.mark.parametrize("action", ["listObjectsV2", "headObject", "putObjectRetention"])
def test_throttling_is_waited_out(case: Case, action: str) -> None:
    case.put(f"sessions-{NIGHT}-0001.rdb")
    failing(case, action, "Throttling", times=3)
    assert case.arrivals(["sessions"]).output["locked"] == 1


def test_a_lasting_error_fails_with_its_words(case: Case) -> None:
    case.account.faults.append(lambda call: "AccessDenied")
    outcome = case.arrivals(["sessions"])
    assert outcome.status == "FAILED"
    assert "not authorized" in outcome.cause


@pytest.mark.parametrize(
    "key",
    [
        f"automatic.carts-{NIGHT}-0001.rdb",
        f"automatic.carts-{NIGHT}.rdb",
        f"carts-{NIGHT}/0001.rdb",
        "automatic.carts-2026-03-11-0001.rdb",
        "automatic.carts-2026-03-11.rdb",
    ],
)
def test_a_key_names_its_cache(case: Case, key: str) -> None:
    case.put(key, hours_ago=3)
    outcome = case.arrivals([], ["carts"])
    caches = [{"serverlessCacheName": "carts", "lastArrival": "2026-03-11T04:00:00.000Z"}]
    assert outcome.output == {"groups": [], "serverlessCaches": caches, "locked": 1}


@pytest.mark.parametrize(
    "key",
    [
        "automatic.carts.rdb",
        f"automatic.carts-eu-{NIGHT}-0001.rdb",
        f"automatic.my-carts-{NIGHT}-0001.rdb",
        f"automatic.other-{NIGHT}-0001.rdb",
        f"automatic.carts{NIGHT}-0001.rdb",
        f"automatic.carts-{NIGHT}-0001.txt",
    ],
)
def test_a_foreign_key_does_not_count_for_a_cache(case: Case, key: str) -> None:
    case.put(key)
    outcome = case.arrivals([], ["carts"])
    assert outcome.error == "NothingArrived"
    assert "serverless cache carts: none ever came." in outcome.cause


def test_groups_and_caches_are_watched_together(case: Case) -> None:
    case.put(f"sessions-001-{NIGHT}-0001.rdb", f"automatic.carts-{NIGHT}-0001.rdb", hours_ago=3)
    outcome = case.arrivals(["sessions"], ["carts"])
    assert [one["replicationGroupId"] for one in outcome.output["groups"]] == ["sessions"]
    assert [one["serverlessCacheName"] for one in outcome.output["serverlessCaches"]] == ["carts"]
    assert case.arrivals(["sessions", "orders"], ["carts"]).cause.endswith("hours. orders: none ever came.")
    assert case.arrivals(["sessions"], ["carts", "orders"]).cause.endswith("serverless cache orders: none ever came.")


def test_a_snapshot_of_a_cache_is_none_of_a_group(case: Case) -> None:
    case.put(f"automatic.sessions-{NIGHT}-0001.rdb")
    assert case.arrivals(["sessions"]).error == "NothingArrived"
    assert case.arrivals([]).status == "SUCCEEDED"


def test_a_cache_may_have_a_date_in_its_name(case: Case) -> None:
    case.put(f"automatic.carts-2026-01-01-{NIGHT}-0001.rdb")
    assert case.arrivals([], ["carts-2026-01-01"]).status == "SUCCEEDED"
