"""Less motion: what the desktop's portal says over a real bus, and what happens where nobody says anything."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from jeepney import HeaderFields, Message, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.asyncio import DBusConnection, DBusRouter, open_dbus_connection, open_dbus_router

from console.app.application import Application
from console.app.motion import follow_desktop
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.plugins.counterparts import Counterpart
from tests.real import session
from tests.real.waiting import eventually

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(30)]

Settings = dict[tuple[str, str], tuple[str, object]]
STANDARD, GNOME = ("org.freedesktop.appearance", "reduced-motion"), ("org.gnome.desktop.interface", "enable-animations")
KDE = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")
NEEDS = pytest.mark.needs("dbus-run-session")


@pytest.fixture
def theme(qapp: Application) -> Theme:
    """A theme for which nobody has chosen anything about motion."""
    return Theme(qapp, Choice.LIGHT)


@asynccontextmanager
async def portal(bus: str, settings: Settings) -> AsyncIterator[None]:
    """A settings portal that knows these settings, each with its D-Bus signature."""
    async with open_dbus_router(bus) as router:  # to wait until the name is taken
        serving = asyncio.create_task(_serve(bus, settings))
        await eventually(partial(_is_taken, router), bool)
        yield
        serving.cancel()
        await asyncio.wait([serving])


async def _is_taken(router: DBusRouter) -> bool:
    reply = await router.send_and_get_reply(message_bus.NameHasOwner("org.freedesktop.portal.Desktop"))
    return bool(reply.body[0])


async def _serve(bus: str, settings: Settings) -> None:
    async with await open_dbus_connection(bus) as connection:
        await connection.send(message_bus.RequestName("org.freedesktop.portal.Desktop"))
        while True:
            asked = await connection.receive()
            if asked.header.message_type is MessageType.method_call:
                await _answer(connection, asked, settings)


async def _answer(connection: DBusConnection, asked: Message, settings: Settings) -> None:
    assert asked.header.fields[HeaderFields.member] == "Read"
    found = settings.get(asked.body)
    if found is None:
        await connection.send(new_error(asked, "org.freedesktop.portal.Error.NotFound"))
    else:
        await connection.send(new_method_return(asked, "v", (("v", found),)))


@NEEDS
@pytest.mark.parametrize(
    ("settings", "calm"),
    [
        ({STANDARD: ("u", 1)}, True),
        ({STANDARD: ("u", 0), GNOME: ("b", True)}, False),
        ({GNOME: ("b", False)}, True),
        ({GNOME: ("b", True)}, False),
        ({KDE: ("s", "0")}, True),
        ({KDE: ("s", "0.5")}, False),
        ({STANDARD: ("u", 7)}, False),
        ({}, False),
    ],
)
async def test_the_desktop_is_followed(
    theme: Theme, counterpart: Counterpart, bare_session: dict[str, str], settings: Settings, calm: bool
) -> None:
    with session.bus(counterpart("dbus-run-session"), bare_session) as env:
        address = env["DBUS_SESSION_BUS_ADDRESS"]
        async with portal(address, settings):
            await follow_desktop(theme, address)
    assert theme.calm is calm


@NEEDS
async def test_without_a_portal_nothing_is_known(
    theme: Theme, counterpart: Counterpart, bare_session: dict[str, str]
) -> None:
    with session.bus(counterpart("dbus-run-session"), bare_session) as env:
        await follow_desktop(theme, env["DBUS_SESSION_BUS_ADDRESS"])
    assert not theme.calm


async def test_a_bus_that_never_answers_holds_up_nobody(theme: Theme, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "bus"))
        silent.listen()
        async with asyncio.timeout(2):
            await follow_desktop(theme, f"unix:path={tmp_path / 'bus'}", within=0.2)
    assert not theme.calm


@pytest.mark.parametrize("address", ["unix:path=/no/such/bus", "tcp:host=localhost", "nonsense"])
async def test_a_bus_that_is_not_there_holds_up_nobody(theme: Theme, address: str) -> None:
    await follow_desktop(theme, address)
    assert not theme.calm


@pytest.mark.parametrize(
    ("do", "calm"),
    [
        (lambda theme: theme.follow_motion(calm=True), True),
        (lambda theme: (theme.reduce_motion(calm=False), theme.follow_motion(calm=True)), False),
        (lambda theme: (theme.follow_motion(calm=True), theme.reduce_motion(calm=False)), False),
        (lambda theme: (theme.reduce_motion(calm=True), theme.follow_motion(calm=False)), True),
    ],
)
async def test_what_was_chosen_wins(theme: Theme, do: Callable[[Theme], object], calm: bool) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.calm))
    do(theme)
    assert theme.calm is calm
    assert told in ([], [calm], [not calm, calm]), "whoever paints is told each time, and only then"
