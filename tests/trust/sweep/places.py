"""Where a secret might lie: files, screen, clipboard, and what a process shows of itself."""

import base64
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.trust.sweep.encodings import ENCODINGS
from tests.window.driven import Driven

Read = Callable[[], bytes]
BETWEEN = b"\n\0\n"


@dataclass(frozen=True, slots=True)
class Place:
    """One of them, by its name, with what puts something there and what reads all of it."""

    name: str
    read: Read
    put: Callable[[bytes], None]
    text_only: bool = False


def files(name: str, folder: Path, pattern: str, plant: str) -> Place:
    """Every file below a folder that fits; hidden ones, databases and half-written ones as well."""

    def read() -> bytes:
        found = [path for path in sorted(folder.rglob(pattern)) if path.is_file() and not path.is_symlink()]
        # The name of a file is written down too.
        return BETWEEN.join(str(path).encode() + BETWEEN + path.read_bytes() for path in found)

    def put(content: bytes) -> None:
        file = folder / plant
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab") as end:
            end.write(content)

    return Place(name, read, put)


def clipboard(driven: Driven) -> Place:
    """Every format that a program offers on the clipboard."""
    return Place(
        "clipboard",
        lambda: base64.b64decode(str(driven.do("clipboard"))),
        lambda content: _none(driven.do("copy", content.decode())),
        text_only=True,
    )


def screen(driven: Driven) -> Place:
    """Every word on every window, and every word for a screen reader."""
    return Place(
        "screen",
        lambda: str(driven.do("windows")).encode(),
        lambda content: _none(driven.do("show", content.decode())),
        text_only=True,
    )


def arguments(driven: Driven, beside: "Beside") -> Place:
    """The command line of the program and of all that it started."""
    return Place("arguments", lambda: beside.read("cmdline", driven), beside.say, text_only=True)


def environment(driven: Driven, beside: "Beside") -> Place:
    """The environment of the program and of all that it started."""
    return Place("environment", lambda: beside.read("environ", driven), beside.breathe, text_only=True)


class Beside:
    """A process beside the program, whose arguments or environment hold what is planted."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen[bytes]] = []

    def say(self, content: bytes) -> None:
        """Have it in the arguments."""
        self._start([content.decode()], {})

    def breathe(self, content: bytes) -> None:
        """Have it in the environment."""
        self._start([], {"PLANTED": content.decode()})

    def read(self, what: str, driven: Driven) -> bytes:
        """Return one file of /proc, of the program, its children and whatever runs beside it."""
        pids = [
            driven.process.pid,
            *(child.pid for child in psutil.Process(driven.process.pid).children(recursive=True)),
        ]
        found = [Path(f"/proc/{pid}/{what}") for pid in (*pids, *(one.pid for one in self._started))]
        return BETWEEN.join(path.read_bytes() for path in found if path.exists())

    def stop(self) -> None:
        """End what was started."""
        for one in self._started:
            one.kill()
            one.wait(10)

    def _start(self, words: Sequence[str], env: Mapping[str, str]) -> None:
        program = [
            sys.executable,
            "-S",
            "-c",
            "import sys; sys.stdout.write('.'); sys.stdout.flush(); sys.stdin.read()",
        ]
        one = subprocess.Popen([*program, *words], env=dict(env), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._started.append(one)
        assert one.stdout is not None
        one.stdout.read(1)  # from here on /proc shows the new program and not the old one


def planted(texts: Mapping[str, str]) -> bytes:
    """Return one text in each of the encodings, far enough from each other."""
    return BETWEEN.join(ENCODINGS[name](text) for name, text in texts.items())


def planted_as_text(texts: Mapping[str, str]) -> bytes:
    """Return those that a text can hold."""
    return b"\n".join(ENCODINGS[name](text) for name, text in texts.items() if writable(name))


def writable(name: str) -> bool:
    """Say whether this encoding makes a text without NUL."""
    written = ENCODINGS[name]("abcdefghijklmnopqrstuvwxyz")
    with suppress(UnicodeDecodeError):
        return "\0" not in written.decode()
    return False


@contextmanager
def beside() -> Iterator[Beside]:
    """Make a process beside the program, and end it."""
    made = Beside()
    try:
        yield made
    finally:
        made.stop()


def _none(_: object) -> None:
    """Drop an answer."""
