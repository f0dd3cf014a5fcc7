"""What is asked before the program ends: what goes on without it, and what is not yet known."""

import asyncio

from console.actions.recordings import StartRecording, StopRecording
from console.actions.targets import RoomTarget
from console.app.loop import ask
from console.app.opening import Opening
from console.domain.recordings import Recording
from console.ui.bridge import Bridge
from console.ui.dialogs.quit import QuitChoice, QuitDialog
from console.ui.dialogs.unfinished import UnfinishedDialog
from console.ui.theme.theme import Theme
from console.ui.window import MainWindow

STOP_WITHIN = 8.0


class Quitting:
    """Asks only while a recording of ours runs or an action is open; without a question the program ends at once."""

    def __init__(self, theme: Theme, window: MainWindow, bridge: Bridge, opening: Opening) -> None:
        self._theme, self._window, self._bridge, self._opening = theme, window, bridge, opening

    async def may_quit(self) -> bool:
        """Ask what there is to ask; return whether the program is to end."""
        ours = self._running_of_ours()
        if ours:
            dialog = QuitDialog(self._theme, tuple(recording.room_name for _, recording in ours), self._window)
            await ask(dialog)
            if dialog.choice is QuitChoice.CANCEL:
                return False
            if dialog.choice is QuitChoice.STOP:
                await self._stop(ours)
        return not self._open() or await self._leave_open()

    def _open(self) -> int:
        return sum(len(connection.runner.pending) for connection in self._opening.connections)

    async def _leave_open(self) -> bool:
        """Ask whether to wait for what is open; once nothing is, nobody has to answer any more."""
        dialog = UnfinishedDialog(self._theme, self._open(), self._window)

        def follow(_scenes: object) -> None:
            dialog.show_open(self._open())

        self._bridge.scenes_changed.connect(follow)
        try:
            return bool(await ask(dialog))
        finally:
            self._bridge.scenes_changed.disconnect(follow)

    def _running_of_ours(self) -> tuple[tuple[str, Recording], ...]:
        """Return what was started here and still runs; what somebody else records is theirs to think of."""
        found = []
        for key, scene in self._bridge.scenes.items():
            for receipt in scene.receipts:
                recording = scene.truth.recordings.by_id.get(receipt.answer)
                started = isinstance(receipt.action, StartRecording)
                if started and recording is not None and recording.status.is_running:
                    found.append((key, recording))
        return tuple(found)

    async def _stop(self, ours: tuple[tuple[str, Recording], ...]) -> None:
        """Stop them and wait until that is seen, but never for long; the answer to the question is reason enough."""
        for key, recording in ours:
            target = RoomTarget(recording.room_name, recording.room_sid)
            self._opening[key].runner.run(StopRecording(target, recording.egress_id), unwritten=True)
        end = asyncio.get_running_loop().time() + STOP_WITHIN
        while any(self._opening[key].runner.pending for key, _ in ours):
            if asyncio.get_running_loop().time() > end:
                return
            await asyncio.sleep(0.05)
