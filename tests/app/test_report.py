"""What is written of a failure: types and places, and never a value."""

import asyncio
import gc
import secrets
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from console.app.application import Application
from console.app.report import Failures, place, told
from tests.plugins.logs import ExpectedLog


class Hooks(Failures):
    """Failures that can be given back to Python."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.listen(lambda what, error: self.heard.append(f"{what}: {type(error).__name__}"))


@pytest.fixture
def hooks() -> Iterator[Hooks]:
    """Install the hooks, and Python's own again afterwards."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = Hooks()
    made.install()
    try:
        yield made
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


class Bell(QObject):
    """Rings."""

    rung = Signal(str)


class Fragile:
    """Fails when it is thrown away."""

    def __init__(self, text: str, kind: type[Exception] = ValueError) -> None:
        self._text, self._kind = text, kind

    def __del__(self) -> None:
        raise self._kind(self._text)


def fail(text: str) -> None:
    """Fail with a text in the message, in a local and in a chain."""
    try:
        raise KeyError(text)
    except KeyError as error:
        raise ExceptionGroup(text, [ValueError(text), OSError(2, text, text)]) from error


def test_types_and_places_are_told_and_no_value() -> None:
    text = secrets.token_hex(8)
    with pytest.raises(ExceptionGroup) as raised:
        fail(text)
    written = told(raised.value)
    assert text not in written
    assert [line for line in written.splitlines() if not line.startswith(" ")] == [
        "ExceptionGroup",
        "FileNotFoundError",
        "ValueError",
        "KeyError",
    ]
    assert "  fail (tests/app/test_report.py:" in written


def test_an_endless_chain_ends() -> None:
    one, two = ValueError(), KeyError()
    one.__context__, two.__context__ = two, one
    assert told(one).splitlines() == ["ValueError", "KeyError"]


def test_places_name_no_folder_of_a_person() -> None:
    assert place(__file__) == "tests/app/test_report.py"
    assert place(asyncio.__file__) == "asyncio/__init__.py"
    assert place(pytest.__file__) == "pytest/__init__.py"
    assert place("/somewhere/of/a/person/script.py") == "script.py"
    assert place("<string>") == "<string>"


def test_a_thread_and_a_finalizer_are_heard(hooks: Hooks, expected_log: ExpectedLog) -> None:
    expected_log("cuelight", "failed:")
    text = secrets.token_hex(8)
    thread = threading.Thread(target=fail, args=(text,), name=text)
    thread.start()
    thread.join(10)
    assert hooks.heard.pop() == "A thread: ExceptionGroup"
    Fragile(text)
    gc.collect()
    assert hooks.heard.pop() == "A finalizer: ValueError"
    Fragile(text, ResourceWarning)
    gc.collect()
    assert hooks.heard == [], "logged, and told to nobody"


@pytest.mark.qt_no_exception_capture
def test_a_slot_and_a_timer_of_qt_are_heard(
    qapp: Application, qtbot: QtBot, hooks: Hooks, expected_log: ExpectedLog
) -> None:
    expected_log("cuelight", "Cuelight failed:")
    bell = Bell()
    bell.rung.connect(fail)
    bell.rung.emit(secrets.token_hex(8))
    assert hooks.heard == ["Cuelight: ExceptionGroup"]
    QTimer.singleShot(0, qapp, lambda: fail(secrets.token_hex(8)))
    qtbot.waitUntil(lambda: len(hooks.heard) == 2)
    bell.deleteLater()


@pytest.mark.asyncio
async def test_a_callback_of_the_loop_is_heard_without_its_arguments(
    hooks: Hooks, expected_log: ExpectedLog, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log("cuelight", "A callback failed:")
    expected_log("cuelight", "The loop complains: something is odd")
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(hooks.failed_in_loop)
    text = secrets.token_hex(8)
    loop.call_soon(fail, text)
    loop.call_exception_handler({"message": f"something is odd <Task of {text}>"})
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    assert hooks.heard == ["A callback: ExceptionGroup"]
    assert text not in caplog.text


def test_who_listens_late_hears_what_came_before(expected_log: ExpectedLog) -> None:
    expected_log("cuelight", "poll failed:")
    failures, heard = Failures(), list[str]()
    failures.failed("poll", ValueError())
    failures.listen(lambda what, error: heard.append(f"{what}: {type(error).__name__}"))
    assert heard == ["poll: ValueError"]


def test_an_interruption_by_hand_is_no_failure(hooks: Hooks) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert hooks.heard == []
