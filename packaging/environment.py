"""Makes the checkout's environment and installs a lock into it; a try that was interrupted starts again."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from checkout import Checkout
from programs import Obstacle, Programs

if sys.platform == "win32":
    import msvcrt

    def _hold(file: IO[bytes], wait: bool) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _hold(file: IO[bytes], wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True


class Environment:
    """The `.venv` of one checkout."""

    def __init__(self, checkout: Checkout, programs: Programs, base_python: Path | str = sys.executable) -> None:
        self._checkout = checkout
        self._programs = programs
        self._base_python = base_python
        self._started = checkout.environment / "cuelight-installing"

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep a second start of this checkout waiting until this one is prepared."""
        cache = self._checkout.root / ".cache"
        cache.mkdir(exist_ok=True)
        with (cache / "preparing.lock").open("wb") as file:
            if not _hold(file, wait=False):
                self._programs.say("Another start is preparing this checkout: waiting for it.")
                while not _hold(file, wait=True):
                    pass  # Windows gives up after ten seconds, and may be asked again
            yield

    def install(self, name: str) -> None:
        """Bring the environment to the lock of this name; raises Obstacle."""
        checkout, programs = self._checkout, self._programs
        if not self._usable():
            self._make()
        self._started.touch()
        for stamp in checkout.environment.glob("cuelight-qt-*"):
            stamp.unlink()
        checkout.installed.unlink(missing_ok=True)
        programs.say("Installing the locked packages ...")
        # -I: neither PYTHONPATH nor a module in the current folder may take part.
        isolated: list[str | Path] = [checkout.python, "-I", "-m"]
        pip = [*isolated, "pip", "install", "--require-hashes", "--no-compile", "--no-input"]
        pip += ["--disable-pip-version-check", "-r", checkout.lock(name)]
        pip += [] if sys.stderr.isatty() else ["--quiet"]
        if programs.run(pip, {"PIP_USER": "0"}):
            raise Obstacle("The packages could not be installed, for the reason above: mend that and run this again.")
        programs.say("Compiling them, so that Cuelight starts fast ...")
        # Its exit status also tells of templates among the packages that were never Python.
        programs.ask([*isolated, "compileall", "-q", "-j", "0", checkout.packages, checkout.root / "console"])
        write_whole(checkout.installed, checkout.installed_content(name))
        self._started.unlink()

    def _usable(self) -> bool:
        """Whether there is an environment that an installation can go into: whole, and of a Python that will do."""
        checkout = self._checkout
        if self._started.exists() or not checkout.python.exists():
            return False
        interpreter = os.fsencode(os.path.realpath(checkout.python))
        if checkout.installed.exists() and not checkout.installed.read_bytes().startswith(interpreter + b"\n"):
            return False
        supported = "import sys, pip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))"
        return self._programs.ask([checkout.python, "-I", "-c", supported]).code == 0

    def _make(self) -> None:
        for module in ("venv", "ensurepip"):
            if not self._programs.has_module(module):
                short = f"{sys.version_info[0]}.{sys.version_info[1]}"
                raise Obstacle(
                    f"This Python {short} comes without {module}, which the environment of Cuelight is made with: "
                    f"install it (on Debian and Ubuntu: apt install python{short}-venv) and run this again."
                )
        self._programs.say(f"Making the environment in {self._checkout.environment} ...")
        if self._programs.run([self._base_python, "-m", "venv", "--clear", self._checkout.environment]):
            raise Obstacle("The environment could not be made, for the reason above: mend that and run this again.")


def write_whole(file: Path, content: bytes) -> None:
    """Write so that the file is there whole or not at all."""
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_bytes(content)
    fresh.replace(file)
