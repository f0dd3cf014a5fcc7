"""An action is known again by what was written down of it."""

from dataclasses import replace

import pytest

from console.actions.action import Action
from console.actions.participants import RemoveParticipant
from console.actions.recordings import StartRecording, StopRecording
from console.actions.rooms import EndRoom
from console.actions.targets import ParticipantTarget, RoomTarget, TrackTarget
from console.actions.tracks import SetMuted
from console.actions.writing import action_of, deed_of, way_back
from console.domain.choices import Layout, Preset, RecordingChoice, Shade
from console.domain.deeds import Author, Outcome, Verb
from console.domain.tracks import Source

HALL = RoomTarget("Hall \u202e", "RM_1")
ADA = ParticipantTarget(HALL, "ada", "PA_1", "Ada <b>")
MICROPHONE = TrackTarget(ADA, "TR_1", Source.MICROPHONE)
CHOICE = RecordingChoice(Layout.GRID, Shade.LIGHT, Preset.PORTRAIT_HD_60, "{room}/private-{time}")
BY = Author("main")


@pytest.mark.parametrize(
    "action",
    [
        SetMuted(MICROPHONE),
        SetMuted(MICROPHONE, muted=False),
        RemoveParticipant(ADA),
        EndRoom(HALL),
        StopRecording(HALL, "EG_1"),
    ],
)
def test_an_action_comes_back_as_it_was(action: Action) -> None:
    deed = deed_of(action, "d1", BY)
    assert (deed.id, deed.by, deed.verb, deed.room, deed.room_sid) == ("d1", BY, action.verb, HALL.name, HALL.sid)
    assert action_of(deed) == action


def test_a_start_comes_back_with_what_it_is_looked_for_by() -> None:
    start = StartRecording(HALL, CHOICE, "Hall/take-x7k2p9.mp4", frozenset({"EG_old"}))
    found = action_of(deed_of(start, "d1", BY))
    assert isinstance(found, StartRecording)
    assert (found.key, found.path, found.choice.preset) == (start.key, start.path, CHOICE.preset)


def test_a_deed_that_cannot_be_read_is_nothing_to_act_on() -> None:
    deed = deed_of(SetMuted(MICROPHONE), "d1", BY)
    assert action_of(replace(deed, source="hologram")) is None


@pytest.mark.parametrize(
    ("outcome", "undoable", "there_is"),
    [
        (Outcome.SEEN, True, True),
        (Outcome.ACCEPTED, True, True),
        (Outcome.UNKNOWN, True, True),
        (Outcome.SEEN, False, False),
        (Outcome.REFUSED, True, False),
        (Outcome.NOT_SENT, True, False),
        (Outcome.SENT, True, False),
    ],
)
def test_the_way_back_of_what_changed_something(outcome: Outcome, undoable: bool, there_is: bool) -> None:
    deed = deed_of(SetMuted(MICROPHONE), "d1", BY)
    back = way_back(replace(deed, outcome=outcome, undoable=undoable))
    assert back == (SetMuted(MICROPHONE, muted=False) if there_is else None)


def test_nothing_brings_a_room_back() -> None:
    deed = deed_of(EndRoom(HALL), "d1", BY)
    assert way_back(replace(deed, outcome=Outcome.SEEN, undoable=True)) is None


def test_what_cannot_be_taken_back_is_known_by_its_verb() -> None:
    assert {verb for verb in Verb if verb.is_destructive} == {Verb.REMOVE, Verb.END_ROOM, Verb.STOP_RECORDING}
