"""A program under test gets a session of its own: keyring, display, accessibility bus."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.counterparts import Counterpart
from tests.real.waiting import until

_KEEP = "import keyring; keyring.set_password('cuelight-test', 'planet', 'mars'); print(keyring.get_keyring())"
_FIND = "import keyring; print(keyring.get_password('cuelight-test', 'planet'))"
_SCREEN = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
print(app.platformName(), app.primaryScreen().size().width())
"""
_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QPushButton
app = QApplication(sys.argv)
button = QPushButton("Mute Ana")
button.setAccessibleName("Mute Ana")
button.clicked.connect(app.quit)
button.show()
print(app.platformName(), flush=True)
sys.exit(app.exec())
"""
_READER = """
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi
def walk(node):
    yield node
    for number in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(number))
for node in walk(Atspi.get_desktop(0)):
    if (node.get_role_name(), node.get_name()) == ("push button", "Mute Ana"):
        node.get_action_iface().do_action(0)
        print("pressed")
"""


def run(env: dict[str, str], program: str) -> str:
    """What a Python program prints in a session."""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_secret_survives_the_program_that_kept_it(keyring_session: dict[str, str]) -> None:
    assert "SecretService" in run(keyring_session, _KEEP)
    assert run(keyring_session, _FIND) == "mars"


def test_a_display_for_xcb(display_session: dict[str, str]) -> None:
    assert run(display_session, _SCREEN) == "xcb 1600"


def test_another_process_presses_a_button_by_its_name(
    accessible_session: dict[str, str], counterpart: Counterpart, tmp_path: Path
) -> None:
    with (tmp_path / "window.log").open("wb") as log:
        window = subprocess.Popen([sys.executable, "-c", _WINDOW], env=accessible_session, stdout=log, stderr=log)
    try:
        reader = [str(counterpart("gi-python")), "-c", _READER]

        def pressed() -> bool:
            said = subprocess.run(reader, env=accessible_session, capture_output=True, timeout=20, check=False).stdout
            return said == b"pressed\n"

        until(pressed, 10, "the window is on the accessibility bus")
        assert window.wait(5) == 0, (tmp_path / "window.log").read_text()
    finally:
        if window.poll() is None:
            window.kill()
            window.wait(5)


@pytest.mark.parametrize("variable", ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"])
def test_the_session_is_not_ours(bare_session: dict[str, str], variable: str, tmp_path: Path) -> None:
    assert Path(bare_session[variable]).is_relative_to(tmp_path)
    assert "DISPLAY" not in bare_session
