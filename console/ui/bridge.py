"""From the state of the open servers to Qt: one signal, at most once a frame, and once a second for the ages."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from console.connection.receipts import Receipt
from console.domain.choices import RecordingChoice
from console.domain.health import Worth, health
from console.domain.snapshot import Snapshot
from console.ui.scene import OpenServer, Scene

if TYPE_CHECKING:  # brings asyncio, and the window is painted before that
    from console.connection.connection import Connection

FRAME_MS, SECOND_MS = 33, 1000
WAIT_MS = 60
"""Milliseconds that a tick waits for the answers of the next beat, which would be shown right after it otherwise."""
ANSWERS_MS = 90
"""Milliseconds between two showings of what answers brought; what a person did is shown with the next frame."""
GATHER_MS = 30
"""Milliseconds that an answer waits for those that are still under way: what is asked on one beat is shown at once."""
SHARE, LONGEST_MS = 5, 250
"""Showing and painting take a fifth of the time at most: what takes long is shown less often, four times a second."""


@dataclass(slots=True)
class _Attached:
    connection: "Connection"
    scene: Scene
    leave: tuple[Callable[[], None], ...]
    news: int = -1


class Bridge(QObject):
    """Gathers what changes and shows it together, so that a thousand answers cost one painting."""

    scenes_changed = Signal(object)
    """Every open server's Scene by its key, in the order in which they were opened."""

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._attached: dict[str, _Attached] = {}
        self._last = QElapsedTimer()
        self._last.start()
        self._gap = FRAME_MS
        self._frame = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self.show_now)
        # Qt delivers what is posted, the painting too, before a timer of no time at all.
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self._rest)
        self._second = QTimer(self, interval=SECOND_MS, timerType=Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self._tick)
        self._turn = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._turn.timeout.connect(self._look_at_words)

    @property
    def scenes(self) -> Mapping[str, Scene]:
        """Return every open server as it was last shown."""
        return MappingProxyType({key: attached.scene for key, attached in self._attached.items()})

    def attach(
        self,
        server: OpenServer,
        connection: "Connection",
        choice: RecordingChoice,
        spared: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        """Show one more server."""

        def on_answers() -> None:
            quiet = connection.poller.idle
            # A poll without news makes data younger and changes nothing else: the ages are shown every second.
            if attached.news != connection.state.news:
                attached.news = connection.state.news
                self._start_frame(ANSWERS_MS, 0 if quiet else GATHER_MS)
            elif quiet and self._frame.isActive():
                self._start_frame(ANSWERS_MS)

        def on_receipt(_receipt: Receipt) -> None:
            self._start_frame()

        leave = (connection.state.subscribe(on_answers), connection.runner.subscribe(on_receipt))
        attached = _Attached(connection, Scene(server, choice=choice, spared=spared), leave)
        self._attached[server.key] = attached
        self._start_frame()
        self._second.start()

    def detach(self, key: str) -> None:
        """Show one server less."""
        attached = self._attached.pop(key, None)
        if attached is not None:
            for leave in attached.leave:
                leave()
            self._start_frame()
        if not self._attached:
            self._second.stop()
            self._turn.stop()

    def keep(
        self,
        key: str,
        *,
        server: OpenServer | None = None,
        choice: RecordingChoice | None = None,
        spared: frozenset[tuple[str, str]] | None = None,
        dismissed: frozenset[str] | None = None,
    ) -> None:
        """Show a server with another name, choice, spare list or list of dismissed failures."""
        attached = self._attached[key]
        scene = attached.scene
        attached.scene = replace(
            scene,
            server=server or scene.server,
            choice=choice or scene.choice,
            spared=scene.spared if spared is None else spared,
            dismissed=scene.dismissed if dismissed is None else dismissed,
        )
        self._start_frame()

    def show_now(self) -> None:
        """Show everything as it is now, without waiting for the frame."""
        self._frame.stop()
        self._last.restart()
        if self._attached:
            self._second.start(SECOND_MS + WAIT_MS)
        now = self._now()
        for attached in self._attached.values():
            attached.scene = _drawn(attached.connection, attached.scene, now)
        self.scenes_changed.emit(self.scenes)
        self._painted.start()
        self._await_turn(now)

    def _tick(self) -> None:
        """Show the ages, and again in a second: clocks have to run evenly while no news come."""
        self.show_now()
        self._second.start(SECOND_MS)

    def _await_turn(self, now: float) -> None:
        """Look again at the moment from which data is late or stale: a second later may be a second too late."""
        turns = [_turns_at(attached.scene.truth, now) for attached in self._attached.values()]
        wait = min(turns, default=math.inf) - now
        if wait * 1000 < SECOND_MS + WAIT_MS:
            self._turn.start(max(0, math.ceil(wait * 1000)) + 1)

    def _look_at_words(self) -> None:
        """Show everything if a server or its recordings are worth another word now; most were asked meanwhile."""
        now = self._now()
        for attached in self._attached.values():
            if _worths(attached.connection.state.snapshot, now) != _worths(attached.scene.truth, attached.scene.now):
                self.show_now()
                return

    def _rest(self) -> None:
        self._gap = min(max(FRAME_MS, SHARE * self._last.elapsed()), LONGEST_MS)

    def _start_frame(self, gap: int = 0, least: int = 0) -> None:
        """Show what came after a quiet moment at once, and what comes thick and fast together."""
        wait = max(least, max(self._gap, gap) - self._last.elapsed())
        if not self._frame.isActive() or self._frame.remainingTime() > wait:
            self._frame.start(wait)


def _turns_at(truth: Snapshot, now: float) -> float:
    lists = (truth.room_list, truth.recording_list)
    return min(health(listing, now, truth.round_trip).until for listing in lists)


def _worths(truth: Snapshot, now: float) -> tuple[Worth, Worth]:
    rooms, recordings = truth.room_list, truth.recording_list
    return health(rooms, now, truth.round_trip).worth, health(recordings, now, truth.round_trip).worth


def _drawn(connection: "Connection", scene: Scene, now: float) -> Scene:
    runner = connection.runner
    truth = connection.state.snapshot
    pending = {receipt.action.key: receipt for receipt in runner.pending}
    return replace(
        scene,
        truth=truth,
        shown=runner.fold(truth) if pending else truth,
        receipts=runner.receipts,
        pending=MappingProxyType(pending),
        abilities=runner.abilities,
        logbook=runner.logbook,
        elsewhere=connection.elsewhere.findings,
        now=now,
    )
