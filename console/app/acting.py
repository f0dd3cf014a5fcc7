"""Carries out what is wanted of a server, after a dialog where the guard ladder wants one."""

import secrets
import string
import time

from console.actions.action import Action
from console.actions.participants import RemoveParticipant
from console.actions.recordings import StartRecording, TemplateRefused, file_path
from console.actions.rooms import EndRoom
from console.actions.targets import RoomTarget
from console.app.loop import ask
from console.app.opening import Opening
from console.connection.receipts import Receipt
from console.connection.tasks import Tasks
from console.domain.light import is_lost
from console.ui import intents as wanted
from console.ui.bridge import Bridge
from console.ui.dialogs.end_room import EndRoomDialog
from console.ui.dialogs.remove import RemoveDialog
from console.ui.dialogs.unwritten import UnwrittenDialog
from console.ui.theme.theme import Theme
from console.ui.window import MainWindow

UNIQUE = 6
_LETTERS = string.ascii_lowercase + string.digits

Act = wanted.Perform | wanted.Undo | wanted.AskRemove | wanted.AskEndRoom | wanted.Record


class Acting:
    """Everything a moderator can do to a server goes through here to its runner."""

    def __init__(self, *, theme: Theme, window: MainWindow, bridge: Bridge, opening: Opening, tasks: Tasks) -> None:
        self._theme, self._window, self._bridge = theme, window, bridge
        self._opening, self._tasks = opening, tasks

    def want(self, intent: Act) -> None:
        """Carry out one intent; what asks first goes on beside the window."""
        match intent:
            case wanted.Perform(server, actions, summary):
                self._perform(server, actions, summary)
            case wanted.Undo(server, deeds, summary):
                self._expect(server, self._opening[server].runner.undo(deeds), summary)
            case wanted.AskRemove():
                self._tasks.spawn(self._remove(intent), "remove dialog")
            case wanted.AskEndRoom():
                self._tasks.spawn(self._end_room(intent), "end room dialog")
            case wanted.Record(server, target):
                self._record(server, target)

    def _perform(self, server: str, actions: tuple[Action, ...], summary: str = "") -> None:
        """Send what one press asks for; what cannot be taken back asks first while it is not being written down."""
        trouble = self._opening[server].runner.logbook.trouble
        if trouble and any(action.verb.is_destructive for action in actions):
            self._tasks.spawn(self._perform_unwritten(server, actions, summary, trouble), "unwritten dialog")
        else:
            self._send(server, actions, summary, unwritten=False)

    async def _perform_unwritten(self, server: str, actions: tuple[Action, ...], summary: str, trouble: str) -> None:
        if await ask(UnwrittenDialog(self._theme, trouble, self._window)) and server in self._opening:
            self._send(server, actions, summary, unwritten=True)

    def _send(self, server: str, actions: tuple[Action, ...], summary: str, *, unwritten: bool) -> None:
        runner = self._opening[server].runner
        if len(actions) == 1:
            runner.run(actions[0], unwritten=unwritten)
        else:
            self._expect(server, runner.run_all(actions, unwritten=unwritten), summary)

    def _expect(self, server: str, receipts: tuple[Receipt, ...], summary: str) -> None:
        if len(receipts) > 1:
            self._window.expect(server, receipts[0].batch, summary)

    async def _remove(self, intent: wanted.AskRemove) -> None:
        dialog = RemoveDialog(self._theme, self._bridge.scenes[intent.server], intent.targets, self._window)
        if await ask(dialog) and intent.server in self._opening:
            self._perform(intent.server, tuple(RemoveParticipant(target) for target in intent.targets))

    async def _end_room(self, intent: wanted.AskEndRoom) -> None:
        dialog = EndRoomDialog(self._theme, self._bridge.scenes[intent.server], intent.target, self._window)
        if await ask(dialog) and intent.server in self._opening:
            self._perform(intent.server, (EndRoom(intent.target),))

    def _record(self, server: str, target: RoomTarget) -> None:
        choice = self._bridge.scenes[server].choice
        unique = "".join(secrets.choice(_LETTERS) for _ in range(UNIQUE))
        try:
            path = file_path(choice.template, target.name, time.time(), unique)
        except TemplateRefused as refused:
            self._window.say(f"Not started: {refused}", stays=True)
            return
        snapshot = self._bridge.scenes[server].truth
        listed = snapshot.recordings.being_kept(target.name)
        lost = frozenset(recording.egress_id for recording in listed if is_lost(snapshot, recording))
        self._perform(server, (StartRecording(target, choice, path, lost),))
