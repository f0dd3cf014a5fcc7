"""States as words."""

import pytest

from console.domain.light import Light, RoomLight
from console.domain.recordings import Status
from console.domain.tracks import Source, Track
from console.ui.speech import camera_word, microphone_word, recording_word, records, screen_word, sentence
from tests.made import camera, microphone, person, recording


def test_says_what_somebody_does_with_each_source() -> None:
    nobody = person("nobody")
    muted = person("muted", microphone(muted=True), camera(muted=True), Track("TR_s", source=Source.SCREEN, muted=True))
    open_ = person("open", microphone(), camera(), Track("TR_s", source=Source.SCREEN))

    words = [(microphone_word(p), camera_word(p), screen_word(p)) for p in (nobody, muted, open_)]

    assert words == [
        ("no microphone", "no camera", "no screen share"),
        ("microphone muted", "camera muted", "screen share muted"),
        ("microphone open", "camera on", "screen shared"),
    ]


@pytest.mark.parametrize(
    ("light", "status", "word"),
    [
        (Light.PROVEN, Status.ACTIVE, "recording"),
        (Light.UNPROVEN, Status.ACTIVE, "recording unproven"),
        (Light.UNKNOWN, Status.ACTIVE, "recording unproven"),
        (Light.UNKNOWN, Status.STARTING, "not recording"),
        (Light.STARTING, Status.STARTING, "not recording"),
        (Light.FAILED, Status.FAILED, "recording failed"),
        (Light.SAVED, Status.COMPLETE, "not recording"),
    ],
)
def test_only_what_is_proven_is_called_recording(light: Light, status: Status, word: str) -> None:
    assert recording_word(RoomLight(light, recording("EG_1", "Stage", status))) == word


def test_nothing_is_not_recording() -> None:
    assert recording_word(RoomLight()) == "not recording"


def test_what_is_going_on_records_whether_proven_or_not() -> None:
    going_on = {light for light in Light if records(light)}

    assert going_on == set(Light) - {Light.IDLE, Light.SAVED, Light.FAILED, Light.CANCELLED}


def test_a_sentence_leaves_out_what_is_empty() -> None:
    assert sentence(("Ada", "", "microphone open")) == "Ada, microphone open"
