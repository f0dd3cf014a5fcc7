"""The recording light: red is only for what the list says and the room confirms, and both lately."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.light import LIST_PROOF, ROOM_PROOF, SAVED_FOR, Light, RoomLight, recording_light, room_light
from console.domain.participants import Kind, Participant
from console.domain.recordings import File, Recording, Recordings, Status
from console.domain.rooms import Crowd, LiveRoom, Room
from console.domain.snapshot import Listing, Snapshot

NOW = 1_000_000.0
FILE = File("stage.mp4")
SAVED_FILE = File("stage.mp4", "s3://summit/stage.mp4", 1_460_000_000, 2531.0)


def recording(egress_id: str = "EG_1", status: Status = Status.ACTIVE, **fields: object) -> Recording:
    plain = Recording(
        egress_id, "Main Stage", "RM_1", status=status, started_at=NOW - 754, updated_at=NOW - 750, files=(FILE,)
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # a test names the fields it means


def snapshot(
    *recordings: Recording, recorders: Iterable[str] = (), listed_at: float = NOW - 1, asked_at: float = NOW - 2
) -> Snapshot:
    crowd = Crowd.of(Participant(f"PA_{name}", name, kind=Kind.EGRESS) for name in recorders)
    live = LiveRoom(Room("RM_1", "Main Stage"), crowd, asked_at)
    return Snapshot(
        MappingProxyType({"Main Stage": live}), Recordings.of(recordings), Listing(NOW - 1), Listing(listed_at)
    )


def light(shown: Snapshot, *dismissed: str) -> RoomLight:
    return room_light(shown, "Main Stage", NOW, frozenset(dismissed))


def test_red_needs_the_list_and_the_recorder() -> None:
    judged = light(snapshot(recording(), recorders=["EG_1"]))
    assert (judged.light, judged.proven_at) == (Light.PROVEN, NOW - 2)
    assert light(snapshot(recording())).light is Light.UNPROVEN
    assert light(snapshot(recording(), recorders=["EG_other"])).light is Light.UNPROVEN
    assert light(snapshot(recorders=["EG_1"])).light is Light.IDLE


@given(
    status=st.sampled_from(Status),
    listed=st.floats(0, 60),
    asked=st.floats(0, 60),
    there=st.booleans(),
    others=st.lists(st.sampled_from(Status), max_size=3),
)
def test_whatever_happens_red_is_proven(
    status: Status, listed: float, asked: float, there: bool, others: list[Status]
) -> None:
    more = [recording(f"EG_{number}", other) for number, other in enumerate(others, 2)]
    recorders = ["EG_1"] if there else []
    judged = light(
        snapshot(recording("EG_1", status), *more, recorders=recorders, listed_at=NOW - listed, asked_at=NOW - asked)
    )
    proven = status is Status.ACTIVE and there and listed <= LIST_PROOF and asked <= ROOM_PROOF
    assert (judged.light is Light.PROVEN) is proven


def test_old_evidence_is_no_evidence() -> None:
    assert light(snapshot(recording(), recorders=["EG_1"], listed_at=NOW - LIST_PROOF - 0.1)).light is Light.UNKNOWN
    assert light(snapshot(recording(), recorders=["EG_1"], asked_at=NOW - ROOM_PROOF - 0.1)).light is Light.UNKNOWN


def test_a_proven_recording_is_not_hidden_by_a_newer_one_without_proof() -> None:
    newer = recording("EG_2", Status.STARTING, started_at=NOW - 5)
    judged = light(snapshot(recording(), newer, recorders=["EG_1"]))
    assert judged.recording is not None
    assert (judged.light, judged.recording.egress_id, judged.others) == (Light.PROVEN, "EG_1", 1)


def test_of_two_without_proof_the_newest_speaks() -> None:
    judged = light(snapshot(recording(), recording("EG_2", Status.STARTING, started_at=NOW - 5)))
    assert (judged.light, judged.others) == (Light.STARTING, 1)


def test_a_stream_is_no_recording() -> None:
    stream = recording(streams=True, files=())
    assert light(snapshot(stream, recorders=["EG_1"])).light is Light.IDLE
    assert light(snapshot(replace(stream, files=(FILE,)), recorders=["EG_1"])).light is Light.PROVEN


def test_a_look_from_before_the_list_said_active_is_not_yet_a_missing_recorder() -> None:
    just_now = recording(updated_at=NOW - 1.5)
    assert light(snapshot(just_now, asked_at=NOW - 2)).checking
    judged = light(snapshot(just_now, asked_at=NOW - 1))
    assert (judged.light, judged.checking) == (Light.UNPROVEN, False)


@pytest.mark.parametrize(("status", "lit"), [(Status.STARTING, Light.STARTING), (Status.ENDING, Light.STOPPING)])
def test_under_way(status: Status, lit: Light) -> None:
    assert light(snapshot(recording(status=status))).light is lit


def test_saved_is_said_for_a_while() -> None:
    saved = recording(status=Status.COMPLETE, ended_at=NOW - 3, files=(SAVED_FILE,))
    assert light(snapshot(saved)).light is Light.SAVED
    assert light(snapshot(replace(saved, ended_at=NOW - SAVED_FOR - 1))).light is Light.IDLE
    assert light(snapshot(saved), "EG_1").light is Light.IDLE


def test_complete_with_an_empty_file_is_a_failure() -> None:
    assert light(snapshot(recording(status=Status.COMPLETE, ended_at=NOW - 3))).light is Light.FAILED


@pytest.mark.parametrize(
    ("status", "details"),
    [
        (Status.FAILED, ""),
        (Status.ABORTED, "End reason: Source closed"),
        (Status.ABORTED, "End reason: Process killed"),
    ],
)
def test_a_failure_stays_until_it_is_dismissed(status: Status, details: str) -> None:
    failed = snapshot(recording(status=status, ended_at=NOW - 3600, details=details))
    assert light(failed).light is Light.FAILED
    assert light(failed, "EG_1").light is Light.IDLE


@pytest.mark.parametrize(
    ("error", "details"),
    [
        ("Start signal not received", "End reason: StopEgress API"),
        ("Start signal not received", ""),
        ("Stop called before pipeline could start", ""),
        ("", ""),
    ],
)
def test_what_was_stopped_before_it_began_is_no_failure(error: str, details: str) -> None:
    cancelled = snapshot(recording(status=Status.ABORTED, ended_at=NOW - 3600, error=error, details=details))
    assert light(cancelled).light is Light.CANCELLED
    assert light(cancelled, "EG_1").light is Light.IDLE


def test_an_error_that_nobody_knows_is_a_failure() -> None:
    assert light(snapshot(recording(status=Status.ABORTED, error="Chrome crashed"))).light is Light.FAILED


def test_a_failure_of_an_earlier_session_of_the_room_is_not_shown() -> None:
    assert light(snapshot(recording(status=Status.FAILED, room_sid="RM_0"))).light is Light.IDLE


def test_a_recording_in_a_room_that_is_gone_is_not_proven() -> None:
    orphan = replace(snapshot(recording(), recorders=["EG_1"]), rooms=MappingProxyType({}))
    assert recording_light(orphan, orphan.recordings.by_id["EG_1"], NOW).light is Light.UNPROVEN
