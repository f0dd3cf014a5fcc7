"""What a checkout holds and whether it is ready to start; small, because every start reads it."""

import contextlib
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

PICTURE_FLAGS = ("--screenshot", "--describe")
"""Arguments with which Cuelight opens no window."""


class Checkout:
    """A source tree with its environment in `.venv`; no dataclass, whose machinery alone would cost a start 8 ms."""

    def __init__(self, root: Path, machine: str, *, windows: bool) -> None:
        self.root = root
        self.machine = machine
        self._windows = windows

    @classmethod
    def here(cls) -> "Checkout":
        """The checkout that this file belongs to, on this machine."""
        machine = os.uname().nodename if hasattr(os, "uname") else ""
        return cls(Path(__file__).resolve().parent.parent, machine, windows=os.name == "nt")

    @property
    def environment(self) -> Path:
        """The folder of the environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's own Python."""
        return self.environment / ("Scripts/python.exe" if self._windows else "bin/python")

    @property
    def packages(self) -> Path:
        """The folder below which the environment's packages are."""
        return self.environment / ("Lib" if self._windows else "lib")

    def lock(self, name: str) -> Path:
        """The locked packages to run (`run`) or to test (`test`)."""
        return self.root / "packaging" / "locks" / f"{name}.txt"

    @property
    def installed(self) -> Path:
        """The stamp of a finished installation: which interpreter, and the lock as it was installed."""
        return self.environment / "cuelight-installed"

    def installed_content(self, name: str) -> bytes:
        """What the stamp says when this lock is installed."""
        return os.fsencode(os.path.realpath(self.python)) + b"\n" + self.lock(name).read_bytes()

    def has_installed(self, *names: str) -> bool:
        """Whether one of these locks, as it is now, was installed to the end."""
        stamp = _content(self.installed)
        return stamp is not None and any(stamp == self.installed_content(name) for name in names)

    def qt_started(self, platform: str) -> Path:
        """The stamp of a Qt that was seen to start."""
        return self.environment / f"cuelight-qt-{platform}"

    def qt_started_content(self) -> bytes:
        """A stamp counts on the machine that wrote it, whose libraries it vouches for."""
        return self.machine.encode() + b"\n"

    def ready_to_run(self, platform: str) -> bool:
        """Whether nothing is left to do before main.py; the locked test packages hold all of those to run."""
        return self.has_installed("run", "test") and _content(self.qt_started(platform)) == self.qt_started_content()

    def hand_over(self, arguments: Sequence[str]) -> int:
        """Become main.py in the environment; Windows has no such thing, so there it is waited for."""
        command = [str(self.python), str(self.root / "main.py"), *arguments]
        if not self._windows:
            os.execv(command[0], command)
        with subprocess.Popen(command) as program:
            while True:
                with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C is the program's to answer
                    return program.wait()


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def qt_platform(arguments: Sequence[str], environ: Mapping[str, str], system: str) -> str:
    """The Qt platform that Cuelight will use: Qt's own choice on Linux, `offscreen` when there is no window to open."""
    if any(argument.split("=")[0] in PICTURE_FLAGS for argument in arguments):
        return "offscreen"
    if chosen := environ.get("QT_QPA_PLATFORM"):
        name = chosen.split(";")[0].split(":")[0]
        return name if name.isidentifier() else "other"
    if system != "linux":
        return "native"
    if environ.get("WAYLAND_DISPLAY") and environ.get("XDG_SESSION_TYPE") == "wayland":
        return "wayland"
    if environ.get("DISPLAY"):
        return "xcb"
    return "wayland" if environ.get("WAYLAND_DISPLAY") else "offscreen"
