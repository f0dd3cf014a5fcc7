"""Asks the desktop's settings portal (org.freedesktop.portal.Settings) what it was asked for."""

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_PORTAL = DBusAddress(
    "/org/freedesktop/portal/desktop",
    bus_name="org.freedesktop.portal.Desktop",
    interface="org.freedesktop.portal.Settings",
)
_CALM: tuple[tuple[str, str, object], ...] = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "0"),
)
"""Where desktops keep it and what it says there when less motion is wanted; the first is the standard, and young."""


def wants_less_motion(bus: str, within: float) -> bool | None:
    """Wait for what the desktop says, or None where it says nothing; `within` is seconds for each question.

    Raises OSError, EOFError, KeyError (no bus is named), ValueError or RuntimeError where no bus answers.
    """
    with open_dbus_connection(bus, auth_timeout=within) as connection:
        told = [(_read(connection, namespace, key, within), calm) for namespace, key, calm in _CALM]
    known = [(value, calm) for value, calm in told if value is not None]
    # True is 1 in Python, and a desktop that says "animations: 1" means the contrary of "reduced motion: 1".
    return any(type(value) is type(calm) and value == calm for value, calm in known) if known else None


def _read(connection: DBusConnection, namespace: str, key: str, within: float) -> object:
    """Return one setting, or None where the portal does not know it."""
    # Read and not ReadOne: portals of before 2023 know only the first.
    asked = new_method_call(_PORTAL, "Read", "ss", (namespace, key))
    reply = connection.send_and_get_reply(asked, timeout=within)
    if reply.header.message_type is not MessageType.method_return:
        return None
    value: object = reply.body[0]
    while isinstance(value, tuple) and len(value) == 2:
        value = value[1]  # a variant is its signature and its value, and this one is wrapped twice
    return value
