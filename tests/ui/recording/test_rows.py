"""What the inspector says of a room's recording, in every state it can be in."""

from dataclasses import replace

import pytest

from console.actions.recordings import StopRecording
from console.connection.receipts import Outcome, Receipt
from console.domain.light import SAVED_FOR
from console.domain.recordings import File, Status, What
from console.domain.trouble import Cause, Trouble
from console.ui.recording.claims import LINE
from console.ui.recording.facts import Mark
from console.ui.recording.rows import Offer, RoomRecording, room_recording, why_not
from console.ui.recording.states import RecordState
from console.ui.scene import Scene
from tests.ui import stage
from tests.ui.stage import NOW, PATH, STAGE, Stage, machine, person, receipt, recording, saved, scene, start, target

RECORDER = machine("EG_1")
NO_REDIS = Trouble(Cause.NO_RECORDER, "This server has no recording service.", "It needs Redis and Egress.")
SILENCE = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org.", "Cuelight keeps trying.")
STOP = StopRecording(target(), "EG_1")


def shown(of: Scene) -> RoomRecording:
    return room_recording(of, STAGE)


def said(of: Scene) -> tuple[RecordState, str, str]:
    face = shown(of).shown
    return face.state, face.clock, face.sentence


def facts(of: Scene) -> dict[str, str]:
    return {fact.label: fact.text for fact in shown(of).facts}


def test_idle_says_what_a_press_would_record() -> None:
    row = shown(scene())
    assert (row.shown.state, row.shown.sentence) == (RecordState.IDLE, "Speaker · 1080p 30")
    assert (row.may_start, row.target, row.facts, row.offers) == (True, target(), (), ())


def test_proven_is_red_with_the_servers_clock() -> None:
    row = shown(scene([RECORDER], recordings=(recording(),)))
    assert (row.shown.state, row.shown.clock, row.shown.sentence) == (RecordState.LIVE, "00:12:34", "Press to stop")
    assert (row.proof, row.stop, row.offers, row.may_start) == ("proven 2 s ago", STOP, (), False)
    assert [(e.word, e.mark, e.ago) for e in row.evidence] == [
        ("Listed active", Mark.YES, "1 s ago"),
        ("Recorder in the room", Mark.YES, "2 s ago"),
    ]


def test_without_a_recorder_in_the_room_nothing_is_red() -> None:
    row = shown(scene(recordings=(recording(),)))
    assert (row.shown.state, row.shown.sentence) == (RecordState.UNKNOWN, "No recorder in the room")
    assert row.note == "The server lists this recording as active, but its recorder is not in the room."
    assert (row.proof, row.offers, row.stop, row.may_start) == ("", (Offer.AGAIN, Offer.STOP), STOP, True)
    assert [e.mark for e in row.evidence] == [Mark.YES, Mark.NO]


def test_old_data_says_its_age() -> None:
    old = scene([RECORDER], recordings=(recording(),), rooms_age=12, people_age=12, list_age=11)
    row = shown(old)
    assert (row.shown.state, row.shown.sentence) == (RecordState.UNKNOWN, "REC when last seen, 12 s ago")
    assert (row.small.clock, row.shown.clock) == ("12 s", "")
    assert row.evidence[0].mark is Mark.OLD


def test_old_data_without_proof_never_says_rec() -> None:
    assert said(scene(recordings=(recording(),), list_age=11)) == (RecordState.UNKNOWN, "", "Listed active 11 s ago")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(Status.STARTING, "Starting when last seen, 11 s ago"), (Status.ENDING, "Stopping when last seen, 11 s ago")],
)
def test_old_data_of_something_under_way(status: Status, sentence: str) -> None:
    assert said(scene(recordings=(recording(status),), list_age=11)) == (RecordState.UNKNOWN, "", sentence)


@pytest.mark.parametrize(
    ("waiting", "sentence"),
    [
        (receipt(start(), Outcome.WAITING, age=0), "About to be sent · 0 s"),
        (receipt(start(), Outcome.SENT, age=3), "Waiting for a free recorder · 3 s"),
        (receipt(start(), Outcome.SENT, age=27), "Waiting for a free recorder · 27 s"),
        (receipt(start(), Outcome.SENT, age=31, reason="It took too long."), "Checking whether it started · 31 s"),
        (receipt(start(), Outcome.SENT, age=4, accepted_at=NOW - 3), "Accepted, no picture yet · 4 s"),
    ],
)
def test_a_start_says_what_it_waits_for(waiting: Receipt, sentence: str) -> None:
    row = shown(scene([person("ada")], receipts=(waiting,)))
    assert (row.shown.state, row.shown.sentence) == (RecordState.STARTING, sentence)
    assert not row.may_start


def test_a_start_in_an_empty_room_waits_for_somebody_to_publish() -> None:
    waiting = receipt(start(), Outcome.SENT, age=45, accepted_at=NOW - 44)
    assert said(scene(receipts=(waiting,))) == (RecordState.STARTING, "", "Nobody publishes yet · 45 s")


def test_a_start_that_the_list_knows_can_be_cancelled() -> None:
    waiting = receipt(start(), Outcome.SENT, age=4)
    row = shown(scene([person("ada")], receipts=(waiting,), recordings=(recording(Status.STARTING, age=3),)))
    assert (row.shown.sentence, row.offers, row.stop) == ("Accepted, no picture yet · 3 s", (Offer.CANCEL,), STOP)


def test_a_start_from_elsewhere_is_shown_too() -> None:
    state = said(scene([person("ada")], recordings=(recording(Status.STARTING, age=3),)))
    assert state == (RecordState.STARTING, "", "Accepted, no picture yet · 3 s")


def test_between_active_and_the_first_look_it_is_still_starting() -> None:
    just_active = replace(recording(age=6), updated_at=NOW - 1.5)
    assert said(scene(recordings=(just_active,))) == (RecordState.STARTING, "", "Looking for its recorder · 6 s")


def test_an_old_recording_met_for_the_first_time_is_not_called_starting() -> None:
    row = scene(recordings=(recording(),), people_age=NOW)
    assert said(row) == (RecordState.UNKNOWN, "", "Looking for its recorder")
    assert shown(row).evidence[1].mark is Mark.LOOKING


def test_the_clock_stands_still_while_it_stops() -> None:
    stopping = receipt(STOP, Outcome.SENT, age=4)
    row = scene([RECORDER], recordings=(recording(),), receipts=(stopping,))
    assert said(row) == (RecordState.STOPPING, "00:12:30", "Stop sent, waiting")
    accepted = replace(stopping, accepted_at=NOW - 3)
    assert said(replace(row, pending={STOP.key: accepted})) == (
        RecordState.STOPPING,
        "00:12:30",
        "Accepted, writing the file",
    )


def test_a_recording_that_somebody_else_stops_stands_at_the_servers_moment() -> None:
    ending = replace(recording(Status.ENDING), updated_at=NOW - 10)
    assert said(scene([RECORDER], recordings=(ending,))) == (
        RecordState.STOPPING,
        "00:12:24",
        "Accepted, writing the file",
    )


def test_saved_says_size_length_and_file() -> None:
    row = shown(scene(recordings=(saved(recording()),)))
    assert (row.shown.state, row.shown.clock) == (RecordState.SAVED, "00:42:11")
    assert row.shown.sentence == f"1.46 GB · {PATH.rpartition('/')[2]}"
    assert (row.offers, row.fault) == ((Offer.DISMISS,), "EG_1")
    assert facts(scene(recordings=(saved(recording()),)))["File"] == f"s3://summit/{PATH}"


def test_what_was_saved_last_is_kept_in_sight_when_idle_is_back() -> None:
    row = scene(recordings=(saved(recording(), ended=SAVED_FOR + 5),))
    assert said(row)[0] is RecordState.IDLE
    assert facts(row)["Size"] == "1.46 GB · 00:42:11"


@pytest.mark.parametrize(
    ("details", "why"),
    [
        ("End reason: CPU exhausted", "the recorder ran out of processor time"),
        ("End reason: Source closed", "the room had ended or everybody had left"),
        ("End reason: StopEgress API", ""),
    ],
)
def test_a_recording_that_ended_by_itself_says_so(details: str, why: str) -> None:
    ended = facts(scene(recordings=(replace(saved(recording()), details=details),)))["Ended"]
    assert ended.partition(", by itself: ")[2] == why


@pytest.mark.parametrize(
    ("status", "error", "sentence"),
    [
        (Status.ABORTED, "End reason: Source closed", "Everybody left before there was a picture"),
        (Status.FAILED, "S3 upload failed: NoSuchBucket", "The file could not be stored"),
        (Status.FAILED, "signal: killed", "The recorder was killed"),
        (Status.FAILED, "server is shutting down", "The recorder was shut down"),
        (Status.FAILED, "something new", "The recorder gave up"),
        (Status.COMPLETE, "", "It ended with an empty file"),
    ],
)
def test_a_failure_is_said_in_our_words(status: Status, error: str, sentence: str) -> None:
    failed = replace(recording(status), ended_at=NOW - 5, error=error)
    row = shown(scene(recordings=(failed,)))
    assert (row.shown.state, row.shown.sentence, row.shown.verb) == (RecordState.FAILED, sentence, "Start again")
    assert (row.may_start, row.fault, row.offers) == (True, "EG_1", (Offer.DISMISS,))
    assert row.note == (f"{sentence}." if len(sentence) > LINE else "")
    assert facts(scene(recordings=(failed,))).get("Server says", "") == error


def test_a_server_cannot_hide_in_its_error() -> None:
    failed = replace(recording(Status.FAILED), error="<b>fine</b>\u202e\n" + "x" * 9000)
    said_by = facts(scene(recordings=(failed,)))["Server says"]
    assert said_by.startswith("<b>fine</b>⟨U+202E⟩⟨U+000A⟩")
    assert len(said_by) < 600


def test_a_failed_start_is_a_failure_until_dismissed() -> None:
    refused = receipt(
        start(), Outcome.REFUSED, number=7, reason="No recorder was free.", step="Stop another recording."
    )
    row = shown(scene(receipts=(refused,)))
    assert (row.shown.state, row.shown.sentence) == (RecordState.FAILED, "No recorder was free")
    assert (row.fault, row.may_start) == ("start 7", True)
    assert row.note == "Stop another recording."
    assert said(scene(receipts=(refused,), dismissed=frozenset({"start 7"})))[0] is RecordState.IDLE


def test_a_failed_start_is_forgotten_after_a_later_one() -> None:
    refused = receipt(start(), Outcome.REFUSED, number=7, age=60, reason="No recorder was free.")
    again = receipt(start(), Outcome.SEEN, number=8, age=50, answer="EG_1")
    assert said(scene(receipts=(refused, again)))[0] is RecordState.IDLE
    later = saved(replace(recording(age=40)), ended=SAVED_FOR + 5)
    assert said(scene(receipts=(refused,), recordings=(later,)))[0] is RecordState.IDLE


def test_a_failed_start_in_an_earlier_session_of_the_room_is_over() -> None:
    earlier = replace(start(), target=replace(target(), sid="RM_earlier"))
    refused = receipt(earlier, Outcome.REFUSED, reason="No recorder was free.")
    assert said(scene(receipts=(refused,)))[0] is RecordState.IDLE


@pytest.mark.parametrize(
    ("of", "reason"),
    [
        (scene(rooms_age=0), ""),
        (scene(list_trouble=NO_REDIS, list_age=-1), "This server has no recording service. It needs Redis and Egress."),
        (scene(list_trouble=NO_REDIS), "This server has no recording service. It needs Redis and Egress."),
        (scene(list_trouble=SILENCE), ""),
        (scene(list_trouble=SILENCE, list_age=9), "Nothing answers at live.example.org. Cuelight keeps trying."),
        (scene(list_age=-1), "Asking what is being recorded."),
        (scene(trouble=SILENCE, rooms_age=38), "Off while nothing answers."),
        (scene(trouble=Trouble(Cause.KEY_REJECTED, "No.")), "Off while the key is not accepted."),
        (scene(rooms_age=NOW), "Not connected yet."),
        (Stage(rooms={}).scene(), "This room has ended."),
    ],
)
def test_a_button_that_is_off_says_why(of: Scene, reason: str) -> None:
    assert why_not(of, STAGE) == reason
    row = shown(of)
    assert row.may_start is not bool(reason)
    if reason:
        assert row.shown.state is RecordState.DISABLED
        assert reason.startswith(row.shown.sentence)
        assert f"{row.shown.sentence}. {row.note}".strip() in (reason, f"{row.shown.sentence}. {reason}")


def test_a_failure_offers_no_new_start_while_nothing_answers() -> None:
    failed = recording(Status.FAILED)
    row = shown(scene(recordings=(failed,), trouble=SILENCE, rooms_age=38))
    assert (row.shown.state, row.shown.verb, row.may_start) == (RecordState.FAILED, "", False)


def test_size_is_an_estimate_until_saved_and_says_so() -> None:
    ours = receipt(start(), answer="EG_1")
    row = scene([RECORDER], recordings=(recording(),), receipts=(ours,))
    assert facts(row)["Size"] == "≈ 436 MB, exact once saved"
    assert facts(row)["Layout"] == "Speaker · 1080p 30"
    assert facts(row)["Started"].endswith(", from this window")


def test_the_estimate_stands_still_with_the_proof() -> None:
    ours = receipt(start(), answer="EG_1")
    old = scene([RECORDER], recordings=(recording(),), receipts=(ours,), people_age=100, list_age=100, rooms_age=100)
    assert facts(old)["Size"] == "≈ 378 MB, when last seen"


def test_what_somebody_else_started_says_so_and_claims_no_size() -> None:
    foreign = replace(recording(), layout="grid-light", files=(File("theirs.mp4"),))
    row = facts(scene([RECORDER], recordings=(foreign,)))
    assert (row["Layout"], row["Size"], row["File"]) == ("Grid, light", "Known once it is saved", "theirs.mp4")
    assert row["Started"].endswith(", not from this window")


def test_our_own_recording_is_known_by_its_file_when_the_answer_was_lost() -> None:
    lost = receipt(start(), Outcome.UNKNOWN, reason="It took too long.")
    assert facts(scene([RECORDER], recordings=(recording(),), receipts=(lost,)))["Started"].endswith("from this window")


@pytest.mark.parametrize(
    ("what", "layout", "words"),
    [
        (What.ROOM, "", "Grid"),
        (What.ROOM, "single-speaker-dark", "Single speaker"),
        (What.ROOM, "our\npage", "Our⟨U+000A⟩page"),
        (What.PARTICIPANT, "", "One participant"),
    ],
)
def test_layouts_in_words(what: What, layout: str, words: str) -> None:
    row = scene([RECORDER], recordings=(replace(recording(), what=what, layout=layout),))
    assert facts(row)["Layout"] == words


def test_other_recordings_of_the_room_are_shown_and_can_be_stopped() -> None:
    row = shown(scene([RECORDER], recordings=(recording(), recording(egress_id="EG_2", age=2000))))
    assert row.shown.state is RecordState.LIVE
    (other,) = row.others
    assert (other.shown.state, other.shown.clock) == (RecordState.UNKNOWN, "1 s")
    assert other.stop == StopRecording(target(), "EG_2")
    assert other.shown.subject != row.shown.subject


def test_a_stream_is_a_fact_and_no_recording() -> None:
    stream = replace(recording(), streams=True, files=())
    row = scene([RECORDER], recordings=(stream,))
    assert said(row)[0] is RecordState.IDLE
    assert facts(row)["Streaming"].endswith("no file is kept")
    assert shown(row).others == ()


def test_a_question_belongs_to_one_recording_of_one_server() -> None:
    one = shown(scene([RECORDER], recordings=(recording(),))).shown.subject
    other = shown(scene([machine("EG_2")], recordings=(recording(egress_id="EG_2"),))).shown.subject
    elsewhere = shown(
        scene([RECORDER], recordings=(recording(),), server=replace(stage.SUMMIT, key="other"))
    ).shown.subject
    assert len({one, other, elsewhere}) == 3


def test_a_press_belongs_to_one_session_of_a_room() -> None:
    first = scene()
    live = first.truth.rooms[STAGE]
    again = replace(live, room=replace(live.room, sid="RM_again"))
    second = replace(first, truth=replace(first.truth, rooms={STAGE: again}))
    assert shown(first).shown.subject != shown(second).shown.subject


def test_a_proven_recording_is_not_hidden_by_a_start_of_ours() -> None:
    foreign = replace(recording(), files=(File("theirs.mp4"),))
    row = scene([RECORDER], recordings=(foreign,), receipts=(receipt(start(), Outcome.SENT),))
    assert said(row)[0] is RecordState.LIVE


def test_an_active_recording_without_its_recorder_is_not_starting_for_ever() -> None:
    old = replace(recording(), updated_at=NOW - 1.5)
    assert said(scene(recordings=(old,))) == (RecordState.UNKNOWN, "", "Looking for its recorder")
