"""Without a display there is one sentence, and never Qt's abort."""

import pytest

from console.app.display import answers, missing_display


def never(kind: str, name: str) -> bool:
    """A desktop where nothing answers."""
    return False


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({}, "There is no display"),
        ({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"}, "There is no display"),
        ({"DISPLAY": ":77"}, "DISPLAY=:77"),
        ({"DISPLAY": ":77", "WAYLAND_DISPLAY": "wayland-9"}, "DISPLAY=:77 and WAYLAND_DISPLAY=wayland-9"),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb", "DISPLAY": ":77"}, "DISPLAY=:77"),
    ],
)
def test_a_missing_display_is_one_sentence(environ: dict[str, str], words: str) -> None:
    sentence = missing_display(environ, "linux", never)
    assert sentence is not None
    assert words in sentence
    assert "--screenshot" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("platform", ["offscreen", "minimal:enable_fonts", "vnc"])
def test_platforms_without_a_display_need_none(platform: str) -> None:
    assert missing_display({"QT_QPA_PLATFORM": platform}, "linux", never) is None


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_always_have_one(system: str) -> None:
    assert missing_display({}, system, never) is None


def test_one_that_answers_is_enough() -> None:
    environ = {"DISPLAY": ":77", "WAYLAND_DISPLAY": "wayland-9"}
    assert missing_display(environ, "linux", lambda kind, _name: kind == "xcb") is None


def test_nobody_answers_at_a_name_that_is_no_display() -> None:
    assert not answers("xcb", "no-display-at-all")
    assert not answers("wayland", "no-display-at-all")


@pytest.mark.needs("xvfb")
def test_a_real_display_answers(display_session: dict[str, str]) -> None:
    assert answers("xcb", display_session["DISPLAY"])
