"""Nine ways in which a keyring lets people down: a sentence and a way on each time, and never a secret in a file."""

import subprocess
from pathlib import Path

import pytest

from console.app.application import Application
from tests.trust.keyring.driven import DRIVEN, desktop, left
from tests.trust.keyring.scripted import SCRIPTED
from tests.trust.keyring.stage import stage
from tests.trust.sweep.encodings import Search

MOST = 5.0
"""Seconds to end within, beside other tests; what is promised is two, and measured by the claim."""


@pytest.mark.asyncio
@pytest.mark.parametrize("case", SCRIPTED)
async def test_a_keyring_that_answers_badly_has_a_sentence_and_a_way_on(
    qapp: Application, tmp_path: Path, case: str
) -> None:
    async with stage(qapp, tmp_path) as set_up:
        await SCRIPTED[case](set_up)
        texts = set_up.secrets
    assert texts
    assert not written(tmp_path, texts)


@pytest.mark.parametrize("case", DRIVEN)
def test_without_a_keyring_the_secret_serves_for_this_session(tmp_path: Path, case: str) -> None:
    with desktop(tmp_path) as desk:
        DRIVEN[case](desk, 0.0)
        assert desk.waited.quit < MOST
        assert not written(tmp_path, [desk.host.secret])


@pytest.mark.needs("gnome-keyring", "dbus-run-session")
def test_a_real_keyring_that_is_locked_and_has_nobody_to_ask(keyring_session: dict[str, str], tmp_path: Path) -> None:
    lock = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"]
    lock += ["org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/collection/login"]
    subprocess.run(lock, env=keyring_session, capture_output=True, timeout=20, check=True)
    with desktop(tmp_path) as desk:
        desk.env |= keyring_session
        desk.opens("GNOME Keyring stayed locked: unlock it and try again, or use the secret for this session only.")
        assert not written(tmp_path, [desk.host.secret])


def test_quitting_waits_neither_for_the_keyring_nor_for_the_dialog(tmp_path: Path) -> None:
    with desktop(tmp_path) as desk:
        assert left(desk) < MOST


def written(folder: Path, texts: list[str]) -> list[str]:
    """Return the files in which one of these is found."""
    search = Search(texts)
    return [str(file) for file in folder.rglob("*") if file.is_file() and search.found(file.read_bytes())]
