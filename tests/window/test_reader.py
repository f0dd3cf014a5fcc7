"""The window as a screen reader meets it: from another process, by roles and names alone."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from livekit.protocol.egress import EgressStatus

from tests.plugins.counterparts import Counterpart
from tests.real.process import Process
from tests.real.recorder import Recorder
from tests.window.conftest import Drive
from tests.window.hall import Hall
from tests.window.program import program, program_on
from tests.window.reader import Control, Reader

Session = dict[str, str]

pytestmark = [pytest.mark.needs("at-spi", "gi-python", "xvfb", "dbus-run-session"), pytest.mark.timeout(90)]

GROUNDS = frozenset(("filler", "layered pane", "panel", "split pane", "unknown", "label", "separator", "scroll bar"))
"""What only carries or divides; everything else is something to be heard of."""
SEARCH = "Search people, rooms and commands"


@pytest.fixture
def read(counterpart: Counterpart, accessible_session: Session, tmp_path: Path) -> Iterator[Callable[..., Reader]]:
    """Call as `read(process)` for a screen reader that looks at a program."""
    with ExitStack() as stack:

        def look(process: Process) -> Reader:
            reader = Reader(counterpart("gi-python"), accessible_session, process.pid, tmp_path)
            stack.callback(reader.stop)
            return reader

        yield look


def unnamed(controls: list[Control]) -> list[str]:
    """Return every control that shows, or can be reached, and has no name, by its role and where it is."""
    return [f"{c.role} at {c.path}" for c in controls if c.showing and c.role not in GROUNDS and not _is_word(c.said)]


def _is_word(name: str) -> bool:
    return bool(name.strip()) and not name.strip().isdecimal()


def test_nothing_that_can_be_pressed_is_without_a_name(
    accessible_session: Session, read: Callable[..., Reader], tmp_path: Path
) -> None:
    with program(accessible_session, tmp_path / "program.log", "--no-restore") as process:
        reader = read(process)
        reader.find("push button", "Try the demo")
        assert unnamed(reader.read()) == []

        reader.press("push button", "Connect to a server")
        reader.find("text", "Address")
        assert unnamed(reader.read()) == []
        reader.press("push button", "Cancel")

        reader.press("push button", "Try the demo")
        reader.find("table cell", "Grace Okafor, ", begins=True)
        seen = reader.read()
        assert unnamed(seen) == []
        assert {c.said for c in seen if c.role == "table column header" and c.showing} >= {"Person", "Role", "Mic"}

        reader.press("push button", SEARCH)
        reader.find("list item", "Mute all in Main Stage (4)", begins=True)
        assert unnamed(reader.read()) == []


def test_what_is_off_is_heard_with_its_reason_in_menu_and_palette(
    accessible_session: Session, read: Callable[..., Reader], drive: Drive
) -> None:
    program = drive(accessible_session, "--demo", "--seed", "3")
    program.sees(lambda seen: seen.people)
    reader = read(program.process)
    reader.listen()
    program.do("press", "More")
    program.do("keys", "Down")
    assert reader.hears("menu item", "Connect to a server…").enabled
    program.do("keys", "Down")
    off = reader.hears("menu item", "Edit server…")
    assert (off.enabled, off.name.partition("\t")[2]) == (False, "This server is open for this session only.")
    program.do("keys", "Esc")

    program.do("keys", "F6")
    reader.hears("table cell", "")
    reader.press("push button", SEARCH)
    reader.write("text", SEARCH, "pause")
    reader.find("list item", "Pause recording, LiveKit cannot pause a recording. Stop, and start another.")


@pytest.mark.asyncio(loop_factories=["asyncio"])
@pytest.mark.needs("livekit-server", "redis-server", "egress-worker")
async def test_somebody_is_found_muted_and_recorded_by_names_alone(
    accessible_session: Session, read: Callable[..., Reader], studio: Hall, recorder: Recorder, tmp_path: Path
) -> None:
    ana = await studio.join("ana", "microphone", "camera", name="Ana")
    await studio.join("bo", "microphone", name="Bo")
    with program_on(studio.server, accessible_session, tmp_path / "program.log", "--no-restore") as process:
        reader = read(process)
        reader.select("Rooms", f"{studio.name}, ")
        reader.select("People", "Ana, speaker, microphone open")
        reader.press("push button", "Mute")
        await ana.sees("track_muted", identity="ana", source="microphone")
        reader.find("table cell", "Ana, speaker, microphone muted, camera on, Muted, seen after", begins=True)
        reader.find("table cell", "Bo, speaker, microphone open", begins=True)

        reader.press("push button", "Start recording, ", begins=True)
        reader.find("push button", "REC 00:00:0", begins=True)
        (listed,) = await studio.recordings()
        assert listed.status == EgressStatus.EGRESS_ACTIVE
        assert listed.egress_id in await studio.people()

        reader.press("push button", SEARCH)
        reader.write("text", SEARCH, "Bo")
        reader.find("list item", "Bo, ", begins=True)
