"""What a track says about itself."""

import pytest

from console.domain.tracks import Medium, Source, Track
from console.ui.people.tracks import left_track, track_rows
from console.ui.standing import PersonKey, TrackKey
from tests.made import person

KEY = PersonKey("spring", "Main Stage", "ada")


def line(*tracks: Track) -> str:
    """Word the first of somebody's tracks."""
    return track_rows(KEY, person("ada", *tracks), (), stale=False)[0].line


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        (
            Track("TR_1", "", Source.MICROPHONE, codecs=("opus",), stereo=True),
            "Microphone · Opus · stereo · open · TR_1",
        ),
        (Track("TR_1", "", Source.MICROPHONE, muted=True), "Microphone · muted · TR_1"),
        (
            Track("TR_1", "", Source.CAMERA, Medium.VIDEO, False, 1920, 1080, ("VP8",), layers=3),
            "Camera · 1920 × 1080 · VP8 · 3 layers · on · TR_1",
        ),
        (
            Track("TR_1", "", Source.CAMERA, Medium.VIDEO, True, 640, 360, ("h264", "VP8"), layers=1, encrypted=True),
            "Camera · 640 × 360 · H.264 + VP8 · encrypted · muted · TR_1",
        ),
        (Track("TR_1", "", Source.SCREEN, Medium.VIDEO), "Screen · no sound · on · TR_1"),
        (Track("TR_1", "", Source.SCREEN_AUDIO), "Screen sound · open · TR_1"),
        (Track("TR_1", "stems\n", Source.UNKNOWN), "stems⟨U+000A⟩ · open · TR_1"),
        (Track("TR_1", "", Source.UNKNOWN, Medium.DATA), "Data · on · TR_1"),
        (Track("\u202eTR", "", Source.UNKNOWN, Medium.VIDEO), "Picture · on · ⟨U+202E⟩TR"),
    ],
)
def test_says_source_size_codec_and_state(track: Track, expected: str) -> None:
    assert line(track) == expected


def test_a_screen_with_sound_does_not_say_that_it_has_none() -> None:
    screen, sound = Track("TR_1", "", Source.SCREEN, Medium.VIDEO), Track("TR_2", "", Source.SCREEN_AUDIO)

    assert line(screen, sound) == "Screen · on · TR_1"


def test_knows_what_is_pending_and_stale() -> None:
    tracks = (Track("TR_1", source=Source.MICROPHONE), Track("TR_2", source=Source.CAMERA))

    one, two = track_rows(KEY, person("ada", *tracks), {"TR_2"}, stale=True)

    assert one.key == TrackKey("spring", "Main Stage", "ada", "TR_1")
    assert (one.pending, two.pending, one.stale) == (False, True, True)
    assert left_track(two).pending is False
    assert left_track(two).is_grey
    assert left_track(two).spoken == "Camera, gone"


def test_is_spoken_without_dots() -> None:
    row = track_rows(KEY, person("ada", Track("TR_1", source=Source.MICROPHONE, codecs=("opus",))), (), stale=False)[0]

    assert row.spoken == "Microphone, Opus, open"
