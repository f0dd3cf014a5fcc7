"""One round: connect, act, fail, crash, copy and end badly, with random secrets; then everything is searched."""

import random
import resource
import shutil
import string
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.real import session
from tests.real.waiting import until
from tests.trust.claim import Figure
from tests.trust.sweep.encodings import ENCODINGS, Search
from tests.trust.sweep.host import Host
from tests.trust.sweep.places import (
    Place,
    arguments,
    beside,
    clipboard,
    environment,
    files,
    planted,
    planted_as_text,
    screen,
    writable,
)
from tests.window.driven import Driven

MODULE = "tests.trust.sweep.child"
_LETTERS = string.ascii_letters + string.digits + "-_"
LEAST_PLACES = 12


@dataclass(slots=True)
class Tally:
    """What came of all rounds."""

    searched: int = 0
    found: int = 0
    planted: int = 0
    recovered: int = 0
    failures: int = 0
    lines: int = 0
    places: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)


def measure(size: int, seed: int) -> tuple[Figure, ...]:
    """Go so many rounds."""
    tally, chance = Tally(), random.Random(seed)
    for _ in range(size):
        _round(chance, tally)
    return (
        Figure("rounds through the whole program", size, size, at_least=True),
        Figure("secrets and tokens found", tally.found, 0),
        Figure("secrets and tokens searched for", tally.searched, 6 * size, at_least=True),
        Figure("encodings", len(ENCODINGS), 10, at_least=True),
        Figure("places searched", len(tally.places), LEAST_PLACES, at_least=True),
        Figure("places that held nothing at all", len(tally.empty), 0),
        Figure("failures with a secret in hand", tally.failures, 10 * size, at_least=True),
        Figure("log lines with a secret in hand", tally.lines, 50 * size, at_least=True),
        Figure("planted copies that were overlooked", tally.planted - tally.recovered, 0),
        Figure("planted copies found", tally.recovered, 200 * size, at_least=True),
    )


def _round(chance: random.Random, tally: Tally) -> None:
    given, wrong = _secret(chance), _secret(chance)
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sweep-")))
        env = _session(home, stack) | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(home / "cache")}
        first = stack.enter_context(Host(f"API{chance.getrandbits(32):x}", given, chance.getrandbits(31)))
        other = stack.enter_context(Host(f"API{chance.getrandbits(32):x}", _secret(chance), chance.getrandbits(31)))
        stack.enter_context(_cores_wanted())
        flags = ("--url", first.url, "--key", first.key, "--secret-stdin", "--debug")
        driven = Driven(env, home, *flags, secret=given, module=MODULE)
        stack.callback(driven.stop)
        aside = stack.enter_context(beside())
        _work(driven, other, wrong, kept="DBUS_SESSION_BUS_ADDRESS" in env)
        tally.failures += int(str(driven.do("break everything"))) * 6
        tally.lines += int(str(driven.do("log everything")))
        first.shut()
        driven.sees(lambda seen: any("Not answering" in line for line in seen.rooms))
        for form in ("csv", "jsonl"):
            driven.do("export", form)
            driven.sees(lambda seen: "&Save" in seen.buttons)
            driven.do("save as", str(home / f"export.{form}"))
            until((home / f"export.{form}").exists, 10, "it is exported")
        shown = (clipboard(driven), screen(driven), arguments(driven, aside), environment(driven, aside))
        texts = {given, wrong, other.secret} | first.tokens | other.tokens
        texts |= {token.rpartition(".")[2] for token in texts if "." in token}  # the signature alone opens the door
        secrets = Search(texts)
        tally.searched += len(texts)
        for place in shown:
            _search(place, secrets, tally)
        for place in shown:
            _plant(place, chance, tally)
        _end_badly(driven)
        written = _written(home)
        _restart(env, home, stack)
        for place in written:
            _search(place, secrets, tally)
        for place in written:
            _plant(place, chance, tally)


def _session(home: Path, stack: ExitStack) -> dict[str, str]:
    """Begin a session, with a keyring where this machine has one."""
    env = stack.enter_context(session.home(home))
    bus, keyring = shutil.which("dbus-run-session"), shutil.which("gnome-keyring-daemon")
    if bus is None or keyring is None:
        return env
    env = stack.enter_context(session.bus(Path(bus), env))
    return stack.enter_context(session.keyring(Path(keyring), env))


def _work(driven: Driven, other: Host, wrong: str, *, kept: bool) -> None:
    """Do what a moderator does: look, act, fail, connect to another server with a wrong secret, copy diagnostics."""
    driven.sees(lambda seen: len(seen.people) > 3)
    person = driven.read().people[1].split(",")[0]
    driven.do("choose", "People", f"{person},")
    for key in ("M", "Ctrl+R", "Ctrl+Shift+C"):
        driven.do("keys", key)
    driven.sees(lambda seen: any("Copied" in toast for toast in seen.toasts))
    _connect(driven, other, wrong, kept=kept)
    driven.do("keys", "Ctrl+K")
    driven.do("write", "copy diagnostics")
    driven.do("keys", "Return")
    driven.sees(lambda seen: any("Copied diagnostics" in toast for toast in seen.toasts))


def _connect(driven: Driven, other: Host, wrong: str, *, kept: bool) -> None:
    """Add a server, with a wrong secret first; a keyring keeps the right one where there is a keyring."""
    driven.do("keys", "Ctrl+N")
    driven.sees(lambda seen: seen.focus == "Address")
    driven.do("write", other.url)
    _tab_to(driven, "Name")
    driven.do("write", "Other")
    driven.do("keys", "Return")
    driven.sees(lambda seen: seen.focus == "API key")
    driven.do("write", other.key)
    _tab_to(driven, "API secret")
    driven.do("write", wrong)
    _tab_to(driven, "Test connection")
    driven.do("keys", "Space")
    driven.sees(lambda seen: any(word.startswith("no: ") for word in seen.words))
    _tab_to(driven, "API secret", backwards=True)
    driven.do("keys", "Ctrl+A")
    driven.do("write", other.secret)
    _tab_to(driven, "Test connection")
    driven.do("keys", "Space")
    driven.sees(lambda seen: "yes: Key and secret fit" in seen.words)
    _tab_to(driven, "Continue")
    driven.do("keys", "Return")
    if kept:
        driven.sees(lambda seen: seen.focus == "GNOME Keyring")
    else:
        driven.sees(lambda seen: any(word.startswith("careful: No keyring") for word in seen.words))
    driven.do("keys", "Return")
    driven.sees(lambda seen: any(line.startswith("Other, ") for line in seen.rooms) and not seen.dialog)


def _tab_to(driven: Driven, name: str, *, backwards: bool = False) -> None:
    for _ in range(20):
        if driven.read().focus == name:
            return
        driven.do("keys", "Shift+Tab" if backwards else "Tab")
    raise AssertionError(f"Tab never came to {name}: {driven.read()}")


def _end_badly(driven: Driven) -> None:
    driven.do("die")
    until(lambda: not driven.process.runs, 10, "it ends")


def _restart(env: dict[str, str], home: Path, stack: ExitStack) -> None:
    """Start once more: what the last session left is shown, and written as a report."""
    again = Driven(env, home, "--debug", module=MODULE)
    stack.callback(again.stop)
    again.sees(lambda seen: any("Cuelight failed when it ran last" in word for word in [*seen.words, seen.dialog]))
    again.sees(lambda seen: seen.focus == "Go on")
    again.do("keys", "Space")
    again.sees(lambda seen: not seen.dialog)
    again.do("keys", "Ctrl+Q")
    until(lambda: not again.process.runs, 10, "it ends")


def _written(home: Path) -> Sequence[Place]:
    return (
        files("exports", home, "export.*", "export.planted"),
        files("log", home, "program-*.log", "program-0.log"),
        files("reports of failures", home / "state", "crash-*", "cuelight/reports/crash-0.txt"),
        files("journal", home / "state" / "cuelight", "journal*", "journal.planted"),
        files("state", home / "state", "*", "cuelight/planted"),
        files("configuration", home / "config", "*", "cuelight/planted"),
        files("data", home / "data", "*", "planted"),
        files("cache", home / "cache", "*", "planted"),
        files("every other file", home, "*", "core.1"),
    )


def _search(place: Place, secrets: Search, tally: Tally) -> None:
    content = place.read()
    tally.places.add(place.name)
    if not content and place.name not in ("data", "cache"):
        tally.empty.add(place.name)
    tally.found += len(secrets.found(content))


def _plant(place: Place, chance: random.Random, tally: Tally) -> None:
    """Put a text of its own for every encoding there, and look for each."""
    names = [name for name in ENCODINGS if writable(name) or not place.text_only]
    texts = {name: _secret(chance) for name in names}
    place.put(planted_as_text(texts) if place.text_only else planted(texts))
    tally.planted += len(texts)
    tally.recovered += len(Search(texts.values()).found(place.read()))


def _secret(chance: random.Random) -> str:
    return "".join(chance.choice(_LETTERS) for _ in range(48))


@contextmanager
def _cores_wanted() -> Iterator[None]:
    """Have the system write cores wherever a program lets it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))
