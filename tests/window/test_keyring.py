"""A real gnome-keyring: a server is added by keyboard, opened again without typing, and removed with its secret."""

import subprocess
from pathlib import Path

import pytest

from tests.real.livekit_server import LiveKitServer
from tests.window.conftest import Drive
from tests.window.driven import Driven
from tests.window.screen import Seen

pytestmark = [pytest.mark.needs("gnome-keyring", "dbus-run-session", "livekit-server"), pytest.mark.timeout(90)]

Session = dict[str, str]


def secrets_in(keyring: Session) -> list[str]:
    """Return what lies in the keyring, whoever put it there, by its path."""
    question = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets"]
    question += ["/org/freedesktop/secrets/collection/login", "org.freedesktop.DBus.Properties.Get"]
    question += ["string:org.freedesktop.Secret.Collection", "string:Items"]
    answer = subprocess.run(question, env=keyring, capture_output=True, text=True, timeout=20, check=True).stdout
    return [line.split('"')[1] for line in answer.splitlines() if "object path" in line]


def tab_to(driven: Driven, name: str) -> None:
    """Press Tab until the keyboard is on something."""
    for _ in range(20):
        if driven.read().focus == name:
            return
        driven.do("keys", "Tab")
    raise AssertionError(f"Tab never came to {name}: {driven.read()}")


def is_open(seen: Seen, name: str) -> bool:
    """Say whether a server is connected, by what stands in the tree."""
    return any(line.startswith(f"{name}, Connected") for line in seen.rooms)


def test_a_server_is_added_opened_again_and_removed(
    keyring_session: Session, plain_server: LiveKitServer, drive: Drive, tmp_path: Path
) -> None:
    offscreen = keyring_session | {"QT_QPA_PLATFORM": "offscreen"}
    first = drive(offscreen)
    first.sees(lambda seen: "Connect to a server" in seen.buttons)
    tab_to(first, "Connect to a server")
    first.do("keys", "Space")
    first.sees(lambda seen: seen.focus == "Address")
    first.do("write", plain_server.ws_url)
    tab_to(first, "Name")
    first.do("write", "Stage")
    first.do("keys", "Return")
    first.sees(lambda seen: seen.focus == "API key")
    first.do("write", plain_server.key)
    tab_to(first, "API secret")
    first.do("write", plain_server.secret)
    tab_to(first, "Test connection")
    first.do("keys", "Space")
    first.sees(lambda seen: "yes: Key and secret fit" in seen.words)
    tab_to(first, "Continue")
    first.do("keys", "Return")
    first.sees(lambda seen: seen.focus == "GNOME Keyring")
    first.do("keys", "Return")
    first.sees(lambda seen: is_open(seen, "Stage"))
    assert len(secrets_in(keyring_session)) == 1
    first.do("keys", "Ctrl+Q")
    first.ends()

    second = drive(offscreen)
    second.sees(lambda seen: is_open(seen, "Stage"))
    second.do("keys", "Ctrl+K")
    second.do("write", "edit stage")
    second.do("keys", "Return")
    second.sees(lambda seen: seen.dialog == "Edit Stage")
    tab_to(second, "Remove server…")
    second.do("keys", "Space")
    second.sees(lambda seen: seen.focus == "Cancel")
    assert len(secrets_in(keyring_session)) == 1
    tab_to(second, "Remove server")
    second.do("keys", "Space")
    second.sees(lambda seen: not seen.dialog and "Connect to a server" in seen.buttons)
    assert secrets_in(keyring_session) == []
    second.do("keys", "Ctrl+Q")
    second.ends()

    third = drive(offscreen)
    third.sees(lambda seen: "Connect to a server" in seen.buttons)
    assert not [name for name in third.read().buttons if "Stage" in name]
    for file in tmp_path.rglob("*"):
        if file.is_file() and not file.is_symlink():
            assert plain_server.secret.encode() not in file.read_bytes(), file
