"""Recording, from the real window on a real server: red only for what is proven, and a clear word for the rest."""

import re

import pytest
from livekit.protocol.egress import EgressStatus

from console.ui.recording.states import RecordState
from tests.real.recorder import Plan, Recorder
from tests.window import hands
from tests.window.conftest import OpenConsole
from tests.window.console import Console
from tests.window.hall import Hall
from tests.window.screen import enter, record_button, record_state, room, run_from_palette, toasts

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.needs("livekit-server", "redis-server", "egress-worker"),
    pytest.mark.timeout(60),
]


async def press_until(console: Console, *wanted: RecordState) -> None:
    """Press the record button until it shows one of these: two presses in quick succession count as one."""

    def pressed() -> bool:
        if record_state() not in wanted:
            hands.click(record_button(), record_button().rect().center())
        return record_state() in wanted

    await console.sees(pressed)


async def test_a_recording_is_started_by_a_key_and_stopped_in_two_steps(
    open_console: OpenConsole, studio: Hall, recorder: Recorder
) -> None:
    await studio.join("ana", "microphone", "camera", name="Ana")
    console = open_console(studio.server)
    await enter(console, studio, "Ana")
    await console.sees(lambda: record_state() is RecordState.IDLE)
    hands.keys("Ctrl+R", "Ctrl+R")
    await console.sees(lambda: record_state() is RecordState.STARTING)
    await console.sees(lambda: record_state() is RecordState.LIVE)
    (listed,) = await studio.recordings()
    assert listed.status == EgressStatus.EGRESS_ACTIVE, "one recording, whatever was pressed"
    assert listed.egress_id in await studio.people(), "red, and the recorder is in the room"
    assert room(studio.name) == f"{studio.name}, 1 person, 1 open microphone, recording"
    assert re.fullmatch(rf"● REC 00:00:0\d — {studio.name}( \+\d+)?", console.shell.windowTitle())

    hands.click(record_button(), record_button().rect().center())
    assert record_state() is RecordState.STOP_ASKED
    hands.keys("Esc")
    assert record_state() is RecordState.LIVE
    hands.keys("Ctrl+Shift+R")
    assert record_state() is RecordState.STOP_ASKED
    hands.click(record_button(), record_button().rect().center())
    assert record_state() is RecordState.STOP_ASKED, "a double click is not two presses"
    await press_until(console, RecordState.STOPPING, RecordState.SAVED)
    await console.sees(lambda: record_state() is RecordState.SAVED)
    (listed,) = await studio.recordings()
    assert listed.status == EgressStatus.EGRESS_COMPLETE
    assert listed.file_results[0].filename.rpartition("/")[2] in record_button().accessibleName()


async def test_red_goes_out_when_the_recorder_is_lost(
    open_console: OpenConsole, studio: Hall, recorder: Recorder
) -> None:
    await studio.join("ana", "microphone", name="Ana")
    console = open_console(studio.server)
    await enter(console, studio, "Ana")
    await console.sees(lambda: record_state() is RecordState.IDLE)
    hands.press(record_button().accessibleName())
    await console.sees(lambda: record_state() is RecordState.LIVE)
    recorder.vanishes()
    await console.sees(lambda: record_state() is RecordState.UNKNOWN)
    (listed,) = await studio.recordings()
    assert listed.status == EgressStatus.EGRESS_ACTIVE, "the list alone says so for ever"
    assert listed.egress_id not in await studio.people()
    await console.sees(lambda: room(studio.name).endswith("No recorder in the room"))
    assert console.shell.windowTitle().startswith(f"? Recording unknown — {studio.name}")


async def test_a_recording_that_somebody_else_started_is_shown_and_can_be_stopped(
    open_console: OpenConsole, studio: Hall, recorder: Recorder
) -> None:
    await studio.join("ana", "microphone", name="Ana")
    started = await studio.record()
    console = open_console(studio.server)
    await enter(console, studio, "Ana")
    await console.sees(lambda: record_state() is RecordState.LIVE)
    await press_until(console, RecordState.STOPPING, RecordState.SAVED)
    await console.sees(lambda: record_state() is RecordState.SAVED)
    (listed,) = await studio.recordings()
    assert (listed.egress_id, listed.status) == (started, EgressStatus.EGRESS_COMPLETE)


@pytest.mark.timeout(120)
async def test_without_a_free_recorder_the_window_stays_alive_and_ends_in_a_clear_word(
    open_console: OpenConsole, studio: Hall
) -> None:
    ana = await studio.join("ana", "microphone", name="Ana")
    console = open_console(studio.server)
    await enter(console, studio, "Ana")
    await console.sees(lambda: record_state() is RecordState.IDLE)
    hands.keys("Ctrl+R")
    await console.sees(lambda: "Waiting for a free recorder" in record_button().accessibleName())
    hands.press_in_row("Ana, ", "mute")
    await ana.sees("track_muted", identity="ana", source="microphone")
    assert record_state() is RecordState.STARTING
    hands.keys("Ctrl+R")
    assert any("A recording is starting here." in toast for toast in toasts())

    await console.sees(lambda: record_state() is RecordState.FAILED, limit=45.0)
    assert record_button().accessibleName() == "Failed, No recorder was free"
    assert "Stop another recording, or add a recorder to the server." in hands.words()
    assert any(toast.startswith(f"Could not record {studio.name}") for toast in toasts())
    assert await studio.recordings() == []


async def test_a_start_that_is_taken_back_says_so_and_by_whom(
    open_console: OpenConsole, studio: Hall, recorder: Recorder
) -> None:
    recorder.plays(Plan(never_active=True))
    await studio.join("ana", name="Ana")
    console = open_console(studio.server)
    await enter(console, studio, "Ana")
    await console.sees(lambda: record_state() is RecordState.IDLE)
    hands.keys("Ctrl+R")
    await console.sees(lambda: "Nobody publishes yet" in record_button().accessibleName())
    await console.sees(lambda: hands.button("Cancel the start"))
    hands.press("Cancel the start")
    await console.sees(lambda: record_state() is RecordState.CANCELLED)
    assert record_button().accessibleName() == "Cancelled, Before it began, from this window"
    assert room(studio.name).endswith("Not recording")
    (listed,) = await studio.recordings()
    assert listed.status == EgressStatus.EGRESS_ABORTED


async def test_without_a_recording_service_the_button_is_off_and_says_why(
    open_console: OpenConsole, hall: Hall
) -> None:
    await hall.join("ana", "microphone", name="Ana")
    console = open_console(hall.server)
    await enter(console, hall, "Ana")
    await console.sees(lambda: record_state() is RecordState.DISABLED)
    assert not record_button().isEnabled()
    assert "This server has no recording service" in record_button().accessibleName()
    hands.keys("Ctrl+R")
    await console.sees(lambda: any("This server has no recording service" in toast for toast in toasts()))
    await run_from_palette(console, "start recording", "")
    assert "This server has no recording service" in hands.current("Results")
