"""What a row says about a press."""

from dataclasses import replace

import pytest

from console.actions.action import Action
from console.actions.participants import RemoveParticipant
from console.actions.targets import ParticipantTarget, TrackTarget
from console.actions.tracks import SetMuted
from console.connection.receipts import Outcome, Receipt
from console.domain.participants import Participant
from console.domain.tracks import Source, Track
from console.ui.people.notes import notes
from console.ui.people.rows import Last
from console.ui.trees.tones import Tone
from tests.made import NOW, camera, microphone, person, room
from tests.ui.trees.scenes import STAGE, scene

ADA = person("ada", microphone("TR_a"), camera("TR_c"))
LIVE = room(STAGE, ADA)


def muting(track: Track = ADA.tracks[0], owner: Participant = ADA, *, muted: bool = True) -> SetMuted:
    """Return the muting of a track."""
    return SetMuted(TrackTarget.of(LIVE.room, owner, track), muted)


def told(action: Action, outcome: Outcome, *, number: int = 1, ago: float = 1.0, **moments: float) -> Receipt:
    """Return a receipt of a press some seconds ago."""
    return replace(Receipt(number, action, NOW - ago, outcome=outcome), **moments)  # type: ignore[arg-type]  # moments


def last(*receipts: Receipt, sid: str = "PA_ada") -> Last | None:
    """Return what ada's row says."""
    note = notes(scene(LIVE, receipts=receipts)).of(STAGE, "ada", sid)
    return note.last if note is not None else None


def test_without_a_press_there_is_nothing_to_say() -> None:
    assert last() is None


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.WAITING, ("Mute waiting its turn…", "send", Tone.AMBER)),
        (Outcome.SENT, ("Mute sent, waiting…", "send", Tone.AMBER)),
        (Outcome.ACCEPTED, ("Mute accepted, not seen", "triangle-alert", Tone.AMBER)),
        (Outcome.REFUSED, ("Mute refused", "x", Tone.STRONG)),
        (Outcome.NOT_SENT, ("Mute not sent", "x", Tone.STRONG)),
        (Outcome.UNKNOWN, ("Mute sent, outcome unknown", "circle-question-mark", Tone.AMBER)),
    ],
)
def test_says_how_far_a_press_has_come(outcome: Outcome, expected: tuple[str, str, Tone]) -> None:
    found = last(told(muting(), outcome))

    assert found is not None
    assert (found.text, found.icon, found.tone) == expected


def test_says_when_the_server_has_said_yes() -> None:
    found = last(told(muting(), Outcome.SENT, sent_at=NOW - 0.9, accepted_at=NOW - 0.8))

    assert found is not None
    assert found.text == "Mute accepted, looking…"


def test_says_how_long_it_took_to_be_seen() -> None:
    found = last(told(muting(), Outcome.SEEN, seen_at=NOW - 0.4))

    assert found == Last("Muted, seen after 0.6 s", "check-check", Tone.OK)


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (muting(muted=False), "Unmute sent, waiting…"),
        (muting(ADA.tracks[1]), "Camera mute sent, waiting…"),
        (muting(Track("TR_x", source=Source.UNKNOWN)), "Track mute sent, waiting…"),
        (RemoveParticipant(ParticipantTarget.of(LIVE.room, ADA)), "Remove sent, waiting…"),
    ],
)
def test_names_what_was_pressed(action: Action, words: str) -> None:
    found = last(told(action, Outcome.SENT))

    assert found is not None
    assert found.text == words


def test_a_reason_is_kept_for_the_pointer_that_rests() -> None:
    receipt = replace(told(muting(), Outcome.REFUSED), reason="This server does not allow it.", step="Ask them.")

    found = last(receipt)

    assert found is not None
    assert found.why == "This server does not allow it. Ask them."


def test_what_has_ended_is_told_for_twenty_seconds() -> None:
    assert last(told(muting(), Outcome.REFUSED, ago=19.0)) is not None
    assert last(told(muting(), Outcome.REFUSED, ago=21.0)) is None
    assert last(told(muting(), Outcome.SEEN, ago=21.0, seen_at=NOW - 19)) is not None


def test_what_is_open_is_told_as_long_as_it_is_and_before_what_has_ended() -> None:
    waiting = told(muting(), Outcome.SENT, ago=300.0)
    ended = told(muting(ADA.tracks[1]), Outcome.REFUSED, number=2, ago=1.0)

    found = last(waiting, ended)

    assert found is not None
    assert found.text == "Mute sent, waiting…"


def test_the_newest_of_what_has_ended_is_told() -> None:
    found = last(told(muting(), Outcome.REFUSED, ago=9.0), told(muting(muted=False), Outcome.REFUSED, number=2))

    assert found is not None
    assert found.text == "Unmute refused"


def test_another_session_of_the_same_identity_has_no_note() -> None:
    assert last(told(muting(), Outcome.SEEN, seen_at=NOW), sid="PA_second") is None
    assert last(told(muting(), Outcome.NOT_SENT), sid="PA_second") is not None


def test_tracks_under_way_are_known_by_their_sid() -> None:
    found = notes(scene(LIVE, receipts=[told(muting(), Outcome.SENT), told(muting(ADA.tracks[1]), Outcome.SEEN)]))

    assert found.tracks == {"TR_a"}
