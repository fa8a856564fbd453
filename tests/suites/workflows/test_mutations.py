"""The tests notice when a definition is broken: each of these changes makes a test fail."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import test_arrivals as arrivals
import test_copying as copying
import test_snapshot as snapshot
from account import definition
from case import Case, new_case

Scenario = Callable[[Case], None]


@dataclass
class Mutation:
    """A change of one state: every `old` in its JSON becomes `new`."""

    state: str
    old: str
    new: str
    scenario: Scenario

    def applied(self, made: dict[str, Any]) -> dict[str, Any]:
        before = json.dumps(made["States"][self.state])
        after = before.replace(self.old, self.new)
        assert after != before, f"{self.state} has no {self.old}"
        return {**made, "States": {**made["States"], self.state: json.loads(after)}}


def with_arguments(scenario: Callable[..., None], *arguments: Any) -> Scenario:
    return lambda case: scenario(case, *arguments)


RETRY = '"MaxAttempts": 5'
EXPORT = [
    Mutation("ChooseListings", "SnapshotRetentionLimit = 0", "SnapshotRetentionLimit < 0",
             with_arguments(snapshot.test_a_group_that_takes_no_snapshots_fails, True)),
    Mutation("ChooseListings", "ClusterEnabled = true", "ClusterEnabled = false",
             snapshot.test_every_shard_is_exported),
    Mutation("ChooseListings", "SnapshottingClusterId ? true : false", "MemberClusters ? true : false",
             snapshot.test_a_group_without_a_snapshotting_member_fails),
    Mutation("ChooseListings", "$map($states.input.MemberClusters", "$map([$states.input.SnapshottingClusterId]",
             snapshot.test_a_member_can_take_over_between_snapshot_and_export),
    Mutation("Look", '"listing": 0', '"listing": 1', snapshot.test_every_shard_is_exported),
    Mutation("DescribeSnapshots", "'SnapshotSource': 'system', ", "", snapshot.test_manual_snapshots_do_not_count),
    Mutation("DescribeSnapshots", "'MaxRecords': 20", "'MaxRecords': 50",
             with_arguments(snapshot.test_pages_of_many_shards_fit, 45, 35)),
    Mutation("DescribeSnapshots", "? $states.result.Marker :", "? '' :",
             with_arguments(snapshot.test_all_pages_are_read, 0)),
    Mutation("DescribeSnapshots", "'creating', ", "",
             with_arguments(snapshot.test_a_snapshot_that_is_not_available_yet_is_waited_for, "creating")),
    Mutation("DescribeSnapshots", "'available', ", "'available', 'failed', ",
             with_arguments(snapshot.test_a_snapshot_without_a_future_does_not_count, "failed")),
    Mutation("DescribeSnapshots", RETRY, '"MaxAttempts": 0',
             with_arguments(copying.test_throttling_is_waited_out, "describeSnapshots")),
    Mutation("NewestOfPage", ") < $substring(", ") > $substring(", snapshot.test_the_newest_snapshot_is_exported),
    Mutation("NewestOfPage", "-16", "-5", with_arguments(snapshot.test_all_pages_are_read, 0)),
    Mutation("KeepNewest", " > $substring(", " < $substring(", snapshot.test_the_newest_snapshot_is_exported),
    Mutation("KeepNewest", "and $substring", "or $substring", with_arguments(snapshot.test_all_pages_are_read, 0)),
    Mutation("KeepNewest", "> 0 and $substring($states.input.snapshots[0].SnapshotName, -16) > $substring($newest.name, -16)",
             "> 0", with_arguments(snapshot.test_all_pages_are_read, 4)),
    Mutation("KeepNewest", "/^automatic[.]/", "/^automatic/", snapshot.test_the_newest_snapshot_is_exported),
    Mutation("KeepNewest", "NumNodeGroups ?", "NumCacheNodes ?",
             with_arguments(snapshot.test_a_snapshot_that_is_not_available_yet_is_waited_for, "nothing")),
    Mutation("MoreSnapshots", "$listing < $count($listings)", "$marker != ''",
             snapshot.test_a_member_can_take_over),
    Mutation("MoreSnapshots", "$newest.at <", "$newest.at >", snapshot.test_the_newest_snapshot_is_exported),
    Mutation("MoreSnapshots", "3600000", "3600",
             with_arguments(snapshot.test_an_old_snapshot_fails, 23.5, "")),
    Mutation("MoreSnapshots", "Execution.StartTime", "State.EnteredTime",
             snapshot.test_age_is_counted_from_the_start_of_the_run),
    Mutation("ListObjects", "$newest.target & '-'", "$newest.target", copying.test_other_prefixes_are_not_listed),
    Mutation("ListObjects", "/^-(retry", "/-(retry", copying.test_other_objects_do_not_count),
    Mutation("ListObjects", "{4}[.]rdb$/", "{4}[.]rdb/", copying.test_other_objects_do_not_count),
    Mutation("ListObjects", "(retry-[0-9]+-)?", "", copying.test_an_export_that_broke_off_is_done_again_under_another_name),
    Mutation("ListObjects", "? $states.result.NextContinuationToken :", "? '' :",
             copying.test_a_complete_export_is_found_on_any_page),
    Mutation("ListObjects", RETRY, '"MaxAttempts": 0',
             with_arguments(copying.test_throttling_is_waited_out, "listObjectsV2")),
    Mutation("KeepObjects", "$append($objects, $states.input", "($states.input",
             copying.test_a_complete_export_is_found_on_any_page),
    Mutation("KeepObjects", "([0-9]+)", "([0-9])", copying.test_each_attempt_has_its_own_name),
    Mutation("Weigh", "attempt = $n and ", "", copying.test_an_attempt_is_not_pieced_together),
    Mutation("Weigh", " and size > 0", "", copying.test_empty_objects_do_not_count),
    Mutation("Weigh", ">= $newest.shards", ">= 1", snapshot.test_every_shard_is_exported),
    Mutation("Weigh", "$objects.attempt, $asked", "$asked",
             copying.test_an_export_that_broke_off_is_done_again_under_another_name),
    Mutation("Weigh", "? $asked.attempt : 0", "? 0 : 0",
             with_arguments(copying.test_an_export_that_breaks_off_is_done_again, 0)),
    Mutation("Weigh", "$objects.at, ", "", copying.test_a_fresh_export_of_another_run_is_waited_for),
    Mutation("Weigh", "? $asked.at : 0", "? 0 : 0", snapshot.test_the_run_ends_with_the_last_shard),
    Mutation("Weigh", "$asked.target = $newest.target ? $asked.at", "true ? $asked.at",
             copying.test_a_snapshot_that_comes_meanwhile_is_exported_instead),
    Mutation("Decide", "$complete > 0", "$complete > 1", copying.test_a_second_run_changes_nothing),
    Mutation("Decide", "$newest.status != 'available'", "false",
             with_arguments(snapshot.test_a_snapshot_that_is_not_available_yet_is_waited_for, "creating")),
    Mutation("Decide", "$lastSign >", "$lastSign <", copying.test_a_fresh_export_of_another_run_is_waited_for),
    Mutation("Decide", "60000", "600000", copying.test_an_export_that_broke_off_is_done_again_under_another_name),
    Mutation("CopySnapshot", "$attempts = 0 ? '' :", "true ? '' :",
             copying.test_an_export_that_broke_off_is_done_again_under_another_name),
    Mutation("CopySnapshot", "States.ALL", "Nothing.At.All", copying.test_two_refusals_are_waited_out),
    Mutation("CopySnapshot", '"MaxAttempts": 3', '"MaxAttempts": 0', copying.test_retries_come_before_refusals),
    Mutation("CopySnapshot", '"refusals": 0', '"refusals": "{% $refusals %}"', copying.test_only_refusals_in_a_row_count),
    Mutation("CopySnapshot", "{% $bucket %}", "sessions-snapshots", copying.test_the_bucket_is_the_given_one),
    Mutation("CopySnapshot", "$states.errorOutput.Cause", "''",
             copying.test_three_refusals_fail_the_run_with_the_last_error),
    Mutation("CopyRefused", ">= 3", ">= 2", copying.test_two_refusals_are_waited_out),
    Mutation("CopyRefused", ">= 3", ">= 4", copying.test_three_refusals_fail_the_run_with_the_last_error),
    Mutation("WaitForAWS", '"Look"', '"CopySnapshot"', copying.test_two_runs_overlap),
    Mutation("WaitForAWS", "$waitSeconds", "7200", snapshot.test_the_run_ends_with_the_last_shard),
    Mutation("Exported", "$complete = 1", "true", copying.test_a_complete_attempt_of_several_is_enough),
    Mutation("Exported", "attempt = $complete and ", "", copying.test_a_complete_attempt_of_several_is_enough),
]
NIGHT = f"sessions-{arrivals.NIGHT}"
ARRIVALS = [
    Mutation("Begin", "= 0 ? [''] :", "= 0 ? ['x'] :", arrivals.test_without_ids_any_snapshot_counts),
    Mutation("ListObjects", "Size > 0 and ", "", arrivals.test_an_empty_object_does_not_count),
    Mutation("ListObjects", "[.]rdb$/", "/",
             with_arguments(arrivals.test_a_foreign_key_does_not_count, f"{NIGHT}-0001.txt")),
    Mutation("ListObjects", "? $states.result.NextContinuationToken :", "? '' :",
             with_arguments(arrivals.test_all_pages_are_read, "z")),
    Mutation("ListObjects", RETRY, '"MaxAttempts": 0', arrivals.test_throttling_is_waited_out),
    Mutation("NameGroups", "(-[0-9]{4})?", "",
             with_arguments(arrivals.test_a_key_names_its_group, f"sessions-0002-003-{arrivals.NIGHT}-0001.rdb")),
    Mutation("NameGroups", "name in $replicationGroupIds ? name : ", "",
             arrivals.test_an_id_can_look_like_a_member_of_another),
    Mutation("NameGroups", "/(-[0-9]{4})?-[0-9]{3}$/", "/-.*$/",
             with_arguments(arrivals.test_an_id_can_begin_like_another, "sessions-eu", "sessions")),
    Mutation("KeepNewest", "[$g.at, ", "[0, ", with_arguments(arrivals.test_all_pages_are_read, "a")),
    Mutation("KeepNewest", "[id = $g.id]", "", arrivals.test_one_group_of_two_is_not_enough),
    Mutation("KeepNewest", "$max(", "$min(", arrivals.test_a_fresh_snapshot_passes),
    Mutation("Judge", "at <", "at >", arrivals.test_a_fresh_snapshot_passes),
    Mutation("Judge", "$maxAgeInHours", "24", with_arguments(arrivals.test_an_old_snapshot_is_not_enough, 29.9, "SUCCEEDED")),
    Mutation("Decide", "> 0", "> 1", arrivals.test_one_group_of_two_is_not_enough),
    Mutation("NothingArrived", "$late", "$groups", arrivals.test_each_late_group_is_named),
]


def fails(mutation: Mutation, **definitions: dict[str, Any]) -> bool:
    with new_case(**definitions) as case:
        try:
            mutation.scenario(case)
        except Exception as error:
            # What a scenario says of a wrong outcome: it is not equal, or there is no output to look into.
            return isinstance(error, AssertionError | TypeError)
    return False


def name(mutation: Mutation) -> str:
    return f"{mutation.state}: {mutation.old}"


@pytest.mark.parametrize("mutation", EXPORT, ids=name)
def test_a_broken_export_is_noticed(mutation: Mutation) -> None:
    assert fails(mutation, export=mutation.applied(definition("export")))


@pytest.mark.parametrize("mutation", ARRIVALS, ids=name)
def test_a_broken_watch_is_noticed(mutation: Mutation) -> None:
    assert fails(mutation, arrivals=mutation.applied(definition("arrivals")))


def test_unbroken_definitions_pass_the_same_scenarios() -> None:
    for mutation in {id(mutation.scenario): mutation for mutation in EXPORT + ARRIVALS}.values():
        assert not fails(mutation), name(mutation)
