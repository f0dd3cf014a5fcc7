"""The real counterparts as fixtures; a test that lacks one is not run, by name.

Servers live for the whole session and rooms are told apart by name: `room_name` makes a new one for each test.
"""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.plugins.counterparts import Counterpart
from tests.real import session
from tests.real.livekit_server import LiveKitServer
from tests.real.people import Crowd
from tests.real.recorder import Recorder
from tests.real.redis_server import RedisServer

_LOGS = pytest.StashKey[dict[Path, int]]()  # log → its size when the test began
_FOLDERS = pytest.StashKey[list[Path]]()


def pytest_configure(config: pytest.Config) -> None:
    """Remembers where the logs of started programs are."""
    config.stash[_FOLDERS] = []
    config.stash[_LOGS] = {}


def _logs(config: pytest.Config) -> list[Path]:
    return [log for folder in config.stash[_FOLDERS] for log in sorted(folder.rglob("*.log"))]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Marks where the logs are before the test."""
    item.config.stash[_LOGS] = {log: log.stat().st_size for log in _logs(item.config)}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> object:
    """Shows beside a failure what the started programs logged since the test began."""
    report = yield
    if isinstance(report, pytest.TestReport) and report.failed:
        for log in _logs(item.config):
            news = log.read_bytes()[item.config.stash[_LOGS].get(log, 0) :].decode(errors="replace")
            if news:
                lines = news.splitlines()[-40:]
                report.sections.append((f"{log.parent.name}/{log.name}", "\n".join(lines)))
    return report


def _folder(factory: pytest.TempPathFactory, config: pytest.Config, name: str) -> Path:
    folder = factory.mktemp(name)
    config.stash[_FOLDERS].append(folder)
    return folder


@pytest.fixture(scope="session")
def plain_server(
    counterpart: Counterpart, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Iterator[LiveKitServer]:
    """A livekit-server as it comes: no redis, no unmuting from afar."""
    folder = _folder(tmp_path_factory, pytestconfig, "plain-server")
    server = LiveKitServer(counterpart("livekit-server"), folder)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def unmuting_server(
    counterpart: Counterpart, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Iterator[LiveKitServer]:
    """A livekit-server that lets moderators unmute."""
    folder = _folder(tmp_path_factory, pytestconfig, "unmuting-server")
    server = LiveKitServer(counterpart("livekit-server"), folder, remote_unmute=True)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def redis_server(
    counterpart: Counterpart, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Iterator[RedisServer]:
    """The redis of the recording server."""
    server = RedisServer(counterpart("redis-server"), _folder(tmp_path_factory, pytestconfig, "redis"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def recording_server(
    counterpart: Counterpart,
    redis_server: RedisServer,
    tmp_path_factory: pytest.TempPathFactory,
    pytestconfig: pytest.Config,
) -> Iterator[LiveKitServer]:
    """A livekit-server that can record as soon as a `recorder` is there."""
    folder = _folder(tmp_path_factory, pytestconfig, "recording-server")
    server = LiveKitServer(counterpart("livekit-server"), folder, redis=redis_server.address)
    yield server
    server.stop()


@pytest.fixture
def recorder(
    counterpart: Counterpart,
    recording_server: LiveKitServer,
    redis_server: RedisServer,
    tmp_path_factory: pytest.TempPathFactory,
    pytestconfig: pytest.Config,
) -> Iterator[Recorder]:
    """One egress worker of the recording server, for one test."""
    folder = _folder(tmp_path_factory, pytestconfig, "recorder")
    worker = Recorder(counterpart("egress-worker"), folder, recording_server, redis_server.address)
    yield worker
    worker.stop()


@pytest.fixture(scope="session")
def whole_crowd(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Crowd]:
    """The process in which real participants live; tests use `crowd`."""
    people = Crowd(_folder(tmp_path_factory, pytestconfig, "crowd"))
    yield people
    people.stop()


@pytest.fixture
def crowd(whole_crowd: Crowd) -> Iterator[Crowd]:
    """Real participants for any of the servers, who leave when the test is over."""
    yield whole_crowd
    whole_crowd.dismiss()


@pytest.fixture
def doomed_crowd(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Crowd]:
    """Real participants that a test may kill."""
    people = Crowd(_folder(tmp_path_factory, pytestconfig, "doomed-crowd"))
    yield people
    people.stop()


@pytest.fixture
def room_name() -> str:
    """A room that no other test has used."""
    return f"hall-{secrets.token_hex(3)}"


@pytest.fixture
def bare_session(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a session with empty folders, no bus and no display."""
    with session.home(tmp_path) as env:
        yield env


@pytest.fixture
def keyring_session(counterpart: Counterpart, bare_session: dict[str, str]) -> Iterator[dict[str, str]]:
    """The environment of a session with an unlocked gnome-keyring."""
    with ExitStack() as stack:
        env = stack.enter_context(session.bus(counterpart("dbus-run-session"), bare_session))
        yield stack.enter_context(session.keyring(counterpart("gnome-keyring"), env))


@pytest.fixture
def display_session(counterpart: Counterpart, bare_session: dict[str, str]) -> Iterator[dict[str, str]]:
    """The environment of a session with an X display."""
    with session.screen(counterpart("xvfb"), bare_session) as env:
        yield env


@pytest.fixture
def accessible_session(counterpart: Counterpart, display_session: dict[str, str]) -> Iterator[dict[str, str]]:
    """The environment of a session with a bus, an X display and the accessibility bus."""
    with ExitStack() as stack:
        env = stack.enter_context(session.bus(counterpart("dbus-run-session"), display_session))
        yield stack.enter_context(session.accessibility(counterpart("at-spi"), env))
