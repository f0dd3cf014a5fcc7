"""The main job: the real window, driven by mouse and keyboard, on a real server with real people."""

import pytest

from tests.real.livekit_server import LiveKitServer
from tests.real.people import Crowd, Guise
from tests.window import hands
from tests.window.conftest import OpenConsole
from tests.window.hall import Hall
from tests.window.screen import dialog, enter, go_to, person, room, run_from_palette, toasts
from tests.window.stopping import held

pytestmark = [pytest.mark.asyncio, pytest.mark.needs("livekit-server"), pytest.mark.timeout(60)]


async def test_rooms_are_chosen_by_mouse_and_by_keyboard(open_console: OpenConsole, hall: Hall) -> None:
    await hall.join("ana", "microphone", "camera", name="Ana")
    await hall.beside(f"{hall.name}-beside").join("bo", "microphone", name="Bo")
    console = open_console(hall.server)
    await enter(console, hall, "Ana")
    assert person("Ana") == "Ana, speaker, microphone open, camera on"
    assert room(hall.name) == f"{hall.name}, 1 person, 1 open microphone, Not recording"

    await go_to(console, "Rooms")
    assert hands.current("Rooms") == room(hall.name)
    hands.keys("Down")
    await console.sees(lambda: person("Bo"))
    hands.keys("Up")
    await console.sees(lambda: person("Ana"))


async def test_a_microphone_is_muted_by_the_button_of_its_row(open_console: OpenConsole, hall: Hall) -> None:
    ana = await hall.join("ana", "microphone", "camera", name="Ana")
    await hall.join("bo", "microphone", name="Bo")
    console = open_console(hall.server)
    await enter(console, hall, "Ana", "Bo")
    with held(hall.server):
        hands.press_in_row("Ana, ", "mute")
        await console.sees(lambda: "Mute sent, waiting…" in person("Ana"))
        assert "microphone muted" in person("Ana"), "what is hoped for is drawn at once"
    await ana.sees("track_muted", identity="ana", source="microphone")
    await console.sees(lambda: "Muted, seen after" in person("Ana"))
    assert "microphone muted, camera on" in person("Ana")
    assert "microphone open" in person("Bo")
    await hall.shows("ana", microphone_muted=True)
    await hall.shows("bo", microphone_muted=False)
    assert toasts() == ["Muted Ana. They can unmute themselves."]


async def test_a_microphone_is_muted_by_a_key(open_console: OpenConsole, hall: Hall) -> None:
    ana = await hall.join("ana", "microphone", name="Ana")
    await hall.join("bo", "microphone", name="Bo")
    console = open_console(hall.server)
    await enter(console, hall, "Ana", "Bo")
    await go_to(console, "People")
    assert hands.current("People") == person("Ana"), "the first row is chosen by arriving at it"
    hands.keys("M")
    await ana.sees("track_muted", identity="ana", source="microphone")
    await console.sees(lambda: "Muted, seen after" in person("Ana"))
    assert "microphone open" in person("Bo")


async def test_a_person_is_removed_by_keyboard_and_never_by_return_alone(open_console: OpenConsole, hall: Hall) -> None:
    ana = await hall.join("ana", "microphone", name="Ana")
    await hall.join("bo", name="Bo")
    console = open_console(hall.server)
    await enter(console, hall, "Ana", "Bo")
    hands.choose("People", "Ana, ")
    await run_from_palette(console, "remove", "Remove Ana…")
    await console.sees(lambda: dialog() == f"Remove Ana from {hall.name}?")
    hands.keys("Return")
    await console.sees(lambda: not dialog())
    hands.keys("M")
    await ana.sees("track_muted", identity="ana", source="microphone")

    await run_from_palette(console, "remove", "Remove Ana…")
    await console.sees(lambda: hands.focused() == "Cancel")
    hands.keys("Tab")
    assert hands.focused() == "Remove Ana"
    hands.keys("Return")
    await ana.sees("disconnected", reason="PARTICIPANT_REMOVED")
    # Where an earlier test left the pointer over the table, the row would keep its place for it.
    hands.point_away()
    await console.sees(lambda: [line.split(",")[0] for line in hands.rows("People")] == ["Bo"])
    assert "Removed Ana." in toasts()


async def test_mute_all_leaves_out_machines_and_who_is_spared(open_console: OpenConsole, hall: Hall) -> None:
    ana = await hall.join("ana", "microphone", name="Ana")
    bo = await hall.join("bo", "microphone", name="Bo")
    await hall.join("caro", "microphone", name="Caro")
    await hall.join("captions", "microphone", guise=Guise("Captions", kind="agent"))
    console = open_console(hall.server)
    await enter(console, hall, "Ana", "Bo", "Caro", "Captions")
    hands.choose("People", "Caro, ")
    await run_from_palette(console, "spare", "Spare Caro from Mute all")
    await console.sees(lambda: hands.button("Mute all (2)"))
    hands.press("Mute all (2)")
    for one in (ana, bo):
        await one.sees("track_muted", identity=one.identity, source="microphone")
    await console.sees(lambda: toasts() == ["Muted 2 microphones. Spared: Caro."])
    for identity, muted in {"ana": True, "bo": True, "caro": False, "captions": False}.items():
        await hall.shows(identity, microphone_muted=muted)
    await console.sees(lambda: not hands.button("Mute all (0)").isEnabled())
    assert hands.button("Mute all (0)").accessibleDescription() == "Every open microphone here is spared."


async def test_a_refused_unmute_is_said_and_no_longer_offered(open_console: OpenConsole, hall: Hall) -> None:
    ana = await hall.join("ana", "microphone", name="Ana")
    await ana.mute("microphone")
    await hall.shows("ana", microphone_muted=True)
    console = open_console(hall.server)
    await enter(console, hall, "Ana")
    assert hands.row_verbs("Ana, ")[0] == "Unmute Ana"
    hands.press_in_row("Ana, ", "unmute")
    refusal = "This server does not let anybody unmute others. Ask them to unmute themselves."
    await console.sees(lambda: "Unmute refused" in person("Ana"))
    assert "microphone muted" in person("Ana")
    await console.sees(lambda: toasts() == ["Could not unmute Ana. Ask them to unmute themselves."])
    await console.sees(lambda: refusal in hands.words())
    await console.sees(lambda: hands.row_verbs("Ana, ")[0] == "Mute Ana")
    hands.choose("People", "Ana, ")
    await run_from_palette(console, "unmute", "Unmute Ana")
    assert refusal in hands.current("Results"), "the palette stays, and says why"


async def test_unmuting_where_the_server_allows_it(
    open_console: OpenConsole, unmuting_server: LiveKitServer, crowd: Crowd, room_name: str
) -> None:
    hall = Hall(unmuting_server, crowd, room_name)
    try:
        ana = await hall.join("ana", "microphone", name="Ana")
        await ana.mute("microphone")
        await hall.shows("ana", microphone_muted=True)
        console = open_console(hall.server)
        await enter(console, hall, "Ana")
        hands.press_in_row("Ana, ", "unmute")
        await ana.sees("track_unmuted", identity="ana", source="microphone")
        await console.sees(lambda: "Unmuted, seen after" in person("Ana"))
    finally:
        await hall.aclose()


async def test_a_room_is_ended_only_by_typing_its_name(open_console: OpenConsole, hall: Hall) -> None:
    ana = await hall.join("ana", name="Ana")
    bo = await hall.join("bo", name="Bo")
    console = open_console(hall.server)
    await enter(console, hall, "Ana", "Bo")
    await run_from_palette(console, "end room", f"End {hall.name}…")
    await console.sees(lambda: hands.focused() == f"Type {hall.name} to confirm")
    assert not hands.button("End room").isEnabled()
    hands.write(hall.name[:-1])
    hands.keys("Return")
    assert not hands.button("End room").isEnabled()
    hands.write(hall.name[-1])
    hands.keys("Return")
    assert dialog(), "Return does nothing at all in the field"
    hands.press("End room")
    for one in (ana, bo):
        await one.sees("disconnected", reason="ROOM_DELETED")
    await console.sees(lambda: room(hall.name) == f"{hall.name}, Ended")
