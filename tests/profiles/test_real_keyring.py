"""A real gnome-keyring, and a session bus that never answers."""

import hashlib
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("keeping.py")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the Secret Service is Linux's")


def program(verb: str, folder: Path, env: dict[str, str], secret: str = "") -> list[str]:
    """Run the program in a session and return its lines."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(PROGRAM), verb, str(folder)],
        env=env | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        input=secret,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.splitlines()


def everything_under(folder: Path) -> Iterator[bytes]:
    """Yield the bytes of every file."""
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            yield file.read_bytes()


def entries(env: dict[str, str]) -> int:
    """Count what lies in the keyring, whoever put it there."""
    question = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets"]
    question += ["/org/freedesktop/secrets/collection/login", "org.freedesktop.DBus.Properties.Get"]
    question += ["string:org.freedesktop.Secret.Collection", "string:Items"]
    answer = subprocess.run(question, env=env, capture_output=True, text=True, timeout=20, check=True).stdout
    return answer.count("object path")


@LINUX
@pytest.mark.needs("gnome-keyring", "dbus-run-session")
def test_a_second_start_finds_the_secret_and_removing_the_server_takes_it_away(
    keyring_session: dict[str, str], tmp_path: Path
) -> None:
    secret = secrets.token_urlsafe(36)
    configuration = tmp_path / "cuelight"
    kept = program("keep", configuration, keyring_session, secret)
    assert kept[0] == "kept in GNOME Keyring as GNOME Keyring"
    found = program("find", configuration, keyring_session)
    assert found[0] == f"found {hashlib.sha256(secret.encode()).hexdigest()}"
    assert entries(keyring_session) == 1
    for content in everything_under(tmp_path):
        assert secret.encode() not in content
    server_file = (configuration / "servers.toml").read_text(encoding="utf-8")
    assert 'keyring = "GNOME Keyring"' in server_file

    moved = server_file.replace("live.example.org", "evil.example.org")
    (configuration / "servers.toml").write_text(moved, encoding="utf-8")
    assert program("find", configuration, keyring_session)[0].startswith("AddressChanged ")
    (configuration / "servers.toml").write_text(server_file, encoding="utf-8")

    assert program("remove", configuration, keyring_session)[0] == "removed Main stage"
    assert entries(keyring_session) == 0
    (configuration / "servers.toml").write_text(server_file, encoding="utf-8")
    missing = program("find", configuration, keyring_session)
    assert missing[0].startswith("SecretMissing The secret of Main stage was stored in GNOME Keyring, and is missing")


@LINUX
def test_a_bus_that_never_answers_holds_up_neither_the_window_nor_quitting(
    bare_session: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "run" / "bus"
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(os.fspath(path))
        bus.listen()
        env = bare_session | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={path}"}
        begun = time.monotonic()
        lines = program("keep", tmp_path / "cuelight", env, secrets.token_urlsafe(36))
        taken = time.monotonic() - begun
    assert lines[0].startswith("KeyringWaiting Your keyring is waiting to be unlocked")
    assert lines[-1] == "over"
    assert float(lines[1].removeprefix("longest gap ")) < 0.1
    assert taken < 5, "one second of patience, a start, and an end that waits for nobody"
