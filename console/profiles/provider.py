"""Who it is that keeps secrets behind D-Bus: several programs offer the same Secret Service."""

import contextlib
from pathlib import Path
from typing import Any

DISMISSED: tuple[type[Exception], ...] = ()
"""What the Secret Service raises when somebody closes its prompt."""

_FAILED: tuple[type[Exception], ...] = (OSError, ValueError)

try:
    import jeepney
    import secretstorage
    from secretstorage.exceptions import LockedException, PromptDismissedException
except ImportError:  # the keyring library brings them where there is a D-Bus
    secretstorage = None  # type: ignore[assignment]  # a module or nothing
else:
    DISMISSED = (LockedException, PromptDismissedException)
    _FAILED = (*_FAILED, secretstorage.SecretStorageException)

UNKNOWN = "Secret Service"

_PROGRAMS = {
    "gnome-keyring-d": "GNOME Keyring",  # Linux keeps 15 characters of a program's name
    "keepassxc": "KeePassXC",
    "ksecretd": "KWallet",
    "kwalletd5": "KWallet",
    "kwalletd6": "KWallet",
}
_BUS, _PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"
_OFFERED = "org.freedesktop.secrets"


def secret_service_name() -> str:
    """Return the name of the program that answers for the Secret Service, or Secret Service where it is not known.

    Starts the program if need be and asks the bus for its process (D-Bus specification, StartServiceByName and
    GetConnectionUnixProcessID). May block like every call on a bus.
    """
    if secretstorage is None:
        return UNKNOWN
    try:
        with contextlib.closing(secretstorage.dbus_init()) as connection:
            _ask(connection, "StartServiceByName", "su", (_OFFERED, 0))
            (process,) = _ask(connection, "GetConnectionUnixProcessID", "s", (_OFFERED,))
        program = Path(f"/proc/{int(process)}/comm").read_text(encoding="utf-8").strip()
    except _FAILED:  # ValueError: an answer that is an error has a text where the number should be
        return UNKNOWN
    return _PROGRAMS.get(program, UNKNOWN)


def _ask(connection: Any, method: str, signature: str, arguments: tuple[object, ...]) -> tuple[Any, ...]:
    address = jeepney.DBusAddress(_PATH, bus_name=_BUS, interface=_BUS)
    answer: tuple[Any, ...] = connection.send_and_get_reply(
        jeepney.new_method_call(address, method, signature, arguments)
    ).body
    return answer
