"""The application asks before it quits, and Qt's messages reach the log."""

import asyncio
import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, qCritical, qDebug, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QDialog, QWidget

from console.app.application import Application, route_qt_messages
from console.app.loop import ask
from tests.plugins.logs import ExpectedLog


@pytest.fixture
def routed() -> Iterator[None]:
    """Route Qt's messages for one test."""
    route_qt_messages(logging.getLogger("qt-test"))
    yield
    qInstallMessageHandler(None)


@pytest.mark.usefixtures("routed")
def test_qt_messages_are_logged_at_their_level(caplog: pytest.LogCaptureFixture, expected_log: ExpectedLog) -> None:
    expected_log("qt-test", "a warning with %s and {braces}")
    expected_log("qt-test", "a fault")
    caplog.set_level(logging.DEBUG)
    qDebug("a detail")
    qWarning("a warning with %s and {braces}")
    qCritical("a fault")
    qWarning("This plugin does not support propagateSizeHints()")
    qWarning('AtSpiAdaptor::applicationInterface does not implement "GetApplicationBusAddress"')
    assert [(record.levelname, record.name) for record in caplog.records if record.name.startswith("qt-test")] == [
        ("DEBUG", "qt-test.default"),
        ("WARNING", "qt-test.default"),
        ("ERROR", "qt-test.default"),
        ("DEBUG", "qt-test.default"),
        ("DEBUG", "qt-test.default"),
    ]


@pytest.fixture
def nobody_listens(qapp: Application) -> Iterator[Application]:
    """The application as it is when it starts, and as other tests expect it."""
    qapp.on_quit(lambda: None)  # takes a wish that an earlier test left
    qapp.on_quit(None)
    yield qapp
    qapp.on_quit(None)


def test_a_wish_to_quit_goes_to_the_one_who_listens(nobody_listens: Application) -> None:
    heard: list[str] = []
    nobody_listens.on_quit(lambda: heard.append("first"))
    QCoreApplication.sendEvent(nobody_listens, QEvent(QEvent.Type.Quit))
    nobody_listens.request_quit()
    assert heard == ["first", "first"]
    nobody_listens.on_quit(lambda: heard.append("second"))
    assert heard == ["first", "first"], "what one has heard is not said to the next"


def test_a_wish_to_quit_is_kept_until_somebody_listens(nobody_listens: Application) -> None:
    heard: list[str] = []
    nobody_listens.request_quit()
    nobody_listens.on_quit(lambda: heard.append("first"))
    nobody_listens.on_quit(lambda: heard.append("second"))
    assert heard == ["first"]


@pytest.fixture
def dialog(qapp: Application) -> Iterator[QDialog]:
    """Make a dialog over a window."""
    window = QWidget()
    yield QDialog(window)
    window.deleteLater()


@pytest.mark.asyncio
async def test_ask_waits_for_the_answer_while_others_run(dialog: QDialog) -> None:
    asking = asyncio.ensure_future(ask(dialog))
    await asyncio.sleep(0)
    assert dialog.isVisible()
    assert not asking.done()
    dialog.done(7)
    assert await asking == 7
    again = asyncio.ensure_future(ask(dialog))
    await asyncio.sleep(0)
    dialog.accept()
    assert await again == QDialog.DialogCode.Accepted.value


@pytest.mark.asyncio
async def test_ask_closes_the_dialog_when_nobody_waits_any_more(dialog: QDialog) -> None:
    asking = asyncio.ensure_future(ask(dialog))
    await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert not dialog.isVisible()


@pytest.mark.asyncio
async def test_a_dialog_that_goes_with_its_window_counts_as_rejected() -> None:
    window = QWidget()
    asking = asyncio.ensure_future(ask(QDialog(window)))
    await asyncio.sleep(0)
    window.deleteLater()
    async with asyncio.timeout(10):
        assert await asking == QDialog.DialogCode.Rejected.value
