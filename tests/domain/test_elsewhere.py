"""What somebody else changed: what the answers prove is told, and what they do not prove is not."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.deeds import Author, Deed, Outcome, Verb
from console.domain.elsewhere import Finding, Found, Ours, changed_elsewhere, differences
from console.domain.participants import Kind, Participant, Permission
from console.domain.recordings import File, Recording, Status
from console.domain.rooms import LiveRoom
from console.domain.snapshot import Listing, Snapshot
from console.domain.tracks import Source
from tests.made import NOW, microphone, person, recorder, recording, room, snapshot

HERE = Author("summit", "Spring Summit", "lea", "desk-1")
ADA = person("ada", microphone("TR_ada"), name="Ada")
SILENT = person("ada", microphone("TR_ada", muted=True), name="Ada")
STOPPED = "End reason: StopEgress API"


def deed(verb: Verb, outcome: Outcome = Outcome.SEEN, **rest: object) -> Deed:
    plain = Deed("d1", HERE, verb, "Hall", "RM_Hall", sent_at=NOW - 5, settled_at=NOW - 4, outcome=outcome)
    return replace(plain, **rest)  # type: ignore[arg-type]  # a test names the fields it means


def hall(*people: Participant, asked_at: float = NOW, counted: int = 0, sid: str = "") -> LiveRoom:
    live = room("Hall", *people, sid=sid, asked_at=asked_at)
    return replace(live, room=replace(live.room, num_participants=counted, departure_timeout=20))


def other() -> LiveRoom:
    return room("Annex", person("bob"))


def look(*deeds: Deed, before: Snapshot, after: Snapshot) -> tuple[Finding, ...]:
    return changed_elsewhere(before, after, Ours.of(deeds))


def what(*found: Finding) -> list[Found]:
    return [finding.what for finding in found]


MUTED = deed(Verb.MUTE, identity="ada", track_sid="TR_ada")


def test_somebody_who_mutes_or_leaves_is_nobody_elses_doing() -> None:
    before, after = snapshot(hall(ADA, person("bob"))), snapshot(hall(SILENT, asked_at=NOW + 1), asked_at=NOW + 1)
    assert look(before=before, after=after) == ()
    assert look(before=after, after=replace(before, room_list=Listing(NOW + 2))) == ()


def test_rights_are_never_changed_by_those_who_have_them() -> None:
    quiet = replace(ADA, permission=Permission(can_publish=False), tracks=())
    (found,) = look(before=snapshot(hall(ADA)), after=snapshot(hall(quiet, asked_at=NOW + 1)))
    assert found == Finding(
        Found.RIGHTS_CHANGED, NOW + 1, "Hall", "ada", ("Ada",), 1, details=("may no longer publish",)
    )


def test_rights_of_a_new_session_are_those_of_its_token() -> None:
    back = replace(ADA, sid="PA_2", permission=Permission(can_publish=False))
    assert look(before=snapshot(hall(ADA)), after=snapshot(hall(back))) == ()


def test_rights_of_machines_are_the_business_of_those_who_run_them() -> None:
    agent = person("agent", kind=Kind.AGENT)
    after = replace(agent, permission=Permission(can_subscribe=False))
    assert look(before=snapshot(hall(agent)), after=snapshot(hall(after))) == ()


def test_many_rights_at_once_are_one_finding() -> None:
    crowd = [person(f"p{n:02d}") for n in range(40)]
    quiet = [replace(who, permission=Permission(can_publish=False)) for who in crowd]
    (found,) = look(before=snapshot(hall(*crowd)), after=snapshot(hall(*quiet)))
    assert (found.count, found.names, found.identity, found.details) == (40, ("p00", "p01", "p02"), "", ())


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (Permission(), []),
        (Permission(can_subscribe=False, hidden=True), ["may no longer watch and listen", "is hidden from the others"]),
        (Permission(can_publish_sources=(Source.CAMERA,)), ["may publish camera only"]),
        (Permission(can_publish=False, can_publish_sources=(Source.CAMERA,)), ["may no longer publish"]),
        (Permission(can_update_metadata=True), ["may change their own metadata"]),
    ],
)
def test_rights_are_told_in_words(after: Permission, words: list[str]) -> None:
    assert list(differences(Permission(), after)) == words
    back = [word for word in differences(after, Permission()) if word not in words]
    assert bool(back) is bool(words)


def test_a_recording_that_we_did_not_start_was_started_elsewhere() -> None:
    live = recording("EG_1", "Hall")
    before, after = snapshot(hall()), snapshot(hall(), recordings=(live,))
    (found,) = look(before=before, after=after)
    assert (found.what, found.room, found.identity, found.at) == (
        Found.RECORDING_STARTED,
        "Hall",
        "EG_1",
        live.started_at,
    )
    assert found.details == ("recording",)
    assert look(before=after, after=after) == ()


@pytest.mark.parametrize(
    "ours",
    [
        deed(Verb.START_RECORDING, Outcome.SENT, parameters=(("file", "take.mp4"),)),
        deed(Verb.START_RECORDING, Outcome.UNKNOWN, parameters=(("file", "take.mp4"),), earlier=True),
        deed(Verb.START_RECORDING, answer="EG_1"),
    ],
)
def test_a_recording_of_ours_is_known_by_its_file_or_its_id(ours: Deed) -> None:
    before, after = snapshot(hall()), snapshot(hall(), recordings=(recording("EG_1", "Hall"),))
    assert look(ours, before=before, after=after) == ()
    never_sent = replace(ours, sent_at=0.0)
    assert what(*look(never_sent, before=before, after=after)) == [Found.RECORDING_STARTED]


def test_the_first_list_is_no_news() -> None:
    nothing = Snapshot()
    assert look(before=nothing, after=snapshot(hall(ADA), recordings=(recording("EG_1", "Hall"),))) == ()


def ended(told: Recording, details: str) -> Recording:
    return replace(told, status=Status.COMPLETE, ended_at=NOW - 1, details=details)


def test_only_a_recorder_that_was_told_to_stop_was_stopped_by_somebody() -> None:
    live = recording("EG_1", "Hall")
    before = snapshot(hall(), recordings=(live,))
    by_itself = snapshot(hall(), recordings=(ended(live, "End reason: Source closed"),))
    assert look(before=before, after=by_itself) == ()
    stopped = snapshot(hall(), recordings=(ended(live, STOPPED),))
    (found,) = look(before=before, after=stopped)
    assert (found.what, found.at) == (Found.RECORDING_STOPPED, NOW - 1)
    ours = deed(Verb.STOP_RECORDING, Outcome.SENT, parameters=(("egress", "EG_1"),))
    assert look(ours, before=before, after=stopped) == ()


def test_what_only_streams_is_called_a_stream() -> None:
    stream = Recording("EG_s", "Hall", "RM_Hall", status=Status.ACTIVE, streams=True)
    (found,) = look(before=snapshot(hall()), after=snapshot(hall(), recordings=(stream,)))
    assert found.details == ("stream",)


def gone(lately: LiveRoom, after: float, *rest: LiveRoom, ours: tuple[Deed, ...] = ()) -> tuple[Finding, ...]:
    return look(*ours, before=snapshot(lately, *rest), after=snapshot(*rest, asked_at=NOW + after))


def test_a_room_that_ended_with_people_in_it_was_ended() -> None:
    (found,) = gone(hall(ADA), 1, other())
    assert (found.what, found.room, found.count, found.details) == (Found.ROOM_ENDED, "Hall", 1, ())
    counted = hall(asked_at=0.0, counted=12)
    assert what(*gone(replace(counted, asked_at=0.0), 1, other())) == [Found.ROOM_ENDED]


@pytest.mark.parametrize(
    ("lately", "after"),
    [
        (hall(), 1),  # nobody was there: it closed by itself
        (hall(person("EG_1", kind=Kind.EGRESS)), 1),  # a recorder alone keeps no room open
        (hall(ADA, asked_at=NOW - 20), 1),  # everybody may have left right after that look
        (replace(hall(counted=3), asked_at=0.0), 10),  # the count may be ten seconds late
        (replace(hall(ADA), room=replace(hall().room, departure_timeout=0)), 1),
    ],
)
def test_a_room_that_may_have_closed_by_itself_is_left_out(lately: LiveRoom, after: float) -> None:
    assert gone(lately, after, other()) == ()


def test_a_room_that_we_ended_is_ours() -> None:
    assert gone(hall(ADA), 1, other(), ours=(deed(Verb.END_ROOM, Outcome.SENT),)) == ()
    assert what(*gone(hall(ADA), 1, other(), ours=(deed(Verb.END_ROOM, room_sid="RM_9"),))) == [Found.ROOM_ENDED]


def test_the_only_room_may_have_gone_with_its_server() -> None:
    (found,) = gone(hall(ADA), 1)
    assert found.details == ("or the server was restarted",)


def test_a_restart_that_is_proven_ended_no_room_by_hand() -> None:
    before, after = snapshot(hall(ADA), other()), snapshot(hall(ADA, sid="RM_2"), asked_at=NOW + 1)
    assert what(*look(before=before, after=replace(after, restarted_at=NOW + 1))) == [Found.RESTARTED]


def test_all_rooms_at_once_are_one_finding() -> None:
    lately = [replace(room(f"R{n}", ADA), room=replace(room(f"R{n}").room, departure_timeout=20)) for n in range(12)]
    after = snapshot(room("R0", ADA, sid="RM_new"), asked_at=NOW + 1)
    (found,) = look(before=snapshot(*lately), after=after)
    assert (found.what, found.count, len(found.names)) == (Found.ALL_ENDED, 12, 3)


def test_a_microphone_that_we_muted_and_that_is_open_again_takes_our_deed_back() -> None:
    (found,) = look(MUTED, before=snapshot(hall(SILENT)), after=snapshot(hall(ADA, asked_at=NOW + 1)))
    assert (found.what, found.identity, found.takes_back) == (Found.OPEN_AGAIN, "ada", "d1")


@pytest.mark.parametrize(
    "deeds",
    [
        (),
        (replace(MUTED, outcome=Outcome.ACCEPTED),),
        (replace(MUTED, outcome=Outcome.SENT),),
        (replace(MUTED, id="d2", verb=Verb.UNMUTE), MUTED),
        (replace(MUTED, settled_at=NOW - 7200),),
        (replace(MUTED, track_sid="TR_9"),),
    ],
)
def test_what_takes_nothing_back_is_not_told(deeds: tuple[Deed, ...]) -> None:
    assert look(*deeds, before=snapshot(hall(SILENT)), after=snapshot(hall(ADA, asked_at=NOW + 1))) == ()


def test_whom_we_removed_and_who_is_back() -> None:
    removed = deed(Verb.REMOVE, identity="ada")
    after = snapshot(hall(replace(ADA, joined_at=NOW + 1), asked_at=NOW + 2))
    (found,) = look(removed, before=snapshot(hall()), after=after)
    assert (found.what, found.at, found.names) == (Found.BACK_AGAIN, NOW + 1, ("Ada",))
    assert look(removed, before=snapshot(hall(SILENT)), after=after) == ()


def test_a_room_that_we_ended_and_that_is_open_again() -> None:
    closed = deed(Verb.END_ROOM)
    (found,) = look(closed, before=snapshot(other()), after=snapshot(hall(ADA, sid="RM_2"), other(), asked_at=NOW + 1))
    assert (found.what, found.takes_back) == (Found.ROOM_AGAIN, "d1")


@given(
    st.lists(st.sampled_from([ADA, SILENT, person("bob"), person("bob", microphone()), recorder("EG_1")]), max_size=4),
    st.lists(st.sampled_from([ADA, SILENT, person("bob"), person("bob", microphone()), recorder("EG_1")]), max_size=4),
)
def test_without_deeds_of_ours_no_coming_going_or_muting_is_ever_told(
    before: list[Participant], after: list[Participant]
) -> None:
    assert look(before=snapshot(hall(*before)), after=snapshot(hall(*after, asked_at=NOW + 1), asked_at=NOW + 1)) == ()


def test_a_file_of_ours_is_told_from_another_in_the_same_room() -> None:
    ours = deed(Verb.START_RECORDING, parameters=(("file", "Hall-1-abc123.mp4"),))
    theirs = replace(recording("EG_2", "Hall"), files=(File("Hall-1-zzz999.mp4"),))
    mine = replace(recording("EG_1", "Hall"), files=(File("/out/Hall-1-abc123.mp4"),))
    found = look(ours, before=snapshot(hall()), after=snapshot(hall(), recordings=(mine, theirs)))
    assert [one.identity for one in found] == ["EG_2"]


def test_a_look_in_which_nothing_changed_compares_nothing() -> None:
    class Silent(dict[str, LiveRoom]):
        def items(self) -> object:  # type: ignore[override]  # it must not be asked
            raise AssertionError("nobody should look")

    same = replace(snapshot(), rooms=MappingProxyType(Silent()))
    assert look(before=same, after=replace(same, room_list=Listing(NOW + 1))) == ()
