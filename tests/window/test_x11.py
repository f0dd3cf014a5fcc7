"""The main job once more, in a window on a real X display, driven in a process of its own."""

import pytest
from livekit.protocol.egress import EgressStatus

from tests.real.recorder import Recorder
from tests.window.conftest import Drive
from tests.window.hall import Hall
from tests.window.screen import Seen

pytestmark = [
    pytest.mark.needs("xvfb", "livekit-server", "redis-server", "egress-worker"),
    pytest.mark.timeout(90),
]


def row(lines: list[str], name: str) -> str:
    """Return the line of somebody or of a room, or nothing."""
    return next((line for line in lines if line.startswith(f"{name}, ")), "")


@pytest.mark.asyncio(loop_factories=["asyncio"])
async def test_the_main_job_on_x11(
    display_session: dict[str, str], drive: Drive, studio: Hall, recorder: Recorder
) -> None:
    ana = await studio.join("ana", "microphone", "camera", name="Ana")
    bo = await studio.join("bo", "microphone", name="Bo")
    driven = drive(display_session, "--no-restore", server=studio.server)
    driven.sees(lambda seen: row(seen.rooms, studio.name))
    driven.do("choose", "Rooms", f"{studio.name}, ")
    driven.sees(lambda seen: row(seen.people, "Ana") and row(seen.people, "Bo"))

    driven.do("press in row", "Ana, ", "mute")
    await ana.sees("track_muted", identity="ana", source="microphone")
    driven.sees(lambda seen: "microphone muted, camera on, Muted, seen after" in row(seen.people, "Ana"))
    driven.do("choose", "People", "Bo, ")
    driven.do("keys", "M")
    await bo.sees("track_muted", identity="bo", source="microphone")

    driven.do("keys", "Ctrl+R")
    seen = driven.sees(lambda seen: seen.record == "REC")
    (listed,) = await studio.recordings()
    assert listed.status == EgressStatus.EGRESS_ACTIVE
    assert seen.title.startswith("● REC 00:00:0")

    def stopped(seen: Seen) -> bool:
        if seen.record in ("REC", "Stop?"):
            driven.do("press record")
        return seen.record == "Saved"

    driven.sees(stopped)
    (listed,) = await studio.recordings()
    assert listed.status == EgressStatus.EGRESS_COMPLETE

    driven.do("keys", "Ctrl+K")
    driven.do("write", "remove")
    driven.do("keys", "Return")
    assert driven.sees(lambda seen: seen.dialog).dialog == f"Remove Bo from {studio.name}?"
    driven.do("keys", "Tab", "Return")
    await bo.sees("disconnected", reason="PARTICIPANT_REMOVED")
    driven.sees(lambda seen: row(seen.people, "Bo") == "Bo, left")
    driven.do("point away")
    driven.sees(lambda seen: not row(seen.people, "Bo"))

    driven.do("keys", "Ctrl+Q")
    driven.ends()
