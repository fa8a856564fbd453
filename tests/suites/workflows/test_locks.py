"""The watch on a bucket gives each new object a lock that has none, and touches no other."""

from datetime import timedelta
from typing import Any

import pytest
from account import ACCOUNT, BUCKET, RESULT_LIMIT
from case import HOUR, Case
from clock import iso
from locks import moment
from moto.s3.models import s3_backends
from test_copying import failing

KEYS = [f"sessions-2026-03-11-03-00-000{shard}.rdb" for shard in (1, 2, 3)]
GROUPS = ["sessions"]


def item(case: Case, key: str) -> Any:
    return s3_backends[ACCOUNT]["aws"].buckets[BUCKET].keys[key]


def lock(case: Case, key: str) -> tuple[str, str] | None:
    found = item(case, key)
    return (found.lock_mode, iso(moment(found.lock_until))) if found.lock_mode else None


def days_after(case: Case, key: str, days: float) -> str:
    return iso(item(case, key).last_modified + timedelta(days=days))


def hold(case: Case, key: str, mode: str, days: float) -> None:
    """Lock an object before a run."""
    until = iso(case.clock.now + timedelta(days=days))
    retention = {"Mode": mode, "RetainUntilDate": until}
    case.account.client("s3").put_object_retention(Bucket=BUCKET, Key=key, Retention=retention)


@pytest.mark.parametrize("mode", ["GOVERNANCE", "COMPLIANCE"])
def test_an_object_without_a_lock_gets_one(case: Case, mode: str) -> None:
    case.put(*KEYS, hours_ago=3)
    outcome = case.arrivals(GROUPS, lockMode=mode, lockInDays=14)
    assert outcome.output["locked"] == 3
    assert [lock(case, key) for key in KEYS] == [(mode, days_after(case, key, 14)) for key in KEYS]
    assert lock(case, KEYS[0]) == (mode, "2026-03-25T04:00:00.000Z")


def test_a_second_run_changes_nothing(case: Case) -> None:
    case.put(*KEYS, hours_ago=3)
    assert case.arrivals(GROUPS).status == "SUCCEEDED"
    before = [lock(case, key) for key in KEYS]
    case.account.calls.clear()
    case.pass_hours(2)
    assert case.arrivals(GROUPS, lockInDays=60).output["locked"] == 0
    assert case.account.count("putObjectRetention") == 0
    assert [lock(case, key) for key in KEYS] == before


@pytest.mark.parametrize(("mode", "days"), [("GOVERNANCE", 5), ("GOVERNANCE", 300), ("COMPLIANCE", 300)])
def test_a_lock_stays_as_it_is(case: Case, mode: str, days: float) -> None:
    case.put(*KEYS, hours_ago=3)
    hold(case, KEYS[1], mode, days)
    before = lock(case, KEYS[1])
    assert before
    assert case.arrivals(GROUPS).output["locked"] == 2
    assert lock(case, KEYS[1]) == before
    asked = [call.arguments["Key"] for call in case.account.calls if call.action == "putObjectRetention"]
    assert asked == [KEYS[0], KEYS[2]]


def test_the_default_lock_of_the_bucket_is_enough(case: Case) -> None:
    client = case.account.client("s3")
    rule = {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "COMPLIANCE", "Days": 7}}}
    client.put_object_lock_configuration(Bucket=BUCKET, ObjectLockConfiguration=rule)
    for key in KEYS:
        client.put_object(Bucket=BUCKET, Key=key, Body=b"REDIS0011")
    assert case.arrivals(GROUPS).output["locked"] == 0
    assert lock(case, KEYS[0]) == ("COMPLIANCE", "2026-03-18T07:00:00.000Z")


@pytest.mark.parametrize(
    ("key", "locks"),
    [("carts-2026-03-11-03-00-0001.rdb", 1), ("by-hand.rdb", 1), ("notes.txt", 0), ("sessions.rdb.md5", 0)],
)
def test_each_dump_is_locked(case: Case, key: str, locks: int) -> None:
    case.put(key)
    case.arrivals(GROUPS)
    assert case.account.count("headObject") == case.account.count("putObjectRetention") == locks


@pytest.mark.parametrize(("hours", "looks"), [(45, 1), (59.9, 1), (60.1, 0), (24 * 20, 0)])
def test_a_copy_that_comes_late_is_locked(case: Case, hours: float, looks: int) -> None:
    """S3 gives a copy the time of its original, and this one was not there yet the day before."""
    case.put(*KEYS)
    case.put("carts-2026-03-09-03-00-0001.rdb", hours_ago=hours)
    assert case.arrivals(GROUPS).output["locked"] == 3 + looks
    assert case.account.count("headObject") == 3 + looks


def test_a_lock_that_would_be_over_is_not_wanted(case: Case) -> None:
    """S3 refuses a lock that ends in the past."""
    case.put(KEYS[0], hours_ago=26)
    case.put(KEYS[1], hours_ago=23)
    assert case.arrivals(GROUPS, lockInDays=1).output["locked"] == 1
    assert lock(case, KEYS[0]) is None


def test_the_newest_version_is_locked(case: Case) -> None:
    case.put(KEYS[0], hours_ago=3)
    case.put(KEYS[0], hours_ago=2)
    assert case.arrivals(GROUPS).status == "SUCCEEDED"
    asked = next(call.arguments for call in case.account.calls if call.action == "putObjectRetention")
    assert asked["VersionId"] == item(case, KEYS[0]).version_id
    versions = s3_backends[ACCOUNT]["aws"].buckets[BUCKET].keys.getlist(KEYS[0])
    assert [version.lock_mode for version in versions] == [None, "GOVERNANCE"]


def test_an_empty_bucket_needs_no_lock(case: Case) -> None:
    assert case.arrivals(GROUPS).error == "NothingArrived"
    assert case.account.count("headObject") == 0


@pytest.mark.parametrize("action", ["headObject", "putObjectRetention"])
def test_what_s3_refuses_is_in_the_cause(case: Case, action: str) -> None:
    case.put(*KEYS)
    failing(case, action, "AccessDenied")
    outcome = case.arrivals(GROUPS)
    assert (outcome.status, outcome.error) == ("FAILED", "NotLocked")
    assert outcome.cause.startswith(f"3 new objects in {BUCKET} could not be looked at or locked: {', '.join(KEYS)}.")
    assert f"not authorized to perform: {action}" in outcome.cause
    assert "No new snapshot" not in outcome.cause


def test_one_refusal_does_not_stop_other_locks(case: Case) -> None:
    refused = "carts-2026-03-11-03-00-0001.rdb"
    case.put(*(f"m-2026-03-01-03-00-{shard:04}.rdb" for shard in range(1, 205)), hours_ago=100)
    case.put(refused, *KEYS)
    case.account.faults.append(lambda call: "AccessDenied" if call.arguments.get("Key") == refused else None)
    outcome = case.arrivals(GROUPS)
    assert outcome.error == "NotLocked"
    assert f"1 new objects in {BUCKET} could not be looked at or locked: {refused}. S3 said" in outcome.cause
    assert case.account.count("listObjectsV2") == 2
    assert lock(case, refused) is None
    assert all(lock(case, key) for key in KEYS)


def test_ten_refusals_are_named(case: Case) -> None:
    case.put(*(f"sessions-2026-03-11-05-00-{shard:04}.rdb" for shard in range(1, 12)))
    failing(case, "putObjectRetention", "AccessDenied")
    cause = case.arrivals(GROUPS).cause
    assert cause.startswith("11 new objects")
    assert cause.count(".rdb") == 10
    assert "-0010.rdb and others. S3 said" in cause


def test_late_groups_are_told_with_a_refusal(case: Case) -> None:
    case.put(*KEYS)
    failing(case, "putObjectRetention", "AccessDenied")
    assert case.arrivals(["sessions", "carts"]).cause.endswith(" No new snapshot has arrived of carts.")


def test_a_bucket_without_object_lock_fails(case: Case) -> None:
    s3_backends[ACCOUNT]["aws"].buckets[BUCKET].object_lock_enabled = False
    case.put(*KEYS)
    assert case.arrivals(GROUPS).error == "NotLocked"


def test_pages_of_the_longest_keys_fit(case: Case) -> None:
    """A key has at most 1,024 bytes (S3 User Guide, Naming objects)."""
    begin = "sessions-2026-03-11-03-00-"
    case.put(*(f"{begin}{number:0{1024 - len(begin) - 4}}.rdb" for number in range(250)))
    failing(case, "headObject", "AccessDenied")
    # Step Functions tries ten objects at a time, and the simulation one.
    assert case.arrivals(GROUPS, TimeoutSeconds=10 * HOUR).error == "NotLocked"
    assert RESULT_LIMIT * 0.8 < max(call.size for call in case.account.calls) < RESULT_LIMIT
