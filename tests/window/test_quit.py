"""Quitting the whole program: at once even when the server hangs, and never over a recording without a word."""

import asyncio
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from livekit.protocol.egress import EgressStatus

from console.ui.recording.states import RecordState
from tests.real.livekit_server import LiveKitServer
from tests.real.recorder import Recorder
from tests.window import hands
from tests.window.conftest import Drive, OpenConsole
from tests.window.console import Console
from tests.window.hall import Hall
from tests.window.screen import dialog, enter, record_state
from tests.window.stopping import held

pytestmark = [pytest.mark.needs("livekit-server"), pytest.mark.timeout(60)]

RECORDERS = pytest.mark.needs("redis-server", "egress-worker")


def sockets() -> set[str]:
    """Return this process's open sockets."""
    opened = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the listing's own
            opened.add(str(descriptor.readlink()))
    return {name for name in opened if name.startswith("socket:")}


def alive() -> set[object]:
    """Return every task, thread and socket of this process."""
    return {*asyncio.all_tasks(), *threading.enumerate(), *sockets()}


def test_a_hung_server_holds_nothing_up(
    bare_session: dict[str, str], plain_server: LiveKitServer, drive: Drive
) -> None:
    driven = drive(bare_session | {"QT_QPA_PLATFORM": "offscreen"}, "--no-restore", server=plain_server)
    driven.sees(lambda seen: any(line.startswith("127.0.0.1, Connected") for line in seen.rooms))
    with held(plain_server):
        driven.sees(lambda seen: any("Late" in line for line in seen.rooms))
        begun = time.monotonic()
        driven.do("close")
        driven.ends(limit=2.0)
        assert time.monotonic() - begun < 2.0


@pytest.mark.asyncio
async def test_nothing_of_it_is_left(open_console: OpenConsole, hall: Hall) -> None:
    await hall.join("ana", "microphone", name="Ana")
    before = alive()
    console = open_console(hall.server)
    await enter(console, hall, "Ana")
    assert alive() > before
    with held(hall.server):
        hands.press_in_row("Ana, ", "mute")
        await console.sees(lambda: "Muting Ana" in hands.words() or "sent, waiting" in "".join(hands.rows("People")))
        console.shell.close()
        await console.sees(lambda: dialog() == "1 action is still being confirmed")
        assert hands.focused() == "Wait"
        hands.press("Quit anyway")
        assert await console.ends(2.0) == 0
        assert not console.shell.isVisible()
        await console.gone(lambda: alive() <= before)


def asked_again() -> str:
    """Ask to quit by key until there is a question; the last one has to be over first."""
    if not dialog():
        hands.keys("Ctrl+Q")
    return dialog()


async def recording(console: Console, studio: Hall) -> None:
    """Start a recording and wait until it is proven."""
    await studio.join("ana", "microphone", name="Ana")
    await enter(console, studio, "Ana")
    await console.sees(lambda: record_state() is RecordState.IDLE)
    hands.keys("Ctrl+R")
    await console.sees(lambda: record_state() is RecordState.LIVE)


@pytest.mark.asyncio
@RECORDERS
async def test_a_recording_goes_on_only_after_a_question(
    open_console: OpenConsole, studio: Hall, recorder: Recorder
) -> None:
    console = open_console(studio.server)
    await recording(console, studio)
    console.shell.close()
    await console.sees(lambda: dialog() == "Recording goes on at the server")
    assert hands.focused() == "Cancel"
    hands.keys("Return")
    await console.sees(lambda: not dialog())
    assert console.shell.isVisible()
    assert record_state() is RecordState.LIVE

    await console.sees(asked_again)
    assert dialog() == "Recording goes on at the server"
    hands.press("Leave running and quit")
    assert await console.ends() == 0
    (listed,) = await studio.recordings()
    assert listed.status == EgressStatus.EGRESS_ACTIVE


@pytest.mark.asyncio
@RECORDERS
async def test_a_recording_is_stopped_first_where_that_is_wanted(
    open_console: OpenConsole, studio: Hall, recorder: Recorder
) -> None:
    console = open_console(studio.server)
    await recording(console, studio)
    console.shell.close()
    await console.sees(lambda: dialog() == "Recording goes on at the server")
    hands.press("Stop and quit")
    assert await console.ends(10.0) == 0
    (listed,) = await studio.recordings()
    assert listed.status in (EgressStatus.EGRESS_ENDING, EgressStatus.EGRESS_COMPLETE)
