"""The cases in which no keyring may be used: a dead daemon, none at all, a plain-text plug-in, the null one."""

import os
import secrets
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from console.profiles.servers import Servers
from tests.real import session
from tests.real.waiting import until
from tests.trust.keyring.silent_bus import silent_bus
from tests.trust.keyring.stage import saved
from tests.trust.sweep.host import Host
from tests.window.driven import Driven

MODULE = "tests.trust.keyring.child"
NAMED = "GNOME Keyring"
NONE = "No keyring that keeps secrets safe answers here"
_PLAIN = """
from pathlib import Path
from keyring.backend import KeyringBackend

class PlainKeyring(KeyringBackend):
    priority = 100
    def get_password(self, service, username): return None
    def set_password(self, service, username, password):
        (Path.home() / "plain-passwords.txt").write_text(password)
    def delete_password(self, service, username): pass
"""


@dataclass(slots=True)
class Waited:
    """How long the keyring hung, how long the window did not answer at most, how long it took to end, in seconds."""

    hung: float = 0.0
    gap: float = 0.0
    quit: float = 0.0


@dataclass(slots=True)
class Desktop:
    """A session without a keyring, and one saved server whose secret was in one."""

    home: Path
    env: dict[str, str]
    host: Host
    waited: Waited = field(default_factory=Waited)

    def plug_in(self) -> None:
        """Install a plug-in that writes secrets into a file, and calls itself the best."""
        folder = self.home / "plug-ins"
        about = folder / "plainkeyring-1.0.dist-info"
        about.mkdir(parents=True)
        (folder / "plainkeyring.py").write_text(_PLAIN, encoding="utf-8")
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: plainkeyring\nVersion: 1.0\n", encoding="utf-8")
        (about / "entry_points.txt").write_text("[keyring.backends]\nplain = plainkeyring\n", encoding="utf-8")
        self.env["PYTHONPATH"] = str(folder)

    def name_null(self) -> None:
        """Name the backend that drops everything in the environment."""
        self.env["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

    def opens(self, sentence: str, hung: float = 0.0) -> None:
        """Open the server; the sentence is said, the window goes on, and the secret serves for this session."""
        driven = Driven(self.env, self.home, "--server", "Stage", module=MODULE)
        try:
            driven.sees(lambda seen: seen.dialog)
            driven.do("begin")
            begun = time.monotonic()
            driven.sees(lambda seen: any(sentence in word for word in seen.words), limit=8.0)
            while time.monotonic() - begun < hung:
                driven.sees(lambda seen: "Try again" in seen.buttons, limit=8.0)
                driven.do("press", "Try again")
            self.waited.hung = time.monotonic() - begun
            self.waited.gap = float(str(driven.do("longest gap")))
            driven.do("press", "Only until I quit")
            tab_to(driven, "API secret")
            driven.do("write", self.host.secret)
            driven.do("press", "Open")
            driven.sees(
                lambda seen: any(line.startswith("Stage, Connected") for line in seen.rooms) and not seen.dialog
            )
            begun = time.monotonic()
            driven.do("keys", "Ctrl+Q")
            ended = _ended(driven)
            self.waited.quit = time.monotonic() - begun
            assert ended, f"it does not end: {driven.read()}"
        finally:
            driven.stop()
        assert Servers(self.home / "config" / "cuelight").all()[0].keyring == NAMED
        assert not (self.home / "plain-passwords.txt").exists()

    def is_left(self) -> float:
        """Have the system end the program while it asks for the secret; return the seconds that takes."""
        driven = Driven(self.env, self.home, "--server", "Stage", module=MODULE)
        try:
            driven.sees(lambda seen: seen.dialog)
            begun = time.monotonic()
            os.kill(driven.process.pid, signal.SIGTERM)
            _ended(driven)
            return time.monotonic() - begun
        finally:
            driven.stop()


@contextmanager
def desktop(home: Path) -> Iterator[Desktop]:
    """Set one up."""
    with ExitStack() as stack:
        env = stack.enter_context(session.home(home)) | {"QT_QPA_PLATFORM": "offscreen"}
        host = stack.enter_context(Host(f"API{secrets.token_hex(5)}", secrets.token_urlsafe(36), secrets.randbits(30)))
        Servers(home / "config" / "cuelight").add(saved(host, keyring=NAMED))
        yield Desktop(home, env, host)


def dead(desk: Desktop, hung: float = 0.0) -> None:
    """The daemon is there and never answers, for so many seconds."""
    with silent_bus(desk.home / "run" / "silent") as address:
        desk.env["DBUS_SESSION_BUS_ADDRESS"] = address
        desk.opens("Your keyring is waiting to be unlocked", hung)


def absent(desk: Desktop, _hung: float = 0.0) -> None:
    """There is no bus, and so no daemon."""
    desk.opens(NONE)


def plaintext(desk: Desktop, _hung: float = 0.0) -> None:
    """The best keyring by its own account is a file."""
    desk.plug_in()
    desk.opens(NONE)


def null(desk: Desktop, _hung: float = 0.0) -> None:
    """The environment names the keyring that drops what it is given."""
    desk.name_null()
    desk.opens(NONE)


def left(desk: Desktop) -> float:
    """The program is to end while a dead daemon is asked and a dialog stands; return the seconds that takes."""
    with silent_bus(desk.home / "run" / "silent") as address:
        desk.env["DBUS_SESSION_BUS_ADDRESS"] = address
        return desk.is_left()


DRIVEN: Mapping[str, Callable[[Desktop, float], None]] = MappingProxyType(
    {"dead daemon": dead, "no daemon": absent, "plain-text plug-in": plaintext, "null backend": null}
)


def tab_to(driven: Driven, name: str) -> None:
    """Press Tab until the keyboard is on something."""
    for _ in range(20):
        if driven.read().focus == name:
            return
        driven.do("keys", "Tab")
    raise AssertionError(f"Tab never came to {name}: {driven.read()}")


def _ended(driven: Driven) -> bool:
    """Wait until a program has ended, and say whether it has."""
    with suppress(TimeoutError):
        until(lambda: not driven.process.runs, 10, "it ends")
    return not driven.process.runs
