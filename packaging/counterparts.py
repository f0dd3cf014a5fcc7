"""Finds, installs or builds the real programs that the tests run against, and says which cannot be had."""

import hashlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from environment import write_whole
from programs import Programs
from qt_start import QtStart
from system_packages import QT_PACKAGES, SystemPackages

LIVEKIT_VERSION = "v1.13.5"
"""The server that the tests describe; from v1.13.6 on its go.mod forbids `go install`."""

LIVEKIT_MODULE = "github.com/livekit/livekit-server/cmd/server"
WORKER = Path("tests/real/worker")
GI_PYTHON = Path("/usr/bin/python3")
GI_IMPORT = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"

SYSTEM_PACKAGES = {
    "redis-server": "redis-server",
    "gnome-keyring": "gnome-keyring",
    "dbus-run-session": "dbus",
    "xvfb": f"xvfb xauth {QT_PACKAGES['apt']}",
    "at-spi": "at-spi2-core",
    "gi-python": "python3-gi gir1.2-atspi-2.0",
}
"""What Debian calls each counterpart that comes from the system."""


@dataclass(slots=True)
class Found:
    """Where each counterpart is, and why the others are not."""

    found: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    def write(self, file: Path) -> None:
        """Leave word for tests/plugins/counterparts.py."""
        text = json.dumps({"found": self.found, "missing": self.missing}, indent=2, sort_keys=True)
        write_whole(file, f"{text}\n".encode())


class Counterparts:
    """The counterparts of one checkout, built below its `.cache`."""

    def __init__(self, root: Path, programs: Programs, packages: SystemPackages, qt: QtStart) -> None:
        self._root = root
        self._programs = programs
        self._packages = packages
        self._qt = qt
        self._cache = root / ".cache"
        self._system: dict[str, Callable[[], Path | None]] = {
            "redis-server": lambda: programs.find("redis-server"),
            "gnome-keyring": lambda: programs.find("gnome-keyring-daemon"),
            "dbus-run-session": lambda: programs.find("dbus-run-session"),
            "xvfb": self._find_xvfb,
            "at-spi": _find_at_spi,
            "gi-python": self._find_gi_python,
        }

    def prepare(self) -> Found:
        """Bring about what this machine allows, with one line for each step that takes time."""
        here = Found()
        self._prepare_system(here)
        self._prepare_built(here, "livekit-server", self._livekit_server)
        self._prepare_built(here, "egress-worker", self._egress_worker)
        return here

    def _prepare_system(self, here: Found) -> None:
        paths = {name: find() for name, find in self._system.items()}
        absent = [name for name, path in paths.items() if path is None]
        if absent and self._packages.may_install:
            self._programs.say(f"Installing {', '.join(absent)} with apt-get ...")
            self._packages.install(" ".join(SYSTEM_PACKAGES[name] for name in absent).split())
            paths |= {name: self._system[name]() for name in absent}
        for name, path in paths.items():
            if path is not None:
                here.found[name] = str(path)
            elif sys.platform == "linux":
                here.missing[name] = f"on Debian and Ubuntu: apt-get install {SYSTEM_PACKAGES[name]}"
            else:
                here.missing[name] = "it needs Linux"

    def _prepare_built(self, here: Found, name: str, build: Callable[[], Path | str]) -> None:
        built = build()
        if isinstance(built, Path):
            here.found[name] = str(built)
        else:
            here.missing[name] = built

    def _livekit_server(self) -> Path | str:
        """The server's path, or the reason why there is none."""
        installed = self._programs.find("livekit-server")
        if installed and LIVEKIT_VERSION.removeprefix("v") in self._programs.ask([installed, "--version"]).text.split():
            return installed
        folder = self._cache / f"livekit-server-{LIVEKIT_VERSION}"
        server = folder / f"server{_SUFFIX}"
        if server.exists():
            return server
        source = f"{LIVEKIT_MODULE}@{LIVEKIT_VERSION}"
        return self._go(["install", source], server, {"GOBIN": str(folder), "GOFLAGS": ""})

    def _egress_worker(self) -> Path | str:
        """The stand-in recorder's path, or the reason why there is none."""
        source = self._root / WORKER
        files = sorted(file for file in source.glob("*") if file.suffix in {".go", ".mod", ".sum"})
        digest = hashlib.sha256(b"".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()
        worker = self._cache / f"egress-worker-{digest[:12]}" / f"worker{_SUFFIX}"
        if worker.exists():
            return worker
        return self._go(["-C", str(source), "build", "-o", str(worker), "."], worker, {"GOFLAGS": "-mod=readonly"})

    def _go(self, arguments: list[str], made: Path, extra: dict[str, str]) -> Path | str:
        go = self._programs.find("go")
        if go is None:
            return "Go is not installed"
        self._programs.say(f"Building {made.parent.name} (minutes the first time) ...")
        made.parent.mkdir(parents=True, exist_ok=True)
        # local: a Go that is too old must say so, and not fetch another toolchain.
        answer = self._programs.ask([go, *arguments], {"GOTOOLCHAIN": "local", "CGO_ENABLED": "0", **extra})
        return made if answer.code == 0 and made.exists() else answer.last_line

    def _find_xvfb(self) -> Path | None:
        """xvfb-run, if Qt could show a window on it."""
        complete = all(self._programs.find(name) for name in ("Xvfb", "xauth")) and self._qt.has_libraries("xcb")
        return self._programs.find("xvfb-run") if complete else None

    def _find_gi_python(self) -> Path | None:
        """The system's Python, if it can read the accessibility bus; PyPI has no such module to put into ours."""
        return GI_PYTHON if self._programs.ask([GI_PYTHON, "-I", "-c", GI_IMPORT]).code == 0 else None


_SUFFIX = ".exe" if os.name == "nt" else ""


def _find_at_spi() -> Path | None:
    places = (Path(folder) / "at-spi-bus-launcher" for folder in ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib"))
    return next((place for place in places if place.exists()), None)
