"""What was done and by whom: the way back, and what others change, in the real window on a real server."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from livekit import api
from PySide6.QtWidgets import QToolButton

from console.ui.activity.pane import IN_MEMORY
from tests.real.livekit_server import LiveKitServer
from tests.real.people import Crowd
from tests.window import hands
from tests.window.conftest import OpenConsole
from tests.window.console import Console
from tests.window.hall import Hall
from tests.window.screen import enter, person, run_from_palette, toasts

pytestmark = [pytest.mark.asyncio, pytest.mark.needs("livekit-server"), pytest.mark.timeout(60)]
ACTIVITY = "Activity, the newest first"


@pytest_asyncio.fixture
async def lenient_hall(unmuting_server: LiveKitServer, crowd: Crowd, room_name: str) -> AsyncIterator[Hall]:
    """A room on a server that lets moderators unmute others."""
    made = Hall(unmuting_server, crowd, room_name)
    yield made
    await made.aclose()


def told() -> list[str]:
    """Return the rows of the activity list as a screen reader hears them."""
    return hands.rows(ACTIVITY) if hands.shows(ACTIVITY) else []


def tool(name: str) -> QToolButton:
    """Return a tool of the bar at the top."""
    found = next(w for w in hands.seen(QToolButton) if hands.named(w) == name)
    assert isinstance(found, QToolButton)
    return found


async def mute(console: Console, name: str) -> None:
    """Mute somebody by the key, and wait until it is told."""
    hands.choose("People", f"{name}, ")
    hands.keys("M")
    await console.sees(lambda: any(toast.startswith(f"Muted {name}.") for toast in toasts()))


async def test_an_undo_is_an_action_like_any_other(open_console: OpenConsole, lenient_hall: Hall) -> None:
    hall = lenient_hall
    ana = await hall.join("ana", "microphone", name="Ana")
    console = open_console(hall.server)
    await enter(console, hall, "Ana")
    await mute(console, "Ana")
    await ana.sees("track_muted", identity="ana", source="microphone")
    hands.keys("Ctrl+Z")
    await ana.sees("track_unmuted", identity="ana", source="microphone")
    await console.sees(lambda: "Unmuted Ana." in toasts())
    await hall.shows("ana", microphone_muted=False)
    hands.keys("Ctrl+J")
    await console.sees(lambda: len(told()) == 2)
    assert (tool("Activity").isChecked(), tool("Inspector").isChecked()) == (True, False)
    undo, muted = told()
    assert undo.startswith("Unmuted Ana, ")
    assert "undoes " in undo
    assert muted.startswith("Muted Ana, ")
    assert "undone" in muted
    hands.keys("Ctrl+I")
    await console.sees(lambda: not hands.shows(ACTIVITY))
    assert (tool("Activity").isChecked(), tool("Inspector").isChecked()) == (False, True)


async def test_an_undo_that_the_server_refuses_is_explained_and_not_offered_again(
    open_console: OpenConsole, hall: Hall
) -> None:
    await hall.join("ana", "microphone", name="Ana")
    await hall.join("bo", "microphone", name="Bo")
    console = open_console(hall.server)
    await enter(console, hall, "Ana", "Bo")
    await mute(console, "Ana")
    hands.keys("Ctrl+Z")
    await console.sees(lambda: "Could not unmute Ana. Ask them to unmute themselves." in toasts())
    await hall.shows("ana", microphone_muted=True)
    await mute(console, "Bo")
    hands.keys("Ctrl+Z")
    await console.sees(lambda: any(toast.startswith("Undo: Nothing of the last ten seconds") for toast in toasts()))
    await hall.shows("bo", microphone_muted=True)


async def test_what_another_moderator_changes_is_told_and_left_as_it_is(open_console: OpenConsole, hall: Hall) -> None:
    ana = await hall.join("ana", "microphone", name="Ana")
    await hall.join("bo", "microphone", name="Bo")
    console = open_console(hall.server)
    await enter(console, hall, "Ana", "Bo")
    hands.keys("Ctrl+J")
    await console.sees(lambda: "Nothing has been done yet" in hands.words())
    async with hall.server.api() as lk, asyncio.timeout(10):
        listed = (await hall.people())["ana"]
        permission = api.ParticipantPermission()
        permission.CopyFrom(listed.permission)
        permission.can_publish = False
        request = api.UpdateParticipantRequest(room=hall.name, identity="ana", permission=permission)
        await lk.room.update_participant(request)
    await console.sees(lambda: any(row.startswith("Changed elsewhere: Ana may no longer publish, ") for row in told()))
    await ana.sees("permitted", publish="False")
    await console.sees(lambda: "no microphone" in person("Ana"))
    assert len(told()) == 1


async def test_somebody_who_unmutes_themselves_is_not_called_a_moderator(open_console: OpenConsole, hall: Hall) -> None:
    ana = await hall.join("ana", "microphone", name="Ana")
    console = open_console(hall.server)
    await enter(console, hall, "Ana")
    await mute(console, "Ana")
    await ana.unmute("microphone")
    hands.keys("Ctrl+J")
    await console.sees(lambda: any("Ana’s microphone is open again, " in row for row in told()))
    (row,) = (row for row in told() if "open again" in row)
    assert "They may have opened it themselves" in row
    assert "moderator" not in row


async def test_the_activity_of_one_person_is_found_from_the_palette(open_console: OpenConsole, hall: Hall) -> None:
    await hall.join("ana", "microphone", name="Ana")
    await hall.join("bo", "microphone", name="Bo")
    console = open_console(hall.server)
    await enter(console, hall, "Ana", "Bo")
    await mute(console, "Ana")
    await mute(console, "Bo")
    hands.choose("People", "Bo, ")
    await run_from_palette(console, "activity of", "Show activity of Bo")
    await console.sees(lambda: [row.partition(",")[0] for row in told()] == ["Muted Bo"])


async def test_the_demo_says_that_it_forgets_and_refuses_to_unmute_as_most_servers_do(
    open_console: OpenConsole,
) -> None:
    console = open_console(demo=True, seed=3)
    await console.sees(lambda: hands.shows("People") and hands.rows("People"))
    hands.keys("Ctrl+J")
    await console.sees(lambda: IN_MEMORY in hands.words())
    name = next(line for line in hands.rows("People") if "microphone open" in line).partition(",")[0]
    await mute(console, name)
    hands.keys("Ctrl+Z")
    await console.sees(lambda: any(row.startswith(f"Could not unmute {name}, ") for row in told()))
    assert "microphone muted" in person(name)
