"""Secrets leave the clipboard by themselves; what somebody else copied since stays."""

import secrets
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from console.app.application import Application
from console.app.clipboard import STAYS, Clipboard, concealed
from console.domain.secret import Secret, living

SOON = 0.05
LINK = "https://bucket.example.org/take.mp4?X-Amz-Credential=AKIAABCDEFGHIJKLMNOP&X-Amz-Signature=0123456789abcdef"
MakeClipboard = Callable[[float], Clipboard]


@pytest.fixture
def clipboard(qapp: Application) -> Iterator[MakeClipboard]:
    """Make a clipboard from which secrets leave after so many seconds."""
    made: list[Clipboard] = []

    def make(seconds: float) -> Clipboard:
        made.append(Clipboard(qapp, living, seconds=seconds))
        return made[-1]

    yield make
    for one in made:
        one.clear()
        one.deleteLater()
    qapp.clipboard().clear()


def token() -> str:
    """Make up something that looks like a token."""
    return f"eyJhbGciOiJIUzI1NiJ9.{secrets.token_urlsafe(30)}.{secrets.token_urlsafe(30)}"


@pytest.mark.parametrize("text", [token(), f"https://meet.example.org/?liveKitUrl=wss://x&token={token()}", LINK])
def test_a_token_leaves_after_a_while(qapp: Application, qtbot: QtBot, clipboard: MakeClipboard, text: str) -> None:
    copied = clipboard(SOON)
    assert copied.copy(text)
    assert qapp.clipboard().text() == text
    qtbot.waitUntil(lambda: qapp.clipboard().text() == "")


def test_a_living_secret_is_known_as_one(qapp: Application, qtbot: QtBot, clipboard: MakeClipboard) -> None:
    secret = Secret(secrets.token_hex(12))
    assert clipboard(SOON).copy(secret.reveal())
    qtbot.waitUntil(lambda: qapp.clipboard().text() == "")


def test_it_stays_for_a_minute(clipboard: MakeClipboard) -> None:
    assert STAYS == 60.0


@pytest.mark.parametrize("text", ["host-ada", "PA_a1b2c3d4", "Main Stage", "recordings/main-20261122.mp4"])
def test_what_is_no_secret_stays(qapp: Application, qtbot: QtBot, clipboard: MakeClipboard, text: str) -> None:
    copied = clipboard(0)
    copied.copy_secret(token())
    assert not copied.copy(text)
    qtbot.wait(20)
    copied.clear()
    assert qapp.clipboard().text() == text


def test_what_was_copied_since_is_left_alone(qapp: Application, qtbot: QtBot, clipboard: MakeClipboard) -> None:
    copied = clipboard(SOON)
    copied.copy_secret(token())
    qapp.clipboard().setText("somebody else's")
    qtbot.wait(round(SOON * 2000))
    copied.clear()
    assert qapp.clipboard().text() == "somebody else's"


def test_the_second_secret_gets_a_minute_of_its_own(qapp: Application, qtbot: QtBot, clipboard: MakeClipboard) -> None:
    copied, second = clipboard(0.3), token()
    copied.copy_secret(token())
    qtbot.wait(200)
    copied.copy_secret(second)
    qtbot.wait(200)
    assert qapp.clipboard().text() == second
    qtbot.waitUntil(lambda: qapp.clipboard().text() == "")


def test_quitting_takes_it_along(qapp: Application, clipboard: MakeClipboard) -> None:
    copied = clipboard(60.0)
    copied.copy_secret(token())
    copied.clear()
    assert qapp.clipboard().text() == ""


@pytest.mark.parametrize(
    ("platform", "hint", "value"),
    [
        ("linux", "x-kde-passwordManagerHint", b"secret"),
        ("win32", "ExcludeClipboardContentFromMonitorProcessing", b"1"),
        ("darwin", "org.nspasteboard.ConcealedType", b""),
    ],
)
def test_histories_are_asked_to_pass_it_over(platform: str, hint: str, value: bytes) -> None:
    data = concealed("text", platform)
    assert data.text() == "text"
    assert data.hasFormat(hint)
    assert bytes(data.data(hint).data()) == value


def test_the_hint_is_on_the_clipboard(qapp: Application, clipboard: MakeClipboard) -> None:
    clipboard(60.0).copy_secret("link")
    held = qapp.clipboard().mimeData()
    assert isinstance(held, QMimeData)
    assert set(concealed("").formats()) <= set(held.formats())
